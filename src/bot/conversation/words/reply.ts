import { scrub } from '../../../engine/scrub.js';
import type { Pending } from '../../../engine/store/pending.js';
import { readBeside } from '../../../intents/language/beside.js';
import { existing, type NameIndex } from '../../../intents/language/known-names.js';
import { limitSaid } from '../../../intents/language/limit-said.js';
import { moreSaid } from '../../../intents/language/more-said.js';
import { readMessage } from '../../../intents/language/read.js';
import { type Reply, readReply } from '../../../intents/language/reply.js';
import {
  beginsByLeaving,
  discards,
  saysNoReason,
  saysYes,
  wondersWhich,
} from '../../../intents/language/short.js';
import { staleCard } from '../answers.js';
import type { Turn } from '../turn.js';
import { type Asked, answerKind, askAgain, askedArgument, dropDraft, takeAnswer } from './ask.js';
import { nodesOf } from './counted.js';
import { goOnFrom, goOnWith } from './go-on-from.js';
import { templateOf } from './topic.js';
import { sayingUnread } from './unread.js';

/**
 * What is said to a question: its answer, something more or other about what it is asked for, "never mind". Answers whether it was any of
 * these; else it is something of its own.
 */
export async function isReplied(
  turn: Turn,
  draft: Pending,
  text: string,
  names: NameIndex,
): Promise<boolean> {
  const asked = askedArgument(turn.bot, draft);
  if (!asked) return false;
  const { argument } = asked;
  const kind = answerKind(argument);
  const { offered = [] } = draft.intent;
  const reply = readReply(text, { kind, list: argument.list ?? false, offered }, names);
  if (
    (await isNoReason(turn, draft, asked, text)) ||
    (await isLimit(turn, draft, argument.slot, text)) ||
    (await isMore(turn, draft, argument.slot, text, names))
  )
    return true;
  const isSure = reply && (!('values' in reply) || reply.values.every((each) => isThere(each, asked, names)));
  if (isSure) {
    await take(turn, draft, asked, reply, text);
    return true;
  }
  if (await isSaidBeside(turn, draft, text, names)) return true;
  if (argument.slot === 'reason' && (await isReason(turn, draft, text, names))) return true;
  if (offered.length > 0 && wondersWhich(text)) {
    await askAgain(turn, draft, asked, 'asked');
    return true;
  }
  if (offered.length > 1 && saysYes(text)) {
    await askAgain(turn, draft, asked);
    return true;
  }
  const isNew = draft.intent.name === 'cluster-create';
  const isLeft = beginsByLeaving(text) && readMessage(text, names).intent === 'none';
  if (isLeft || (isNew && discards(text))) {
    await neverMind(turn, draft);
    return true;
  }
  // "有哪些模板" is no name that does not exist.
  if (!reply || readMessage(text, names).intent !== 'none') return false;
  await take(turn, draft, asked, reply, text);
  return true;
}

/** "Do it", "no reason": nothing that whoever decides could read. */
async function isNoReason(turn: Turn, draft: Pending, asked: Asked, text: string): Promise<boolean> {
  if (asked.argument.slot !== 'reason' || !(saysYes(text) || saysNoReason(text))) return false;
  await askAgain(turn, draft, asked);
  return true;
}

/** How many are asked for is said in place of why, or when it is asked. */
async function isLimit(turn: Turn, draft: Pending, asked: string, text: string): Promise<boolean> {
  const { slots } = draft.intent;
  const limit = asked === 'reason' || asked === 'hardLimit' ? limitSaid(text) : null;
  if (!limit || slots.hardLimit !== undefined) return false;
  await goOnWith(turn, draft, { ...slots, ...limit }, text);
  return true;
}

/** "Up by two": of a cluster that is scaled, how many more there are to be. */
async function isMore(
  turn: Turn,
  draft: Pending,
  asked: string,
  text: string,
  names: NameIndex,
): Promise<boolean> {
  const { name, slots, said = '' } = draft.intent;
  const isSize = name === 'cluster-resize' && asked === 'nodeCount';
  const more = isSize ? moreSaid(text, said, names) : undefined;
  if (more === undefined) return false;
  await goOnWith(turn, draft, { ...slots, nodeCountChange: more }, text);
  return true;
}

/** A reason is whatever is said, but a wish; a number alone is how many are asked for. */
async function isReason(turn: Turn, draft: Pending, text: string, names: NameIndex): Promise<boolean> {
  const { intent, slots } = readMessage(text, names);
  const isTold =
    intent === 'none' && !['negated', 'smalltalk'].includes(String(slots.reason)) && !/[?？]\s*$/.test(text);
  if (!isTold || beginsByLeaving(text)) return false;
  await takeAnswer(turn, draft, [text.trim()], text);
  return true;
}

/** Whether what was answered exists; of what has no names here, anything may be. */
function isThere(value: string, { argument }: Asked, names: NameIndex): boolean {
  const kind = answerKind(argument);
  if (kind !== 'cluster' && kind !== 'template') return true;
  return existing(value, kind, names) !== undefined || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value);
}

async function take(turn: Turn, draft: Pending, asked: Asked, reply: Reply, text: string): Promise<void> {
  if ('cancelled' in reply) return neverMind(turn, draft);
  if ('unsure' in reply) return askAgain(turn, draft, asked, 'asked');
  if ('several' in reply) return askAgain(turn, draft, asked, 'several');
  if ('times' in reply) return takeTimes(turn, draft, asked, reply.times);
  const values = 'values' in reply ? reply.values : [await ofCluster(turn, asked, reply.sameAs)];
  await takeAnswer(turn, draft, values, text);
}

/** "Double": of how many there are. */
async function takeTimes(turn: Turn, draft: Pending, asked: Asked, times: number): Promise<void> {
  const { cluster, nodegroup } = draft.intent.slots;
  const isKnown =
    draft.intent.name === 'cluster-resize' && typeof cluster === 'string' && nodegroup === undefined;
  if (!isKnown) return askAgain(turn, draft, asked);
  const nodeCount = Math.ceil((await nodesOf(turn, cluster)) * times);
  const slots = { ...draft.intent.slots, nodeCount };
  await goOnFrom(turn, draft, { intent: draft.intent.name, slots }, draft.intent.said ?? '');
}

/** What a cluster has of what is asked for: its template, or how many nodes. */
async function ofCluster(turn: Turn, { argument }: Asked, cluster: string): Promise<string> {
  if (answerKind(argument) === 'template') return templateOf(turn, cluster);
  return String(await nodesOf(turn, cluster));
}

/** "And call it lab1" while its template is asked for; "no, prod" while it is asked how many. */
async function isSaidBeside(turn: Turn, draft: Pending, text: string, names: NameIndex): Promise<boolean> {
  const beside = readBeside(text, draft.intent, names);
  if (!beside) return false;
  await goOnFrom(sayingUnread(turn, beside.unread?.map(scrub)), draft, beside, scrub(beside.said));
  return true;
}

/** Nothing is done of what is asked or shown. */
export async function neverMind(turn: Turn, pending: Pending): Promise<void> {
  await dropDraft(turn, pending);
  await turn.responder.card(staleCard('Nothing was done.'));
}
