import type { types } from '@slack/bolt';
import type { Card } from '../../../card/card.js';
import { say } from '../../../speech/language.js';
import type { Language } from '../../../speech/locale.js';
import { renderCard } from './card.js';

/** What the button says that draws the page anew. */
export const refreshAction = 'home:refresh';

/** Slack's: blocks of a view at most (docs.slack.dev/reference/views/home-tab-views). */
const mostBlocks = 100;

/** Draws somebody's own page: card below card, and a button that draws it anew. A button stands there once. */
export function renderHome(cards: readonly Card[]): types.HomeView {
  const used = new Set<string>();
  const blocks = cards.flatMap((card, index): types.KnownBlock[] => [
    ...(index > 0 ? [{ type: 'divider' as const }] : []),
    ...renderCard(withoutRepeated(card, used)).blocks,
  ]);
  return { type: 'home', blocks: [...blocks.slice(0, mostBlocks - 1), refresh(cards[0]?.language)] };
}

function withoutRepeated(card: Card, used: Set<string>): Card {
  const buttons = (card.buttons ?? []).filter(({ action }) => !used.has(action));
  for (const { action } of buttons) used.add(action);
  return { ...card, buttons };
}

function refresh(language: Language | undefined): types.KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        text: { type: 'plain_text', text: say('Refresh', language), emoji: false },
        action_id: refreshAction,
        value: refreshAction,
      },
    ],
  };
}
