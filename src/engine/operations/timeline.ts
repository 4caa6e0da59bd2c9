import type { DriverStage } from '../../drivers/driver.js';
import type { Cloud, StackEvent, StackRef, StackResource } from '../../openstack/cloud.js';
import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import { showCluster } from '../clusters/lookup.js';
import type { Engine } from '../engine.js';
import { clockTolerance } from '../reconcile/progress.js';
import { nestedDepth } from '../reconcile/stack.js';
import { getNodeGroup } from '../store/nodegroups.js';
import { listOperations } from '../store/operations.js';
import { requireDriver } from '../templates/checks.js';
import { templateOf } from '../templates/lookup.js';
import type { Operation } from './operation.js';

/** What Heat did with one resource in one go. Times are milliseconds since the operation was asked for. */
export interface Span {
  readonly path: readonly string[];
  /** Heat's type of the resource; null where Heat does not list it any more. */
  readonly type: string | null;
  readonly stage: DriverStage;
  readonly from: number;
  /** Null: Heat is still at it. */
  readonly to: number | null;
  readonly state: 'done' | 'failed' | 'active';
}

/** How the time of an operation was spent. */
export interface Timeline {
  readonly cluster: Cluster;
  readonly operation: Operation;
  /** Milliseconds, until now where it runs. */
  readonly length: number;
  /** By stage, then as they began. */
  readonly spans: readonly Span[];
}

/** The stages of a build, in order. */
export const stages: readonly DriverStage[] = ['network', 'masters', 'nodes'];

/** Milliseconds that a span takes in a timeline of this length. */
export function tookOf({ from, to }: Span, length: number): number {
  return (to ?? length) - from;
}

/** Milliseconds from when the first of some spans began to when the last ended. */
export function stretchOf(spans: readonly Span[], length: number): number {
  const from = Math.min(...spans.map((span) => span.from));
  return Math.max(...spans.map((span) => span.to ?? length)) - from;
}

/**
 * How the time of the latest operation of a cluster was spent, from Heat's events: which resource took how long. Null where
 * nothing was done to it yet. Two requests to Heat. Throws `cluster.not_found`, and OpenStackError where Heat does not answer.
 */
export async function readTimeline(
  engine: Engine,
  caller: Caller,
  identifier: string,
  now = Date.now(),
): Promise<Timeline | null> {
  const cluster = await showCluster(engine, caller, identifier);
  const [operation] = await listOperations(engine.db.read, cluster.uuid, 1);
  const template = await templateOf(engine, cluster);
  if (!operation || !template) return null;
  const begun = operation.createdAt.getTime();
  const whole = { cluster, operation, length: (operation.finishedAt?.getTime() ?? now) - begun };
  const ref = await stackOf(engine, cluster, operation);
  if (!ref) return { ...whole, spans: [] };
  const { heat } = engine.clouds.forProject(cluster.projectId);
  const { stage } = requireDriver(engine, template.serverType, template.clusterDistro, template.coe);
  return { ...whole, spans: await readSpans(heat, ref, stage, { begun, end: begun + whole.length }) };
}

/** What Heat was at in a stack between two moments. Two requests to Heat. Throws OpenStackError where it does not answer. */
export async function readSpans(
  heat: Cloud['heat'],
  ref: StackRef,
  stage: Parameters<typeof spansOf>[2],
  between: { begun: number; end: number },
): Promise<Span[]> {
  const [events, resources] = await Promise.all([
    heat.events(ref, nestedDepth),
    heat.resources(ref, nestedDepth).catch(() => []),
  ]);
  const recent = events.filter(({ at }) => Date.parse(at) >= between.begun - clockTolerance);
  return spansOf(recent, resources, stage, between);
}

async function stackOf(engine: Engine, cluster: Cluster, operation: Operation): Promise<StackRef | null> {
  const group = operation.nodeGroupUuid ? await getNodeGroup(engine.db.read, operation.nodeGroupUuid) : null;
  const { stackId, stackName } = group ?? cluster;
  return stackId ? { id: stackId, name: stackName } : null;
}

const keyOf = ({ path, name }: Pick<StackEvent, 'path' | 'name'>) => JSON.stringify([...path, name]);

/**
 * What a person would name of what Heat was at, and everything that failed, each from its first event to its last. A
 * resource that was replaced counts once more.
 */
export function spansOf(
  events: readonly StackEvent[],
  resources: readonly Pick<StackResource, 'name' | 'path' | 'type'>[],
  stage: (resource: Pick<StackResource, 'name' | 'path' | 'type'>) => DriverStage | null,
  { begun, end }: { begun: number; end: number },
): Span[] {
  const types = new Map(resources.map((resource) => [keyOf(resource), resource.type]));
  const open = new Map<string, number>();
  const spans: Span[] = [];
  const at = (time: string | number) => Math.min(Math.max(0, Number(time) - begun), end - begun);
  const add = (event: StackEvent, to: number | null, state: Span['state']) => {
    const from = open.get(keyOf(event));
    open.delete(keyOf(event));
    const type = types.get(keyOf(event)) ?? null;
    const own = type === null ? null : stage({ ...event, type });
    if (from === undefined || (!own && state !== 'failed')) return;
    const [first] = event.path;
    const inferred = first === 'masters' || first === 'nodes' ? first : 'network';
    spans.push({ path: [...event.path, event.name], type, stage: own ?? inferred, from, to, state });
  };
  const last = new Map<string, StackEvent>();
  for (const event of events) {
    const time = at(Date.parse(event.at));
    last.set(keyOf(event), event);
    if (event.status.endsWith('_IN_PROGRESS')) open.set(keyOf(event), time);
    else add(event, time, event.status.endsWith('_FAILED') ? 'failed' : 'done');
  }
  for (const event of last.values()) if (open.has(keyOf(event))) add(event, null, 'active');
  return withoutParents(spans).sort(
    (one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage) || one.from - other.from,
  );
}

/** Without what failed only because something in it did. */
function withoutParents(spans: readonly Span[]): Span[] {
  return spans.filter(
    ({ path, state }) =>
      state !== 'failed' ||
      !spans.some(
        (other) =>
          other.state === 'failed' &&
          other.path.length > path.length &&
          path.every((name, i) => other.path[i] === name),
      ),
  );
}
