import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const digest = (salt: string, secret: string): Buffer =>
  createHash('sha256').update(`${salt}:${secret}`).digest();

/** A salted hash. One round: the sandbox's secrets are random and its cloud is on loopback. */
export function hashSecret(secret: string): string {
  const salt = randomBytes(8).toString('hex');
  return `${salt}:${digest(salt, secret).toString('hex')}`;
}

/** True when the secret is the one that was hashed. */
export function secretMatches(hash: string | null, secret: string): boolean {
  const [salt, hex] = (hash ?? '').split(':');
  if (!salt || !hex) return false;
  return timingSafeEqual(digest(salt, secret), Buffer.from(hex, 'hex'));
}
