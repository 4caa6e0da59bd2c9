import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { type Request, supersede } from '../operations/begin.js';
import type { OperationInput } from '../operations/operation.js';
import type { Reader } from '../store/database.js';
import { runningOperation } from '../store/operations.js';
import { beforeChange } from './before-change.js';
import { changeCluster } from './change.js';
import type { Cluster } from './cluster.js';
import type { Accepted } from './create.js';
import { serversLeft } from './servers-left.js';

/** Deletes a cluster in any status; what was being done to it is given up. */
export async function deleteCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  request: Request = {},
): Promise<Accepted> {
  const target = {
    identifier,
    action: 'cluster:delete',
    everywhere: 'cluster:delete_all_projects',
  } as const;
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    const running = await runningOperation(tx, cluster.uuid);
    if (running?.kind === 'delete') return running;
    if (running) await supersede(tx, running);
    // Heat may refuse to delete it: then it is as it was before a resize or an upgrade that Heat has not heard of.
    const before = running?.stackMark === null ? await beforeChange(tx, running) : {};
    const input = await deletionOf(tx, cluster);
    return { kind: 'delete', input, change: { ...before, status: 'DELETE_IN_PROGRESS' } };
  });
}

/** What a deletion is told with: whether anything is left for Heat to remove. */
export async function deletionOf(db: Reader, cluster: Cluster): Promise<Pick<OperationInput, 'nothingLeft'>> {
  const { isGone } = await serversLeft(db, cluster);
  return isGone ? { nothingLeft: true } : {};
}
