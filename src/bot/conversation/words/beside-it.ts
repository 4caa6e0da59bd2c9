import { findLeft, type Pending } from '../../../engine/store/pending.js';
import type { NameIndex } from '../../../intents/language/known-names.js';
import type { Reading } from '../../../intents/language/reading.js';
import type { Turn } from '../turn.js';
import { askAgain, askedArgument } from './ask.js';
import { nothingShownCard, nothingWaitingCard, stillShownCard } from './cards.js';
import { standing } from './go-on-from.js';
import { nearlyNamed } from './nearly-named.js';
import { neverMind } from './reply.js';
import { route } from './route.js';

/** "Hmm", "nice": what is asked is asked still, and what is shown waits for its button. */
export async function stillWaiting(turn: Turn, waiting: Pending): Promise<void> {
  const asked = askedArgument(turn.bot, waiting);
  if (asked) return askAgain(turn, waiting, asked, 'asked');
  await turn.responder.card(standing(turn, waiting, stillShownCard));
}

/** Words that ask for nothing and tell nothing; a number is no word. */
export function isSmalltalk({ intent, slots }: Reading, text: string): boolean {
  return intent === 'none' && slots.reason === 'smalltalk' && /\p{L}/u.test(text);
}

/** A yes to nothing that is shown: to "Did you mean ci?", or to nothing. */
export async function takeLateYes(turn: Turn, names: NameIndex): Promise<void> {
  const { bot, inbound, responder } = turn;
  const last = bot.lately.heard(inbound.person, inbound.place);
  const meant = last && nearlyNamed(last.meaning, names);
  if (!meant) return responder.card(nothingShownCard);
  bot.lately.note(inbound.person, inbound.place, { heard: { said: last.said, meaning: meant } });
  await route(turn, meant, last.said);
}

/** "Cancel" after something else was said: of what is still shown, and may not be so any more. */
export async function leaveShown(turn: Turn): Promise<void> {
  const { bot, inbound, responder } = turn;
  const shown = await findLeft(bot.engine.db.read, inbound.person, inbound.place);
  await (shown ? neverMind(turn, shown) : responder.card(nothingWaitingCard));
}
