import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine.js';
import { reconcile } from '../reconcile/reconcile.js';
import { findClusterOfStack } from '../store/clusters/find.js';
import { runningOperation } from '../store/operations.js';
import { lookAtCluster } from '../watch/sweep.js';

/** Tries while somebody else holds the cluster, perhaps since before the end of the stack; then the poll is the net. */
const tries = 10;
const pause = 200;

/**
 * Heat said that something is over for a stack: its cluster is reconciled now, or looked at when nothing is in progress.
 * Stacks of others are none of our business. Answers whether the stack was one of ours.
 */
export async function stackEnded(engine: Engine, stackId: string): Promise<boolean> {
  const uuid = await findClusterOfStack(engine.db.read, stackId);
  if (!uuid) return false;
  if (!(await runningOperation(engine.db.read, uuid))) {
    await lookAtCluster(engine, uuid);
    return true;
  }
  for (let i = 0; i < tries && !(await reconcile(engine, uuid, { detail: true })); i++) await sleep(pause);
  return true;
}
