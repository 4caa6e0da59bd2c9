import type { Card } from '../card/card.js';
import { paint } from '../intents/picture/paint.js';
import { say } from '../speech/language.js';

/** A card as platforms take it: what it would draw is painted, in the card's own language. */
export async function paintCard({ drawings, ...card }: Card): Promise<Card> {
  if (!drawings) return card;
  const painted = drawings.map(async ({ name, alt, draw }) => ({
    name,
    alt,
    png: await paint(draw((text) => say(text, card.language))),
  }));
  return { ...card, pictures: [...(card.pictures ?? []), ...(await Promise.all(painted))] };
}
