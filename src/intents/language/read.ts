import { cannot, isAside, isToldInChinese, notNeeded, type Parted, partings } from './aside.js';
import { besides } from './besides.js';
import { destroys, isGrave, isIntentName, riskOf } from './intent-names.js';
import { indexNames, type KnownNames, type NameIndex } from './known-names.js';
import { lastLook } from './last-look.js';
import { type Opinion, opinionOf } from './opinion/opinion.js';
import { overruled } from './opinion/overrule.js';
import { secondLook } from './opinion/second-look.js';
import { settled } from './opinion/settle.js';
import type { Meaning, NoneReason, Reading } from './reading.js';
import { nothing } from './reading.js';
import { readSameNames } from './same-names.js';
import { takeSameTemplate } from './same-template.js';
import {
  countsOtherThings,
  isOfOtherThing,
  isWhich,
  namesNothingBeside,
  takesNoNode,
} from './sentence/other-thing.js';
import { withoutParts } from './sentence/part-of.js';
import { withoutPasted } from './sentence/pasted.js';
import { plainly } from './sentence/plainly.js';
import { readSentence, type SentenceReading } from './sentence/read-sentence.js';
import { prepareWords, type Words } from './sentence/read-words.js';
import { onlyGoing, withoutSpared } from './sentence/spared.js';
import { isOfOtherTool, isTrick } from './sentence/tricks.js';
import { readUnnamed } from './sentence/unnamed.js';

export type { KnownNames, Meaning, Reading };
export { indexNames, type NameIndex };

/** Longer messages are no requests; reading them would only find words in them. */
const mostCharacters = 1_500;
const mostDoubts = 3;

/**
 * What a message in English or Simplified Chinese means, without a network: an intent with the slots that were
 * said, names as they exist, or `none` with the reason. Never throws.
 */
export function readMessage(message: string, known: KnownNames | NameIndex = {}): Reading {
  const index = 'exact' in known ? (known as NameIndex) : indexNames(known as KnownNames);
  const like = takeSameTemplate(message, index.exact);
  const whole = () => readSameNames(message, index, readWhole);
  if (!like) return whole();
  const made = readWhole(like.rest, index);
  const fits = made.intent === 'cluster-create' && made.slots.clusterTemplate === undefined;
  return fits ? { ...made, sameTemplate: like.same } : whole();
}

function readWhole(message: string, index: NameIndex): Reading {
  if (message.trim() === '') return nothing('smalltalk', 1);
  if (message.length > mostCharacters && !message.includes('-----BEGIN')) return nothing('out-of-scope', 0.9);
  if (isTrick(message) || isOfOtherTool(message)) return nothing('out-of-scope', 0.95);
  const unnamed = readUnnamed(message);
  if (unnamed) return { intent: unnamed, slots: {}, confidence: 0.9, source: 'language' };
  const own = withoutPasted(plainly(withoutSpared(withoutName(message), index)));
  if (own === null) return nothing('report', 0.9);
  const reading = readOnce(own, index);
  const words = wordsOf(own, index);
  const opinion = opinionOf(words.tokens);
  const without = mayHoldAside(reading) ? readWithoutAside(own, index, reading, opinion) : null;
  const found = without ?? reading;
  const heard = understood(settled(overruled(found, words, opinion), words, opinion), words, opinion);
  const looked = lastLook(own, destroys(heard) ? heard : withCluster(heard, words.tokens, index));
  return withoutParts(own, onlyGoing(own, looked));
}

/** "clear the ci cache": what destroys or decides, with words left over, takes the classifier's word for it too. */
function understood(reading: Reading, { tokens }: Words, opinion: Opinion): Reading {
  const { nodeCountChange } = reading.slots;
  if (typeof nodeCountChange === 'number' && countsOtherThings(tokens, nodeCountChange))
    return nothing('out-of-scope', 0.8);
  const { clusters, clusterTemplates } = reading.slots;
  const named = [clusters, clusterTemplates].flat().filter((each) => typeof each === 'string');
  if (
    namesNothingBeside(tokens, named) ||
    (named.length > 0 && named.every(isWhich)) ||
    takesNoNode(reading, tokens)
  )
    return nothing('out-of-scope', 0.5);
  if (reading.confidence >= wholly || !isGrave(reading.intent)) return reading;
  const agreed = opinion.intent === reading.intent && opinion.sure >= sureAlone;
  return agreed && !isOfOtherThing(tokens) ? reading : nothing('out-of-scope', 0.5);
}

function wordsOf(own: string, index: NameIndex): Words {
  return prepareWords(spellOut(own), index)(new Set());
}

const signedBy =
  /(?<=[.!?,;]\s*)([Tt]hanks|[Tt]hank you|[Tt]hx|[Cc]heers|[Bb]est|([Bb]est |[Kk]ind )?[Rr]egards),?\s+((Prof|Dr|Mr|Ms|Mrs)\.?\s+)?\p{Lu}\p{Ll}+\.?\s*$/u;

/** "… Thanks, Prof. Ek": who signs a message is no name in it. */
function withoutName(message: string): string {
  return message.replace(signedBy, '');
}

