import { isIntentName } from './intent-names.js';
import { indexNames, type KnownNames, type NameIndex } from './known-names.js';
import type { Meaning, NoneReason, Reading } from './reading.js';
import { nothing } from './reading.js';
import { withoutPasted } from './sentence/pasted.js';
import { readSentence, type SentenceReading } from './sentence/read-sentence.js';
import { prepareWords } from './sentence/read-words.js';
import { isTrick } from './sentence/tricks.js';

export type { KnownNames, Meaning, Reading };
export { indexNames, type NameIndex };

/** Longer messages are no requests; reading them would only find words in them. */
const mostCharacters = 4_000;
const mostDoubts = 3;

/**
 * What a message in English or Simplified Chinese means, without a network: an intent with the slots that were
 * said, names as they exist, or `none` with the reason. Never throws.
 */
export function readMessage(message: string, known: KnownNames | NameIndex = {}): Reading {
  const index = 'exact' in known ? (known as NameIndex) : indexNames(known as KnownNames);
  if (message.trim() === '') return nothing('smalltalk', 1);
  if (message.length > mostCharacters && !message.includes('-----BEGIN')) return nothing('out-of-scope', 0.9);
  if (isTrick(message)) return nothing('out-of-scope', 0.95);
  const own = withoutPasted(message);
  if (own === null) return nothing('report', 0.9);
  const readings = readAllWays(own, index);
  const [best, second] = readings;
  if (!best) return nothing('out-of-scope', 0.5);
  return finish(best, second);
}

/** Names that are words as well ("a cluster called test") are read both ways, the likeliest first. */
function readAllWays(message: string, index: NameIndex): SentenceReading[] {
  const words = prepareWords(spellOut(message), index);
  const asNames = words(new Set());
  const readings = [readSentence(asNames)];
  const doubts = asNames.doubtful.slice(0, mostDoubts);
  for (let mask = 1; mask < 1 << doubts.length; mask++) {
    const asWords = new Set(doubts.filter((_, i) => (mask >> i) & 1));
    readings.push(readSentence(words(asWords)));
  }
  return readings
    .map((reading, i) => ({ reading, i }))
    .sort((a, b) => b.reading.score - a.reading.score || a.i - b.i)
    .map(({ reading }) => reading);
}

const objects: Readonly<Record<string, string>> = {
  bay: 'cluster',
  baymodel: 'cluster template',
  cluster: 'cluster',
  'cluster-template': 'cluster template',
  nodegroup: 'node group',
  ca: 'CA',
  quotas: 'quotas',
  stats: 'stats',
  service: 'services',
  alert: 'alerts',
  approval: 'approvals',
  project: 'project',
};

/** The name of a command at the beginning, without `magnum`, is read as the words it is made of. */
function spellOut(message: string): string {
  return message.replace(
    /^\s*([a-z]+(?:-template)?)-([a-z]+)(?=\s|$)/i,
    (typed, object: string, verb: string) => {
      const noun = objects[object.toLowerCase()];
      return noun &&
        isIntentName(
          `${object.toLowerCase().replace('baymodel', 'cluster-template').replace('bay', 'cluster')}-${verb.toLowerCase()}`,
        )
        ? `${verb} ${noun}${verb === 'list' && !noun.endsWith('s') ? 's' : ''}`
        : typed;
    },
  );
}

function finish(best: SentenceReading, second: SentenceReading | undefined): Reading {
  if (best.none) return nothing(best.none as NoneReason, best.confidence);
  const other =
    best.other ??
    (second && !second.none && second.meaning && !same(second.meaning, best.meaning)
      ? second.meaning
      : undefined);
  return {
    intent: best.meaning?.intent ?? 'none',
    slots: best.meaning?.slots ?? {},
    confidence: best.confidence,
    source: 'language',
    ...(other ? { other } : {}),
  };
}

function same(one: Meaning, other: Meaning | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
