import type { Engine } from '../engine.js';
import { forgetCluster, removeStack } from '../reconcile/strays.js';
import { getCluster } from '../store/clusters/find.js';
import { listStraysDue, putOffStray, type Stray } from '../store/strays.js';

/** What one look takes on; the rest has its turn in the next. */
const most = 20;
const day = 86_400_000;

/**
 * Looks for stacks, trustees and secrets of clusters and node groups that are gone, which a conductor that stood still, woke up and died
 * left behind: a minute after the removal, then after four times as long each time, for a day. A cloud that does not answer is asked again
 * with the next look.
 */
export async function lookForStrays(engine: Engine, now: Date, stopping?: AbortSignal): Promise<void> {
  for (const stray of await listStraysDue(engine.db.read, now, most)) {
    if (stopping?.aborted) return;
    try {
      await removeStray(engine, stray);
      await engine.db.write((tx) => putOffStray(tx, stray.uuid, nextLook(stray, now)));
    } catch (err) {
      engine.log.warn({ err, stack: stray.stackName }, 'strays: this one could not be looked for');
      if (isOld(stray, now)) await engine.db.write((tx) => putOffStray(tx, stray.uuid, null));
    }
  }
}

async function removeStray(engine: Engine, stray: Stray): Promise<void> {
  const { clusterUuid, clusterName, projectId, stackName } = stray;
  const cloud = engine.clouds.forProject(projectId);
  await removeStack(cloud, stackName);
  if (await getCluster(engine.db.read, clusterUuid)) return;
  await forgetCluster(engine, cloud, {
    uuid: clusterUuid,
    name: clusterName,
    projectId,
    trusteeUserId: null,
  });
}

function nextLook(stray: Stray, now: Date): Date | null {
  const since = now.getTime() - stray.removedAt.getTime();
  return since > day ? null : new Date(stray.removedAt.getTime() + 4 * since);
}

/** A cloud that has not answered for a week is given up. */
function isOld({ removedAt }: Stray, now: Date): boolean {
  return now.getTime() - removedAt.getTime() > 7 * day;
}
