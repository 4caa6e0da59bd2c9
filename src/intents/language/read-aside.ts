import { cannot, isAside, isToldInChinese, notNeeded, type Parted, partings } from './aside.js';
import { destroys, isGrave } from './intent-names.js';
import { existing, type NameIndex } from './known-names.js';
import type { Opinion } from './opinion/opinion.js';
import { plain, readOnce, wholly, wordsOf } from './read-once.js';
import type { Reading } from './reading.js';
import type { Words } from './sentence/read-words.js';
import { hasHan } from './text/han.js';

/** An order that something is told beside may come to nothing by it; small talk stands. */
export function mayHoldAside({ intent, slots: { reason } }: Reading): boolean {
  return intent === 'none' && reason !== 'smalltalk';
}

/** How sure the reader must be of an order without what is told beside it. */
export const sureAlone = 0.85;

/** How sure the classifier must be of the same for the whole message, so that what is told beside an order needs no proof. */
const agreedAt = 0.97;

const ofOne =
  /^(cluster-(resize|show|events|config|upgrade|retry)|ca-(show|sign)|nodegroup-(list|show|create|update))$/;

/**
 * "we pay too much for ci, one worker less please": the cluster is the one that is told of. A plain word that is no cluster's name
 * gives way to it ("could u add a cuople of nodes to it").
 */
export function withCluster(reading: Reading, told: Words['tokens'], index: NameIndex): Reading {
  const named = new Set(told.flatMap(({ names }) => names?.cluster ?? []));
  const [cluster] = named;
  const { cluster: read, ...rest } = reading.slots;
  const isWord =
    typeof read === 'string' && existing(read, 'cluster', index) === undefined && /^[a-z]+$/.test(read);
  if (!ofOne.test(reading.intent) || named.size !== 1 || (read !== undefined && !isWord)) return reading;
  return { ...reading, slots: { cluster, ...rest } };
}

/** Something else is destroyed or decided, by who hears the whole message. */
function isElse({ intent, sure }: Opinion, read: string): boolean {
  return isGrave(intent) && intent !== read && sure > 0.8;
}

/** "kill the exam cluster, everything is graded": the one part that is an order, where the other only tells something. */
export function readWithoutAside(
  own: string,
  index: NameIndex,
  whole: Reading,
  opinion: Opinion,
): Reading | null {
  for (const parted of partings(own)) {
    // A no stands, unless it is others who cannot, or why something may go.
    const mayBeNo = cannot.test(parted.aside) || notNeeded.test(parted.aside);
    const isNo = whole.slots.reason === 'negated' && !mayBeNo;
    if (isNo && !hasHan(parted.aside)) continue;
    const reading = readOnce(parted.order, index);
    if (isHeardInChinese(reading, parted, opinion)) return beside(reading, parted, index);
    if (isNo) continue;
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
  const isOne = named.length === 1 && reading.slots.clusters === undefined && hasHan(aside);
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
