import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Hides secrets at rest: AES-256-GCM under one key of the installation. */
export interface Seal {
  close(secret: string): string;
  /** Throws when the text was not sealed with this key or was changed. */
  open(sealed: string): string;
}

const version = 'v1';

/**
 * A seal under a key of any text with at least 32 characters (hashed to 256 bits). Every sealed text is
 * `v1.nonce.tag.ciphertext`, base64url.
 */
export function createSeal(key: string): Seal {
  const secretKey = createHash('sha256').update(key).digest();
  return {
    close(secret) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secretKey, nonce);
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [version, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join(
        '.',
      );
    },
    open(sealed) {
      const [mark, nonce, tag, body] = sealed.split('.');
      if (mark !== version || !nonce || !tag || body === undefined)
        throw new Error('This is not a sealed secret.');
      const decipher = createDecipheriv('aes-256-gcm', secretKey, Buffer.from(nonce, 'base64url'));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}
