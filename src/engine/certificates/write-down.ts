import { appendAudits } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import type { Origin } from '../operations/operation.js';
import type { Writer } from '../store/database.js';
import { insertEvents } from '../store/events.js';
import { type IssuedCertificate, insertIssued, type NewlyIssued } from '../store/issued.js';
import { sharedTransactions } from '../store/together.js';
import { describeCertificate } from './describe.js';
import { nextReminder } from './reminders.js';

/** A certificate that was signed for somebody. */
interface Signed {
  readonly cluster: Cluster;
  readonly pem: string;
  readonly caller: Caller;
  readonly origin: Origin | null;
}

/** It, as it is remembered. */
interface Remembered {
  readonly cluster: Cluster;
  readonly certificate: NewlyIssued;
}

const remember = sharedTransactions(writeAllDown);

/**
 * Writes down that a certificate was signed: for its reminder, as an event, and in the audit. Those that are signed while others are being
 * written down share the next transaction, so that signing is not held to the pace of the database's transactions.
 */
export function writeDown(
  { db }: Engine,
  { cluster, pem, caller, origin }: Signed,
): Promise<IssuedCertificate> {
  const { issuer: _, ...details } = describeCertificate(pem);
  const remindAt = nextReminder(details.expiresAt, new Date());
  const who = { clusterUuid: cluster.uuid, caller, origin };
  return remember(db, { cluster, certificate: { kind: 'issued', ...who, remindAt, ...details } });
}

async function writeAllDown(tx: Writer, several: readonly Remembered[]): Promise<IssuedCertificate[]> {
  const all = await insertIssued(
    tx,
    several.map(({ certificate }) => certificate),
  );
  await insertEvents(
    tx,
    several.flatMap(({ cluster: { projectId, uuid: clusterUuid }, certificate: signed }, at) => {
      const issuedId = all[at]?.id;
      if (!issuedId) return [];
      const { serial, subject, expiresAt, caller: by } = signed;
      const certificate = { serial, subject, expiresAt: expiresAt.toISOString(), by };
      return [
        { projectId, clusterUuid, body: { type: 'certificate.signed' as const, issuedId, certificate } },
      ];
    }),
  );
  await appendAudits(
    tx,
    several.map(({ cluster, certificate: { caller, origin, subject, serial, fingerprint } }) => ({
      caller,
      action: 'ca-sign',
      target: { kind: 'cluster', id: cluster.uuid, name: cluster.name },
      input: { subject, serial, fingerprint },
      outcome: 'accepted' as const,
      origin,
    })),
  );
  return all;
}
