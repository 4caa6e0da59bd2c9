import { scrub } from '../../../engine/scrub.js';
import {
  findShown,
  findWaiting,
  keepPending,
  type Pending,
  setAside,
} from '../../../engine/store/pending.js';
import { findIntent } from '../../../intents/grammar/parse.js';
import { pointing } from '../../../intents/language/about-topic.js';
import { readAnswer } from '../../../intents/language/answer.js';
import { readCorrection } from '../../../intents/language/correction.js';
import { riskOf } from '../../../intents/language/intent-names.js';
import { type NameIndex, type Reading, readMessage } from '../../../intents/language/read.js';
import type { NoneReason } from '../../../intents/language/reading.js';
import { discards, nods, saysMisread, saysNo, saysYes } from '../../../intents/language/short.js';
import { confirmationOf, goOn } from '../go-on.js';
import type { Turn } from '../turn.js';
import { askAgain, askedArgument, dropDraft } from './ask.js';
import { nothingCard, nothingShownCard, pressCard } from './cards.js';
import { choose, keepMisread, keepWrong } from './choose.js';
import { goOnFrom } from './go-on-from.js';
import { namesFor } from './names.js';
import { isReplied, neverMind } from './reply.js';
import { route } from './route.js';
import { sparedCard, spares } from './spared.js';
import { readByTopic, withSameTemplate, withTopic } from './topic.js';
import { sayingUnread } from './unread.js';

/** Below this a change is a question with the two likeliest readings. */
const sureEnough = 0.7;

/**
 * Plain words said to the bot: something about what it showed or asked last, or something new. A yes is for what was shown last, and only
 * while nothing else was said: after that a change waits for its button, though it may still be corrected. While something new is asked about
 * or shown, "it" is that.
 */
export async function hear(turn: Turn, text: string): Promise<void> {
  const { bot, inbound } = turn;
  const names = await namesFor(turn, text);
  const waiting = await findWaiting(bot.engine.db.read, inbound.person, inbound.place);
  const draft = waiting?.intent.asked ? waiting : null;
  const shown = draft ? null : waiting;
  if (saysMisread(text)) return takeMisread(turn, waiting);
  if (draft && (await isReplied(turn, draft, text, names))) return;
  if (shown && (await isGoneOnWith(turn, shown, text, names))) return;
  if (waiting) await bot.engine.db.write((tx) => setAside(tx, inbound.person, inbound.place));
  if (!draft && saysYes(text) && !nods(text)) return turn.responder.card(nothingShownCard);
  const ofNew = waiting?.intent.name === 'cluster-create';
  const { reading, said } = await read(turn, text, names, ofNew);
  if (!waiting && reading.intent === 'none' && (await isOfLast(turn, text, names))) return;
  const asked = draft && askedArgument(bot, draft);
  if (draft && asked && (isNoAnswer(reading) || (ofNew && isOfIt(turn, reading, text))))
    return askAgain(turn, draft, asked);
  if (draft && reading.intent !== 'none' && !looksOnly(reading)) await dropDraft(turn, draft);
  await act(turn, reading, scrub(said), ofNew);
}

/** Something is to be done with "it", or seen of it. */
function isOfIt({ bot }: Turn, { intent, slots }: Reading, text: string): boolean {
  const command = pointing.test(text) ? findIntent(bot.intents, intent)?.command : undefined;
  return (
    command?.positionals.some(({ kind, slot }) => kind === 'cluster' && slots[slot] === undefined) ?? false
  );
}

/** "No, 4", some words after a change was shown: it is shown with that, and waits for its button or a yes as any other. */
async function isOfLast(turn: Turn, text: string, names: NameIndex): Promise<boolean> {
  const { bot, inbound } = turn;
  const last = await findShown(bot.engine.db.read, inbound.person, inbound.place);
  return last !== null && isCorrected(turn, last, text, names);
}

interface Understood {
  readonly reading: Reading;
  /** The words, with the name that they stand for where they mean nothing without. */
  readonly said: string;
}

