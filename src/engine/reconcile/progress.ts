import type { DriverInput, DriverStage } from '../../drivers/driver.js';
import type { StackResource } from '../../openstack/cloud.js';
import {
  heatWasTold,
  isRotation,
  type Operation,
  type Progress,
  roundOf,
  type Stage,
  type StageName,
  stageNames,
} from '../operations/operation.js';
import { stackInput } from './input.js';
import { roundsOf } from './rounds.js';
import type { Scope } from './scope.js';
import { isBuilt, whatCounts } from './servers-counted.js';

/** The stages that an operation has to go through. */
function stagesOf(operation: Operation, kind: 'create' | 'update'): readonly DriverStage[] {
  if (kind === 'create') return ['network', 'masters', 'nodes'];
  const { upgrade, nodegroup } = operation.input;
  const reachesMasters = isRotation(operation) || (upgrade && !nodegroup);
  return reachesMasters ? ['masters', 'nodes'] : ['nodes'];
}

/** Whether the servers that there are change themselves. */
function changesServers(operation: Operation): boolean {
  return operation.input.upgrade !== undefined || isRotation(operation);
}

/** What an operation does to the cluster: a retry goes on with what had failed, a change of a node group is an update. */
export function building({ kind, input }: Operation): 'create' | 'update' | 'delete' {
  if (kind === 'retry') return input.of === undefined || input.of === 'create' ? 'create' : 'update';
  return kind === 'create' || kind === 'delete' ? kind : 'update';
}

/** Milliseconds by which Heat's whole seconds, and its clock, may be behind ours. */
export const clockTolerance = 2_000;

function isDone(resource: StackResource, kind: 'create' | 'update' | 'delete'): boolean {
  return kind === 'delete' ? resource.status === 'DELETE_COMPLETE' : isBuilt(resource);
}

/** How many servers a stage has; none for the network. */
function serversOf({ masterCount, nodeCount }: DriverInput, name: DriverStage): number | null {
  if (name === 'network') return null;
  return name === 'masters' ? masterCount : nodeCount;
}

/**
 * How far Heat is, from the resources that a person would name. Totals are what the driver expects until Heat
 * lists more; a deletion counts what was there when it was first looked at. `ended`: what failed is final.
 */
export async function measure(
  scope: Scope,
  resources: readonly StackResource[],
  ended = false,
): Promise<Progress> {
  const { driver, operation } = scope;
  const kind = operation.kind === 'nodegroup-delete' ? 'delete' : building(operation);
  const counted = resources.flatMap((resource) => {
    const stage = driver.stage(resource);
    return stage ? [{ stage, resource }] : [];
  });
  if (kind === 'delete') {
    const left = counted.filter(({ resource }) => !isDone(resource, kind)).length;
    const total = Math.max(operation.progress.total, counted.length);
    return { done: total - left, total, stages: {}, ...waitingFor(resources, operation) };
  }
  const input = await stackInput(scope);
  if (changesServers(operation)) return changeProgress(scope, input, counted);
  const expected = driver.expected(input);
  const stages: Partial<Record<StageName, Stage>> = {};
  const isRetry = operation.kind === 'retry';
  for (const name of stagesOf(operation, kind)) {
    const all = counted.flatMap(({ stage, resource }) => (stage === name ? [resource] : []));
    const own = whatCounts(all.filter(isKept), {
      resources,
      servers: serversOf(input, name),
      isRetry,
      ended,
    });
    const reached = ended || kind === 'create' ? 'over' : reachedOf(scope, resources, all, expected[name]);
    stages[name] = stageOf(operation, own, { kind, expected: expected[name], reached, ended });
  }
  const ready = { state: 'waiting', done: 0, total: 0 } as const;
  return {
    ...sum(operation.progress, { ...stages, ready }),
    ...(ended ? {} : waitingFor(resources, operation)),
  };
}

/** How far Heat is in an update with the groups that a stage's resources are in. */
type Reached = 'before' | 'active' | 'over';

/**
 * What was built before stays COMPLETE until Heat comes to it, and means nothing of the update in hand. Heat is not done either while
 * there are more resources in the groups than are expected; it may write down a time for what it has only looked at.
 */
function reachedOf(
  { operation, cluster }: Scope,
  resources: readonly StackResource[],
  own: readonly StackResource[],
  expected: number,
): Reached {
  if (!heatWasTold(cluster.conditions, operation.id)) return 'before';
  const names = new Set(own.map(({ path }) => path[0]));
  const going = own.filter(({ status }) => status === 'DELETE_IN_PROGRESS');
  const groups = resources.filter(({ path, name }) => path.length === 0 && names.has(name));
  if (groups.some(({ status }) => status.endsWith('_IN_PROGRESS'))) return 'active';
  const began = operation.createdAt.getTime() - clockTolerance;
  if (!groups.every(({ updatedAt }) => Date.parse(updatedAt) >= began)) return 'before';
  const isMore = operation.kind !== 'retry' && own.filter(isKept).length > expected;
  return isMore || going.length > 0 ? 'active' : 'over';
}

function isKept({ status }: StackResource): boolean {
  return !status.startsWith('DELETE_');
}

