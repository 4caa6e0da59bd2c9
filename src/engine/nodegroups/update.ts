import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
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
): Promise<NodeGroup> {
  const { group } = await showNodeGroup(engine, caller, cluster, nodegroup);
  authorize(caller, 'nodegroup:update', group);
  const asked = parseInput(NodeGroupBounds, bounds, 'nodegroup.invalid');
  const minNodeCount = asked.minNodeCount ?? group.minNodeCount;
  const maxNodeCount = asked.maxNodeCount === undefined ? group.maxNodeCount : asked.maxNodeCount;
  const change = { minNodeCount, maxNodeCount, updatedAt: new Date() };
  checkBounds({ ...group, ...change });
  await engine.db.write((tx) => saveNodeGroup(tx, group.uuid, change));
  return { ...group, ...change };
}