async function read(turn: Turn, text: string, names: NameIndex, ofNew: boolean): Promise<Understood> {
  const { bot, inbound } = turn;
  const offline = readMessage(text, names);
  const { person } = inbound;
  const reading = bot.readWords
    ? await bot.readWords({ text: scrub(text), names, offline, person })
    : offline;
  const stands = reading.intent !== 'none' || ['negated', 'multiple'].includes(String(reading.slots.reason));
  const isOfTopic = !stands && !(ofNew && pointing.test(text));
  return (isOfTopic ? await readByTopic(turn, text, names) : null) ?? { reading, said: text };
}

/** A yes or a "never mind" to the change that is shown, or a correction of it. */
async function isGoneOnWith(turn: Turn, shown: Pending, text: string, names: NameIndex): Promise<boolean> {
  if (!shown.intent.said) return false;
  if (saysYes(text)) {
    await takeYes(turn, shown);
    return true;
  }
  const never = readAnswer(text, 'boolean', names);
  const isDropped = shown.intent.name === 'cluster-create' && discards(text);
  if (isDropped || saysNo(text) || (never && 'cancelled' in never)) {
    await neverMind(turn, shown);
    return true;
  }
  return isCorrected(turn, shown, text, names);
}

/** What is shown is shown as it was corrected, or with what was added. */
async function isCorrected(turn: Turn, shown: Pending, text: string, names: NameIndex): Promise<boolean> {
  const corrected = shown.intent.said ? readCorrection(text, shown.intent, names) : null;
  if (!corrected) return false;
  const said = scrub(corrected.said);
  const meaning = await withTopic(turn, await withSameTemplate(turn, corrected), said);
  turn.bot.lately.note(turn.inbound.person, turn.inbound.place, { heard: { said, meaning } });
  await goOnFrom(sayingUnread(turn, corrected.unread?.map(scrub)), shown, meaning, said);
  return true;
}

/** "What templates are there?" is asked to answer what is still asked. */
function looksOnly({ intent, slots }: Reading): boolean {
  return riskOf(intent) === 'read' || slots.dryRun === true;
}

/** Neither an answer nor another wish: the question stands. A no, or small talk, is answered as ever. */
function isNoAnswer({ intent, slots, guesses }: Reading): boolean {
  return intent === 'none' && slots.reason === 'out-of-scope' && !guesses;
}

/** "Do it" does a change that is shown; what destroys is pressed. */
async function takeYes(turn: Turn, shown: Pending): Promise<void> {
  return (await confirmationOf(turn, shown)) ? turn.responder.card(pressCard) : goOn(turn, shown);
}

/** Of the last words, whether they are answered or still shown. */
async function takeMisread(turn: Turn, waiting: Pending | null): Promise<void> {
  const { bot, inbound } = turn;
  const heard = bot.lately.heard(inbound.person, inbound.place);
  const isLast = heard === undefined || heard.said === waiting?.intent.said;
  if (waiting?.intent.said && isLast) return keepWrong(turn, waiting);
  await keepMisread(turn, heard);
}

/** Small talk is no misreading; of the rest whoever said it may say that it is one. */
async function answerNothing(
  { bot, inbound, responder }: Turn,
  reason: NoneReason,
  said: string,
): Promise<void> {
  const { person, place } = inbound;
  const slots = { reason };
  const intent = { name: 'none', slots, said };
  bot.lately.note(person, place, { heard: { said, meaning: { intent: 'none', slots } } });
  const pending =
    reason === 'smalltalk'
      ? null
      : await bot.engine.db.write((tx) => keepPending(tx, { intent, person, place }));
  await responder.card(spares(said, reason) ? sparedCard : nothingCard(reason, pending));
}

async function act(turn: Turn, reading: Reading, said: string, ofNew: boolean): Promise<void> {
  if (reading.intent === 'none') {
    if (reading.guesses) {
      const [first, second] = reading.guesses;
      return choose(turn, [await withTopic(turn, first, said, ofNew), second], said);
    }
    return answerNothing(turn, (reading.slots.reason as NoneReason | undefined) ?? 'out-of-scope', said);
  }
  const meaning = await withTopic(turn, await withSameTemplate(turn, reading), said, ofNew);
  const { bot, inbound } = turn;
  bot.lately.note(inbound.person, inbound.place, { heard: { said, meaning } });
  if (reading.confidence < sureEnough && reading.other) return choose(turn, [meaning, reading.other], said);
  await route(turn, meaning, said);
}
