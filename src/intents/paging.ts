import { z } from 'zod';
import { type Button, longestAction } from '../card/card.js';
import type { Page, PageInput } from '../engine/paging/page.js';
import { Count, flag, Text } from './fields.js';

/** Rows that a card shows where no other number is asked for. */
const rows = 20;

/** The flags of Magnum's own command line for lists. */
export const pageFlags = [
  flag('limit', 'integer', 'rows of a page'),
  flag('marker', 'text', 'what stood last on the page before'),
  flag('sort-key', 'text', 'field to sort by, in the spelling of the API'),
  flag('sort-dir', 'text', 'which comes first', {
    choices: ['asc', 'desc'],
    words: { asc: 'in ascending order', desc: 'in descending order' },
  }),
];

/** Their slots. */
export const pageSlots = {
  limit: Count.min(1, 'Limit must be positive').optional(),
  marker: Text.optional(),
  sortKey: Text.optional(),
  sortDir: z.enum(['asc', 'desc']).optional(),
};

type PageSlots = {
  readonly [Slot in keyof typeof pageSlots]?: z.output<(typeof pageSlots)[Slot]> | undefined;
};

/** The page that the slots ask for; a card has few rows where no number is said. */
export function asked({ limit = rows, marker, sortKey, sortDir }: PageSlots): PageInput {
  return { limit, marker, sortKey, sortDir };
}

/** A button for what follows the page, by the same command with the next marker; none at the end. */
export function nextButton(
  { next }: Page<unknown>,
  command: string,
  { limit, sortKey, sortDir }: PageSlots,
): { buttons?: readonly Button[] } {
  if (next === null) return {};
  const words = [
    `cmd:${command}`,
    limit && `--limit ${limit}`,
    sortKey && `--sort-key ${sortKey}`,
    sortDir && `--sort-dir ${sortDir}`,
    `--marker ${next}`,
  ];
  const action = words.filter(Boolean).join(' ');
  return action.length <= longestAction ? { buttons: [{ label: 'Next', style: 'plain', action }] } : {};
}

/** What to say where the page is not the whole and no button fits; else nothing. */
export function moreNote(page: Page<unknown>, shown: { buttons?: readonly Button[] }): { footnote?: string } {
  return page.next === null || shown.buttons ? {} : { footnote: `More follow: --marker ${page.next}` };
}
