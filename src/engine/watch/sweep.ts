import { isDeepStrictEqual } from 'node:util';
import type { Driver } from '../../drivers/driver.js';
import type { Stack, StackSummary } from '../../openstack/cloud.js';
import type { Cluster } from '../clusters/cluster.js';
import { knownTroubles } from '../clusters/troubles.js';
import type { Engine } from '../engine.js';
import { grouped } from '../grouped.js';
import { markOf } from '../reconcile/stack.js';
import { getCluster } from '../store/clusters/find.js';
import { listSettledClusters } from '../store/clusters/watched.js';
import { type GroupAtRest, listGroupsAtRest } from '../store/nodegroups.js';
import { getTemplate } from '../store/templates.js';
import { requireDriver } from '../templates/checks.js';
import { compareNumbers, compareStatus, type FoundOf, troublesOf } from './compare.js';
import { noteFindings } from './notice.js';

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
    const news = newsOf(cluster, seen);
    if (!news) continue;
    if (news === 'maybe' && left.details-- <= 0) continue;
    await lookCloser(engine, cluster, own);
  }
}

/** The stacks of a cluster and of its further groups, as Heat's list has them. */
interface Seen<S extends StackSummary = StackSummary> {
  readonly stack: S | null;
  readonly groups: readonly { readonly group: GroupAtRest; readonly stack: S | null }[];
}

/** Each stack with its owner, the cluster's own first. */
function stacksOf<S extends StackSummary>(cluster: Cluster, { stack, groups }: Seen<S>) {
  return [{ owner: cluster, group: null, stack }, ...groups.map((each) => ({ owner: each.group, ...each }))];
}

/** What the short answers say of each stack. */
function findingsOf(cluster: Cluster, seen: Seen): FoundOf[] {
  return stacksOf(cluster, seen).map(({ owner, group, stack }) => ({
    stack: owner.stackName,
    group,
    finding: compareStatus(owner, stack),
  }));
}

function markOfAll({ stack, groups }: Seen): string {
  return [markOf(stack), ...groups.map((each) => `${each.group.name}: ${markOf(each.stack)}`)].join(' ');
}

/** Whether the short answers differ from what the last look left; `maybe`: it takes a closer look to tell. */
function newsOf(cluster: Cluster, seen: Seen): 'surely' | 'maybe' | null {
  const { unchanged } = cluster.conditions;
  const found = findingsOf(cluster, seen);
  const known = knownTroubles(cluster);
  const troubles = troublesOf(found, known);
  // A change of a node group may have left a cluster complete whose own stack is gone.
  if (cluster.status.endsWith('_COMPLETE') && found.some(({ finding }) => finding.kind === 'gone'))
    return 'surely';
  if (troubles.some((trouble) => !known.some((one) => isDeepStrictEqual(one, trouble)))) return 'surely';
  if (troubles.length > 0) return troubles.length === known.length ? null : 'maybe';
  if (found.some(({ finding }) => finding.kind === 'moving')) return null;
  return unchanged?.state === 'true' && unchanged.reason === markOfAll(seen) ? null : 'maybe';
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
  await noteFindings(engine, cluster, closerFindings(cluster, driver, seen), markOfAll(seen));
}

/** The same with what the stacks themselves say of how many nodes there are. */
function closerFindings(cluster: Cluster, { scale, nodeGroup }: Driver, seen: Seen<Stack>): FoundOf[] {
  return stacksOf(cluster, seen).map(({ owner, group, stack }) => {
    const found = { stack: owner.stackName, group, finding: compareStatus(owner, stack) };
    const numbers = group ? nodeGroup?.scale : scale;
    if (found.finding.kind !== 'same' || !stack || !numbers) return found;
    return { ...found, finding: compareNumbers(owner, numbers, stack) };
  });
}
