import { randomUUID } from 'node:crypto';
import type { Cluster, ClusterStatus, Labels } from '../clusters/cluster.js';

/** The groups that every cluster has, made with it (magnum.md B.3). */
export const defaultMaster = 'default-master';
export const defaultWorker = 'default-worker';
export const masterRole = 'master';

/** Servers of one kind in a cluster, as Magnum shows them (magnum.md B.3). */
export interface NodeGroup {
  readonly uuid: string;
  readonly name: string;
  readonly clusterUuid: string;
  readonly projectId: string;
  /** `master`, `worker`, or what somebody called it. */
  readonly role: string;
  readonly isDefault: boolean;
  readonly imageId: string;
  readonly flavorId: string | null;
  readonly nodeCount: number;
  readonly minNodeCount: number;
  readonly maxNodeCount: number | null;
  /** GiB */
  readonly dockerVolumeSize: number | null;
  readonly labels: Labels;
  readonly mergeLabels: boolean;
  /** How many upgrades its stack has had, one in hand included. */
  readonly upgrades: number;
  readonly nodeAddresses: readonly string[];
  /** The cluster's own for a default group. */
  readonly stackName: string;
  readonly stackId: string | null;
  readonly status: ClusterStatus;
  readonly statusReason: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

/** The rows of the two groups that come with a cluster; everything else about them is the cluster's own. */
export function defaultGroups({ projectId, createdAt }: Pick<Cluster, 'projectId' | 'createdAt'>) {
  const common = { projectId, createdAt, isDefault: true };
  return [
    { ...common, uuid: randomUUID(), name: defaultMaster, role: masterRole, minNodeCount: 1 },
    { ...common, uuid: randomUUID(), name: defaultWorker, role: 'worker', minNodeCount: 0 },
  ];
}
