/**
 * The root of Keystone's v3 API for an auth URL as people have it: with or without `/v3`, with the old `/v2.0`,
 * with or without a slash at the end. Keystone always has v3 at this place below its root.
 */
export function identityRoot(authUrl: string): string {
  return `${authUrl
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/v(2\.0|3)$/, '')}/v3`;
}
