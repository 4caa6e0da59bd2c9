import { isDeepStrictEqual } from 'node:util';
import type { Driver, DriverInput } from '../../drivers/driver.js';
import type {
  Cloud,
  Stack,
  StackChange,
  StackRef,
  StackRequest,
  StackSummary,
} from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import { isRotation, roundOf, sentReason } from '../operations/operation.js';
import { saveCluster } from '../store/clusters/write.js';
import { discoveryMade, newToken } from './discovery.js';
import { driverInput, stackInput } from './input.js';
import { roundsOf } from './rounds.js';
import { type Scope, withCluster, withCondition } from './scope.js';
import { neverUpdated, tellOnce, wasTold, withHeatTold } from './tell.js';

/** Levels of nested stacks below the root that drivers use at most. */
export const nestedDepth = 4;

/** Heat's word for which state of a stack this is, as the condition `unchanged` remembers it. */
export function markOf(stack: StackSummary | null): string {
  return `As of ${stack?.updatedAt ?? neverUpdated}.`;
}

/** The parameters for a number of nodes that a stack does not have: what each is, and what it should be. */
export function wrongNumbers(
  scale: Driver['scale'],
  nodeCount: number,
  { parameters }: Stack,
): { name: string; found: string; wanted: string }[] {
  return Object.entries(scale(nodeCount)).flatMap(([name, value]) => {
    const [found, wanted] = [parameters[name], String(value)];
    return found === undefined || found === wanted ? [] : [{ name, found, wanted }];
  });
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

/** Phase of an update, retry or upgrade: Heat has been told, once. */
export async function ensureStackUpdate(scope: Scope): Promise<Scope> {
  const ref = stackRef(scope);
  if (ref) return tellOnce(scope, ref, () => changeFor(scope, ref));
  return withHeatTold(await ensureStack(scope));
}

/** Whether Heat has a stack no more. */
export async function isGone({ cloud }: Scope, ref: StackRef): Promise<boolean> {
  const stack = await cloud.heat.show(ref.id);
  return !stack || stack.status === 'DELETE_COMPLETE';
}

/**
 * Phase of a retry: a stack that is gone from Heat is forgotten, so that another one is made in its place. Its masters
 * will meet at a discovery URL of their own.
 */
export async function forgetLostStack(scope: Scope): Promise<Scope> {
  const { cluster } = scope;
  const ref = stackRef(scope);
  if (!ref || wasTold(scope)) return scope;
  if (!(await isGone(scope, ref))) return scope;
  const { discovery, ...conditions } = cluster.conditions;
  const generated = discovery?.reason === discoveryMade;
  return withCluster(scope, {
    stackId: null,
    conditions: generated ? conditions : cluster.conditions,
    ...(generated ? { discoveryUrl: null } : {}),
  });
}

async function changeFor(scope: Scope, ref: StackRef): Promise<StackChange> {
  const { cluster, driver, operation } = scope;
  const repair = operation.kind === 'retry' ? await repairParameters(scope, ref) : {};
  const flavors = operation.input.of === 'create' ? await flavorParameters(scope) : {};
  const rotation = isRotation(operation)
    ? driver.rotateCa?.parameters(await driverInput(scope), roundOf(operation))
    : {};
  return {
    parameters: {
      ...(cluster.upgrades > 0 ? driver.atOnce : {}),
      ...driver.scale(cluster.nodeCount, operation.input.remove),
      ...repair,
      ...flavors,
      ...rotation,
      ...(await upgradeParameters(scope)),
    },
    disableRollback: !operation.input.rollback,
  };
}

/** What has Heat upgrade the servers of the stack in hand; nothing where the operation is no upgrade. */
export async function upgradeParameters(scope: Scope): Promise<Readonly<Record<string, unknown>>> {
  const { driver, operation } = scope;
  const { upgrade } = operation.input;
  return (upgrade && driver.upgrade?.parameters(await stackInput(scope), upgrade.maxBatchSize)) ?? {};
}

/** The parameters that say which flavors are wanted now: a create may be tried again with others. */
async function flavorParameters(scope: Scope): Promise<Readonly<Record<string, unknown>>> {
  const input = await driverInput(scope);
  return flavorsOf((flavors) => scope.driver.parameters({ ...input, ...flavors }), input);
}

/** Those of the parameters that follow the flavors; what was not said is left as it is. */
export function flavorsOf(
  parameters: (flavors: Partial<DriverInput>) => Readonly<Record<string, unknown>>,
  { flavor, masterFlavor }: Pick<DriverInput, 'flavor' | 'masterFlavor'>,
): Readonly<Record<string, unknown>> {
  const without = parameters({ flavor: null, masterFlavor: null });
  const wanted = Object.entries(said(parameters({ flavor, masterFlavor })));
  return Object.fromEntries(wanted.filter(([name, value]) => !isDeepStrictEqual(value, without[name])));
}

/** What makes Heat build anew the servers that failed; masters then meet at a fresh discovery URL. */
async function repairParameters(scope: Scope, ref: StackRef): Promise<Readonly<Record<string, string>>> {
  const { driver, cloud, cluster, engine } = scope;
  if (!driver.repair) return {};
  // Between two authorities a new server would know one alone: those that there are try again by themselves.
  if (isRotation(scope.operation) && roundsOf(scope) > 1) return {};
  const everComplete = scope.operation.input.of !== 'create';
  const resources = (await cloud.heat.resources(ref, nestedDepth)).filter(
    // A master of a cluster that was complete once holds what it knows, whatever failed since, and tries again by itself.
    ({ path }) => !everComplete || path[0] !== 'masters',
  );
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
  const known = stackRef(scope);
  const ref = known ?? (await cloud.heat.show(cluster.stackName));
  if (!ref) return scope;
  if (scope.seen?.status === 'DELETE_IN_PROGRESS') return scope;
  const told = withCondition(cluster, 'stack', 'unknown', sentReason(scope.operation.id));
  if (wasTold(scope)) return scope;
  await cloud.heat.delete({ id: ref.id, name: ref.name });
  return withCluster({ ...scope, seen: undefined }, { stackId: ref.id, ...told });
}
