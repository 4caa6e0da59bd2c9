import type { Reader } from './database.js';

/** Any one sealed secret, to try a key on; null when there is none yet. */
export async function findSealedSecret(db: Reader): Promise<string | null> {
  const certificate = await db.certificate.findFirst({ select: { privateKey: true } });
  return certificate?.privateKey ?? null;
}
