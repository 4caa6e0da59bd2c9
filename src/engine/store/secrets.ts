import type { Reader } from './database.js';
import { Sealed } from './sealed.js';

/** Any one sealed secret, to try a key on; null when there is none yet. */
export async function findSealedSecret(db: Reader): Promise<string | null> {
  const pair = await db.x509KeyPair.findFirst({ select: { privateKey: true } });
  if (pair) return pair.privateKey;
  const where = { trusteePassword: { not: null } };
  const cluster = await db.cluster.findFirst({ where, select: { trusteePassword: true } });
  if (cluster?.trusteePassword) return cluster.trusteePassword;
  const link = await db.chatCredential.findFirst({ select: { secret: true } });
  return link?.secret ?? findSealedLabel(db);
}

async function findSealedLabel(db: Reader): Promise<string | null> {
  for (const { labels } of await db.clusterTemplate.findMany({ select: { labels: true } })) {
    for (const value of Object.values(labels ?? {})) {
      const found = Sealed.safeParse(value);
      if (found.success) return found.data.sealed;
    }
  }
  return null;
}
