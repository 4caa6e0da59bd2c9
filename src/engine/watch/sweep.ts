import type { Driver } from '../../drivers/driver.js';
import type { Stack, StackSummary } from '../../openstack/cloud.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { grouped } from '../grouped.js';
import { markOf } from '../reconcile/stack.js';
import { getCluster, listSettledClusters } from '../store/clusters.js';
import { type GroupAtRest, listGroupsAtRest } from '../store/nodegroups.js';
import { getTemplate } from '../store/templates.js';
import { requireDriver } from '../templates/checks.js';
import { compareNumbers, compareStatus, type Finding, ofGroup } from './compare.js';
import { noteFinding } from './notice.js';

/** Stacks that one request asks for. */
const batch = 100;
/** Stacks that one sweep asks for by themselves, because something about them is new. */
const detailsPerSweep = 20;

/**
 * One look at the stacks of all clusters at rest: a Heat request for every 100 of a project, and one more for each
 * stack that changed since, of which a sweep asks a few. What was deleted, suspended, broken or resized
 * without this program is stored and told, once.
 */
export async function sweep(engine: Engine, stopping?: AbortSignal): Promise<void> {
  const left = { details: detailsPerSweep };
  for (let after = ''; !stopping?.aborted; ) {
    const clusters = await listSettledClusters(engine.db.read, after, batch);
    for (const [projectId, own] of grouped(clusters, ({ projectId }) => projectId)) {
      await lookAt(engine, projectId, own, left).catch((err) =>
        engine.log.warn({ err, project: projectId }, 'sweep: Heat could not be asked for its stacks'),
      );
    }
    const last = clusters.at(-1);
    if (!last || clusters.length < batch) return;
    after = last.uuid;
  }
}

/** The same for one cluster, now: Heat said that something happened to its stack. */
export async function lookAtCluster(engine: Engine, uuid: string): Promise<void> {
  const cluster = await getCluster(engine.db.read, uuid);
  if (!cluster?.stackId || cluster.status.endsWith('_IN_PROGRESS')) return;
  await lookAt(engine, cluster.projectId, [cluster], { details: 1 });
}

async function lookAt(
  engine: Engine,
  projectId: string,
  clusters: readonly Cluster[],
  left: { details: number },
): Promise<void> {
  const { heat } = engine.clouds.forProject(projectId);
  const uuids = clusters.map(({ uuid }) => uuid);
  const groups = grouped(await listGroupsAtRest(engine.db.read, uuids), ({ clusterUuid }) => clusterUuid);
  const owners = clusters.map((cluster) => ({ cluster, groups: groups.get(cluster.uuid) ?? [] }));
  const ids = owners.flatMap(({ cluster, groups: own }) =>
    [cluster, ...own].flatMap(({ stackId }) => stackId ?? []),
  );
  const found = new Map((await heat.listByIds(ids)).map((stack) => [stack.id, stack]));
  const stackOf = ({ stackId }: Pick<Cluster, 'stackId'>) => found.get(stackId ?? '') ?? null;
  for (const { cluster, groups: own } of owners) {
    const seen = { stack: stackOf(cluster), groups: own.map((group) => ({ group, stack: stackOf(group) })) };
    const finding = findingOf(cluster, seen);
    if (!isNews(cluster, seen, finding)) continue;
    if (finding.kind === 'same' && left.details-- <= 0) continue;
    await lookCloser(engine, cluster, own);
  }
}

/** The stacks of a cluster and of its further groups, as Heat's list has them. */
interface Seen<S extends StackSummary = StackSummary> {
  readonly stack: S | null;
  readonly groups: readonly { readonly group: GroupAtRest; readonly stack: S | null }[];
}

/** The first finding that is one: a cluster's own comes before those of its groups. */
function firstOf(findings: readonly Finding[]): Finding {
  return findings.find(({ kind }) => kind !== 'same') ?? { kind: 'same' };
}

/** What the short answers say of a cluster's stacks. */
function findingOf(cluster: Cluster, { stack, groups }: Seen): Finding {
  const ofGroups = groups.map((each) => ofGroup(each.group, compareStatus(each.group, each.stack)));
  return firstOf([compareStatus(cluster, stack), ...ofGroups]);
}

function markOfAll({ stack, groups }: Seen): string {
  return [markOf(stack), ...groups.map((each) => `${each.group.name}: ${markOf(each.stack)}`)].join(' ');
}

/** Whether the short answer differs from what the last look left. */
function isNews(cluster: Cluster, seen: Seen, finding: Finding): boolean {
  const { unchanged } = cluster.conditions;
  if (finding.kind === 'moving') return false;
  if (finding.kind === 'same') return unchanged?.state !== 'true' || unchanged.reason !== markOfAll(seen);
  // A change of a node group may have left a cluster complete whose own stack is gone.
  if (finding.kind === 'gone' && cluster.status.endsWith('_COMPLETE')) return true;
  return unchanged?.state !== 'false' || unchanged.reason !== finding.reason;
}

async function lookCloser(engine: Engine, cluster: Cluster, groups: readonly GroupAtRest[]): Promise<void> {
  const template = await getTemplate(engine.db.read, cluster.clusterTemplateId);
  if (!template || !cluster.stackId) return;
  const driver = requireDriver(engine, template.serverType, template.clusterDistro, template.coe);
  const { heat } = engine.clouds.forProject(cluster.projectId);
  const show = ({ stackId, stackName }: Pick<Cluster, 'stackId' | 'stackName'>) =>
    heat.show(stackId ?? stackName);
  const seen: Seen<Stack> = {
    stack: await show(cluster),
    groups: await Promise.all(groups.map(async (group) => ({ group, stack: await show(group) }))),
  };
  const finding = firstOf([findingOf(cluster, seen), numbersOf(cluster, driver, seen)]);
  await noteFinding(engine, cluster, finding, markOfAll(seen));
}

/** What the stacks say of how many nodes there are. */
function numbersOf(cluster: Cluster, { scale, nodeGroup }: Driver, { stack, groups }: Seen<Stack>): Finding {
  return firstOf([
    ...(stack ? [compareNumbers(cluster, scale, stack)] : []),
    ...groups.flatMap((each) =>
      nodeGroup && each.stack
        ? ofGroup(each.group, compareNumbers(each.group, nodeGroup.scale, each.stack))
        : [],
    ),
  ]);
}
