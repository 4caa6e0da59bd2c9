import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { OwnKeypairs } from '../keypairs.js';
import type { QuotaLine } from '../preview/allowances.js';
import { previewStack, type StackPreview } from '../preview/preview.js';
import { clusterRequest } from '../preview/requests.js';
import { clusterQuota } from '../quotas/read.js';
import { checkDiscovery } from '../reconcile/discovery.js';
import { driverInput } from '../reconcile/input.js';
import { takenNames } from '../store/clusters/names.js';
import type { Cluster } from './cluster.js';
import type { ClusterInput } from './input.js';
import { type ClusterPlan, planCluster } from './plan.js';

export interface ClusterPreview extends ClusterPlan {
  /** Magnum's quota comes first. */
  readonly stack: StackPreview;
  /** Whether another cluster of the project has the name already: Magnum lets several have it. */
  readonly sameName: boolean;
}

/** What creating a cluster would do, after the same checks, with the stack as Heat previews it: nothing is stored. */
export async function previewCluster(
  engine: Engine,
  caller: Caller,
  input: ClusterInput,
  ownKeypairs?: OwnKeypairs,
): Promise<ClusterPreview> {
  const plan = await planCluster(engine, caller, input, ownKeypairs);
  const { cluster, template, driver } = plan;
  const cloud = engine.clouds.forCaller(caller);
  const { projectId, name } = cluster;
  const [{ used, hardLimit }, stack, discovery, taken] = await Promise.all([
    clusterQuota(engine.db.read, engine, caller.projectId),
    previewStack(engine, caller, caller.projectId, async () => ({
      before: null,
      after: clusterRequest(
        driver,
        await driverInput({ cluster: withoutImport(cluster), template, engine, cloud }),
      ),
    })),
    discoveryRefusal(plan),
    takenNames(engine.db.read, projectId, [name]),
  ]);
  const own: QuotaLine = { service: 'magnum', word: 'Cluster', used, needed: 1, limit: hardLimit };
  const refusals = [...discovery, ...stack.refusals];
  return {
    ...plan,
    sameName: taken.has(name),
    stack: { ...stack, refusals, quotas: [own, ...stack.quotas] },
  };
}

/** A key pair that is still to be imported is none that Heat could find. */
function withoutImport(cluster: Cluster): Cluster {
  return cluster.publicKey === null ? cluster : { ...cluster, keypair: null, publicKey: null };
}

/** What the conductor would say of a discovery URL that was given. */
async function discoveryRefusal({ cluster, driver }: ClusterPlan): Promise<string[]> {
  if (!driver.needsDiscovery || !cluster.discoveryUrl) return [];
  try {
    await checkDiscovery(cluster.discoveryUrl, cluster.masterCount);
    return [];
  } catch (error) {
    if (error instanceof EngineError) return [inOwnWords(error, cluster.masterCount)];
    throw error;
  }
}

/** Magnum's sentence, and what would be taken. */
function inOwnWords({ message }: EngineError, masters: number): string {
  const size = masters === 1 ? '1 master' : `${masters} masters`;
  return `${message} discovery_url takes the address of a new token for ${size}, or is left out: then one is made.`;
}
