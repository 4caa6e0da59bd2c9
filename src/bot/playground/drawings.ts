import type { Card } from '../../card/card.js';

/** The platforms whose drawing of a card the page can show beside its own. */
export const drawnPlatforms = ['slack', 'discord'] as const;
/** So many messages are drawn for one request. */
export const mostDrawn = 100;
export type DrawnPlatform = (typeof drawnPlatforms)[number];

/** A card as the message that each platform would be sent: Slack's blocks, Discord's components. */
export type Drawings = Readonly<Record<DrawnPlatform, (card: Card) => object>>;
