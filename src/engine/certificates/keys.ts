import { generateKeyPair, type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);
const sign = promisify(signBytes);
const verify = promisify(verifyBytes);

/** Magnum's `[x509]rsa_key_size`. */
const bits = 2048;

/** A key pair as PEM. */
export interface Keys {
  readonly publicKey: string;
  /** PKCS#8 */
  readonly privateKey: string;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * A new RSA key pair. Made off the event loop and one at a time: many clusters at once must not take the
 * processor from whoever talks to the program.
 */
export function generateKeys(): Promise<Keys> {
  const mine = last.then(() =>
    generate('rsa', {
      modulusLength: bits,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }),
  );
  last = mine.catch(() => undefined);
  return mine;
}

interface SignatureAlgorithm {
  /** The family of keys that sign with it, as Node names it. */
  readonly key: 'rsa' | 'ec' | 'ed25519' | 'ed448';
  /** Null where the algorithm hashes by itself. */
  readonly hash: string | null;
}

/** Signature algorithms by object identifier (RFC 8017, 5758, 8410). */
const algorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.5': { key: 'rsa', hash: 'sha1' },
  '1.2.840.113549.1.1.14': { key: 'rsa', hash: 'sha224' },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.1': { key: 'ec', hash: 'sha1' },
  '1.2.840.10045.4.3.1': { key: 'ec', hash: 'sha224' },
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
  '1.3.101.112': { key: 'ed25519', hash: null },
  '1.3.101.113': { key: 'ed448', hash: null },
};

/** Signs with SHA-256, in a thread of its own: the event loop goes on meanwhile. */
export function signWith(key: KeyObject, bytes: Buffer): Promise<Buffer> {
  return sign('sha256', bytes, key);
}

/** Whether a signature was made by the owner of a public key, also in a thread of its own. */
export async function isSignedBy(
  key: KeyObject,
  signed: { readonly algorithm: string; readonly bytes: Buffer; readonly signature: Buffer },
): Promise<boolean> {
  const algorithm = algorithms[signed.algorithm];
  if (!algorithm || algorithm.key !== key.asymmetricKeyType) return false;
  return verify(algorithm.hash, signed.bytes, key, signed.signature);
}
