import type { Caller } from '../caller.js';
import { rotateAuthority } from '../certificates/rotate.js';
import type { Accepted } from '../clusters/create.js';
import { deleteCluster } from '../clusters/delete.js';
import { resizeCluster } from '../clusters/resize.js';
import { upgradeCluster } from '../clusters/upgrade.js';
import type { Engine } from '../engine.js';
import { deleteNodeGroup } from '../nodegroups/delete.js';
import type { Request } from '../operations/begin.js';
import type { HeldAction, HeldIntent } from './approval.js';

/** What each operation is held back as. */
export const heldAs: Readonly<Record<HeldIntent['name'], HeldAction>> = {
  'cluster-delete': 'delete',
  'cluster-resize': 'scale-in',
  'nodegroup-delete': 'delete',
  'ca-rotate': 'rotate-ca',
  'cluster-upgrade': 'upgrade',
};

/** Begins an operation, with every check that whoever types it passes. Throws `approval.needed` where it is held back. */
export async function beginHeld(
  engine: Engine,
  caller: Caller,
  { name, slots }: HeldIntent,
  request: Request,
): Promise<Accepted> {
  switch (name) {
    case 'cluster-delete':
      return deleteCluster(engine, caller, slots.cluster, request);
    case 'cluster-resize': {
      const { cluster, nodegroup, nodeCount, nodesToRemove, rollback, how } = slots;
      const input = { nodegroup, nodeCount, nodesToRemove, rollback };
      return resizeCluster(engine, caller, cluster, input, request, how);
    }
    case 'nodegroup-delete':
      return deleteNodeGroup(engine, caller, slots.cluster, slots.nodegroup, request);
    case 'ca-rotate':
      return rotateAuthority(engine, caller, slots.cluster, request);
    case 'cluster-upgrade': {
      const { cluster, ...input } = slots;
      return upgradeCluster(engine, caller, cluster, input, request);
    }
  }
}
