import type { PageRequest } from '../paging/page.js';

/**
 * The condition and order of a page: rows after the marker's row by the sorted column, and by `tie` where that is equal.
 * Null comes first. Written so that an index over the sorted column and `tie` is walked from the marker on, however
 * long the list is.
 */
export function keyset<Column extends string>(
  { sortKey, sortDir, limit }: PageRequest<Column>,
  tie: { readonly column: string; readonly nullable: ReadonlySet<string> },
  after: Readonly<Record<string, unknown>> | null,
): { where: Record<string, unknown>; orderBy: Record<string, unknown>[]; take: number } {
  const up = sortDir === 'asc';
  const mayBeNull = tie.nullable.has(sortKey);
  const first = mayBeNull ? { sort: sortDir, nulls: up ? 'first' : 'last' } : sortDir;
  const orderBy: Record<string, unknown>[] =
    sortKey === tie.column ? [{ [sortKey]: sortDir }] : [{ [sortKey]: first }, { [tie.column]: sortDir }];
  const page = { orderBy, take: limit + 1 };
  if (!after) return { where: {}, ...page };
  const further = up ? 'gt' : 'lt';
  const beyond = { [tie.column]: { [further]: after[tie.column] } };
  if (sortKey === tie.column) return { where: beyond, ...page };
  const value = after[sortKey];
  const nulls = { AND: [{ [sortKey]: null }, beyond] };
  const values = { [sortKey]: { not: null } };
  if (value === null || value === undefined) return { where: up ? { OR: [nulls, values] } : nulls, ...page };
  const here = {
    AND: [{ [sortKey]: { [`${further}e`]: value } }, { OR: [{ [sortKey]: { [further]: value } }, beyond] }],
  };
  return { where: mayBeNull && !up ? { OR: [here, { [sortKey]: null }] } : here, ...page };
}
