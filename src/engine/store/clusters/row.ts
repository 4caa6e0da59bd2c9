import { z } from 'zod';
import {
  type Cluster,
  ClusterStatus,
  Conditions,
  Fault,
  HealthReason,
  HealthStatus,
} from '../../clusters/cluster.js';
import type { Reader } from '../database.js';
import { Prisma, type Cluster as Row } from '../generated/sqlite/client.js';
import { openLabels, sealLabels } from '../sealed.js';

const Addresses = z.array(z.string());
const Faults = z.array(Fault).nullable();

/** Reads a row as the engine's cluster. */
export function toCluster(db: Reader, row: Row): Cluster {
  const { leaseOwner: _owner, leaseUntil: _until, takenOverAt: _taken, ...rest } = row;
  return {
    ...rest,
    status: ClusterStatus.parse(row.status),
    labels: openLabels(db, row.labels),
    conditions: Conditions.parse(row.conditions),
    nodeAddresses: Addresses.parse(row.nodeAddresses),
    masterAddresses: Addresses.parse(row.masterAddresses),
    faults: Faults.parse(row.faults) ?? [],
    healthStatus: HealthStatus.nullable().parse(row.healthStatus),
    healthStatusReason: HealthReason.nullable().parse(row.healthStatusReason),
  };
}

/** What of a cluster may change. */
export type Change = Partial<Omit<Cluster, 'uuid'>>;

/** A change as the columns that it is kept in. */
export function toData(db: Reader, change: Change) {
  const { labels, faults, nodeAddresses, masterAddresses, healthStatusReason, ...rest } = change;
  return {
    ...rest,
    ...(labels ? { labels: sealLabels(db, labels) } : {}),
    ...(healthStatusReason === undefined ? {} : { healthStatusReason: healthStatusReason ?? Prisma.DbNull }),
    ...(faults ? { faults: faults.length ? [...faults] : Prisma.DbNull } : {}),
    ...(nodeAddresses ? { nodeAddresses: [...nodeAddresses] } : {}),
    ...(masterAddresses ? { masterAddresses: [...masterAddresses] } : {}),
  };
}

/** A new cluster as its row, without its groups. */
export function newRow(db: Reader, cluster: Cluster) {
  const { labels, conditions, nodeAddresses, masterAddresses, ...rest } = cluster;
  return {
    ...rest,
    labels: JSON.stringify(sealLabels(db, labels)),
    conditions: JSON.stringify(conditions),
    nodeAddresses: JSON.stringify(nodeAddresses),
    masterAddresses: JSON.stringify(masterAddresses),
    faults: null,
    healthStatusReason: null,
  };
}
