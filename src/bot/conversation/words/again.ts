import type { Card } from '../../../card/card.js';
import type { Pending } from '../../../engine/store/pending.js';
import { saysAgain } from '../../../intents/language/again-said.js';
import { riskOf } from '../../../intents/language/intent-names.js';
import type { Turn } from '../turn.js';
import { askAgain, askedArgument } from './ask.js';
import { goOnWith } from './go-on-from.js';
import { route } from './route.js';
import { asSaid } from './said-slots.js';

const whatCard: Card = {
  title: 'What again?',
  tone: 'neutral',
  text: 'Nothing was said here lately that I could do again. Say it once more, as a whole.',
};

/** What takes something away is done for what is named, and not for what was named before. */
const wholeCard: Card = { ...whatCard, text: 'What takes something away is said as a whole each time.' };

/**
 * "Same again", "once more": what is asked or shown is asked or shown again; what was said last is read again, and shown where it is a change.
 * Answers whether this was said.
 */
export async function isSaidAgain(turn: Turn, waiting: Pending | null, text: string): Promise<boolean> {
  if (!saysAgain(text)) return false;
  const { bot, inbound, responder } = turn;
  const asked = waiting && askedArgument(bot, waiting);
  if (waiting && asked) await askAgain(turn, waiting, asked, 'asked');
  else if (waiting && riskOf(waiting.intent.name) === 'change')
    await goOnWith(turn, waiting, asSaid(waiting).slots, text);
  else {
    const last = bot.lately.heard(inbound.person, inbound.place);
    if (!last || last.meaning.intent === 'none') await responder.card(whatCard);
    else if (['read', 'change'].includes(riskOf(last.meaning.intent)))
      await route(turn, last.meaning, last.said);
    else await responder.card(wholeCard);
  }
  return true;
}
