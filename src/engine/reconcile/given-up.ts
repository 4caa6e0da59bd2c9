import type { HeardSignals, StackResource } from '../../openstack/cloud.js';
import type { Fault } from '../clusters/cluster.js';
import { saveOperation } from '../store/operations.js';
import { findFaults } from './faults.js';
import { recordProgress } from './finish.js';
import { measure } from './progress.js';
import { type Scope, withCluster, withCondition } from './scope.js';
import { nestedDepth, stackRef } from './stack.js';

/** What the guests of failed servers told Heat, where an upgrade failed for nothing else; null where it did. */
async function heardOfUpgrade(
  scope: Scope,
  resources: readonly StackResource[],
): Promise<HeardSignals[] | null> {
  const ref = stackRef(scope);
  if (!scope.operation.input.upgrade || !ref) return null;
  const faults = findFaults(resources);
  if (faults.length === 0 || !faults.every(isOfGuest)) return null;
  const failed = new Set(faults.map(({ path }) => path.slice(0, -1).join('/')));
  const heard = await scope.cloud.heat.signals(ref, nestedDepth, (path) => failed.has(path.join('/')));
  return heard.length > 0 ? heard : null;
}

function isOfGuest({ type, reason }: Fault): boolean {
  return type === 'OS::Heat::WaitCondition' && reason.startsWith('WaitConditionFailure');
}

function failuresIn(heard: readonly HeardSignals[]) {
  return heard.flatMap(({ path, signals }) =>
    signals.filter(({ status }) => status === 'FAILURE').map((signal) => ({ ...signal, path })),
  );
}

/** What servers say of the upgrade in hand, by their places in the stack: Heat may have failed for what they had said of an earlier one. */
export type NewWords = ReadonlyMap<string, string>;

/**
 * Whether an upgrade goes on although Heat's update failed: for nothing but what servers said of an earlier one, which this one took the
 * place of. Heat fails at once while a handle holds that, but has told them of the new one in their metadata by then: they do that by
 * themselves and take back what they said, and then Heat is told again. Otherwise answers what they say now.
 */
export async function goesOn(
  scope: Scope,
  resources: readonly StackResource[],
): Promise<'goes on' | NewWords> {
  const { engine, cluster, operation } = scope;
  const heard = await heardOfUpgrade(scope, resources);
  if (!heard) return new Map();
  const failures = failuresIn(heard);
  const ofThis = failures.filter(({ id }) => id.endsWith(`-upgrade-${cluster.upgrades}`));
  if (ofThis.length > 0 || isOverdue(scope))
    return new Map(ofThis.map(({ path, reason }) => [path.join('/'), reason]));
  if (failures.length > 0) {
    if (scope.detail) await recordProgress(scope, await stillWaiting(scope, resources));
    return 'goes on';
  }
  await engine.db.write((tx) => saveOperation(tx, operation.id, { stackMark: null }));
  const again = 'The servers have taken the upgrade that Heat is to be told of again.';
  await withCluster(scope, withCondition(cluster, 'stack', 'unknown', again));
  engine.wake.conductor.notify();
  return 'goes on';
}

function isOverdue({ operation, cluster }: Scope): boolean {
  return Date.now() - operation.createdAt.getTime() > cluster.createTimeout * 60_000;
}

/** The progress while servers are at it that Heat does not wait for: nothing of it has failed. */
async function stillWaiting(scope: Scope, resources: readonly StackResource[]) {
  const measured = await measure(scope, resources);
  const stages = Object.fromEntries(
    Object.entries(measured.stages).map(([name, stage]) => [
      name,
      stage.state === 'failed' ? { ...stage, state: 'active' as const } : stage,
    ]),
  );
  return { ...measured, stages };
}

/** Heat's reason and faults, with what servers say now in place of what they had said. */
export function inNewWords(
  said: { readonly reason: string; readonly faults: readonly Fault[] },
  words: NewWords,
): { reason: string; faults: Fault[] } {
  let { reason } = said;
  const faults = said.faults.map((fault) => {
    const now = words.get(fault.path.slice(0, -1).join('/'));
    const [, way, before] =
      /^(WaitConditionFailure: (?:resources\.[\w-]+: )?)([\s\S]+)$/.exec(fault.reason) ?? [];
    if (now === undefined || way === undefined || before === undefined) return fault;
    reason = reason.replace(before, () => now);
    return { ...fault, reason: `${way}${now}` };
  });
  return { reason, faults };
}
