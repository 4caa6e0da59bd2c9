import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type Cluster,
  type ClusterStatus,
  noAddresses,
  type StackTrouble,
  stackNotFound,
} from '../clusters/cluster.js';
import { knownTroubles, withTroubles } from '../clusters/troubles.js';
import type { Engine } from '../engine.js';
import type { EventBody } from '../events/event.js';
import { clusterData } from '../notifications/cluster-data.js';
import { withCondition } from '../reconcile/scope.js';
import { getCluster } from '../store/clusters/find.js';
import { saveCluster } from '../store/clusters/write.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { releaseClusterLease, takeClusterLease } from '../store/leases.js';
import {
  followDefaultGroups,
  type GroupChange,
  keepDefaultGroups,
  saveNodeGroup,
} from '../store/nodegroups.js';
import { runningOperation } from '../store/operations.js';
import { type FoundOf, troublesOf } from './compare.js';

const milliseconds = 4_000;

/** What is stored and told of a cluster at rest. */
interface Note {
  readonly row: Partial<Omit<Cluster, 'uuid'>>;
  /** Further node groups of it that change too. */
  readonly groups?: readonly { readonly uuid: string; readonly change: GroupChange }[];
  /** The default groups stay as they are, though the cluster's status changes. */
  readonly keepsDefaultGroups?: boolean;
  readonly tell: readonly EventBody[];
}

/**
 * Changes a cluster at rest and says so, in one transaction; nothing happens when somebody is at it, or began something
 * since it was read. `change` sees the row of now; null: nothing is to be done.
 */
export async function noteAtRest(
  engine: Engine,
  seen: Cluster,
  change: (now: Cluster) => Note | null,
): Promise<void> {
  const { uuid } = seen;
  const owner = randomUUID();
  const told = await engine.db.write(async (tx) => {
    if (!(await takeClusterLease(tx, { uuid, owner, milliseconds }))) return false;
    const tell = await noteHeld(tx, seen, change);
    await releaseClusterLease(tx, uuid, owner);
    return tell;
  });
  if (told) engine.wake.consumers.notify();
}

async function noteHeld(tx: Writer, seen: Cluster, change: (now: Cluster) => Note | null): Promise<boolean> {
  const { uuid, projectId } = seen;
  const now = await getCluster(tx, uuid);
  const moved = !now || now.status !== seen.status || now.stackId !== seen.stackId;
  if (moved || (await runningOperation(tx, uuid))) return false;
  const wanted = change(now);
  if (!wanted) return false;
  await saveCluster(tx, uuid, wanted.row);
  if (wanted.keepsDefaultGroups) await keepDefaultGroups(tx, now);
  else if (wanted.row.status) await followDefaultGroups(tx, uuid);
  for (const group of wanted.groups ?? []) await saveNodeGroup(tx, group.uuid, group.change);
  const left = await getCluster(tx, uuid);
  for (const body of wanted.tell) {
    const withData = 'cluster' in body && left ? { cluster: clusterData(left) } : {};
    await insertEvent(tx, { projectId, clusterUuid: uuid, body: { ...body, ...withData } });
  }
  return wanted.tell.length > 0;
}

/**
 * Stores what a look at the stacks of a cluster at rest found, and tells of each stack what is new. `mark`: Heat's times of them,
 * where all is as it was.
 */
export async function noteFindings(
  engine: Engine,
  cluster: Cluster,
  found: readonly FoundOf[],
  mark: string,
): Promise<void> {
  await noteAtRest(engine, cluster, (now) => {
    const known = knownTroubles(now);
    const troubles = troublesOf(found, known);
    if (troubles.length === 0) {
      if (found.some(({ finding }) => finding.kind === 'moving')) return null;
      const row = withCondition(now, 'unchanged', 'true', mark);
      if (row.conditions === now.conditions) return null;
      // Before stacks were told apart there was one trouble at most.
      const unnamed = now.conditions.unchanged?.state === 'false' && known.length === 0;
      return { row, tell: unnamed ? [{ type: 'cluster.restored' }] : restored(known, troubles) };
    }
    const lost = now.status.endsWith('_COMPLETE') && found.find(({ finding }) => finding.kind === 'gone');
    if (!lost && isDeepStrictEqual(known, troubles)) return null;
    const row = withTroubles(now, troubles);
    const tell = [...restored(known, troubles), ...drifted(now, known, troubles, lost ? lost.stack : null)];
    return lost ? { ...lostNote(now, lost, row, tell), groups: lostGroups(found) } : { row, tell };
  });
}

function restored(known: readonly StackTrouble[], now: readonly StackTrouble[]): EventBody[] {
  return known
    .filter(({ stack }) => !now.some((trouble) => trouble.stack === stack))
    .map(({ nodegroup }) => ({ type: 'cluster.restored', ...(nodegroup === null ? {} : { nodegroup }) }));
}

function drifted(
  { conditions: { unchanged } }: Cluster,
  known: readonly StackTrouble[],
  now: readonly StackTrouble[],
  lost: string | null,
): EventBody[] {
  const said = new Set(known.map(({ reason }) => reason));
  if (unchanged?.state === 'false') said.add(unchanged.reason);
  return now
    .filter(({ stack, reason }) => stack !== lost && !said.has(reason))
    .map(({ nodegroup, ...trouble }) => ({
      type: 'cluster.drifted',
      ...trouble,
      ...(nodegroup === null ? {} : { nodegroup }),
    }));
}

function lostNote(
  now: Cluster,
  { group, finding }: FoundOf,
  conditions: Pick<Cluster, 'conditions'>,
  others: readonly EventBody[],
): Note {
  const updatedAt = new Date();
  const said = 'reason' in finding ? finding.reason : '';
  const reason = group ? `Node group ${group.name}: ${said}` : said;
  const status = group ? 'UPDATE_FAILED' : lostStatus(now);
  const row = { ...conditions, status, statusReason: reason, faults: [], updatedAt };
  const tell = { type: 'cluster.lost', name: now.name, status, reason, cluster: {} } as const;
  if (!group) return { row: { ...row, ...noAddresses }, tell: [...others, tell] };
  return { row, keepsDefaultGroups: true, tell: [...others, { ...tell, nodegroup: group.name }] };
}

/** Every group whose stack is gone: the cluster stays failed until each is built anew. */
function lostGroups(found: readonly FoundOf[]): NonNullable<Note['groups']> {
  return found.flatMap(({ group, finding }) => {
    if (!group || finding.kind !== 'gone') return [];
    const { nodeAddresses } = noAddresses;
    const change = { status: lostStatus(group), statusReason: stackNotFound(group), nodeAddresses };
    return [{ uuid: group.uuid, change: { ...change, updatedAt: new Date() } }];
  });
}

/** Magnum's status for a stack that is gone while something was done to it, said of what was done last. */
function lostStatus({ status }: Pick<Cluster, 'status'>): ClusterStatus {
  return status.startsWith('CREATE_') ? 'CREATE_FAILED' : 'UPDATE_FAILED';
}
