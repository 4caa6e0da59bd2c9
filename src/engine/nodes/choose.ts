import { EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import type { ClusterNode, Members } from './node.js';

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

/** What goes of a group's members. */
export interface Choice {
  readonly going: readonly ClusterNode[];
  /** How many without a server go. */
  readonly givenUp: number;
  /** The same for Heat: servers by uuid, those without one by their place where that is not above all that stay. */
  readonly remove: readonly string[];
}

/**
 * Which members go, beside those that were named: so many of those without a server, the newest first; then of the broken ones;
 * then of the others, by {@link leastLoaded}. So what runs stays as long as there is anything else.
 */
export function chooseMembers(
  { nodes, unbuilt }: Members,
  named: readonly ClusterNode[],
  count: number,
  loads: Loads,
): Choice {
  const lost = [...unbuilt].reverse().slice(0, count);
  const rest = nodes.filter((node) => !named.includes(node));
  const broken = rest.filter(({ isBroken }) => isBroken);
  const first = leastLoaded(broken, count - lost.length, null);
  const whole = rest.filter(({ isBroken }) => !isBroken);
  const going = [...named, ...first, ...leastLoaded(whole, count - lost.length - first.length, loads)];
  const last = Math.max(-1, ...nodes.filter((node) => !going.includes(node)).map(({ index }) => index));
  const places = lost.filter((place) => place < last).map(String);
  return { going, givenUp: lost.length, remove: [...going.map(({ serverId }) => serverId), ...places] };
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
