import { z } from 'zod';
import type { Service } from './service.js';

const MOST_PAGES = 1000;

const Links = z.array(z.object({ rel: z.string(), href: z.string() }));

/**
 * A whole list, page by page. The next page is named by the answer: `<key>_links` (Nova, Neutron, Cinder) or
 * `next` (Glance). Only its query is used, so that a wrong host in the link does no harm.
 */
export async function listAll<T extends z.ZodType>(
  service: Service,
  item: T,
  key: string,
  path: string,
): Promise<z.infer<T>[]> {
  const Page = z.looseObject({ [key]: z.array(item) });
  const [place = ''] = path.split('?');
  const found: z.infer<T>[] = [];
  let at = path;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Record<string, unknown> = await service.get(Page, at);
    found.push(...z.array(item).parse(answer[key]));
    const next = nextQuery(answer, key);
    if (next === null || `${place}${next}` === at) return found;
    at = `${place}${next}`;
  }
  return found;
}

function nextQuery(answer: Record<string, unknown>, key: string): string | null {
  const singular = key.replace(/s$/, '');
  const links = Links.safeParse(answer[`${key}_links`] ?? answer[`${singular}_links`] ?? answer.links);
  const href = links.success ? links.data.find((link) => link.rel === 'next')?.href : answer.next;
  if (typeof href !== 'string') return null;
  const query = href.indexOf('?');
  return query < 0 ? null : href.slice(query);
}
