import { randomBytes, randomInt } from 'node:crypto';
import type { Cloud } from '../../openstack/cloud.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { type Scope, withCluster, withCondition } from './scope.js';

const symbols = ['23456789', 'ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz'];

/** A trustee's password as Magnum draws it: 18 characters, at least one of each group. */
export function trusteePassword(): string {
  const all = symbols.join('');
  const pick = (from: string) => from[randomInt(from.length)] ?? '';
  const drawn = [...symbols.map(pick), ...Array.from({ length: 15 }, () => pick(all))];
  for (let i = drawn.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    const [a = '', b = ''] = [drawn[i], drawn[j]];
    drawn[i] = b;
    drawn[j] = a;
  }
  return drawn.join('');
}

/**
 * Phase: the cluster has somebody to log in as. With a trustee domain that is a Keystone user of its own and a
 * trust from whoever owns the cluster (magnum.md E.2); without one, a token good for this cluster's
 * certificates alone. What an interrupted run made is found by name and made anew, so that no second trust stays.
 */
export async function ensureTrust(scope: Scope): Promise<Scope> {
  const { cluster, engine } = scope;
  if (cluster.conditions.trust?.state === 'true') return scope;
  const admin = engine.clouds.trusteeAdmin;
  if (!admin) {
    return withCluster(scope, {
      trusteePassword: cluster.trusteePassword ?? engine.seal.close(randomBytes(32).toString('base64url')),
      ...withCondition(cluster, 'trust', 'true', 'No trustee domain: nodes show a token of this cluster.'),
    });
  }
  const named = await ensureTrustee(scope, admin.cloud, admin.domainName);
  const { trusteeUserId } = named.cluster;
  if (!trusteeUserId) throw new EngineError('trust.failed', trustFailed(cluster.uuid));
  const owner = scope.cloud.identity;
  const { roles } = await owner.whoami();
  const trust = await owner.createTrust({ trusteeUserId, roles, impersonation: true });
  return withCluster(named, {
    trustId: trust.id,
    ...withCondition(named.cluster, 'trust', 'true', 'Trustee and trust are there.'),
  });
}

async function ensureTrustee(scope: Scope, admin: Cloud, domainName: string): Promise<Scope> {
  const { cluster, engine } = scope;
  const domain = await admin.identity.findDomain({ name: domainName });
  if (!domain) {
    throw new EngineError('trust.failed', trustFailed(cluster.uuid), {
      hint: `Keystone has no domain ${domainName}, where trustees would live.`,
    });
  }
  const name = trusteeName(cluster);
  const password = trusteePassword();
  const left = await admin.identity.findUser(name, domain.id);
  if (left) await admin.identity.deleteUser(left.id);
  const { id } = await admin.identity.createUser({ name, password, domainId: domain.id });
  return withCluster(scope, {
    trusteeUserId: id,
    trusteeUserName: name,
    trusteePassword: engine.seal.close(password),
  });
}

function trustFailed(uuid: string): string {
  return `Failed to create trustee or trust for Cluster: ${uuid}`;
}

function trusteeName({ uuid, projectId }: Pick<Cluster, 'uuid' | 'projectId'>): string {
  return `${uuid}_${projectId}`;
}

/** Phase of a deletion: trust and trustee are gone. */
export async function removeTrust(scope: Scope): Promise<Scope> {
  const { cluster, cloud } = scope;
  if (cluster.trustId) await cloud.identity.deleteTrust(cluster.trustId);
  await removeTrustee(scope);
  return withCluster(scope, {
    trustId: null,
    trusteeUserId: null,
    trusteeUserName: null,
    trusteePassword: null,
  });
}

/** Removes the trustee by the id that was written down, and whom a conductor made and had no time to write down. */
export async function removeTrustee({
  engine,
  cluster,
}: {
  engine: Engine;
  cluster: Pick<Cluster, 'uuid' | 'projectId' | 'trusteeUserId'>;
}): Promise<void> {
  const admin = engine.clouds.trusteeAdmin;
  if (!admin) return;
  const { identity } = admin.cloud;
  if (cluster.trusteeUserId) await identity.deleteUser(cluster.trusteeUserId);
  const domain = await identity.findDomain({ name: admin.domainName });
  const unwritten = domain && (await identity.findUser(trusteeName(cluster), domain.id));
  if (unwritten) await identity.deleteUser(unwritten.id);
}
