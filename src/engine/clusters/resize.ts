import type { Caller } from '../caller.js';
import { nodeLoads } from '../coe/loads.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { requireWithin } from '../nodegroups/bounds.js';
import { requireNodeGroup } from '../nodegroups/lookup.js';
import { defaultWorker, masterRole, type NodeGroup } from '../nodegroups/nodegroup.js';
import { chooseMembers, type Loads, loadOf, namedNodes } from '../nodes/choose.js';
import { type ClusterNode, listMembers } from '../nodes/node.js';
import type { Request } from '../operations/begin.js';
import { authorize } from '../policy.js';
import { templateOf } from '../templates/lookup.js';
import { changeNodes } from './change-nodes.js';
import { canResize, canUpdate, wrongStatus } from './changeable.js';
import { type Cluster, stackNotFound } from './cluster.js';
import type { Accepted } from './create.js';
import { showCluster } from './lookup.js';
import { requireUnblocked } from './refuse-blocked.js';

/** What a person can say about the size of a node group. One of the first three at least. */
export interface ResizeInput {
  readonly nodeCount?: number | undefined;
  /** So many more, or fewer where negative. */
  readonly nodeCountChange?: number | undefined;
  /** Workers to take away, as somebody named them. */
  readonly nodesToRemove?: readonly string[] | undefined;
  /** By name or uuid; the default workers where nothing is said. */
  readonly nodegroup?: string | undefined;
}

/** A node that goes, and how many containers run there, where the cluster could say. */
export interface GoingNode extends ClusterNode {
  readonly containers: number | null;
}

/** What a resize would do. */
export interface ResizePlan {
  readonly cluster: Cluster;
  readonly group: NodeGroup;
  /** Nodes that there are: after a failure, those that have a server. */
  readonly from: number;
  readonly to: number;
  /** Empty where nothing goes. */
  readonly going: readonly GoingNode[];
  /** How many that Heat has not built, or could not, are given up. */
  readonly givenUp: number;
  /** What Heat is to take away: servers by uuid, what it has not built by its place. */
  readonly remove: readonly string[];
  /** How many of those that go were named; they come first. */
  readonly named: number;
  /** Why these, or those that were not named. */
  readonly chosen: 'named' | 'least-loaded' | 'newest';
}

/**
 * What a resize would do, after Magnum's checks (magnum.md C.8): nothing is changed. Where workers go, they are chosen
 * here: those named, then those that Heat could not build, then those with the fewest containers, else the newest. Throws EngineError with the field at fault.
 */
export async function planResize(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: ResizeInput,
  how: ResizeKind = 'resize',
): Promise<ResizePlan> {
  const seen = await showCluster(engine, caller, identifier, 'cluster:update_all_projects');
  authorize(engine, caller, `cluster:${how}`, seen);
  const group = await requireNodeGroup(engine, seen, input.nodegroup ?? defaultWorker);
  if (group.role === masterRole) {
    throw new EngineError('nodegroup.invalid', 'Resizing a master nodegroup is not supported.', {
      field: 'nodegroup',
    });
  }
  requireStatus(seen, how);
  requireThere(seen, group);
  const cluster = await requireUnblocked(
    engine,
    seen,
    group.isDefault ? { kind: 'update' } : { kind: 'nodegroup-update', nodegroup: group.name },
  );
  const to = wantedCount(group.nodeCount, input);
  requireWithin(group, to);
  const wanted = input.nodesToRemove ?? [];
  const hasFailed = cluster.status.endsWith('_FAILED');
  const plan = { cluster, group, from: group.nodeCount, to };
  if (to >= plan.from && wanted.length === 0 && !hasFailed)
    return { ...plan, going: [], givenUp: 0, remove: [], named: 0, chosen: 'newest' };
  const members = await listMembers(engine, cluster, group);
  const named = namedNodes(members.nodes, wanted);
  const left = members.nodes.length + members.unbuilt.length - to - named.length;
  const loads = left > 0 || named.length > 0 ? await askLoads(engine, cluster) : null;
  const { going, givenUp, remove } = chooseMembers(members, named, Math.max(0, left), loads);
  return {
    ...plan,
    from: hasFailed ? members.nodes.length : plan.from,
    going: going.map((node) => ({ ...node, containers: loadOf(node, loads) })),
    givenUp,
    remove,
    named: named.length,
    chosen: going.length === named.length ? 'named' : loads ? 'least-loaded' : 'newest',
  };
}

/** Magnum's update refuses what its resize allows: a cluster whose last update failed. */
export type ResizeKind = 'update' | 'resize';

/** Resizes a node group once for a request. Throws as {@link planResize} does; nothing is changed then. */
export async function resizeCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  input: ResizeInput & { readonly rollback?: boolean | undefined },
  request: Request = {},
  how: ResizeKind = 'resize',
): Promise<Accepted> {
  return changeNodes(engine, caller, identifier, request, `cluster:${how}`, async () => {
    const { group, to, going, remove } = await planResize(engine, caller, identifier, input, how);
    const hosts = going.map(({ name }) => name);
    return { group, nodeCount: to, remove, hosts, rollback: input.rollback ?? false };
  });
}

function requireStatus(cluster: Cluster, how: ResizeKind): void {
  if (how === 'update' ? canUpdate(cluster.status) : canResize(cluster.status)) return;
  const doing = how === 'update' ? 'Updating' : 'Resizing';
  throw wrongStatus(doing, cluster);
}

/** Heat cannot change a stack that somebody deleted. */
function requireThere({ name }: Cluster, group: NodeGroup): void {
  if (group.isDefault || group.statusReason !== stackNotFound(group)) return;
  throw new EngineError(
    'cluster.wrong_status',
    `Node group ${group.name} has lost its stack, so there is nothing to resize.`,
    { field: 'nodegroup', hint: `cluster-retry ${name} builds it anew.` },
  );
}

async function askLoads(engine: Engine, cluster: Cluster): Promise<Loads> {
  const template = await templateOf(engine, cluster);
  return template && nodeLoads(engine, { ...cluster, tlsDisabled: template.tlsDisabled }, template.coe);
}

function wantedCount(from: number, { nodeCount, nodeCountChange, nodesToRemove }: ResizeInput): number {
  if (nodeCount !== undefined && nodeCountChange !== undefined) {
    throw new EngineError('cluster.invalid', 'A number of nodes and a change of it are both said.', {
      field: 'nodeCountChange',
      hint: 'Say one of them.',
    });
  }
  if (nodeCount !== undefined) return nodeCount;
  if (nodeCountChange !== undefined) return from + nodeCountChange;
  if (nodesToRemove && nodesToRemove.length > 0) return from - nodesToRemove.length;
  throw new EngineError(
    'cluster.invalid',
    "Invalid input for field/attribute node_count. Value: 'None'. Mandatory field missing.",
    { field: 'nodeCount', hint: 'Say how many nodes there should be, or how many more or fewer.' },
  );
}
