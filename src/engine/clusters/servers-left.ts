import type { Reader } from '../store/database.js';
import { listNodeGroups } from '../store/nodegroups.js';
import { type Cluster, stackNotFound } from './cluster.js';
import { knownTroubles } from './troubles.js';

/**
 * How many servers a cluster has in all its node groups, as far as is known: none in a stack that Heat was never asked for or was found
 * to have lost. `isGone`: there was a stack, and nothing is left in Heat.
 */
export async function serversLeft(
  db: Reader,
  cluster: Cluster,
): Promise<{ servers: number; isGone: boolean }> {
  const groups = await listNodeGroups(db, cluster.uuid);
  const lost = new Set(
    knownTroubles(cluster).flatMap(({ stack, status }) => (status === null ? [stack] : [])),
  );
  const isLost = (owner: Pick<Cluster, 'stackId' | 'stackName' | 'statusReason'>) =>
    lost.has(owner.stackName) || owner.statusReason === stackNotFound(owner);
  const there = groups.filter(
    (group) => group.stackId !== null && !isLost(group) && !(group.isDefault && isLost(cluster)),
  );
  const servers = there.reduce((sum, { nodeCount }) => sum + nodeCount, 0);
  return { servers, isGone: there.length === 0 && groups.some(({ stackId }) => stackId !== null) };
}
