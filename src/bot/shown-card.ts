import type { Card } from '../card/card.js';
import { paint } from '../intents/picture/paint.js';
import { sayCard } from '../speech/card.js';
import { say } from '../speech/language.js';
import type { Language } from '../speech/locale.js';

/** A card as platforms take it: in a language, and what it would draw painted in that. */
export async function shownCard(written: Card, language: Language | undefined): Promise<Card> {
  const { drawings, ...card } = sayCard(written, language);
  if (!drawings) return card;
  const painted = drawings.map(async ({ name, alt, draw }) => ({
    name,
    alt,
    png: await paint(draw((text) => say(text, card.language))),
  }));
  return { ...card, pictures: [...(card.pictures ?? []), ...(await Promise.all(painted))] };
}
