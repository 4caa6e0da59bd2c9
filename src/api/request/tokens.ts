import { hash } from 'node:crypto';
import type { TokenInfo } from '../../openstack/cloud.js';

/** keystonemiddleware's `token_cache_time`: how long an answer of Keystone about a token is believed. */
const believed = 300_000;
const most = 10_000;

interface Kept {
  readonly info: TokenInfo | null;
  readonly until: number;
}

/** Says who a token speaks for; null for one that Keystone does not know. Throws OpenStackError when Keystone cannot be asked. */
export type ReadToken = (token: string) => Promise<TokenInfo | null>;

/**
 * Remembers what Keystone says of tokens, as keystonemiddleware does: for five minutes, and never longer than the token
 * lives. Requests that come with the same token at once share one question. Tokens themselves are not kept, only hashes.
 */
export function rememberTokens(validate: ReadToken, now: () => number = Date.now): ReadToken {
  const kept = new Map<string, Kept>();
  const asked = new Map<string, Promise<TokenInfo | null>>();
  const ask = async (token: string, key: string) => {
    const info = await validate(token);
    const end = info ? Math.min(info.expiresAt.getTime(), now() + believed) : now() + believed;
    const [oldest] = kept.keys();
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
    kept.set(key, { info, until: end });
    return info;
  };
  return (token) => {
    const key = hash('sha256', token);
    const known = kept.get(key);
    if (known && known.until > now()) return Promise.resolve(known.info);
    kept.delete(key);
    const pending = asked.get(key) ?? ask(token, key).finally(() => asked.delete(key));
    asked.set(key, pending);
    return pending;
  };
}
