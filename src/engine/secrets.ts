const secretName =
  /pass?w|passphrase|secret|credential|authorization|private_?key|access_?key|account_?key|(^|_|[a-z])token$|api_?key/i;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const userInUrl = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^/@\s]+@/gi;

/** What stands where a secret was. */
export const leftOut = '[left out]';

/**
 * What was asked, fit to be kept and sent on: values under the names of secrets (labels too), also where a text has them (`password=…`),
 * private keys, and users and passwords in URLs are left out. Absent stays absent.
 */
export function withoutSecrets(value: unknown, name = ''): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== undefined)
        // What lies in a secret is one as well, whatever it is called.
        .map(([key, field]) => [key, withoutSecrets(field, secretName.test(name) ? name : key)]),
    );
  }
  if (value !== null && value !== undefined && secretName.test(name)) return leftOut;
  if (typeof value !== 'string') return value ?? null;
  return privateKey.test(value) ? leftOut : withoutSecretWords(value);
}

/** Whether a label holds a secret, by its name or its value: then it is shown to nobody, and sealed where it is kept. */
export function isSecretLabel(name: string, value: string): boolean {
  const mayBe = secretName.test(name) || value.includes('@') || value.includes('-----BEGIN');
  return mayBe && withoutSecrets(value, name) !== value;
}

/** Labels fit to be shown to anybody: the values of those that hold a secret are left out. */
export function withoutSecretLabels(
  labels: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(labels);
  if (!entries.some(([name, value]) => isSecretLabel(name, value))) return labels;
  return Object.fromEntries(entries.map(([name, value]) => [name, String(withoutSecrets(value, name))]));
}

/** Labels that came back as they were shown: what was left out is what it was. */
export function withSecretLabels<Labels extends Readonly<Record<string, string>>>(
  said: Labels,
  known: Readonly<Record<string, string>>,
): Labels {
  const kept = Object.entries(said).map(([name, value]) => [
    name,
    value === leftOut ? (known[name] ?? value) : value,
  ]);
  return Object.fromEntries(kept) as Labels;
}

/** What stands in the place of a secret, by `leftOut` and by `scrub`. */
const takenOut = /^\[(?:left out|secret|token|private key)\]$/;

/** `name=value`; what was taken out before is one value, its space included. */
const setting =
  /(?<![\w-])([A-Za-z_][\w-]{0,80})=(?![\s,]|$)((?:\[(?:left out|private key)\]|"[^"]*"|'[^']*')?[^\s,]*)/g;

/** A line that somebody typed, fit to be shown to others: what stands behind the name of a secret, and users in URLs, are left out. */
export function withoutSecretWords(text: string): string {
  return text
    .replace(setting, (whole: string, name: string, value: string) =>
      secretName.test(name) && !takenOut.test(value) ? `${name}=${leftOut}` : whole,
    )
    .replace(userInUrl, '$1');
}
