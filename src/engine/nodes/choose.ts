import { EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import type { ClusterNode } from './node.js';

/** How many containers run on each node, by its name in lower case; null where the cluster could not be asked. */
export type Loads = ReadonlyMap<string, number> | null;

/** The load of a node; a node that runs nothing is not in the answer of a cluster. */
export function loadOf(node: ClusterNode, loads: Loads): number | null {
  return loads ? (loads.get(node.name.toLowerCase()) ?? 0) : null;
}

/**
 * The nodes to take away: those with the least containers, of equals the newest; the newest where the loads are
 * not known.
 */
export function leastLoaded(nodes: readonly ClusterNode[], count: number, loads: Loads): ClusterNode[] {
  return [...nodes]
    .sort((one, other) => (loadOf(one, loads) ?? 0) - (loadOf(other, loads) ?? 0) || other.index - one.index)
    .slice(0, count);
}

/**
 * Nodes as somebody named them: by the server's name or uuid, by the end of its name (`node-2`, `n2`), or by its place.
 * Throws `node.not_found` with the names there are.
 */
export function namedNodes(nodes: readonly ClusterNode[], wanted: readonly string[]): ClusterNode[] {
  const found = wanted.map((typed) => findNode(nodes, typed));
  return [...new Set(found)];
}

function findNode(nodes: readonly ClusterNode[], typed: string): ClusterNode {
  const said = typed.toLowerCase();
  const exact = nodes.find(({ name, serverId }) => name.toLowerCase() === said || serverId === said);
  const place = /^(?:n|node|node-|worker|worker-)?(\d+)$/.exec(said)?.[1];
  const near = place === undefined ? undefined : nodes.find(({ index }) => index === Number(place));
  const ending = nodes.filter(({ name }) => name.toLowerCase().endsWith(`-${said}`));
  const node = exact ?? near ?? (ending.length === 1 ? ending[0] : undefined);
  if (node) return node;
  const names = nodes.map(({ name }) => name);
  throw new EngineError('node.not_found', `Node ${typed} could not be found.`, {
    field: 'nodesToRemove',
    hint: nearest('node', typed, names),
  });
}