function readOnce(own: string, index: NameIndex): Reading {
  const words = prepareWords(spellOut(own), index);
  const [best, second] = readAllWays(words);
  if (!best) return nothing('out-of-scope', 0.5);
  return finish(secondLook(best, words(new Set())), second);
}

/** An order that something is told beside may come to nothing by it; small talk stands. */
function mayHoldAside({ intent, slots: { reason } }: Reading): boolean {
  return intent === 'none' && reason !== 'smalltalk';
}

/** How sure the reader must be of an order without what is told beside it. */
const sureAlone = 0.85;

/** How sure the classifier must be of the same for the whole message, so that what is told beside an order needs no proof. */
const agreedAt = 0.97;

const ofOne =
  /^(cluster-(resize|show|events|config|upgrade|retry)|ca-(show|sign)|nodegroup-(list|show|create|update))$/;

/**
 * "we pay too much for ci, one worker less please": the cluster is the one that is told of. A plain word that is no cluster's name
 * gives way to it ("could u add a cuople of nodes to it").
 */
function withCluster(reading: Reading, told: Words['tokens'], index: NameIndex): Reading {
  const named = new Set(told.flatMap(({ names }) => names?.cluster ?? []));
  const [cluster] = named;
  const { cluster: read, ...rest } = reading.slots;
  const isWord = typeof read === 'string' && !isCluster(read, index) && /^[a-z]+$/.test(read);
  if (!ofOne.test(reading.intent) || named.size !== 1 || (read !== undefined && !isWord)) return reading;
  return { ...reading, slots: { cluster, ...rest } };
}

function isCluster(name: string, { exact }: NameIndex): boolean {
  return (exact.get(name.toLowerCase()) ?? []).some(({ kinds }) => kinds.includes('cluster'));
}

/** Something else is destroyed or decided, by who hears the whole message. */
function isElse({ intent, sure }: Opinion, read: string): boolean {
  return isGrave(intent) && intent !== read && sure > 0.8;
}

/** "kill the exam cluster, everything is graded": the one part that is an order, where the other only tells something. */
function readWithoutAside(own: string, index: NameIndex, whole: Reading, opinion: Opinion): Reading | null {
  for (const parted of partings(own)) {
    // A no stands, unless it is others who cannot, or why something may go.
    const mayBeNo = cannot.test(parted.aside) || notNeeded.test(parted.aside);
    const reading = readOnce(parted.order, index);
    if (isHeardInChinese(reading, parted, opinion)) return beside(reading, parted, index);
    if (whole.slots.reason === 'negated' && !mayBeNo) continue;
    if (isOrder(reading, parted.order, opinion) && standsAlone(reading, parted, index, opinion))
      return beside(reading, parted, index);
  }
  return null;
}

function beside(reading: Reading, { aside }: Parted, index: NameIndex): Reading {
  const { tokens } = wordsOf(aside, index);
  return { ...withDeleted(withCluster(reading, tokens, index), aside, tokens), confidence: sureAlone };
}

/** "bms 业务下线了，集群删除": the one cluster that is told of. */
function withDeleted(reading: Reading, aside: string, told: Words['tokens']): Reading {
  const named = [...new Set(told.flatMap(({ names }) => names?.cluster ?? []))];
  const isOne = named.length === 1 && reading.slots.clusters === undefined && /\p{Script=Han}/u.test(aside);
  if (reading.intent !== 'cluster-delete' || !isOne) return reading;
  return { ...reading, slots: { clusters: named } };
}

/** "项目结题了，ci 撤了吧": the classifier hears the same in the whole of it, and nothing beside it makes it doubtful. */
function isHeardInChinese({ intent, confidence }: Reading, { aside }: Parted, opinion: Opinion): boolean {
  const least = isGrave(intent) ? agreedAt : sureAlone;
  const agreed = opinion.intent === intent && opinion.sure >= least && confidence >= wholly;
  return agreed && isToldInChinese(aside, isGrave(intent));
}

function isOrder(reading: Reading, said: string, opinion: Opinion): boolean {
  const { intent, confidence } = reading;
  const asksHelp = intent === 'help' && !/^help\W*$/i.test(said);
  if (intent === 'none' || asksHelp || confidence < sureAlone) return false;
  return !destroys(reading) || !isElse(opinion, intent);
}

/** Nothing is asked for beside it. */
function standsAlone({ intent }: Reading, parted: Parted, index: NameIndex, opinion: Opinion): boolean {
  const agreed = opinion.intent === intent && opinion.sure >= (isGrave(intent) ? agreedAt : sureAlone);
  const beside = readOnce(parted.aside, index);
  if (!mayHoldAside(beside) && !(agreed && beside.confidence < plain)) return false;
  return isAside(parted, wordsOf(parted.aside, index).tokens, intent, agreed);
}

/** Names that are words as well ("a cluster called test") are read both ways, the likeliest first. */
function readAllWays(words: ReturnType<typeof prepareWords>): SentenceReading[] {
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
  const turned = message.replace(
    /^\s*(create|list|show|delete|resize|upgrade)-(clusters?|templates?)(?=\s|$)/i,
    '$1 $2',
  );
  return turned.replace(
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
  };
}

/** Below this some words of a message say nothing that fits. */
const wholly = 0.6;

/** Below this a change is asked about together with what else the words may mean. */
const plain = 0.55;

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
