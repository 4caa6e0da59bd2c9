import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Origin } from '../operations/operation.js';
import { type CertificateKind, type ClusterCertificate, findCertificate } from '../store/certificates.js';
import type { IssuedCertificate } from '../store/issued.js';
import { listOperations } from '../store/operations.js';
import { describeCertificate } from './describe.js';
import { signRequest } from './issue.js';
import { authorityOf } from './open.js';
import { writeDown } from './write-down.js';

/** Magnum's `ca_cert_type`: which of a cluster's authorities. */
export const authorityTypes = ['kubernetes', 'etcd', 'front-proxy'] as const;
export type AuthorityType = (typeof authorityTypes)[number];

const kinds: Readonly<Record<AuthorityType, CertificateKind>> = {
  kubernetes: 'ca',
  etcd: 'etcd',
  'front-proxy': 'front-proxy',
};

async function authority(engine: Engine, cluster: Cluster, type: AuthorityType): Promise<ClusterCertificate> {
  const stored = await findCertificate(engine.db.read, { clusterUuid: cluster.uuid, kind: kinds[type] });
  if (stored) return stored;
  const hasFirst =
    type !== 'kubernetes' &&
    (await findCertificate(engine.db.read, { clusterUuid: cluster.uuid, kind: 'ca' }));
  if (hasFirst) {
    const message = `Cluster ${cluster.name} has no authority of its own for ${type}: its driver uses one for everything.`;
    throw new EngineError('certificate.not_found', message, { hint: 'Leave ca_cert_type out.' });
  }
  throw new EngineError(
    'certificate.not_found',
    `Cluster ${cluster.name} has no certificate authority yet.`,
    { hint: 'It is made in the first seconds of a create. Try again in a moment.' },
  );
}

/** The PEM of one of a cluster's certificate authorities. */
export async function showAuthority(
  engine: Engine,
  cluster: Cluster,
  type: AuthorityType = 'kubernetes',
): Promise<string> {
  return (await authority(engine, cluster, type)).certificate;
}

async function sign(
  engine: Engine,
  cluster: Cluster,
  csr: string,
  type: AuthorityType = 'kubernetes',
): Promise<string> {
  const stored = await authority(engine, cluster, type);
  return signRequest(csr, await authorityOf(engine, stored));
}

/**
 * Signs a request of one of the cluster's own nodes and answers the certificate's PEM. Nobody is reminded of it, as it goes with
 * its server; the audit has it as every other.
 */
export async function signForNode(
  engine: Engine,
  cluster: Cluster,
  csr: string,
  type?: AuthorityType,
): Promise<string> {
  const pem = await sign(engine, cluster, csr, type);
  const { subject, serial, fingerprint } = describeCertificate(pem);
  const { projectId } = cluster;
  const node: Caller = {
    userId: cluster.trusteeUserId ?? cluster.uuid,
    userName: `node of ${cluster.name}`,
    projectId,
    projectName: await projectNameOf(engine, cluster),
    roles: [],
  };
  await engine.db.write((tx) =>
    appendAudit(tx, node, {
      action: 'ca-sign',
      target: { kind: 'cluster', id: cluster.uuid, name: cluster.name },
      input: { subject, serial, fingerprint },
      outcome: 'accepted',
    }),
  );
  return pem;
}

/** How far back somebody is looked for who did something to a cluster from its own project. */
const latest = 20;

/** The name of a cluster's project, as it was for who last did something to it there; its id where nobody is remembered. */
async function projectNameOf({ db }: Engine, { uuid, projectId }: Cluster): Promise<string> {
  const operations = await listOperations(db.read, uuid, latest);
  const asked = operations.find(({ caller }) => caller.projectId === projectId);
  return asked?.caller.projectName ?? projectId;
}

/**
 * Signs a request for somebody, who is reminded before the certificate expires. What is remembered is the
 * certificate's, never a key.
 */
export async function signForCaller(
  engine: Engine,
  cluster: Cluster,
  csr: string,
  by: { readonly caller: Caller; readonly origin: Origin | undefined; readonly type?: AuthorityType },
): Promise<{ pem: string; issued: IssuedCertificate }> {
  const pem = await sign(engine, cluster, csr, by.type);
  const issued = await writeDown(engine, { cluster, pem, caller: by.caller, origin: by.origin ?? null });
  engine.wake.consumers.notify();
  return { pem, issued };
}
