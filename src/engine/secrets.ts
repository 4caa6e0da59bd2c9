const secretName =
  /passw|passphrase|secret|credential|authorization|private_?key|access_?key|account_?key|(^|_|[a-z])token$|api_?key/i;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const userInUrl = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^/@\s]+@/gi;

/** What stands where a secret was. */
export const leftOut = '[left out]';

/**
 * What was asked, fit to be kept and sent on: values under the names of secrets (labels too), private keys, and users
 * and passwords in URLs are left out. Absent stays absent.
 */
export function withoutSecrets(value: unknown, name = ''): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .map(([key, field]) => [key, withoutSecrets(field, key)]),
    );
  }
  if (value !== null && value !== undefined && secretName.test(name)) return leftOut;
  if (typeof value !== 'string') return value ?? null;
  return privateKey.test(value) ? leftOut : value.replace(userInUrl, '$1');
}
