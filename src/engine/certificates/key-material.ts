import { EngineError } from '../errors.js';

/** PEM of what everybody may see, also cut off; and public keys as OpenSSH writes them. */
const publicParts = [
  /-----BEGIN (?![A-Z0-9 ]*PRIVATE)[A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g,
  /(?:ssh|ecdsa)-[\w@.-]+\s+AAAA[A-Za-z0-9+/=]+/g,
];

/** Base64 that is a word of its own; PEM has lines of 64 characters (RFC 7468), OpenSSH of 70. */
const run = /(?<![\w+/=.:@%~-])[A-Za-z0-9+/]{48,}={0,2}(?![\w+/=@%-])/g;

/**
 * Whether a text has lines that may be the inside of a private key whose first line was lost. Requests, certificates and
 * public keys are none, nor are digests in hexadecimal.
 */
export function mayBeKeyMaterial(text: string): boolean {
  const rest = publicParts.reduce((left, part) => left.replace(part, ' '), text);
  return (rest.match(run) ?? []).some(isMixed);
}

function isMixed(word: string): boolean {
  return /[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word) && !/^[0-9a-f]+$/i.test(word);
}

/** The one answer to whoever shows what may be a part of a private key. */
export function keyMaterialShown(): EngineError {
  return new EngineError(
    'certificate.private_key',
    'This looks like a part of a private key, so it was neither read nor kept.',
    {
      field: 'csr',
      hint: 'If it is one, delete it here and make a new key. A request or a certificate is sent whole, from its BEGIN line to its END line.',
    },
  );
}
