import type { Driver } from '../../drivers/driver.js';
import type { Cloud, StackSummary } from '../../openstack/cloud.js';
import type { Cluster, Condition, ConditionName } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import type { Operation } from '../operations/operation.js';
import { getCluster } from '../store/clusters/find.js';
import { saveCluster } from '../store/clusters/write.js';
import { getNodeGroup } from '../store/nodegroups.js';
import { runningOperation } from '../store/operations.js';
import { getTemplate } from '../store/templates.js';
import { requireDriver } from '../templates/checks.js';
import type { ClusterTemplate } from '../templates/template.js';

/** What one reconciliation works with, read once. Phases that change the cluster answer its new state. */
export interface Scope {
  readonly engine: Engine;
  readonly cluster: Cluster;
  readonly template: ClusterTemplate;
  readonly operation: Operation;
  /** The further node group that the operation is about. */
  readonly group: NodeGroup | null;
  readonly driver: Driver;
  readonly cloud: Cloud;
  /** What has to be gone first is still there, so this look ends here. */
  readonly blocked?: true;
  /** What the poll has just read of the stack; absent when nothing was read. */
  readonly seen: StackSummary | undefined;
  /** Whether this look may cost a second request for how far the resources are. */
  readonly detail: boolean;
}

/** Reads everything about a cluster that has something running; null when there is nothing to do. */
export async function readScope(
  engine: Engine,
  clusterUuid: string,
  look: { seen?: StackSummary | undefined; detail: boolean },
): Promise<Scope | null> {
  const cluster = await getCluster(engine.db.read, clusterUuid);
  const operation = cluster && (await runningOperation(engine.db.read, clusterUuid));
  const template = cluster && (await getTemplate(engine.db.read, cluster.clusterTemplateId));
  if (!cluster || !operation || !template) return null;
  const group = operation.nodeGroupUuid ? await getNodeGroup(engine.db.read, operation.nodeGroupUuid) : null;
  return {
    engine,
    cluster,
    template,
    operation,
    group,
    driver: requireDriver(engine, template.serverType, template.clusterDistro, template.coe),
    cloud: engine.clouds.forProject(cluster.projectId),
    seen: look.seen,
    detail: look.detail,
  };
}

/** Stores what changed and answers the scope with it. */
export async function withCluster(scope: Scope, change: Partial<Omit<Cluster, 'uuid'>>): Promise<Scope> {
  await scope.engine.db.write((tx) => saveCluster(tx, scope.cluster.uuid, change));
  return { ...scope, cluster: { ...scope.cluster, ...change } };
}

/** The cluster's conditions with one of them set; `at` moves only when it really changes. */
export function withCondition(
  cluster: Cluster,
  name: ConditionName,
  state: Condition['state'],
  reason: string,
): Pick<Cluster, 'conditions'> {
  const before = cluster.conditions[name];
  if (before?.state === state && before.reason === reason) return { conditions: cluster.conditions };
  return { conditions: { ...cluster.conditions, [name]: { state, reason, at: new Date().toISOString() } } };
}
