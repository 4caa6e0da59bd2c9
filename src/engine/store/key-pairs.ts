import { randomUUID } from 'node:crypto';
import type { Reader, Writer } from './database.js';

/** A certificate with its key as the database keeps them. */
export interface KeyPair {
  readonly clusterUuid: string;
  readonly certificate: string;
  /** Sealed PKCS#8 PEM. */
  readonly privateKey: string;
}

/** Adds a pair and answers its uuid. */
export async function insertKeyPair(tx: Writer, pair: KeyPair): Promise<string> {
  const uuid = randomUUID();
  await tx.x509KeyPair.create({ data: { uuid, createdAt: new Date(), ...pair } });
  return uuid;
}

/** A pair by its uuid; null when there is none. */
export async function findKeyPair(db: Reader, uuid: string): Promise<KeyPair | null> {
  return db.x509KeyPair.findUnique({ where: { uuid } });
}

/** Removes a cluster's pairs but those to keep. */
export async function removeKeyPairs(
  tx: Writer,
  clusterUuid: string,
  keep: readonly string[],
): Promise<void> {
  await tx.x509KeyPair.deleteMany({ where: { clusterUuid, uuid: { notIn: [...keep] } } });
}
