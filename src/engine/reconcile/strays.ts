import type { Cloud } from '../../openstack/cloud.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { getCluster } from '../store/clusters/find.js';
import { getNodeGroup } from '../store/nodegroups.js';
import { forgetCertificates } from './certificates.js';
import { removeKeypair } from './keypair.js';
import type { Scope } from './scope.js';
import { removeTrustee } from './trust.js';

/**
 * Removes what was made for a cluster or node group that somebody else removed in the meantime: its stack, and with a cluster its
 * trustee, its secrets and its imported key pair, all found by name. What is still there is left to whoever has it.
 */
export async function removeStrays({ engine, cluster, cloud, group }: Scope): Promise<void> {
  const stays = await getCluster(engine.db.read, cluster.uuid);
  if (group && !(await getNodeGroup(engine.db.read, group.uuid))) await removeStack(cloud, group.stackName);
  if (stays) return;
  await removeStack(cloud, cluster.stackName);
  await forgetCluster(engine, cloud, cluster);
}

/** Has Heat remove the stack of this name, if there is one that is not on its way out. */
export async function removeStack({ heat }: Cloud, name: string): Promise<void> {
  const stack = name ? await heat.show(name) : null;
  if (stack && stack.status !== 'DELETE_IN_PROGRESS') await heat.delete(stack);
}

/** Removes what is kept for a cluster beside its stack: the trustee, all secrets, and an imported key pair. */
export async function forgetCluster(
  engine: Engine,
  cloud: Cloud,
  cluster: Pick<Cluster, 'uuid' | 'name' | 'projectId' | 'trusteeUserId'>,
): Promise<void> {
  await removeTrustee({ engine, cluster });
  await removeKeypair(cloud, cluster);
  await forgetCertificates({ engine, cluster });
}
