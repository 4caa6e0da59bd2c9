import { scrub } from '../../../engine/scrub.js';
import {
  bringBack,
  findShown,
  findWaiting,
  keepPending,
  type Pending,
  setAside,
} from '../../../engine/store/pending.js';
import { findIntent } from '../../../intents/grammar/parse.js';
import { pointing, sameFor } from '../../../intents/language/about-topic.js';
import { readAnswer } from '../../../intents/language/answer.js';
import { readCorrection } from '../../../intents/language/correction.js';
import { riskOf } from '../../../intents/language/intent-names.js';
import { saysPlace, withPlaces } from '../../../intents/language/places.js';
import { type NameIndex, type Reading, readMessage } from '../../../intents/language/read.js';
import type { NoneReason } from '../../../intents/language/reading.js';
import {
  afterLeaving,
  beginsByLeaving,
  complainsOnly,
  discards,
  leaves,
  saysAnother,
  saysMisread,
  saysNo,
  saysYes,
} from '../../../intents/language/short.js';
import { confirmationOf, goOn } from '../go-on.js';
import type { Turn } from '../turn.js';
import { isSaidAgain } from './again.js';
import { isLikeAnother } from './alike.js';
import { askAgain, askedArgument, dropDraft } from './ask.js';
import { isSmalltalk, leaveShown, stillWaiting, takeLateYes } from './beside-it.js';
import { insteadCard, nothingCard, pressCard } from './cards.js';
import { choose, keepMisread, keepWrong } from './choose.js';
import { withCount } from './counted.js';
import { isToDecide } from './decide.js';
import { isDoubted } from './doubted.js';
import { goOnFrom, goOnWith, standing } from './go-on-from.js';
import { namesFor } from './names.js';
import { oneNamed } from './nearly-named.js';
import { isReplied, neverMind } from './reply.js';
import { route } from './route.js';
import { asSaid } from './said-slots.js';
import { sparedCard, spares } from './spared.js';
import { isTakenName } from './taken-name.js';
import { isToldAnyway } from './told-anyway.js';
import { withoutPronoun, withSameTemplate, withTopic } from './topic.js';
import { type Understood, understand } from './understand.js';
import { isUndone } from './undo.js';
import { sayingUnread } from './unread.js';

/** Below this a change is a question with the two likeliest readings. */
const sureEnough = 0.7;

/**
 * Plain words said to the bot: something about what it showed or asked last, or something new. A yes is for what was shown last, and only
 * while nothing else was said: after that a change waits for its button, though it may still be corrected. While something new is asked about
 * or shown, "it" is that.
 */
export async function hear(turn: Turn, typed: string): Promise<void> {
  const { bot, inbound } = turn;
  const waiting = await findWaiting(bot.engine.db.read, inbound.person, inbound.place);
  const text = byName(turn, waiting, typed);
  const names = await namesFor(turn, text);
  if (saysMisread(text)) return takeMisread(turn, waiting);
  const instead = waiting ? afterLeaving(text) : null;
  if (waiting && instead && readMessage(instead, names).intent !== 'none') {
    await dropDraft(turn, waiting);
    return hearNew(turn, null, instead, names);
  }
  const isAbout = waiting?.intent.asked ? isReplied : isGoneOnWith;
  if (await isToDecide(turn, text)) return;
  if (await isSaidAgain(turn, waiting, text)) return;
  if (await isUndone(turn, waiting, text, names)) return;
  if (waiting && (await isTakenName(turn, waiting, text, names))) return;
  if (await isToldAnyway(turn, waiting, text)) return;
  if (waiting && (await isLikeAnother(turn, waiting, text, names))) return;
  if (waiting && (await isAbout(turn, waiting, text, names))) return;
  if (waiting) await bot.engine.db.write((tx) => setAside(tx, inbound.person, inbound.place));
  await hearNew(turn, waiting, text, names);
}

/** "Delete the first one": of the list that was shown last. What answers a question is of what was shown with that. */
function byName({ bot, inbound }: Turn, waiting: Pending | null, text: string): string {
  if (!saysPlace(text)) return text;
  if (!waiting?.intent.asked) return withPlaces(text, bot.lately.listed(inbound.person, inbound.place));
  return waiting.intent.name.endsWith('-delete') ? text.replace(deletes, '') : text;
}

const deletes = /^(?:delete|remove|drop|kill)\s+|^(?:把|请)?(?:删掉|删除|删了|删)\s*/i;

