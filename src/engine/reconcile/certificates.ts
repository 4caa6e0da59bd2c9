import { isOpenStackError } from '../../openstack/error.js';
import { createAuthority, issueClientCertificate } from '../certificates/authority.js';
import { describeCertificate } from '../certificates/describe.js';
import { keepCertificate, sweepCertificates } from '../certificates/keep.js';
import { nextReminder } from '../certificates/reminders.js';
import type { Owner } from '../certificates/stores/store.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { type ClusterCertificate, listCertificates, putCertificate } from '../store/certificates.js';
import { saveCluster } from '../store/clusters/write.js';
import type { Writer } from '../store/database.js';
import { insertIssued, removeIssued } from '../store/issued.js';
import { type Scope, withCluster, withCondition } from './scope.js';

function ownerOf({ uuid, name }: Pick<Cluster, 'uuid' | 'name'>): Owner {
  return { clusterUuid: uuid, name: name || uuid };
}

/**
 * Phase: the cluster has its own certificate authorities, and the conductor a client certificate. What an
 * interrupted run left in the store is removed first.
 */
export async function ensureCertificates(scope: Scope): Promise<Scope> {
  const { cluster, engine } = scope;
  if (cluster.conditions.certificates?.state === 'true') return scope;
  const change = withCondition(
    cluster,
    'certificates',
    'true',
    'Authority and client certificate are there.',
  );
  const made = await makeCertificates(scope);
  await engine.db.write(async (tx) => {
    await writeDown(tx, scope, made);
    await saveCluster(tx, cluster.uuid, change);
  });
  return { ...scope, cluster: { ...cluster, ...change } };
}

async function makeCertificates({ cluster, engine, driver }: Scope): Promise<ClusterCertificate[]> {
  const owner = ownerOf(cluster);
  try {
    await sweepCertificates(engine, owner, await listCertificates(engine.db.read, cluster.uuid));
    const ca = await createAuthority(owner.name);
    const made = [
      await keepCertificate(engine, owner, 'ca', ca),
      await keepCertificate(engine, owner, 'client', await issueClientCertificate(ca)),
    ];
    for (const kind of driver.furtherAuthorities ?? [])
      made.push(await keepCertificate(engine, owner, kind, await createAuthority(owner.name)));
    return made;
  } catch (error) {
    throw isOpenStackError(error, 'openstack.forbidden', 'openstack.bad_request', 'openstack.no_endpoint')
      ? certificatesFailed(cluster, error)
      : error;
  }
}

/**
 * Phase of a rotation: the cluster has authorities made for this very operation, and what the old ones signed is
 * forgotten. The old ones are removed from their store only after the new ones are written down.
 */
export async function ensureNewAuthority(scope: Scope): Promise<Scope> {
  const { engine, cluster, operation } = scope;
  const made = `Made by operation ${operation.id}.`;
  const alone = `Made by operation ${operation.id}; those before are gone.`;
  const { reason } = cluster.conditions.certificates ?? {};
  if (reason === alone) return scope;
  const now = reason === made ? scope : await withNewAuthority(scope, made);
  await sweepCertificates(engine, ownerOf(cluster), await listCertificates(engine.db.read, cluster.uuid));
  return withCluster(now, withCondition(now.cluster, 'certificates', 'true', alone));
}

async function withNewAuthority(scope: Scope, reason: string): Promise<Scope> {
  const { cluster, engine } = scope;
  const change = withCondition(cluster, 'certificates', 'true', reason);
  const made = await makeCertificates(scope);
  await engine.db.write(async (tx) => {
    await removeIssued(tx, cluster.uuid);
    await writeDown(tx, scope, made);
    await saveCluster(tx, cluster.uuid, change);
  });
  return { ...scope, cluster: { ...cluster, ...change } };
}

async function writeDown(tx: Writer, scope: Scope, made: readonly ClusterCertificate[]): Promise<void> {
  for (const certificate of made) await putCertificate(tx, scope.cluster.uuid, certificate);
  for (const { kind, certificate } of made)
    if (kind === 'ca') await rememberAuthority(tx, scope, certificate);
}

/** Whoever made the cluster is reminded before its authority expires. */
async function rememberAuthority(tx: Writer, { cluster, operation }: Scope, pem: string): Promise<void> {
  const { issuer: _, ...details } = describeCertificate(pem);
  const { caller, origin } = operation;
  const remindAt = nextReminder(details.expiresAt, new Date());
  await insertIssued(tx, [
    { clusterUuid: cluster.uuid, kind: 'authority', caller, origin, remindAt, ...details },
  ]);
}

/** Magnum's sentence, and after it the reason, which Magnum keeps to itself. */
function certificatesFailed({ uuid }: Cluster, cause: Error): EngineError {
  const message = `Failed to create certificates for Cluster: ${uuid}. ${cause.message}`;
  return new EngineError('certificate.failed', message, { cause });
}

/** Phase of a deletion: nothing is kept for the cluster any more, in any store. */
export async function removeCertificates(scope: Scope): Promise<Scope> {
  await forgetCertificates(scope);
  return scope;
}

/** Removes from every store what is kept for a cluster. */
export function forgetCertificates({
  engine,
  cluster,
}: {
  engine: Engine;
  cluster: Pick<Cluster, 'uuid' | 'name'>;
}): Promise<void> {
  return sweepCertificates(engine, ownerOf(cluster), []);
}
