import type { Card } from '../../../card/card.js';
import { scrub } from '../../../engine/scrub.js';
import { cancelPending, finishPending, type Pending } from '../../../engine/store/pending.js';
import { complete, findIntent } from '../../../intents/grammar/parse.js';
import { writeCommand } from '../../../intents/grammar/write.js';
import type { Meaning } from '../../../intents/language/reading.js';
import { refusalCard, usageCard } from '../answers.js';
import type { Turn } from '../turn.js';
import { route } from './route.js';

/**
 * Goes on from what is asked or shown to what an answer, an addition or a correction makes of it. Where that is refused, what was there
 * before stands, and is named: nothing that was said is lost by one wrong word.
 */
export async function goOnFrom(turn: Turn, before: Pending, meaning: Meaning, said: string): Promise<void> {
  const intent = findIntent(turn.bot.intents, meaning.intent);
  const parsed = intent && complete(intent, { ...meaning.slots });
  if (parsed?.kind === 'error')
    return turn.responder.card(standing(turn, before, usageCard(parsed.sentence, meaning.intent)));
  try {
    await route(turn, meaning, said);
  } catch (error) {
    const refusal = refusalCard(error);
    if (!refusal) throw error;
    turn.bot.log.info({ err: error }, 'words: refused, and what was said before stands');
    return turn.responder.card(standing(turn, before, refusal));
  }
  const isAsked = before.intent.asked !== undefined;
  await turn.bot.engine.db.write<unknown>((tx) => (isAsked ? finishPending : cancelPending)(tx, before.id));
}

/** The same wish with other slots, read from `text` beside what was said before. */
export function goOnWith(turn: Turn, before: Pending, slots: Meaning['slots'], text: string): Promise<void> {
  const { name, said } = before.intent;
  return goOnFrom(turn, before, { intent: name, slots }, scrub(`${said}, ${text}`));
}

/** A refusal, and what it leaves as it was. */
export function standing({ bot }: Turn, { intent: { name, slots } }: Pending, refusal: Card): Card {
  const intent = findIntent(bot.intents, name);
  if (!intent) return refusal;
  return {
    ...refusal,
    facts: [
      ...(refusal.facts ?? []),
      { label: 'still there', value: `/magnum ${writeCommand(intent.command, slots)}` },
    ],
    footnote: 'Say what is to be different, or "never mind".',
  };
}
