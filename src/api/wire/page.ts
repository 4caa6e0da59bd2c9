import { z } from 'zod';
import { mostItems, type PageInput } from '../../engine/paging/page.js';

/** What the address of a list may say of its page. */
export const pageQuery = {
  marker: z.string().optional(),
  limit: z.string().optional(),
  sort_key: z.string().optional(),
  sort_dir: z.string().optional(),
};

type PageQuery = { readonly [Name in keyof typeof pageQuery]?: string };

/** The page that a query asks for; the engine reads it, and refuses in Magnum's words. */
export function pageInput({ marker, limit, sort_key, sort_dir }: PageQuery): PageInput {
  return {
    ...(marker ? { marker } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(sort_key === undefined ? {} : { sortKey: sort_key }),
    // Whether it is one of the two is for the engine to say.
    ...(sort_dir === undefined ? {} : { sortDir: sort_dir as 'asc' | 'desc' }),
  };
}

/** Where the next page is; nothing where this is the last. */
export function nextLink(
  host: string,
  path: string,
  { sort_key = 'id', sort_dir = 'asc', limit }: PageQuery,
  next: string | null,
): { next?: string } {
  if (next === null) return {};
  const query = `sort_key=${encodeURIComponent(sort_key)}&sort_dir=${sort_dir}`;
  const size = Math.min(Number(limit ?? mostItems), mostItems);
  return { next: `${host}/v1/${path}?${query}&limit=${size}&marker=${next}` };
}
