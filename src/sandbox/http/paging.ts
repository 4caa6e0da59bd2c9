import type { FastifyRequest } from 'fastify';
import { single } from './query.js';

/** One page of a list by `limit` and `marker`, and the URL of the next page when a limit cut it off. */
export function page<T extends { id: string }>(
  items: readonly T[],
  request: FastifyRequest,
  url: string,
): { items: T[]; next: string | null } {
  const given = request.query as Record<string, unknown>;
  const query = { marker: single(given.marker), limit: single(given.limit) };
  const start = query.marker === undefined ? 0 : items.findIndex((one) => one.id === query.marker) + 1;
  const limit = query.limit === undefined ? items.length : Math.max(0, Number(query.limit) || 0);
  const found = items.slice(start, start + limit);
  const last = found.at(-1);
  if (query.limit === undefined || !last || start + limit >= items.length)
    return { items: found, next: null };
  const [path = '', search = ''] = request.url.split('?');
  const parameters = new URLSearchParams(search);
  parameters.set('marker', last.id);
  return { items: found, next: `${url}${path}?${parameters.toString()}` };
}
