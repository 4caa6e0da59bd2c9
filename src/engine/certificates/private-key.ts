import { createPrivateKey } from 'node:crypto';
import { EngineError } from '../errors.js';

const marks = [
  /PRIVATE\s+KEY/i,
  /PuTTY-User-Key-File/i,
  // `openssh-key-v1` in base64, without its first line.
  /b3BlbnNzaC1rZXktdjEA/,
];

/**
 * Whether a text holds a private key: PEM of any kind (also cut off, or with its line breaks lost), PuTTY's,
 * OpenSSH's, or the base64 of a key without the lines around it.
 */
export function holdsPrivateKey(text: string): boolean {
  if (namesPrivateKey(text)) return true;
  return bodies(text).some(isPrivateKey);
}

/** Base64 of a DER SEQUENCE, at the beginning of a word. */
const body = /(?<![A-Za-z0-9+/])M[A-I][A-Za-z0-9+/]/g;
const longestBody = 16_384;
const mostBodies = 50;

/** Everything in a text that may be DER in base64, each cut to the length that it says it has. */
function bodies(text: string): Buffer[] {
  return [...text.matchAll(body)].slice(0, mostBodies).flatMap(({ index }) => {
    const [encoded = ''] = /^[A-Za-z0-9+/=\s]*/.exec(text.slice(index, index + longestBody)) ?? [];
    const der = Buffer.from(encoded, 'base64');
    const length = lengthOf(der);
    return length !== null && length <= der.length ? [der.subarray(0, length)] : [];
  });
}

/** How many bytes a DER value has, header included; null for what is none. */
function lengthOf(der: Buffer): number | null {
  const [, first] = der;
  if (first === undefined) return null;
  if (first < 0x80) return first + 2;
  const bytes = first & 0x7f;
  return bytes >= 1 && bytes <= 2 && der.length > bytes + 1 ? der.readUIntBE(2, bytes) + 2 + bytes : null;
}

/** Whether a text has a word that only stands where a private key is: the quick half of `holdsPrivateKey`. */
export function namesPrivateKey(text: string): boolean {
  return marks.some((mark) => mark.test(text));
}

/** Whether these bytes are a private key in DER. */
function isPrivateKey(der: Buffer): boolean {
  if (der[0] !== 0x30) return false;
  return (['pkcs8', 'pkcs1', 'sec1'] as const).some((type) => {
    try {
      createPrivateKey({ key: der, format: 'der', type });
      return true;
    } catch (error) {
      // An encrypted key wants a passphrase.
      return error instanceof Error && 'code' in error && error.code === 'ERR_MISSING_PASSPHRASE';
    }
  });
}

/** The one answer to whoever shows a private key. */
export function privateKeyShown(): EngineError {
  return new EngineError('certificate.private_key', 'This is a private key, and it was not kept.', {
    field: 'csr',
    hint: 'If it stands in a message or a file here, delete that. Make a new key, for this one has been shown, and send only the signing request (.csr) made from it.',
  });
}
