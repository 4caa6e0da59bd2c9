import { isRotation, roundOf } from '../operations/operation.js';
import { saveCluster } from '../store/clusters/write.js';
import { insertEvent } from '../store/events.js';
import { saveOperation } from '../store/operations.js';
import { type Scope, withCondition } from './scope.js';

/** How many rounds a rotation has, by its driver. */
export function roundsOf({ driver }: Pick<Scope, 'driver'>): number {
  return driver.rotateCa?.rounds ?? 1;
}

/**
 * Begins the next round of a rotation whose stack is complete, so that the next look tells Heat; answers whether there is one. The
 * round counts as a change of the servers of its own.
 */
export async function beginNextRound(scope: Scope): Promise<boolean> {
  const { engine, cluster, operation } = scope;
  const round = roundOf(operation);
  if (!isRotation(operation) || round >= roundsOf(scope)) return false;
  await engine.db.write(async (tx) => {
    const input = { ...operation.input, round: round + 1 };
    if (!(await saveOperation(tx, operation.id, { input, stackMark: null }))) return;
    await saveCluster(tx, cluster.uuid, {
      upgrades: cluster.upgrades + 1,
      ...withCondition(cluster, 'stack', 'unknown', `All servers have done round ${round}.`),
    });
    const about = { projectId: cluster.projectId, clusterUuid: cluster.uuid, operationId: operation.id };
    await insertEvent(tx, { ...about, body: { type: 'operation.progressed' } });
  });
  engine.wake.conductor.notify();
  engine.wake.consumers.notify();
  return true;
}
