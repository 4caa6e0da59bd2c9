import type { Cluster } from '../../src/engine/clusters/cluster.js';
import { pageOfClusters } from '../../src/engine/store/clusters/pages.js';
import type { Reader } from '../../src/engine/store/database.js';

/** Every cluster of a project, the oldest first. */
export async function everyCluster(db: Reader, projectId: string): Promise<readonly Cluster[]> {
  const all = { limit: 1000, marker: null, sortKey: 'createdAt', sortDir: 'asc' } as const;
  return (await pageOfClusters(db, { projectId }, all, null)).items;
}
