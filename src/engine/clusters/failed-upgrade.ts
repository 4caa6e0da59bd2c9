import type { Engine } from '../engine.js';
import type { Operation, UpgradeInput } from '../operations/operation.js';
import { nestedDepth } from '../reconcile/stack.js';
import type { Reader } from '../store/database.js';
import { listOperations } from '../store/operations.js';
import { wrongStatus } from './changeable.js';
import type { Cluster } from './cluster.js';

/** How far back an upgrade and its tries are looked for. */
const longest = 200;

/** A try of an upgrade of a cluster's own stack that failed. */
type FailedTry = Operation & { readonly input: { readonly upgrade: UpgradeInput } };

function isFailedTry(operation: Operation): operation is FailedTry {
  return operation.state === 'failed' && operation.input.upgrade !== undefined;
}

/** The upgrades of a cluster's own stack that failed since one last went well, and their tries, newest first. */
export async function failedUpgrades(db: Reader, clusterUuid: string): Promise<FailedTry[]> {
  const latest = await listOperations(db, clusterUuid, longest);
  const own = latest.filter(({ kind }) => !kind.startsWith('nodegroup-'));
  const since = own.findIndex((operation) => !isFailedTry(operation));
  return own.slice(0, since < 0 ? own.length : since).filter(isFailedTry);
}

/** Whether Heat saw no master finish any of these, so that another upgrade may take their place. */
export function noMasterDone(tries: readonly Operation[]): boolean {
  return tries.length > 0 && tries.every(({ progress }) => (progress.stages.masters?.done ?? 0) === 0);
}

/** An upgrade that another may take the place of. */
export interface UpgradeToLeave {
  /** The id of the last try. */
  readonly last: string;
  /** What the servers still are. */
  readonly servers: UpgradeInput['previous'];
}

/**
 * The upgrade of a cluster that failed and that no master has finished; null where none failed. Throws `cluster.wrong_status` where a
 * master has, also where it did so after Heat gave up on it: servers try again by themselves.
 */
export async function upgradeToLeave(engine: Engine, cluster: Cluster): Promise<UpgradeToLeave | null> {
  const tries = await failedUpgrades(engine.db.read, cluster.uuid);
  const [last, first] = [tries[0], tries.at(-1)];
  if (!last || !first) return null;
  const { to } = last.input.upgrade;
  if (!noMasterDone(tries))
    throw wrongStatus(
      'Upgrading',
      cluster,
      `A master has been upgraded to ${to}: go on with that upgrade by cluster-retry ${cluster.name}`,
    );
  const { previous } = first.input.upgrade;
  const done = await masterWithNews(engine, cluster, previous.upgrades);
  if (done)
    throw wrongStatus(
      'Upgrading',
      cluster,
      `${done} has been upgraded to ${to} meanwhile: go on with that upgrade by cluster-retry ${cluster.name}`,
    );
  return { last: last.id, servers: previous };
}

/** The name of a master that told Heat of an upgrade after `upgrades` that it went well. */
async function masterWithNews(engine: Engine, cluster: Cluster, upgrades: number): Promise<string | null> {
  const { stackId, stackName, projectId } = cluster;
  if (!stackId) return null;
  const { heat } = engine.clouds.forProject(projectId);
  const heard = await heat.signals(
    { id: stackId, name: stackName },
    nestedDepth,
    ([group]) => group === 'masters',
  );
  for (const { id, status } of heard.flatMap(({ signals }) => signals)) {
    const [, name, number] = /^(.*)-upgrade-(\d+)$/.exec(id) ?? [];
    if (name !== undefined && status === 'SUCCESS' && Number(number) > upgrades) return name;
  }
  return null;
}
