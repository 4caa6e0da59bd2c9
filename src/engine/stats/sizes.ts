import type { ClusterStatus } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import type { Project } from '../projects.js';
import { largestClusters } from '../store/clusters/counts.js';

/** How many nodes a cluster has, those of its further node groups among its workers. */
export interface ClusterSize {
  readonly name: string;
  readonly status: ClusterStatus;
  readonly masters: number;
  readonly workers: number;
}

/** The clusters with most nodes of what `readStats` let somebody see, at most `most` of them, largest first. */
export async function readSizes(
  engine: Engine,
  project: Project | null,
  most: number,
): Promise<ClusterSize[]> {
  const clusters = await largestClusters(engine.db.read, project?.id ?? null, most);
  return clusters.sort(
    (one, other) =>
      other.masters + other.workers - (one.masters + one.workers) || one.name.localeCompare(other.name),
  );
}
