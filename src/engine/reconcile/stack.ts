import type { StackRef } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import { saveOperation } from '../store/operations.js';
import { driverInput } from './input.js';
import { type Scope, withCluster, withCondition } from './scope.js';

/** Stands for the `updated_time` of a stack that was never updated. */
export const neverUpdated = 'never';

/** Leaves out what was not said: Heat takes its own default then. */
function said(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The stack as Heat is asked for it by id and name. */
export function stackRef(scope: Scope): StackRef | null {
  const { stackId, stackName } = scope.cluster;
  return stackId ? { id: stackId, name: stackName } : null;
}

/**
 * Phase: the stack exists. Its name was stored before the first request, so when an earlier run got as far as
 * Heat and no further, Heat answers that the name is taken and the stack is taken over.
 */
export async function ensureStack(scope: Scope): Promise<Scope> {
  const { cluster, driver, cloud } = scope;
  if (cluster.stackId) return scope;
  const input = await driverInput(scope);
  const id = await cloud.heat
    .create({
      name: cluster.stackName,
      template: driver.files()[driver.template],
      files: driver.files(),
      environmentFiles: driver.environments(input),
      parameters: said(driver.parameters(input)),
      timeoutMinutes: cluster.createTimeout,
      tags: ['magnum', cluster.uuid],
    })
    .then((stack) => stack.id)
    .catch(async (error: unknown) => {
      if (!isOpenStackError(error, 'openstack.conflict')) throw error;
      const ours = await cloud.heat.show(cluster.stackName);
      if (!ours) throw error;
      return ours.id;
    });
  return withCluster(scope, {
    stackId: id,
    ...withCondition(cluster, 'stack', 'true', 'Heat has the stack.'),
  });
}

/**
 * Phase of an update or retry: Heat has been told. The stack's `updated_time` is stored before it is told, so
 * that what was COMPLETE before is never taken for the outcome; a run that was interrupted in between sees by
 * the stack's parameters that Heat already knows.
 */
export async function ensureStackUpdate(scope: Scope): Promise<Scope> {
  const { cluster, driver, cloud, operation, engine } = scope;
  const ref = stackRef(scope);
  if (!ref) return ensureStack(scope);
  if (scope.cluster.conditions.stack?.reason === sentReason(operation.id)) return scope;
  const stack = await cloud.heat.show(ref.id);
  if (!stack) return scope;
  const parameters = driver.scale(cluster.nodeCount);
  if (operation.stackMark === null) {
    const stackMark = stack.updatedAt ?? neverUpdated;
    await engine.db.write((tx) => saveOperation(tx, operation.id, { stackMark }));
    await cloud.heat.update(ref, { parameters, disableRollback: !operation.input.rollback });
  } else if ((stack.updatedAt ?? neverUpdated) === operation.stackMark) {
    await cloud.heat.update(ref, { parameters, disableRollback: !operation.input.rollback });
  }
  return withCluster(scope, withCondition(cluster, 'stack', 'true', sentReason(operation.id)));
}

function sentReason(operationId: string): string {
  return `Heat was told of operation ${operationId}.`;
}

/** Phase of a deletion: Heat has been told to remove the stack, whether or not its id was ever stored. */
export async function ensureStackDeletion(scope: Scope): Promise<Scope> {
  const { cluster, cloud } = scope;
  const known = stackRef(scope);
  const ref = known ?? (await cloud.heat.show(cluster.stackName));
  if (!ref) return scope;
  if (scope.seen?.status === 'DELETE_IN_PROGRESS') return scope;
  const told = withCondition(cluster, 'stack', 'unknown', sentReason(scope.operation.id));
  if (cluster.conditions.stack?.reason === sentReason(scope.operation.id)) return scope;
  await cloud.heat.delete({ id: ref.id, name: ref.name });
  return withCluster(scope, { stackId: ref.id, ...told });
}
