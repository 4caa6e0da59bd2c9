import type { Card } from '../../card/card.js';
import { cancelPending, type Pending } from '../../engine/store/pending.js';
import { complete } from '../../intents/grammar/parse.js';
import type { Intent } from '../../intents/intent.js';
import { staleCard } from './answers.js';
import { pass } from './gate.js';
import { changedSince } from './moved.js';
import { tryOut } from './try-out.js';
import type { Turn } from './turn.js';
import { asSaid } from './words/said-slots.js';

/**
 * What was shown of clusters that have changed since is shown of them as they are now, with what changed; it waits to be confirmed once
 * more, whatever it asks by itself. What was shown of something else is over.
 */
export async function showAnew(turn: Turn, intent: Intent, pending: Pending): Promise<void> {
  const { db } = turn.bot.engine;
  if (!pending.intent.seen) {
    await db.write((tx) => cancelPending(tx, pending.id));
    return turn.responder.card(
      staleCard('What this is about was changed after it was asked, so nothing was done. Ask again.'),
    );
  }
  const changed = await changedSince(turn, intent, pending);
  const { slots, said, counted } = asSaid(pending);
  const told = saying(
    turn,
    `${changed?.sentences ?? 'Something else was done to it since this was shown.'} Nothing was done yet.`,
  );
  turn.responder.instead?.({ title: `Changed meanwhile: ${intent.command.name}`, tone: 'neutral' });
  const tried = await tryOut(turn, intent, slots);
  // There is nothing left to be done.
  if (tried && !tried.facts) await told.responder.card(tried);
  else {
    const words = said === undefined ? undefined : { said, ...(counted !== undefined && { counted }) };
    await pass(told, complete(intent, slots), words, { isFilled: true, isAnew: true });
  }
  await db.write((tx) => cancelPending(tx, pending.id));
}

/** A turn whose answer says this first. */
function saying(turn: Turn, sentence: string): Turn {
  const { responder } = turn;
  return {
    ...turn,
    responder: {
      ...responder,
      card: (card) => responder.card({ ...card, text: after(sentence, card.text) }),
      form: (form) => responder.form({ ...form, text: form.text ? `${sentence} ${form.text}` : sentence }),
    },
  };
}

function after(sentence: string, text: Card['text']): NonNullable<Card['text']> {
  if (text === undefined || text === '') return sentence;
  return typeof text === 'string' ? `${sentence} ${text}` : [`${sentence} `, ...text];
}
