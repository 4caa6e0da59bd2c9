import type { StackSummary } from '../../openstack/cloud.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { grouped } from '../grouped.js';
import { markOf } from '../reconcile/stack.js';
import { getCluster, listSettledClusters } from '../store/clusters.js';
import { getTemplate } from '../store/templates.js';
import { requireDriver } from '../templates/checks.js';
import { compareNumbers, compareStatus } from './compare.js';
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
  const ids = clusters.flatMap(({ stackId }) => stackId ?? []);
  const seen = new Map((await heat.listByIds(ids)).map((stack) => [stack.id, stack]));
  for (const cluster of clusters) {
    const stack = seen.get(cluster.stackId ?? '') ?? null;
    if (!isNews(cluster, stack)) continue;
    if (compareStatus(cluster, stack).kind === 'same' && left.details-- <= 0) continue;
    await lookCloser(engine, cluster);
  }
}

/** Whether the short answer differs from what the last look left. */
function isNews(cluster: Cluster, stack: StackSummary | null): boolean {
  const { unchanged } = cluster.conditions;
  const finding = compareStatus(cluster, stack);
  if (finding.kind === 'moving') return false;
  if (finding.kind === 'same') return unchanged?.state !== 'true' || unchanged.reason !== markOf(stack);
  // A change of a node group may have left a cluster complete whose own stack is gone.
  if (finding.kind === 'gone' && cluster.status.endsWith('_COMPLETE')) return true;
  return unchanged?.state !== 'false' || unchanged.reason !== finding.reason;
}

async function lookCloser(engine: Engine, cluster: Cluster): Promise<void> {
  const template = await getTemplate(engine.db.read, cluster.clusterTemplateId);
  if (!template || !cluster.stackId) return;
  const driver = requireDriver(engine, template.serverType, template.clusterDistro, template.coe);
  const stack = await engine.clouds.forProject(cluster.projectId).heat.show(cluster.stackId);
  const status = compareStatus(cluster, stack);
  const finding = status.kind === 'same' && stack ? compareNumbers(cluster, driver, stack) : status;
  await noteFinding(engine, cluster, finding, markOf(stack));
}
