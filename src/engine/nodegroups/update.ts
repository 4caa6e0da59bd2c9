import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import type { Request } from '../operations/begin.js';
import { authorize } from '../policy.js';
import { saveNodeGroup } from '../store/nodegroups.js';
import { parseInput } from '../validation.js';
import { checkBounds } from './bounds.js';
import { NodeGroupBounds } from './input.js';
import { showNodeGroup } from './lookup.js';
import type { NodeGroup } from './nodegroup.js';

/** Changes the bounds of a group; nothing happens in the cloud. Throws `nodegroup.conflict` where its count is outside. */
export async function updateNodeGroup(
  engine: Engine,
  caller: Caller,
  cluster: string,
  nodegroup: string,
  bounds: NodeGroupBounds,
  request: Request = {},
): Promise<NodeGroup> {
  const { group, asked, change } = await planBounds(engine, caller, cluster, nodegroup, bounds);
  await engine.db.write(async (tx) => {
    await saveNodeGroup(tx, group.uuid, change);
    await appendAudit(tx, caller, {
      action: 'nodegroup-update',
      target: { kind: 'nodegroup', id: group.uuid, name: group.name },
      input: asked,
      outcome: 'accepted',
      origin: request.origin,
    });
  });
  return { ...group, ...change };
}

/** What a change of bounds would do, after every check: nothing is stored. */
export async function planBounds(
  engine: Engine,
  caller: Caller,
  cluster: string,
  nodegroup: string,
  bounds: NodeGroupBounds,
) {
  const { group } = await showNodeGroup(engine, caller, cluster, nodegroup);
  authorize(engine, caller, 'nodegroup:update', group);
  const asked = parseInput(NodeGroupBounds, bounds, 'nodegroup.invalid');
  const minNodeCount = asked.minNodeCount ?? group.minNodeCount;
  const maxNodeCount = asked.maxNodeCount === undefined ? group.maxNodeCount : asked.maxNodeCount;
  const change = { minNodeCount, maxNodeCount, updatedAt: new Date() };
  checkBounds({ ...group, ...change });
  return { group, asked, change };
}
