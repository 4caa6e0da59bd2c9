import { isProxyException, isProxyUrl } from '../../drivers/addresses.js';
import { EngineError } from '../errors.js';
import type { TemplateAsked } from './input.js';

const proxies = { httpProxy: 'http_proxy', httpsProxy: 'https_proxy' } as const;

/**
 * Magnum takes any text for a proxy, and its servers then reach nothing. Refuses what can be none, where `changed` names it: a
 * template that has been stored with it may still get another name. Throws `template.invalid` with the field; the value,
 * which may hold a password, is not repeated.
 */
export function checkProxies(asked: TemplateAsked, changed: ReadonlySet<keyof TemplateAsked>): void {
  for (const field of ['httpProxy', 'httpsProxy'] as const) {
    const url = asked[field];
    if (url === undefined || !changed.has(field) || isProxyUrl(url)) continue;
    throw new EngineError(
      'template.invalid',
      `${proxies[field]} takes the URL of a proxy such as http://proxy.example.org:3128.`,
      { field },
    );
  }
  if (asked.noProxy === undefined || !changed.has('noProxy')) return;
  const wrong = asked.noProxy
    .split(',')
    .map((part) => part.trim())
    .find((part) => !isProxyException(part));
  if (wrong === undefined) return;
  throw new EngineError(
    'template.invalid',
    `no_proxy takes hosts, addresses, networks and domains with commas, such as localhost,10.0.0.0/8,.example.org, and not ${JSON.stringify(wrong)}.`,
    { field: 'noProxy' },
  );
}
