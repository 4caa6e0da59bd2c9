import type { Cluster } from '../../../src/engine/clusters/cluster.js';
import { pageOfClusters } from '../../../src/engine/store/clusters.js';
import type { Run } from './run.js';

/** Every cluster of the one who runs, oldest first. */
export async function clustersOf({ world }: Pick<Run, 'world'>): Promise<readonly Cluster[]> {
  const { engine, caller } = world;
  const first = { limit: 1000, marker: null, sortKey: 'createdAt', sortDir: 'asc' } as const;
  const page = await pageOfClusters(engine.db.read, { projectId: caller.projectId }, first, null);
  return page.items;
}
