import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type StoreType, storeTypes } from '../certificates/stores/store.js';
import type { Reader, Writer } from './database.js';
import type { Certificate as Row } from './generated/sqlite/client.js';
import { shareReads } from './shared-reads.js';

/**
 * Which of a cluster's certificates. `ca`, `etcd` and `front-proxy` are authorities, `client` is what the
 * conductor shows to the cluster.
 */
export const CertificateKind = z.enum(['ca', 'etcd', 'front-proxy', 'client']);
export type CertificateKind = z.infer<typeof CertificateKind>;

/** A certificate, and where it is kept with its key. */
export interface ClusterCertificate {
  readonly kind: CertificateKind;
  readonly certificate: string;
  readonly store: StoreType;
  /** The store's reference. */
  readonly ref: string;
}

function toCertificate({ certificate, ref, ...row }: Row): ClusterCertificate {
  const store = z.enum(storeTypes).parse(row.store);
  return { kind: CertificateKind.parse(row.kind), certificate, store, ref };
}

/** One of a cluster's certificates; null when it is not made. */
export const findCertificate = shareReads(
  ({ clusterUuid, kind }: { clusterUuid: string; kind: CertificateKind }) => `${clusterUuid} ${kind}`,
  async (db, { clusterUuid, kind }): Promise<ClusterCertificate | null> => {
    const row = await db.certificate.findUnique({ where: { clusterUuid_kind: { clusterUuid, kind } } });
    return row && toCertificate(row);
  },
);

/** All certificates of a cluster. */
export async function listCertificates(db: Reader, clusterUuid: string): Promise<ClusterCertificate[]> {
  return (await db.certificate.findMany({ where: { clusterUuid } })).map(toCertificate);
}

/** Writes where a certificate is; one of the same kind is replaced. */
export async function putCertificate(
  tx: Writer,
  clusterUuid: string,
  certificate: ClusterCertificate,
): Promise<void> {
  const createdAt = new Date();
  await tx.certificate.upsert({
    where: { clusterUuid_kind: { clusterUuid, kind: certificate.kind } },
    create: { id: randomUUID(), clusterUuid, createdAt, ...certificate },
    update: { createdAt, ...certificate },
  });
}
