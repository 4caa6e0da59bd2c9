import type { StackRef } from '../../openstack/cloud.js';
import { stackNotFound } from '../clusters/cluster.js';
import { neverRan } from '../clusters/retry-flavors.js';
import { EngineError } from '../errors.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import { sentReason } from '../operations/operation.js';
import { listNodeGroups, removeNodeGroup, saveNodeGroup } from '../store/nodegroups.js';
import { stackInput } from './input.js';
import { observeGroupsGoing } from './observe-groups-going.js';
import { type Scope, withCluster, withCondition } from './scope.js';
import {
  createOrTakeOver,
  flavorsOf,
  isGone,
  nestedDepth,
  said,
  stackRef,
  upgradeParameters,
} from './stack.js';
import { tellOnce, wasTold, withHeatTold } from './tell.js';

/** The stack of the group that an operation is about, as Heat is asked for it. */
export function groupRef({ group }: Scope): StackRef | null {
  return group?.stackId ? { id: group.stackId, name: group.stackName } : null;
}

function requireGroup({ group }: Scope): NodeGroup {
  if (group) return group;
  throw new EngineError('nodegroup.not_found', 'The node group is not there any more.');
}

async function withGroup(scope: Scope, stackId: string | null): Promise<Scope> {
  const group = requireGroup(scope);
  await scope.engine.db.write((tx) => saveNodeGroup(tx, group.uuid, { stackId }));
  return { ...scope, group: { ...group, stackId } };
}

/** Phase: the group's stack exists. As with a cluster's, its name was stored before the first request. */
export async function ensureGroupStack(scope: Scope): Promise<Scope> {
  const { cluster, driver, cloud } = scope;
  const group = requireGroup(scope);
  const own = driver.nodeGroup;
  const home = stackRef(scope);
  if (group.stackId) return scope;
  if (!own || !home) throw new EngineError('stack.failed', `${driver.name} has no further node groups.`);
  const joined = await cloud.heat.show(home.id, { outputs: true });
  if (!joined) throw new EngineError('stack.failed', stackNotFound(cluster));
  const input = await stackInput(scope);
  const id = await createOrTakeOver(cloud, {
    name: group.stackName,
    template: driver.files()[own.template],
    files: driver.files(),
    environmentFiles: [],
    parameters: said(own.parameters(input, joined.outputs)),
    timeoutMinutes: cluster.createTimeout,
    tags: ['magnum', cluster.uuid, group.uuid],
  });
  return withGroup(scope, id);
}

/** Phase of a retry of a group: a stack that is gone from Heat is forgotten, so that another one is made in its place. */
export async function forgetLostGroupStack(scope: Scope): Promise<Scope> {
  const ref = groupRef(scope);
  if (!ref || scope.operation.input.of === undefined || wasTold(scope)) return scope;
  return (await isGone(scope, ref)) ? withGroup(scope, null) : scope;
}

/** Phase of a change of a group: Heat has been told, once. */
export async function ensureGroupUpdate(scope: Scope): Promise<Scope> {
  const { driver, cloud, operation } = scope;
  const group = requireGroup(scope);
  const ref = groupRef(scope);
  const own = driver.nodeGroup;
  if (!ref || !own) return withHeatTold(await ensureGroupStack(scope));
  return tellOnce(scope, ref, async () => {
    // A server that said that it failed has said so for good: a retry builds another in its place.
    const retry = operation.input.of !== undefined;
    const repair = retry ? own.repair(await cloud.heat.resources(ref, nestedDepth)) : {};
    return {
      parameters: {
        ...(group.upgrades > 0 ? own.atOnce : {}),
        ...own.scale(group.nodeCount, operation.input.remove),
        ...repair,
        ...(retry && neverRan(group) ? await groupFlavorParameters(scope) : {}),
        ...(await upgradeParameters(scope)),
      },
      disableRollback: true,
    };
  });
}

/** The parameter that says which flavor is wanted now: a creation may be tried again with another. */
async function groupFlavorParameters(scope: Scope): Promise<Readonly<Record<string, unknown>>> {
  const { driver, cloud } = scope;
  const home = stackRef(scope);
  const joined = home && (await cloud.heat.show(home.id, { outputs: true }));
  const input = await stackInput(scope);
  const { nodeGroup } = driver;
  if (!joined || !nodeGroup) return {};
  return flavorsOf((flavors) => nodeGroup.parameters({ ...input, ...flavors }, joined.outputs), input);
}

/** Phase of a group's deletion: Heat has been told to remove its stack, whether or not its id was ever stored. */
export async function ensureGroupDeletion(scope: Scope): Promise<Scope> {
  const { cluster, cloud, operation } = scope;
  const group = requireGroup(scope);
  if (wasTold(scope)) return scope;
  const ref = groupRef(scope) ?? (await cloud.heat.show(group.stackName));
  if (!ref) return scope;
  await cloud.heat.delete({ id: ref.id, name: ref.name });
  const told = withCondition(cluster, 'stack', 'true', sentReason(operation.id));
  return withCluster({ ...(await withGroup(scope, ref.id)), seen: undefined }, told);
}

/**
 * Phase of a cluster's deletion: the stacks of its further groups are gone, which stand on the network of its own.
 * Throws `stack.failed` where Heat could not delete one.
 */
export async function ensureGroupsGone(scope: Scope): Promise<Scope> {
  const { engine, cluster } = scope;
  const groups = (await listNodeGroups(engine.db.read, cluster.uuid)).filter(({ isDefault }) => !isDefault);
  let left = false;
  for (const group of groups) left = (await isLeft(scope, group)) || left;
  if (left && scope.detail) await observeGroupsGoing(scope);
  return left ? { ...scope, blocked: true } : scope;
}

async function isLeft({ engine, cloud, operation }: Scope, group: NodeGroup): Promise<boolean> {
  const stack = await cloud.heat.show(group.stackId ?? group.stackName);
  if (!stack || stack.status === 'DELETE_COMPLETE') {
    await engine.db.write((tx) => removeNodeGroup(tx, group.uuid));
    return false;
  }
  const told = group.status === 'DELETE_IN_PROGRESS' && group.statusReason === sentReason(operation.id);
  if (stack.status === 'DELETE_FAILED' && told) {
    throw new EngineError('stack.failed', `Node group ${group.name}: ${stack.statusReason}`);
  }
  if (told) return true;
  const ref = { id: stack.id, name: stack.name };
  await cloud.heat.delete(ref);
  const change = { status: 'DELETE_IN_PROGRESS', statusReason: sentReason(operation.id) } as const;
  await engine.db.write((tx) => saveNodeGroup(tx, group.uuid, { ...change, stackId: stack.id }));
  return true;
}
