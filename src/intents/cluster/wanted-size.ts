import type { Wanted } from '../../engine/approvals/request-operation.js';
import type { Caller } from '../../engine/caller.js';
import {
  planResize,
  type ResizeInput,
  type ResizeKind,
  resizeCluster,
} from '../../engine/clusters/resize.js';
import type { Engine } from '../../engine/engine.js';

/** Another number of nodes: begun at once, or with the very servers that go where somebody else must agree. */
export function wantedSize(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: ResizeInput & { readonly rollback?: boolean | undefined },
  how: ResizeKind,
): Wanted {
  return {
    begin: (request) => resizeCluster(engine, caller, identifier, input, request, how),
    async held() {
      const { cluster, group, to, going } = await planResize(engine, caller, identifier, input, how);
      return {
        name: 'cluster-resize',
        slots: {
          cluster: cluster.uuid,
          nodegroup: group.uuid,
          nodeCount: to,
          nodesToRemove: going.map(({ serverId }) => serverId),
          nodes: going.map(({ name }) => name),
          rollback: input.rollback ?? false,
          how,
        },
      };
    },
  };
}
