import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { OperationKind } from '../operations/operation.js';
import { getCluster } from '../store/clusters/find.js';
import { lookAtCluster } from '../watch/sweep.js';
import type { Cluster, StackTrouble } from './cluster.js';
import { blockedAs, isBlocked, knownTroubles } from './troubles.js';

/** A change of a cluster, or of a further node group of it. */
interface Change {
  readonly kind: OperationKind;
  /** The name of the further group. */
  readonly nodegroup?: string | undefined;
}

/** Whether a change has Heat do something to the stack in trouble, or needs what it stands on. */
function concerns({ nodegroup: owner, status }: StackTrouble, { kind, nodegroup }: Change): boolean {
  if (owner !== null) return owner === nodegroup || kind === 'rotate-ca';
  return nodegroup === undefined || kind === 'nodegroup-create' || status === 'DELETE_FAILED';
}

function wayOut({ stack, nodegroup, status }: StackTrouble, { name }: Cluster): string {
  if (status !== null && blockedAs(status) === 'suspended')
    return `Resume it first: openstack stack resume ${stack}`;
  return nodegroup === null
    ? `All that can still be done with it is to delete it: cluster-delete ${name}`
    : `All that can still be done with it is to delete it: nodegroup-delete ${name} ${nodegroup}`;
}

/** The stack that is known to be in the way of a change; nothing is in the way of a deletion. */
function inTheWay(cluster: Cluster, change: Change): StackTrouble | undefined {
  if (change.kind === 'delete' || change.kind === 'nodegroup-delete') return undefined;
  if (cluster.status.endsWith('_IN_PROGRESS')) return undefined;
  return knownTroubles(cluster).find((each) => isBlocked(each) && concerns(each, change));
}

/**
 * Throws `cluster.wrong_status` for a change that Heat is known to refuse, because of what the last look found about the stack:
 * it is suspended, or somebody had it deleted and Heat could not. A deletion is never refused.
 */
export function refuseBlocked(cluster: Cluster, change: Change): void {
  const trouble = inTheWay(cluster, change);
  if (!trouble) return;
  const whose =
    trouble.nodegroup === null ? cluster.name : `node group ${trouble.nodegroup} of ${cluster.name}`;
  throw new EngineError(
    'cluster.wrong_status',
    `Heat changes nothing in the stack of ${whose} now: ${trouble.stack} is ${trouble.status}.`,
    { hint: wayOut(trouble, cluster) },
  );
}

async function lookAgain(engine: Engine, cluster: Cluster): Promise<Cluster> {
  await lookAtCluster(engine, cluster.uuid).catch((err) =>
    engine.log.warn(
      { err, cluster: cluster.uuid },
      'Heat could not be asked whether a stack is still blocked',
    ),
  );
  return (await getCluster(engine.db.read, cluster.uuid)) ?? cluster;
}

/**
 * The cluster, after another look at its stacks where one is known to be in the way of a change: somebody may have resumed it since.
 * Throws as {@link refuseBlocked} where it still is.
 */
export async function requireUnblocked(engine: Engine, cluster: Cluster, change: Change): Promise<Cluster> {
  if (!inTheWay(cluster, change)) return cluster;
  const now = await lookAgain(engine, cluster);
  refuseBlocked(now, change);
  return now;
}

/** Whether another look finds that no stack of the cluster is blocked that was known to be. */
export async function isFreeAgain(engine: Engine, cluster: Cluster): Promise<boolean> {
  if (!knownTroubles(cluster).some(isBlocked)) return false;
  return !knownTroubles(await lookAgain(engine, cluster)).some(isBlocked);
}
