import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { clusterQuota } from '../quotas/read.js';
import type { ClusterInput } from './input.js';
import { type ClusterPlan, planCluster } from './plan.js';

export interface ClusterPreview extends ClusterPlan {
  /** Clusters of the project now, and how many it may have. */
  readonly quota: { readonly used: number; readonly limit: number };
}

/** What creating a cluster would do, after the same checks: nothing is stored and Heat is not asked. */
export async function previewCluster(
  engine: Engine,
  caller: Caller,
  input: ClusterInput,
): Promise<ClusterPreview> {
  const plan = await planCluster(engine, caller, input);
  const { used, hardLimit } = await clusterQuota(engine.db.read, engine, caller.projectId);
  return { ...plan, quota: { used, limit: hardLimit } };
}
