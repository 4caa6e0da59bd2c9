import { randomUUID } from 'node:crypto';
import type { Reader, Writer } from './database.js';

/** `ca`: the cluster's authority. `client`: what the conductor shows to the cluster. */
export type CertificateKind = 'ca' | 'client';

export interface StoredCertificate {
  readonly kind: CertificateKind;
  readonly certificate: string;
  /** Sealed PKCS#8 PEM. */
  readonly privateKey: string;
}

export async function findCertificate(
  db: Reader,
  clusterUuid: string,
  kind: CertificateKind,
): Promise<StoredCertificate | null> {
  const row = await db.certificate.findUnique({ where: { clusterUuid_kind: { clusterUuid, kind } } });
  return row && { kind, certificate: row.certificate, privateKey: row.privateKey };
}

/** Keeps the first of each kind: what is there already stays. */
export async function insertCertificate(
  tx: Writer,
  clusterUuid: string,
  certificate: StoredCertificate,
): Promise<void> {
  await tx.certificate.upsert({
    where: { clusterUuid_kind: { clusterUuid, kind: certificate.kind } },
    create: { id: randomUUID(), clusterUuid, createdAt: new Date(), ...certificate },
    update: {},
  });
}
