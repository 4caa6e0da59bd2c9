import { EngineError } from '../errors.js';
import type { NodeGroup } from './nodegroup.js';

/** Nodes of a group at most: what Heat was seen to preview and take within its time. Magnum has no limit. */
const mostNodes = 2_000;

/** Throws `cluster.invalid` for a number of nodes that no stack could have. */
export function requireBuildable(nodeCount: number): void {
  if (nodeCount <= mostNodes) return;
  throw new EngineError(
    'cluster.invalid',
    `A node group has at most ${mostNodes} nodes, and not ${nodeCount}.`,
    { field: 'nodeCount' },
  );
}

/** The count of a group must be within its bounds. Throws `nodegroup.conflict` in Magnum's words (magnum.md C.8). */
export function checkBounds({
  name,
  nodeCount,
  minNodeCount,
  maxNodeCount,
}: Pick<NodeGroup, 'name' | 'nodeCount' | 'minNodeCount' | 'maxNodeCount'>): void {
  requireBuildable(nodeCount);
  if (maxNodeCount !== null && minNodeCount > maxNodeCount) {
    throw conflict(
      'minNodeCount',
      `min_node_count for ${name} is invalid (min_node_count (${minNodeCount}) should be less or equal to max_node_count (${maxNodeCount})).`,
    );
  }
  if (nodeCount < minNodeCount) {
    throw conflict(
      'minNodeCount',
      `min_node_count for ${name} is invalid (min_node_count (${minNodeCount}) should be less or equal to node_count (${nodeCount})).`,
    );
  }
  if (maxNodeCount !== null && nodeCount > maxNodeCount) {
    throw conflict(
      'maxNodeCount',
      `max_node_count for ${name} is invalid (node_count (${nodeCount}) should be less or equal to max_node_count (${maxNodeCount})).`,
    );
  }
}

function conflict(field: string, message: string): EngineError {
  return new EngineError('nodegroup.conflict', message, { field });
}

/** A number of nodes that a group is resized to must be within its bounds. Throws `nodegroup.invalid` in Magnum's words. */
export function requireWithin(
  { name, minNodeCount, maxNodeCount }: Pick<NodeGroup, 'name' | 'minNodeCount' | 'maxNodeCount'>,
  to: number,
): void {
  requireBuildable(to);
  if (to >= minNodeCount && (maxNodeCount === null || to <= maxNodeCount)) return;
  const most = maxNodeCount === null ? '' : `, max_node_count = ${maxNodeCount}`;
  throw new EngineError(
    'nodegroup.invalid',
    `Resizing ${name} outside the allowed range: min_node_count = ${minNodeCount}${most}`,
    { field: 'nodeCount' },
  );
}
