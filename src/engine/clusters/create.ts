import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { beginOperation, type Request } from '../operations/begin.js';
import type { Operation } from '../operations/operation.js';
import { clusterQuota } from '../quotas/read.js';
import { getCluster, insertCluster } from '../store/clusters.js';
import type { Reader, Writer } from '../store/database.js';
import { findOperationByRequest } from '../store/operations.js';
import { nextNumber } from '../store/sequences.js';
import { ignoredLabels } from '../templates/checks.js';
import type { Cluster } from './cluster.js';
import type { ClusterInput } from './input.js';
import { planCluster } from './plan.js';

export interface Accepted {
  readonly cluster: Cluster;
  readonly operation: Operation;
}

/**
 * Accepts a new cluster: its row and its operation are stored, in CREATE_IN_PROGRESS, and the conductor is
 * told. The quota check and the row are one transaction, so two creates at once never pass together. A
 * request key that was used before answers what it made then.
 */
export async function createCluster(
  engine: Engine,
  caller: Caller,
  input: ClusterInput,
  request: Request = {},
): Promise<Accepted> {
  const earlier = await acceptedBefore(engine.db.read, request);
  if (earlier) return earlier;
  const { cluster, driver } = await planCluster(engine, caller, input);
  const accepted = await engine.db.write(async (tx) => {
    const meanwhile = await acceptedBefore(tx, request);
    if (meanwhile) return meanwhile;
    await checkQuota(engine, tx, caller.projectId);
    await insertCluster(tx, cluster);
    return {
      cluster,
      operation: await beginOperation(tx, caller, cluster, {
        kind: 'create',
        input: ignoredLabels(driver, input.labels),
        request,
        asked: input,
      }),
    };
  });
  engine.wake.conductor.notify();
  engine.wake.consumers.notify();
  return accepted;
}

/** What an earlier delivery of the same request made; null when this is the first. */
export async function acceptedBefore(db: Reader, request: Request): Promise<Accepted | null> {
  if (!request.key) return null;
  const operation = await findOperationByRequest(db, request.key);
  if (!operation?.clusterUuid) return null;
  const cluster = await getCluster(db, operation.clusterUuid);
  return cluster && { cluster, operation };
}

async function checkQuota(engine: Engine, tx: Writer, projectId: string): Promise<void> {
  // One at a time for each project: the number itself means nothing.
  await nextNumber(tx, `quota:${projectId}`);
  const { used, hardLimit: limit } = await clusterQuota(tx, engine, projectId);
  if (used < limit) return;
  throw new EngineError(
    'quota.exceeded',
    `Resource limit exceeded: You have reached the maximum clusters per project, ${limit}. You may delete a cluster to make room for a new one.`,
  );
}
