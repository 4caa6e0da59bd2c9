import { beginPending, finishPending, type Pending } from '../../engine/store/pending.js';
import { findIntent } from '../../intents/grammar/parse.js';
import type { Confirmation, Intent } from '../../intents/intent.js';
import { staleCard } from './answers.js';
import { admitShown } from './barrier.js';
import { performOnce, present } from './gate.js';
import { showAnew } from './show-anew.js';
import { subjectNow } from './subject.js';
import { intentContext, type Turn } from './turn.js';

/** What a kept intent is, and its slots; null for one that this version does not know any more. */
function understood({ bot }: Turn, { intent: { name, slots } }: Pending) {
  const intent = findIntent(bot.intents, name);
  const known = intent?.slots.safeParse(slots).data;
  return intent && known ? { intent, slots: known } : null;
}

/** What makes a repetition of what was confirmed the same request. */
function keyOf({ id }: Pending): string {
  return `pending:${id}`;
}

/** What is asked before a kept intent is done; null where nothing is. Throws why it could not be done anyway. */
export async function confirmationOf(turn: Turn, pending: Pending): Promise<Confirmation | null> {
  const kept = understood(turn, pending);
  return (await kept?.intent.confirm?.(intentContext(turn, keyOf(pending)), kept.slots)) ?? null;
}

/**
 * Does what was confirmed, once: the pending intent's id is the request's key. `said`: what the form asked for beside it, which is kept
 * nowhere.
 */
export async function goOn(
  turn: Turn,
  pending: Pending,
  said: Readonly<Record<string, string>> = {},
): Promise<void> {
  const kept = understood(turn, pending);
  if (!kept) return turn.responder.card(staleCard('This version does not know that command any more.'));
  const { intent, slots } = kept;
  const { db } = turn.bot.engine;
  admitShown(turn.standing, intent, slots);
  if (await hasMovedOn(turn, pending, intent, slots)) return showAnew(turn, intent, pending);
  if (!(await db.write((tx) => beginPending(tx, pending.id))))
    return turn.responder.card(staleCard('This was answered already.'));
  const result = await performOnce(turn, intent, { ...slots, ...said }, keyOf(pending));
  await db.write((tx) => finishPending(tx, pending.id));
  await present(turn, result);
}

/** Shows once more, of what it is about as it is now, what was shown of something else; answers whether it had to. */
export async function isShownAnew(turn: Turn, pending: Pending): Promise<boolean> {
  const kept = understood(turn, pending);
  if (!kept || !(await hasMovedOn(turn, pending, kept.intent, kept.slots))) return false;
  await showAnew(turn, kept.intent, pending);
  return true;
}

/** Whether what was shown is not what would be done any more. What was begun before a crash goes on. */
async function hasMovedOn(
  turn: Turn,
  { state, intent: { about } }: Pending,
  intent: Intent,
  slots: Record<string, unknown>,
): Promise<boolean> {
  if (!about || state === 'going') return false;
  const now = await subjectNow(turn, intent, slots);
  return now !== null && now !== about;
}
