import type { Cloud, StackRef, StackRequest, StackSummary } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import { sentReason } from '../operations/operation.js';
import { saveCluster } from '../store/clusters.js';
import { saveOperation } from '../store/operations.js';
import { discoveryMade, newToken } from './discovery.js';
import { driverInput } from './input.js';
import { type Scope, withCluster, withCondition } from './scope.js';

/** Levels of nested stacks below the root that drivers use at most. */
export const nestedDepth = 4;
/** Stands for the `updated_time` of a stack that was never updated. */
export const neverUpdated = 'never';

/** Heat's word for which state of a stack this is, as the condition `unchanged` remembers it. */
export function markOf(stack: StackSummary | null): string {
  return `As of ${stack?.updatedAt ?? neverUpdated}.`;
}

/** Leaves out what was not said: Heat takes its own default then. */
export function said(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The stack as Heat is asked for it by id and name. */
export function stackRef(scope: Scope): StackRef | null {
  const { stackId, stackName } = scope.cluster;
  return stackId ? { id: stackId, name: stackName } : null;
}

/** Has Heat begin with a stack; one of that name is ours already, from a run that was interrupted. Answers its id. */
export async function createOrTakeOver({ heat }: Cloud, request: StackRequest): Promise<string> {
  try {
    return (await heat.create(request)).id;
  } catch (error) {
    const ours = isOpenStackError(error, 'openstack.conflict') && (await heat.show(request.name));
    if (!ours) throw error;
    return ours.id;
  }
}

/**
 * Phase: the stack exists. Its name was stored before the first request, so when an earlier run got as far as
 * Heat and no further, Heat answers that the name is taken and the stack is taken over.
 */
export async function ensureStack(scope: Scope): Promise<Scope> {
  const { cluster, driver, cloud } = scope;
  if (cluster.stackId) return scope;
  const input = await driverInput(scope);
  const id = await createOrTakeOver(cloud, {
    name: cluster.stackName,
    template: driver.files()[driver.template],
    files: driver.files(),
    environmentFiles: driver.environments(input),
    parameters: said(driver.parameters(input)),
    timeoutMinutes: cluster.createTimeout,
    tags: ['magnum', cluster.uuid],
  });
  return withCluster(scope, {
    stackId: id,
    ...withCondition(cluster, 'stack', 'true', 'Heat has the stack.'),
  });
}

/**
 * Phase of an update or retry: Heat has been told. The stack's `updated_time` is stored before it is told, so
 * that what was COMPLETE or FAILED before is never taken for the outcome; a run that was interrupted in between
 * sees by that time, or by the stack being in progress, that Heat already knows. Something else that Heat is
 * still doing with the stack is waited for.
 */
export async function ensureStackUpdate(scope: Scope): Promise<Scope> {
  const { cluster, cloud, operation, engine } = scope;
  const ref = stackRef(scope);
  if (!ref) {
    const made = await ensureStack(scope);
    return withCluster(made, withCondition(made.cluster, 'stack', 'true', sentReason(operation.id)));
  }
  if (cluster.conditions.stack?.reason === sentReason(operation.id)) return scope;
  const stack = await cloud.heat.show(ref.id);
  if (!stack) return { ...scope, seen: undefined };
  const busy = stack.status.endsWith('_IN_PROGRESS');
  if (operation.stackMark === null && busy) return { ...scope, seen: stack };
  const stackMark = operation.stackMark ?? stack.updatedAt ?? neverUpdated;
  const untold = !busy && (stack.updatedAt ?? neverUpdated) === stackMark;
  if (operation.stackMark === null) {
    await engine.db.write((tx) => saveOperation(tx, operation.id, { stackMark }));
  }
  if (untold) await tellHeat(scope, ref);
  return withCluster(
    { ...scope, operation: { ...operation, stackMark }, seen: undefined },
    withCondition(cluster, 'stack', 'true', sentReason(operation.id)),
  );
}

/**
 * Phase of a retry: a stack that is gone from Heat is forgotten, so that another one is made in its place. Its masters
 * will meet at a discovery URL of their own.
 */
export async function forgetLostStack(scope: Scope): Promise<Scope> {
  const { cluster, cloud, operation } = scope;
  const ref = stackRef(scope);
  if (!ref || cluster.conditions.stack?.reason === sentReason(operation.id)) return scope;
  const stack = await cloud.heat.show(ref.id);
  if (stack && stack.status !== 'DELETE_COMPLETE') return scope;
  const { discovery, ...conditions } = cluster.conditions;
  const generated = discovery?.reason === discoveryMade;
  return withCluster(scope, {
    stackId: null,
    conditions: generated ? conditions : cluster.conditions,
    ...(generated ? { discoveryUrl: null } : {}),
  });
}

async function tellHeat(scope: Scope, ref: StackRef): Promise<void> {
  const { cluster, driver, cloud, operation } = scope;
  const repair = operation.kind === 'retry' ? await repairParameters(scope, ref) : {};
  const rotation = operation.kind === 'rotate-ca' ? driver.rotateCa?.(await driverInput(scope)) : {};
  await cloud.heat.update(ref, {
    parameters: { ...driver.scale(cluster.nodeCount, operation.input.remove), ...repair, ...rotation },
    disableRollback: !operation.input.rollback,
  });
}

/** What makes Heat build anew the servers that failed; masters then meet at a fresh discovery URL. */
async function repairParameters(scope: Scope, ref: StackRef): Promise<Readonly<Record<string, string>>> {
  const { driver, cloud, cluster, engine } = scope;
  if (!driver.repair) return {};
  const resources = await cloud.heat.resources(ref, nestedDepth);
  const input = await driverInput(scope);
  const mayRenew = driver.needsDiscovery && cluster.conditions.discovery?.reason === discoveryMade;
  const discoveryUrl = mayRenew
    ? await newToken(engine.settings.discoveryUrlFormat, cluster.masterCount)
    : input.discoveryUrl;
  const repair = driver.repair(resources, { ...input, discoveryUrl });
  if (discoveryUrl && Object.values(repair).some((value) => value.includes(discoveryUrl))) {
    await engine.db.write((tx) => saveCluster(tx, cluster.uuid, { discoveryUrl }));
  }
  return repair;
}

/** Phase of a deletion: Heat has been told to remove the stack, whether or not its id was ever stored. */
export async function ensureStackDeletion(scope: Scope): Promise<Scope> {
  const { cluster, cloud } = scope;
  if (scope.blocked) return scope;
  const known = stackRef(scope);
  const ref = known ?? (await cloud.heat.show(cluster.stackName));
  if (!ref) return scope;
  if (scope.seen?.status === 'DELETE_IN_PROGRESS') return scope;
  const told = withCondition(cluster, 'stack', 'unknown', sentReason(scope.operation.id));
  if (cluster.conditions.stack?.reason === sentReason(scope.operation.id)) return scope;
  await cloud.heat.delete({ id: ref.id, name: ref.name });
  return withCluster({ ...scope, seen: undefined }, { stackId: ref.id, ...told });
}
