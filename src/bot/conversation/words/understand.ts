import { scrub } from '../../../engine/scrub.js';
import { pointing } from '../../../intents/language/about-topic.js';
import { type NameIndex, type Reading, readMessage } from '../../../intents/language/read.js';
import { requestAskedAfter } from '../../../intents/language/request-said.js';
import { afterComplaint } from '../../../intents/language/short.js';
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
  const stands = reading.intent !== 'none' || ['negated', 'multiple'].includes(String(reading.slots.reason));
  const isOfTopic = !stands && !(ofNew && pointing.test(text));
  const ofTopic = isOfTopic ? await readByTopic(turn, text, names) : null;
  return ofTopic ?? readComplaint(turn, text, names) ?? { reading, said: text };
}

/** "Too few, make it four", after a look at a cluster: of that one. */
function readComplaint({ bot, inbound }: Turn, text: string, names: NameIndex): Understood | null {
  const cluster = bot.lately.cluster(inbound.person, inbound.place);
  const wish = afterComplaint(text);
  if (wish === null || cluster === undefined) return null;
  const reading = readMessage(wish, names);
  if (reading.intent !== 'cluster-resize' || reading.slots.cluster !== undefined) return null;
  return { reading: { ...reading, slots: { ...reading.slots, cluster } }, said: text };
}

function requestReading(request: string): Reading {
  return { intent: 'approval-show', slots: { request }, confidence: 0.9, source: 'language' };
}
