import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';

/**
 * Why a request does not come from this server's own page, or null when it does. A page from elsewhere must not
 * command the cloud through somebody's browser: neither by sending here (Origin, Sec-Fetch-Site), nor by a name
 * of its own that it lets point here (Host: DNS rebinding needs a name, so addresses are taken as they are).
 */
export function foreignness(
  headers: Pick<IncomingHttpHeaders, 'host' | 'origin'> & { readonly 'sec-fetch-site'?: unknown },
  hosts: readonly string[],
): string | null {
  const { host, origin } = headers;
  if (!host || !isOwnHost(nameOf(`http://${host}`), hosts)) {
    return 'The playground is not served under this name. Open it by its address, or as localhost.';
  }
  if (origin && hostOf(origin) !== host.toLowerCase()) return 'Only the page of this server may do that.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return 'Only the page of this server may do that.';
  }
  return null;
}

function isOwnHost(name: string | null, hosts: readonly string[]): boolean {
  if (!name) return false;
  if (isIP(name.replace(/^\[|\]$/g, '')) || name === 'localhost' || name.endsWith('.localhost')) return true;
  return [hostname(), ...hosts].some((own) => own.toLowerCase() === name);
}

function nameOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : null;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host.toLowerCase() : null;
}
