import type { Stack, StackChange, StackRef } from '../../openstack/cloud.js';
import { blockedAs } from '../clusters/troubles.js';
import { EngineError } from '../errors.js';
import { heatWasTold, sentReason } from '../operations/operation.js';
import { saveOperation } from '../store/operations.js';
import { type Scope, withCluster, withCondition } from './scope.js';

/** Stands for the `updated_time` of a stack that was never updated. */
export const neverUpdated = 'never';

/** Whether Heat was told of the operation in hand. */
export function wasTold({ cluster, operation }: Scope): boolean {
  return heatWasTold(cluster.conditions, operation.id);
}

/** The scope of an operation that Heat has been told of. */
export function withHeatTold(scope: Scope): Promise<Scope> {
  return withCluster(scope, withCondition(scope.cluster, 'stack', 'true', sentReason(scope.operation.id)));
}

/** Throws `stack.failed` as Heat would refuse it, and with the name of the stack, which Heat does not say. */
function refuseInHeatsWords({ name, status }: Stack): void {
  const how = blockedAs(status);
  if (!how) return;
  const sentence = `Updating a stack when it is ${how} is not supported: stack ${name} is ${status}.`;
  throw new EngineError('stack.failed', sentence);
}

/**
 * Tells Heat of a change of a stack, once. The stack's `updated_time` is stored before it is told, so
 * that what was COMPLETE or FAILED before is never taken for the outcome; a run that was interrupted in between
 * sees by that time, or by the stack being in progress, that Heat already knows. Something else that Heat is
 * still doing with the stack is waited for.
 */
export async function tellOnce(
  scope: Scope,
  ref: StackRef,
  change: () => Promise<StackChange>,
): Promise<Scope> {
  const { cloud, operation, engine } = scope;
  if (wasTold(scope)) return scope;
  const stack = await cloud.heat.show(ref.id);
  if (!stack) return { ...scope, seen: undefined };
  const busy = stack.status.endsWith('_IN_PROGRESS');
  if (operation.stackMark === null && busy) return { ...scope, seen: stack };
  const stackMark = operation.stackMark ?? stack.updatedAt ?? neverUpdated;
  const untold = !busy && (stack.updatedAt ?? neverUpdated) === stackMark;
  if (operation.stackMark === null) {
    await engine.db.write((tx) => saveOperation(tx, operation.id, { stackMark }));
  }
  if (untold) {
    refuseInHeatsWords(stack);
    await cloud.heat.update(ref, await change());
  }
  return withHeatTold({ ...scope, operation: { ...operation, stackMark }, seen: undefined });
}
