import type { Caller } from '../caller.js';
import { requireFlavors } from '../cloud-names.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import type { Cluster } from './cluster.js';

/** Flavors to try again with, by id or name; absent: as before. */
export interface RetryFlavors {
  /** Of the workers that could not be made: the cluster's own, or those of the further group that failed. */
  readonly flavor?: string | undefined;
  readonly masterFlavor?: string | undefined;
}

/** Whether any flavor is to be another one. */
export function asksForFlavors({ flavor, masterFlavor }: RetryFlavors): boolean {
  return flavor !== undefined || masterFlavor !== undefined;
}

/** Throws `cluster.invalid` in Magnum's words for a flavor that Nova does not have. */
export async function checkFlavors(engine: Engine, caller: Caller, asked: RetryFlavors): Promise<void> {
  const { flavor, masterFlavor } = asked;
  await requireFlavors(
    engine.clouds.forCaller(caller),
    [
      { field: 'flavor', flavor },
      { field: 'masterFlavor', flavor: masterFlavor },
    ],
    'cluster.invalid',
  );
}

/** Whether nothing of a further group was ever complete, so that its servers may still become others. */
export function neverRan({ isDefault, nodeAddresses }: NodeGroup): boolean {
  return !isDefault && nodeAddresses.length === 0;
}

/**
 * What another flavor changes in a cluster that was never complete: servers that were built already are resized by
 * Heat, as nothing runs on them yet. Throws `cluster.invalid` where servers run, which keep the flavor that they have.
 */
export function clusterFlavors(
  { status }: Pick<Cluster, 'status'>,
  asked: RetryFlavors,
): Partial<Pick<Cluster, 'flavorId' | 'masterFlavorId'>> {
  const { flavor, masterFlavor } = asked;
  if (asksForFlavors(asked) && status !== 'CREATE_FAILED')
    throw keepsFlavor(flavor === undefined ? 'masterFlavor' : 'flavor');
  return {
    ...(flavor === undefined ? {} : { flavorId: flavor }),
    ...(masterFlavor === undefined ? {} : { masterFlavorId: masterFlavor }),
  };
}

/** The same of a further group whose creation failed. It has workers only. */
export function groupFlavor(
  group: NodeGroup,
  { flavor, masterFlavor }: RetryFlavors,
): Partial<Pick<NodeGroup, 'flavorId'>> {
  if (masterFlavor !== undefined)
    throw new EngineError('cluster.invalid', `Nodegroup ${group.name}, which failed, has no masters.`, {
      field: 'masterFlavor',
      hint: 'Say --flavor for its nodes.',
    });
  if (flavor === undefined) return {};
  if (!neverRan(group)) throw keepsFlavor('flavor');
  return { flavorId: flavor };
}

function keepsFlavor(field: keyof RetryFlavors): EngineError {
  return new EngineError('cluster.invalid', 'The flavor of servers that run cannot be changed.', {
    field,
    hint: 'Only a create that failed can be tried again with another flavor. nodegroup-create adds nodes of another flavor.',
  });
}
