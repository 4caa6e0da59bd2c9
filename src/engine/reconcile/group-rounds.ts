import type { Stack } from '../../openstack/cloud.js';
import { EngineError } from '../errors.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import { roundOf } from '../operations/operation.js';
import { listNodeGroups, saveNodeGroup } from '../store/nodegroups.js';
import { driverInput, groupInput } from './input.js';
import type { Scope } from './scope.js';

/**
 * Whether the further node groups have done the round in hand of a rotation. Heat is told of it for each group's stack, all at the
 * same time; what Heat still does with one is waited for. Groups whose stack is not there have nothing to be told.
 * Throws `stack.failed`, naming the group, where Heat could not.
 */
export async function groupsDoneWithRound(scope: Scope): Promise<boolean> {
  const groups = await listNodeGroups(scope.engine.db.read, scope.cluster.uuid);
  let done = true;
  for (const group of groups)
    if (!group.isDefault && group.stackId && !(await isDone(scope, group))) done = false;
  return done;
}

async function isDone(scope: Scope, group: NodeGroup): Promise<boolean> {
  const { engine, cloud, operation } = scope;
  const round = `round ${roundOf(operation)} of operation ${operation.id}.`;
  const [told, over] = [`Heat was told of ${round}`, `Done with ${round}`];
  if (group.statusReason === over) return true;
  const stack = await cloud.heat.show(group.stackId ?? group.stackName);
  if (!stack || stack.status === 'DELETE_COMPLETE') return true;
  if (stack.status.endsWith('_IN_PROGRESS')) return false;
  const save = (change: Partial<NodeGroup>) =>
    engine.db.write((tx) => saveNodeGroup(tx, group.uuid, { ...change, updatedAt: new Date() }));
  const isNew = group.statusReason !== told;
  const next = isNew ? { ...group, upgrades: group.upgrades + 1 } : group;
  const parameters = await parametersOf(scope, next);
  if (isNew || !hasAll(stack, parameters)) {
    await save({ status: 'UPDATE_IN_PROGRESS', statusReason: told, upgrades: next.upgrades });
    await cloud.heat.update({ id: stack.id, name: stack.name }, { parameters, disableRollback: true });
    return false;
  }
  if (stack.status.endsWith('_FAILED'))
    throw new EngineError('stack.failed', `Node group ${group.name}: ${stack.statusReason}`);
  await save({ status: 'UPDATE_COMPLETE', statusReason: over });
  return true;
}

async function parametersOf(scope: Scope, group: NodeGroup): Promise<Readonly<Record<string, unknown>>> {
  const input = groupInput(await driverInput(scope), group);
  return scope.driver.rotateCa?.parameters(input, roundOf(scope.operation)) ?? {};
}

/** Whether a stack was told of these parameters: of those that Heat shows as they are, each has its value. */
function hasAll(stack: Stack, parameters: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(parameters).every(([name, value]) => {
    const found = stack.parameters[name];
    const isPlain = typeof value === 'string' || typeof value === 'number';
    return !isPlain || found === undefined || found === hidden || found === String(value);
  });
}

/** What Heat shows instead of a parameter that its template hides. */
const hidden = '******';
