import { appendAudits } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import type { Origin } from '../operations/operation.js';
import type { Database, Writer } from '../store/database.js';
import { insertEvents } from '../store/events.js';
import { type IssuedCertificate, insertIssued } from '../store/issued.js';
import { describeCertificate } from './describe.js';
import { nextReminder } from './reminders.js';
import { type Together, together } from './together.js';

/** A certificate that was signed for somebody. */
interface Signed {
  readonly cluster: Cluster;
  readonly pem: string;
  readonly caller: Caller;
  readonly origin: Origin | null;
}

const writers = new WeakMap<Database, Together<Signed, IssuedCertificate>>();

/**
 * Writes down that a certificate was signed: for its reminder, as an event, and in the audit. Those that are signed while others are being
 * written down share the next transaction, so that signing is not held to the pace of the database's transactions.
 */
export function writeDown({ db }: Engine, signed: Signed): Promise<IssuedCertificate> {
  const known = writers.get(db);
  const write =
    known ?? together((several: readonly Signed[]) => db.write((tx) => writeAllDown(tx, several)));
  if (!known) writers.set(db, write);
  return write(signed);
}

async function writeAllDown(tx: Writer, several: readonly Signed[]): Promise<IssuedCertificate[]> {
  const now = new Date();
  const all = await insertIssued(
    tx,
    several.map(({ cluster, pem, caller, origin }) => {
      const { issuer: _, ...details } = describeCertificate(pem);
      const remindAt = nextReminder(details.expiresAt, now);
      return { kind: 'issued', clusterUuid: cluster.uuid, caller, origin, remindAt, ...details };
    }),
  );
  const each = several.flatMap(({ cluster, caller, origin }, at) => {
    const issued = all[at];
    return issued ? [{ cluster, caller, origin, issued }] : [];
  });
  await insertEvents(
    tx,
    each.map(({ cluster: { projectId, uuid: clusterUuid }, issued }) => ({
      projectId,
      clusterUuid,
      body: { type: 'certificate.signed', issuedId: issued.id },
    })),
  );
  await appendAudits(
    tx,
    each.map(({ cluster, caller, origin, issued: { subject, serial, fingerprint } }) => ({
      caller,
      action: 'ca-sign',
      target: { kind: 'cluster', id: cluster.uuid, name: cluster.name },
      input: { subject, serial, fingerprint },
      outcome: 'accepted',
      origin,
    })),
  );
  return all;
}
