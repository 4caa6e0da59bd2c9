import { beginPending, cancelPending, finishPending, type Pending } from '../../engine/store/pending.js';
import { findIntent } from '../../intents/grammar/parse.js';
import { staleCard } from './answers.js';
import { performOnce, present } from './gate.js';
import { subjectNow } from './subject.js';
import type { Turn } from './turn.js';

/** Does what was confirmed, once: the pending intent's id is the request's key. */
export async function goOn(turn: Turn, pending: Pending): Promise<void> {
  const intent = findIntent(turn.bot.intents, pending.intent.name);
  const slots = intent?.slots.safeParse(pending.intent.slots).data;
  if (!intent || !slots)
    return turn.responder.card(staleCard('This version does not know that command any more.'));
  const { db } = turn.bot.engine;
  if (await hasMovedOn(turn, pending, slots)) {
    await db.write((tx) => cancelPending(tx, pending.id));
    return turn.responder.card(
      staleCard('What this is about was changed after it was asked, so nothing was done. Ask again.'),
    );
  }
  if (!(await db.write((tx) => beginPending(tx, pending.id))))
    return turn.responder.card(staleCard('This was answered already.'));
  const result = await performOnce(turn, intent, slots, `pending:${pending.id}`);
  await db.write((tx) => finishPending(tx, pending.id));
  await present(turn, result);
}

/** Whether what was shown is not what would be done any more. What was begun before a crash goes on. */
async function hasMovedOn(
  turn: Turn,
  { state, intent: { about } }: Pending,
  slots: Record<string, unknown>,
): Promise<boolean> {
  if (!about || state !== 'waiting') return false;
  const now = await subjectNow(turn, slots);
  return now !== null && now !== about;
}
