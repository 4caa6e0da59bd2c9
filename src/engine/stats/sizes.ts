import type { Caller } from '../caller.js';
import type { ClusterStatus } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import type { Project } from '../projects.js';
import { largestClusters } from '../store/clusters.js';
import { readStats, type Stats } from './stats.js';

/** How many nodes a cluster has, those of its further node groups among its workers. */
export interface ClusterSize {
  readonly name: string;
  readonly status: ClusterStatus;
  readonly masters: number;
  readonly workers: number;
}

/** The stats of {@link readStats}, with the clusters that have most nodes, at most `most` of them, largest first. */
export async function readSizes(
  engine: Engine,
  caller: Caller,
  asked: { project?: string | undefined },
  most: number,
): Promise<{ stats: Stats; project: Project | null; sizes: ClusterSize[] }> {
  const found = await readStats(engine, caller, asked);
  const clusters = await largestClusters(engine.db.read, found.project?.id ?? null, most);
  const sizes = clusters.sort(
    (one, other) =>
      other.masters + other.workers - (one.masters + one.workers) || one.name.localeCompare(other.name),
  );
  return { ...found, sizes };
}
