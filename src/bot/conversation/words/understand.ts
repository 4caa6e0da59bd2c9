import { scrub } from '../../../engine/scrub.js';
import { pointing } from '../../../intents/language/about-topic.js';
import { moreSaid } from '../../../intents/language/more-said.js';
import { type NameIndex, type Reading, readMessage } from '../../../intents/language/read.js';
import { requestAskedAfter } from '../../../intents/language/request-said.js';
import { afterComplaint, complainsOnly } from '../../../intents/language/short.js';
import type { Turn } from '../turn.js';
import { readByTopic } from './topic.js';

/** How words were read. */
export interface Understood {
  readonly reading: Reading;
  /** The words, with the name that they stand for where they mean nothing without. */
  readonly said: string;
}

/** What words mean that are no answer and no correction, by themselves or by what they are said to. `ofNew`: something new is asked about or shown. */
export async function understand(
  turn: Turn,
  text: string,
  names: NameIndex,
  ofNew: boolean,
): Promise<Understood> {
  const { bot, inbound } = turn;
  const request = requestAskedAfter(text);
  if (request !== undefined && !names.exact.has(request.toLowerCase()))
    return { reading: requestReading(request), said: text };
  const offline = readMessage(text, names);
  const { person } = inbound;
  const reading = bot.readWords
    ? await bot.readWords({ text: scrub(text), names, offline, person })
    : offline;
  const isHere = reading.intent === 'cluster-list' && ofHere.test(text);
  const stands =
    (reading.intent !== 'none' && !isHere) || ['negated', 'multiple'].includes(String(reading.slots.reason));
  const isOfTopic = !stands && !(ofNew && pointing.test(text));
  const ofTopic = isOfTopic ? await readByTopic(turn, text, names) : null;
  return ofTopic ?? readComplaint(turn, text, names) ?? { reading, said: text };
}

/** "What's up here": in the thread of a cluster it is that one. */
const ofHere = /^(?:so |and )?(?:what|how)('?s| is| are)?\b[^,.;:]{0,20} here\W*$|^这里/i;

/** "Too few, make it four", after a look at a cluster: of that one. */
function readComplaint({ bot, inbound }: Turn, text: string, names: NameIndex): Understood | null {
  const cluster = bot.lately.cluster(inbound.person, inbound.place);
  if (cluster === undefined) return null;
  if (complainsOnly(text)) return { reading: sizeOf(cluster, {}), said: text };
  const more = adds.test(text) ? moreSaid(text.replace(alone, '$1'), '', names) : undefined;
  if (more !== undefined && more > 0)
    return { reading: sizeOf(cluster, { nodeCountChange: more }), said: text };
  const wish = afterComplaint(text);
  if (wish === null) return null;
  const reading = readMessage(wish, names);
  if (reading.intent !== 'cluster-resize' || reading.slots.cluster !== undefined) return null;
  return { reading: { ...reading, slots: { ...reading.slots, cluster } }, said: text };
}

const adds = /^(?:please )?(?:add|plus|\+)\s*\S|^(?:再|多)?加/i;
const alone = /^(.*?)(?:,? (?:please|pls)|吧)?[.!。！]*$/i;

function sizeOf(cluster: string, count: Readonly<Record<string, number>>): Reading {
  return { intent: 'cluster-resize', slots: { cluster, ...count }, confidence: 0.9, source: 'language' };
}

function requestReading(request: string): Reading {
  return { intent: 'approval-show', slots: { request }, confidence: 0.9, source: 'language' };
}
