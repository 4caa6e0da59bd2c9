import { getCluster } from '../store/clusters.js';
import { forgetCertificates } from './certificates.js';
import type { Scope } from './scope.js';
import { removeTrustee } from './trust.js';

/**
 * Removes what was made for a cluster that somebody else deleted in the meantime: its stack, its trustee, its secrets,
 * all found by name. A cluster that is still there is left to whoever has it.
 */
export async function removeStrays(scope: Scope): Promise<void> {
  const { engine, cluster, cloud, group } = scope;
  if (await getCluster(engine.db.read, cluster.uuid)) return;
  for (const name of [group?.stackName, cluster.stackName]) {
    const stack = name ? await cloud.heat.show(name) : null;
    if (stack) await cloud.heat.delete(stack);
  }
  await removeTrustee(scope);
  await forgetCertificates(scope);
}
