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
  const blocks = text.match(/[A-Za-z0-9+/=\s]{80,}/g) ?? [];
  return blocks.some((block) => isPrivateKey(Buffer.from(block, 'base64')));
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
