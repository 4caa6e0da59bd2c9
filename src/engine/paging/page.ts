import { z } from 'zod';
import { EngineError } from '../errors.js';
import { isUuid } from '../names.js';
import { parseInput } from '../validation.js';

/** Items of a page at most: Magnum's `[api]max_limit`. */
export const mostItems = 1000;

const invalid = (field: string, value: unknown, why: string) =>
  `Invalid input for field/attribute ${field}. Value: '${String(value)}'. ${why}`;

const Limit = z
  .union([z.number(), z.string()])
  .refine((limit) => /^\s*[+-]?\d+\s*$/.test(String(limit)), {
    error: ({ input }) =>
      invalid(
        'limit',
        input,
        `unable to convert to int. Error: invalid literal for int() with base 10: '${String(input)}'`,
      ),
  })
  .transform(Number)
  .refine((limit) => limit > 0, { error: 'Limit must be positive' });

/** Which page of a list is wanted, as Magnum's API and command line say it (magnum.md C.1, C.4). */
export const PageInput = z.object({
  /** From 1; more than {@link mostItems} is as much. A text is read as a number. */
  limit: Limit.optional(),
  /** What stands last on the page before: a uuid, for quotas a number. */
  marker: z.union([z.string(), z.number()]).transform(String).optional(),
  /** A field of what is listed, in Magnum's spelling; `id` is the order in which they were made. */
  sortKey: z.string().optional(),
  sortDir: z
    .enum(['asc', 'desc'], {
      error: ({ input }) => `Invalid sort direction: ${String(input)}. Acceptable values are 'asc' or 'desc'`,
    })
    .optional(),
});
export type PageInput = z.input<typeof PageInput>;

/** A page as it is asked of the store: `sortKey` is a column. */
export interface PageRequest<Column extends string = string> {
  readonly limit: number;
  readonly marker: string | null;
  readonly sortKey: Column;
  readonly sortDir: 'asc' | 'desc';
}

/** Part of a list, and the marker of the part that follows; null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * Reads what was asked for: `columns` says by which column each of Magnum's fields is sorted. Throws `page.invalid` in
 * Magnum's words, with the field.
 */
export function pageRequest<Column extends string>(
  input: PageInput,
  columns: Readonly<Record<'id', Column> & Record<string, Column>>,
): PageRequest<Column> {
  const asked = parseInput(PageInput, input, 'page.invalid', { bare: true });
  const sortKey = asked.sortKey ?? 'id';
  const column = Object.hasOwn(columns, sortKey) ? columns[sortKey] : undefined;
  if (column === undefined) {
    throw new EngineError('page.invalid', `The sort_key value "${sortKey}" is an invalid field for sorting`, {
      field: 'sortKey',
      hint: `Fields to sort by: ${Object.keys(columns).join(', ')}.`,
    });
  }
  return {
    limit: Math.min(asked.limit ?? mostItems, mostItems),
    marker: asked.marker ?? null,
    sortKey: column,
    sortDir: asked.sortDir ?? 'asc',
  };
}

/** The marker of a list whose rows have uuids, in lower case. Throws `page.invalid` in Magnum's words. */
export function uuidMarker({ marker }: Pick<PageRequest, 'marker'>): string | null {
  if (marker === null || isUuid(marker)) return marker?.toLowerCase() ?? null;
  throw new EngineError(
    'page.invalid',
    invalid('marker', marker, `unable to convert to uuid. Error: Expected a uuid but received ${marker}.`),
    { field: 'marker' },
  );
}

/** The page from `limit + 1` rows that the store answered: one more than wanted tells that more follow. */
export function pageOf<T>(rows: readonly T[], limit: number, markerOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? markerOf(last) : null };
}