function stageOf(
  operation: Operation,
  own: readonly StackResource[],
  how: { kind: 'create' | 'update'; expected: number; reached: Reached; ended: boolean },
): Stage {
  const { kind, expected, reached, ended } = how;
  const isRetry = operation.kind === 'retry';
  // A retry lists what failed before beside what takes its place: neither counts as more, or as failed again.
  const finished = own.filter((resource) => isDone(resource, kind)).length;
  const done = isRetry ? Math.min(finished, expected) : finished;
  const total = isRetry ? expected : Math.max(expected, own.length);
  if (reached === 'before') return { state: 'waiting', done: 0, total };
  if (reached === 'active') return { state: 'active', done, total };
  const failed = (!isRetry || ended) && own.some(({ status }) => status.endsWith('_FAILED'));
  const begun = own.some(({ status }) => !status.startsWith('INIT'));
  return { state: failed ? 'failed' : done >= total ? 'done' : begun ? 'active' : 'waiting', done, total };
}

/**
 * The deepest resource that Heat has been at for longest. Heat says when a resource was last changed, and while one is deleted that
 * is when it was made: nothing is waited for since before the operation.
 */
export function waitingFor(
  resources: readonly StackResource[],
  { createdAt }: Pick<Operation, 'createdAt'>,
): Pick<Progress, 'waiting'> {
  const busy = resources.filter(({ status }) => status.endsWith('_IN_PROGRESS'));
  const parents = new Set(busy.map(({ path }) => path.join('/')));
  const [longest] = busy
    .filter(({ path, name }) => !parents.has([...path, name].join('/')))
    .sort((one, other) => one.updatedAt.localeCompare(other.updatedAt));
  if (!longest) return {};
  const { path, name, type, updatedAt } = longest;
  const since = Date.parse(updatedAt) > createdAt.getTime() ? updatedAt : createdAt.toISOString();
  return { waiting: { path: [...path, name], type, since } };
}

/**
 * How far an upgrade or a rotation is: servers stay, and each is done when it has said so to its wait condition since Heat was told.
 * Of several rounds, what earlier ones did counts too.
 */
function changeProgress(
  scope: Scope,
  { masterCount, nodeCount }: DriverInput,
  counted: readonly { stage: DriverStage; resource: StackResource }[],
): Progress {
  const { operation, cluster } = scope;
  const rounds = isRotation(operation) ? roundsOf(scope) : 1;
  const before = isRotation(operation) ? roundOf(operation) - 1 : 0;
  const began = before > 0 ? Date.parse(cluster.conditions.stack?.at ?? '') : operation.createdAt.getTime();
  const stages: Partial<Record<StageName, Stage>> = {};
  for (const name of stagesOf(operation, 'update')) {
    const servers = name === 'masters' ? masterCount : nodeCount;
    const touched = counted.filter(
      ({ stage, resource }) =>
        stage === name &&
        resource.type === 'OS::Heat::WaitCondition' &&
        // What was only just created was not changed, unless it took the place of what had failed.
        (followsFailure(operation) || resource.status.startsWith('UPDATE_')) &&
        Date.parse(resource.updatedAt) >= began - clockTolerance &&
        // No master had the upgrade before this one, and nodes come after masters: one that is complete is so from before.
        !(name === 'nodes' && operation.input.upgrade?.leaves && stages.masters?.state !== 'done'),
    );
    const total = servers * rounds;
    const now = Math.min(servers, touched.filter(({ resource }) => isDone(resource, 'update')).length);
    const done = servers * before + now;
    const failed = touched.some(({ resource }) => resource.status.endsWith('_FAILED'));
    const begun = touched.length > 0 || before > 0;
    const state = failed ? 'failed' : done >= total ? 'done' : begun ? 'active' : 'waiting';
    stages[name] = { state, done, total };
  }
  return sum(operation.progress, { ...stages, ready: { state: 'waiting', done: 0, total: 0 } });
}

/** Whether Heat makes anew what failed in an operation before this one. */
function followsFailure({ kind, input }: Operation): boolean {
  return kind === 'retry' || input.upgrade?.leaves === true;
}

/** Everything done: what a complete stack shows, whatever was last counted. */
export function complete(progress: Progress): Progress {
  const stages = Object.fromEntries(
    Object.entries(progress.stages).map(([name, stage]) => [
      name,
      { ...stage, state: 'done' as const, done: stage.total },
    ]),
  );
  return sum(progress, { ...stages, ready: { state: 'done', done: 0, total: 0 } });
}

function sum(before: Progress, stages: Partial<Record<StageName, Stage>>): Progress {
  const all = Object.values(stages);
  const stamped = Object.fromEntries(
    Object.entries(stages).map(([name, stage]) => {
      const { finishedAt = new Date().toISOString(), took } = before.stages[name as StageName] ?? {};
      const done = { ...stage, finishedAt, ...(took !== undefined && { took }) };
      return [name, stage.state === 'done' ? done : stage];
    }),
  );
  return {
    done: all.reduce((count, stage) => count + stage.done, 0),
    total: all.reduce((count, stage) => count + stage.total, 0),
    stages: stamped,
  };
}

/** The stages that are done now and were not before, in order. */
export function newlyDone({ kind, progress: before }: Operation, after: Progress): StageName[] {
  const done = stageNames.filter(
    (name) => after.stages[name]?.state === 'done' && before.stages[name]?.state !== 'done',
  );
  // What a retry finds done when it first looks was told when it was done.
  const looksFirst = kind === 'retry' && before.total === 0;
  return looksFirst ? done.filter((name) => name === 'ready') : done;
}