/** What is no answer to what is asked, and no word about what is shown. */
async function hearNew(turn: Turn, waiting: Pending | null, text: string, names: NameIndex): Promise<void> {
  const draft = waiting?.intent.asked ? waiting : null;
  if (!draft && saysYes(text)) return takeLateYes(turn, names);
  const isLeft = leaves(text) || saysNo(text) || beginsByLeaving(text);
  if (!waiting && isLeft && readMessage(text, names).intent === 'none') return leaveShown(turn);
  const ofNew = waiting?.intent.name === 'cluster-create';
  const understood = await understand(turn, text, names, ofNew);
  const { reading } = understood;
  if (waiting && isSmalltalk(reading, text)) return stillWaiting(turn, waiting);
  if (draft && (await isOfDraft(turn, draft, understood, text))) return;
  const last = draft || !namesNothing(turn, reading) ? null : await lastShown(turn);
  if (last && !waiting && (await isCorrected(turn, last, text, names))) return;
  const stands = last && adds.test(text) ? last : null;
  await act(stands ? withStanding(turn, stands) : turn, understood, names, ofNew);
}

/** Nothing is meant, or a change of nothing that is named, here or before. */
function namesNothing({ bot, inbound }: Turn, { intent, slots }: Reading): boolean {
  const isNameless = intent === 'cluster-resize' && slots.cluster === undefined;
  return intent === 'none' || (isNameless && bot.lately.cluster(inbound.person, inbound.place) === undefined);
}

/** Words that go on from what was said, though nothing came of them. */
const adds =
  /^((ok,? )?with(out)?|and|also|plus|but|no|actually|sorry|use|(call|name|make) it)\b|^(再|还要|加上|叫|改|换|不对|用)/i;

/**
 * What was shown last: some words later it may be corrected still, and waits for its button or a yes again. What destroys or acts for others
 * is over once anything else was said: a correction is of what was said then.
 */
async function lastShown({ bot, inbound }: Turn): Promise<Pending | null> {
  const last = await findShown(bot.engine.db.read, inbound.person, inbound.place);
  return last && ['read', 'change'].includes(riskOf(last.intent.name)) ? last : null;
}

/** A turn whose answer says what is left as it was: that is shown once more, and a yes is for it. */
function withStanding(turn: Turn, last: Pending): Turn {
  const { responder, bot } = turn;
  return {
    ...turn,
    responder: {
      ...responder,
      async card(card) {
        await bot.engine.db.write((tx) => bringBack(tx, last.id));
        await responder.card(standing(turn, last, card));
      },
    },
  };
}

/** What leaves a question standing, or says more of the same wish. Another wish ends it. */
async function isOfDraft(
  turn: Turn,
  draft: Pending,
  { reading, said }: Understood,
  text: string,
): Promise<boolean> {
  const asked = askedArgument(turn.bot, draft);
  const { name, slots } = draft.intent;
  const isOfNew = name === 'cluster-create' && isOfIt(turn, reading, text);
  if (asked && (isNoAnswer(reading) || isOfNew)) {
    await askAgain(turn, draft, asked);
    return true;
  }
  if (isSameWish(draft, reading)) {
    await goOnWith(turn, draft, { ...slots, ...reading.slots }, said);
    return true;
  }
  if (reading.intent !== 'none' && !looksOnly(reading)) await dropDraft(turn, draft);
  return false;
}

/** "Scale it up by two", said to how many nodes there are to be: the same is wanted of what was named before. */
function isSameWish({ intent: { name, slots } }: Pending, reading: Reading): boolean {
  const names = ['cluster', 'clusters', 'clusterTemplates', 'nodegroup'].filter(
    (slot) => slots[slot] !== undefined,
  );
  const isMore = Object.keys(reading.slots).length > 0;
  return (
    reading.intent === name &&
    isMore &&
    names.length > 0 &&
    names.every((slot) => reading.slots[slot] === undefined)
  );
}

/** Something is to be done with "it", or seen of it. */
function isOfIt({ bot }: Turn, { intent, slots }: Reading, text: string): boolean {
  const command = pointing.test(text) ? findIntent(bot.intents, intent)?.command : undefined;
  return (
    command?.positionals.some(({ kind, slot }) => kind === 'cluster' && slots[slot] === undefined) ?? false
  );
}

/** A yes or a "never mind" to the change that is shown, or a correction of it. */
async function isGoneOnWith(turn: Turn, shown: Pending, text: string, names: NameIndex): Promise<boolean> {
  if (!shown.intent.said) return false;
  if (saysYes(text)) {
    await takeYes(turn, shown);
    return true;
  }
  if (await isTypedName(turn, shown, text)) {
    await turn.responder.card(pressCard);
    return true;
  }
  const never = readAnswer(text, 'boolean', names);
  const isDropped = shown.intent.name === 'cluster-create' && discards(text);
  if (isDropped || saysNo(text) || (never && 'cancelled' in never)) {
    await neverMind(turn, shown);
    return true;
  }
  if (complainsOnly(text) && ofSize.test(shown.intent.name)) {
    // What is complained of is not done by the next "ok".
    await turn.bot.engine.db.write((tx) => setAside(tx, turn.inbound.person, turn.inbound.place));
    await turn.responder.card(standing(turn, shown, insteadCard));
    return true;
  }
  if (saysAnother(text) && (await isAskedAgain(turn, shown))) return true;
  const other = sameFor(text, names);
  if (other !== undefined && (await isAlike(turn, shown, other, text))) return true;
  if (await isCorrected(turn, shown, text, names)) return true;
  const isLeft = beginsByLeaving(text) && readMessage(text, names).intent === 'none';
  if (isLeft) await neverMind(turn, shown);
  return isLeft;
}

