const SECRET_KEY = /password|passwd|secret|token|private_key|adminpass|payload/i;
const SHORTEST = 4;

/**
 * The text without any secret of the request that led to it: services quote what they refuse. Secrets are the
 * strings under keys that name one (`password`, `trustee_password`, Barbican's `payload`, …) in the body, and the values given beside.
 */
export function hideSecrets(text: string, body: unknown, others: readonly string[] = []): string {
  let hidden = text;
  for (const secret of [...secretsIn(body), ...others]) {
    if (secret.length >= SHORTEST) hidden = hidden.replaceAll(secret, '***');
  }
  return hidden;
}

function* secretsIn(value: unknown, named = false): Generator<string> {
  if (typeof value === 'string') {
    if (named) yield value;
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* secretsIn(inner, SECRET_KEY.test(key) && typeof inner === 'string');
    }
  }
}
