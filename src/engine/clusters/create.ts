import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { OwnKeypairs } from '../keypairs.js';
import { type Begun, beginOperations, type Request } from '../operations/begin.js';
import type { Operation } from '../operations/operation.js';
import { clusterQuota } from '../quotas/read.js';
import { getCluster } from '../store/clusters/find.js';
import { takenNames } from '../store/clusters/names.js';
import { insertClusters } from '../store/clusters/write.js';
import type { Reader, Writer } from '../store/database.js';
import { findOperationByRequest } from '../store/operations.js';
import { nextNumber } from '../store/sequences.js';
import { sharedTransactions } from '../store/together.js';
import { ignoredLabels } from '../templates/checks.js';
import type { Cluster } from './cluster.js';
import type { ClusterInput } from './input.js';
import { planCluster } from './plan.js';

export interface Accepted {
  readonly cluster: Cluster;
  readonly operation: Operation;
}

/**
 * Accepts a new cluster: its row and its operation are stored, in CREATE_IN_PROGRESS, and the conductor is
 * told. The quota check and the row are one transaction, so two creates at once never pass together. A
 * request key that was used before answers what it made then.
 */
export async function createCluster(
  engine: Engine,
  caller: Caller,
  input: ClusterInput,
  request: Request = {},
  ownKeypairs?: OwnKeypairs,
): Promise<Accepted> {
  const earlier = await acceptedBefore(engine.db.read, request);
  if (earlier) return earlier;
  const { cluster, driver } = await planCluster(engine, caller, input, ownKeypairs);
  const what = {
    kind: 'create',
    input: ignoredLabels(driver, input.labels),
    request,
    asked: input,
  } as const;
  const accepted = await accept(engine.db, { engine, caller, cluster, what });
  engine.wake.conductor.notify();
  engine.wake.consumers.notify();
  return accepted;
}

/** A cluster that is to be accepted. */
interface Planned {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly cluster: Cluster;
  readonly what: Begun;
}

/** Those that are asked for while others are being written share the next transaction. */
const accept = sharedTransactions(acceptAll);

async function acceptAll(tx: Writer, several: readonly Planned[]): Promise<Accepted[]> {
  const earlier = await Promise.all(several.map(({ what }) => acceptedBefore(tx, what.request)));
  const fresh = several.filter((_, at) => earlier[at] === null);
  for (const [projectId, planned] of byProject(fresh)) await checkQuota(tx, projectId, planned);
  const named = await withSameNames(tx, fresh);
  await insertClusters(
    tx,
    fresh.map(({ cluster }) => cluster),
  );
  const operations = await beginOperations(tx, named);
  return several.flatMap((planned, at) => {
    const operation = operations[fresh.indexOf(planned)];
    return earlier[at] ?? (operation ? [{ cluster: planned.cluster, operation }] : []);
  });
}

function byProject(several: readonly Planned[]): ReadonlyMap<string, readonly Planned[]> {
  const groups = new Map<string, Planned[]>();
  for (const planned of several) {
    const { projectId } = planned.cluster;
    groups.set(projectId, [...(groups.get(projectId) ?? []), planned]);
  }
  return groups;
}

/** The same, where another cluster of the project has the name already, or gets it just before, with that in the operation's input. */
async function withSameNames(tx: Writer, several: readonly Planned[]): Promise<Planned[]> {
  const taken = new Map<string, Set<string>>();
  for (const [projectId, planned] of byProject(several)) {
    const names = planned.map(({ cluster }) => cluster.name);
    taken.set(projectId, new Set(await takenNames(tx, projectId, names)));
  }
  return several.map((planned) => {
    const { projectId, name } = planned.cluster;
    const isTaken = taken.get(projectId)?.has(name);
    taken.get(projectId)?.add(name);
    if (!isTaken) return planned;
    const { what } = planned;
    return { ...planned, what: { ...what, input: { ...what.input, sameName: true } } };
  });
}

/** What an earlier delivery of the same request made; null when this is the first. */
export async function acceptedBefore(db: Reader, request: Request): Promise<Accepted | null> {
  if (!request.key) return null;
  const operation = await findOperationByRequest(db, request.key);
  if (!operation?.clusterUuid) return null;
  const cluster = await getCluster(db, operation.clusterUuid);
  return cluster && { cluster, operation };
}

async function checkQuota(tx: Writer, projectId: string, planned: readonly Planned[]): Promise<void> {
  const [first] = planned;
  if (!first) return;
  // One at a time for each project: the number itself means nothing.
  await nextNumber(tx, `quota:${projectId}`);
  const { used, hardLimit: limit } = await clusterQuota(tx, first.engine, projectId);
  if (used + planned.length <= limit) return;
  throw new EngineError(
    'quota.exceeded',
    `Resource limit exceeded: You have reached the maximum clusters per project, ${limit}. You may delete a cluster to make room for a new one.`,
  );
}
