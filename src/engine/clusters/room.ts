import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import type { QuotaLine } from '../preview/allowances.js';
import { tooSmallFor } from '../preview/servers.js';
import { clusterQuota } from '../quotas/read.js';
import { showClusterTemplate } from '../templates/lookup.js';
import type { ClusterInput } from './input.js';
import type { ResizePlan } from './resize.js';
import { flavorOf, usualFlavor } from './usual-flavor.js';

/** The quotas of Nova that a larger group would exceed. */
export async function roomForResize(
  engine: Engine,
  caller: Caller,
  { cluster, group, from, to, going }: ResizePlan,
): Promise<readonly QuotaLine[]> {
  if (to <= from) return [];
  const flavor = await flavorOf(engine, cluster, group);
  return tooSmallFor(engine, caller, cluster.projectId, [{ count: to - (from - going.length), flavor }]);
}

/**
 * The quotas of Nova that a new cluster would exceed; none where Magnum's own quota refuses it anyway. Throws EngineError where its template is
 * not there.
 */
export async function roomForCluster(
  engine: Engine,
  caller: Caller,
  input: Pick<ClusterInput, 'clusterTemplate' | 'nodeCount' | 'masterCount' | 'flavorId' | 'masterFlavorId'>,
): Promise<readonly QuotaLine[]> {
  const template = await showClusterTemplate(engine, caller, input.clusterTemplate);
  const own = await clusterQuota(engine.db.read, engine, caller.projectId);
  if (own.used >= own.hardLimit) return [];
  const usual = usualFlavor(engine, template);
  return tooSmallFor(engine, caller, caller.projectId, [
    { count: input.masterCount ?? 1, flavor: input.masterFlavorId ?? template.masterFlavorId ?? usual },
    { count: input.nodeCount ?? 1, flavor: input.flavorId ?? template.flavorId ?? usual },
  ]);
}
