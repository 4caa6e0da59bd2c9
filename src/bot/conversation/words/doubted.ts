import { keepPending } from '../../../engine/store/pending.js';
import { findIntent } from '../../../intents/grammar/parse.js';
import { writeCommand } from '../../../intents/grammar/write.js';
import type { Reading } from '../../../intents/language/reading.js';
import type { Turn } from '../turn.js';
import { doubtedCard } from './cards.js';

/**
 * Words that may ask to destroy or decide, and are too doubtful for it: nothing is done and nothing waits for a press, but the command is
 * named with which it would be done. False where they are no such words.
 */
export async function isDoubted(turn: Turn, { doubted, slots }: Reading, said: string): Promise<boolean> {
  const intent = doubted && findIntent(turn.bot.intents, doubted.intent);
  if (!intent) return false;
  const { bot, inbound, responder } = turn;
  const { person, place } = inbound;
  bot.lately.note(person, place, { heard: { said, meaning: { intent: 'none', slots } } });
  const pending = await bot.engine.db.write((tx) =>
    keepPending(tx, { intent: { name: 'none', slots: { ...slots }, said }, person, place }),
  );
  await responder.card(doubtedCard(writeCommand(intent.command, doubted.slots), pending));
  return true;
}