const ofSize = /^(?:cluster|nodegroup)-(?:create|resize)$/;

/** The name that a form wants typed, said as a line: it is no yes there, and no wish of its own. */
async function isTypedName(turn: Turn, shown: Pending, text: string): Promise<boolean> {
  if (riskOf(shown.intent.name) !== 'destructive') return false;
  const said = text.trim().replace(aroundName, '');
  return (await confirmationOf(turn, shown))?.typed === said;
}

const aroundName =
  /^(?:(?:yes|ok|okay|type|是的?|对|好的?|确认|确定)[,，:：\s]+)+|(?:[,，\s]+please)?[.!。！]*$/gi;

/** "Not that one": which is meant is asked for, and the rest stays. */
async function isAskedAgain(turn: Turn, shown: Pending): Promise<boolean> {
  const { name, slots, said = '' } = asSaid(shown);
  const { cluster, clusters, clusterTemplates, ...rest } = slots;
  if ([cluster, clusters, clusterTemplates].every((each) => each === undefined)) return false;
  await goOnFrom(turn, shown, { intent: name, slots: rest }, said);
  return true;
}

/** "Same for prod": the same is shown of another cluster, and what was shown waits for its button. */
async function isAlike(turn: Turn, shown: Pending, cluster: string, text: string): Promise<boolean> {
  const { name, slots, said = '' } = asSaid(shown);
  if (slots.cluster === undefined && slots.clusters === undefined) return false;
  const { bot, inbound } = turn;
  await bot.engine.db.write((tx) => setAside(tx, inbound.person, inbound.place));
  const of = slots.cluster === undefined ? { clusters: [cluster] } : { cluster };
  await route(turn, { intent: name, slots: { ...slots, ...of } }, scrub(`${said}, ${text}`));
  return true;
}

/** What is shown is shown as it was corrected, or with what was added. */
async function isCorrected(turn: Turn, shown: Pending, text: string, names: NameIndex): Promise<boolean> {
  const corrected = shown.intent.said ? readCorrection(text, asSaid(shown), names) : null;
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
function isNoAnswer({ intent, slots, guesses, doubted }: Reading): boolean {
  return intent === 'none' && slots.reason === 'out-of-scope' && !guesses && !doubted;
}

/** "Do it" does a change that is shown; what destroys is pressed. */
async function takeYes(turn: Turn, shown: Pending): Promise<void> {
  const confirmation = await confirmationOf(turn, shown);
  return confirmation && !confirmation.isPreviewed ? turn.responder.card(pressCard) : goOn(turn, shown);
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
  names: NameIndex,
): Promise<void> {
  const { person, place } = inbound;
  const slots = { reason };
  const intent = { name: 'none', slots, said };
  const told = oneNamed(said, names);
  bot.lately.note(person, place, {
    heard: { said, meaning: { intent: 'none', slots } },
    ...(told !== undefined && { cluster: told }),
  });
  const pending =
    reason === 'smalltalk'
      ? null
      : await bot.engine.db.write((tx) => keepPending(tx, { intent, person, place }));
  await responder.card(spares(said, reason) ? sparedCard : nothingCard(reason, pending));
}

async function act(
  turn: Turn,
  { reading, said: words }: Understood,
  names: NameIndex,
  ofNew: boolean,
): Promise<void> {
  const said = scrub(words);
  if (reading.intent === 'none') {
    if (reading.guesses) {
      const [first, second] = reading.guesses;
      return choose(turn, [await withTopic(turn, first, said, ofNew), second], said);
    }
    if (await isDoubted(turn, reading, said)) return;
    return answerNothing(
      turn,
      (reading.slots.reason as NoneReason | undefined) ?? 'out-of-scope',
      said,
      names,
    );
  }
  const ofTopic = await withTopic(turn, await withSameTemplate(turn, reading), said, ofNew);
  const meaning = await withoutPronoun(turn, await withCount(turn, reading, ofTopic));
  const { bot, inbound } = turn;
  bot.lately.note(inbound.person, inbound.place, { heard: { said, meaning } });
  if (reading.confidence < sureEnough && reading.other) return choose(turn, [meaning, reading.other], said);
  await route(sayingUnread(turn, reading.unread?.map(scrub)), meaning, said, reading.asks);
}
