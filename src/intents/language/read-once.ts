import { besides } from './besides.js';
import { isGrave, riskOf } from './intent-names.js';
import type { NameIndex } from './known-names.js';
import { secondLook } from './opinion/second-look.js';
import type { Meaning, NoneReason, Reading } from './reading.js';
import { nothing } from './reading.js';
import { readSentence, type SentenceReading } from './sentence/read-sentence.js';
import { prepareWords, type Words } from './sentence/read-words.js';
import { spellOut } from './sentence/spell-out.js';

const mostDoubts = 3;
/** Longer messages are read one way: every doubt doubles the work. */
const longest = 400;

/** The words of a message or a part of one. */
export function wordsOf(own: string, index: NameIndex): Words {
  return prepareWords(spellOut(own), index)(new Set());
}

/** What a message or a part of one comes to, as one piece, by the rules and the classifier's second look. */
export function readOnce(own: string, index: NameIndex): Reading {
  const words = prepareWords(spellOut(own), index);
  const [best, second] = readAllWays(words);
  if (!best) return nothing('out-of-scope', 0.5);
  return finish(secondLook(best, words(new Set())), second);
}

/** Names that are words as well ("a cluster called test") are read both ways, the likeliest first. */
function readAllWays(words: ReturnType<typeof prepareWords>): SentenceReading[] {
  const asNames = words(new Set());
  const readings = [readSentence(asNames)];
  const doubts = asNames.text.length > longest ? [] : asNames.doubtful.slice(0, mostDoubts);
  for (let mask = 1; mask < 1 << doubts.length; mask++) {
    const asWords = new Set(doubts.filter((_, i) => (mask >> i) & 1));
    readings.push(readSentence(words(asWords)));
  }
  return readings
    .map((reading, i) => ({ reading, i }))
    .sort((a, b) => b.reading.score - a.reading.score || a.i - b.i)
    .map(({ reading }) => reading);
}

function finish(best: SentenceReading, second: SentenceReading | undefined): Reading {
  if (best.none) {
    const reading = nothing(best.none as NoneReason, best.confidence);
    return best.guess ? { ...reading, guesses: [best.guess, besides(best.guess)] } : reading;
  }
  const other = best.other ?? nearTo(best, second);
  return {
    intent: best.meaning?.intent ?? 'none',
    slots: best.meaning?.slots ?? {},
    confidence: best.confidence,
    source: 'language',
    ...(other ? { other } : {}),
    ...(best.unread ? { unread: best.unread } : {}),
  };
}

/** Below this some words of a message say nothing that fits. */
export const wholly = 0.6;

/** Below this a change is asked about together with what else the words may mean. */
export const plain = 0.55;

/**
 * The next likeliest meaning: the words read the other way, else looking at what a doubtful change names. What destroys or
 * acts for others is never offered as a guess.
 */
function nearTo(best: SentenceReading, second: SentenceReading | undefined): Meaning | undefined {
  if (
    second?.meaning &&
    !second.none &&
    !isGrave(second.meaning.intent) &&
    !same(second.meaning, best.meaning)
  )
    return second.meaning;
  const doubtful = best.meaning && best.confidence < plain && riskOf(best.meaning.intent) === 'change';
  return doubtful && best.meaning ? besides(best.meaning) : undefined;
}

function same(one: Meaning, other: Meaning | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
