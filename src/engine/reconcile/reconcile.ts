import { randomUUID } from 'node:crypto';
import type { StackSummary } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import type { ClusterStatus } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Operation } from '../operations/operation.js';
import type { Database } from '../store/database.js';
import {
  LeaseLost,
  releaseClusterLease,
  renewClusterLease,
  takeClusterLease,
  whileLeased,
} from '../store/leases.js';
import { ensureCertificates, ensureNewAuthority } from './certificates.js';
import { ensureDiscovery } from './discovery.js';
import { ensureDrained } from './drain.js';
import { finishOperation, tellWaiting } from './finish.js';
import {
  ensureGroupDeletion,
  ensureGroupStack,
  ensureGroupsGone,
  ensureGroupUpdate,
  forgetLostGroupStack,
} from './group-stack.js';
import { ensureKeypair } from './keypair.js';
import { observe } from './observe.js';
import { groupFailed, observeGroup } from './observe-group.js';
import { building } from './progress.js';
import { clusterBefore, keepLateChange, restoreUntold } from './restore.js';
import { readScope, type Scope } from './scope.js';
import { ensureStack, ensureStackDeletion, ensureStackUpdate, forgetLostStack } from './stack.js';
import { removeStrays } from './strays.js';
import { noteStuck } from './stuck.js';
import { ensureTrust } from './trust.js';

/** A conductor that dies holds a cluster at most this long; one that lives renews its lease in time. */
const leaseMilliseconds = 4_000;

type Phase = (scope: Scope) => Promise<Scope>;

const phases: Record<Operation['kind'], readonly Phase[]> = {
  create: [ensureTrust, ensureCertificates, ensureDiscovery, ensureKeypair, ensureStack],
  update: [ensureDrained, ensureKeypair, ensureStackUpdate],
  retry: [
    ensureTrust,
    ensureCertificates,
    forgetLostStack,
    ensureDiscovery,
    ensureDrained,
    ensureKeypair,
    ensureStackUpdate,
  ],
  upgrade: [ensureKeypair, ensureStackUpdate],
  'rotate-ca': [ensureNewAuthority, ensureStackUpdate],
  delete: [restoreUntold, ensureGroupsGone, ensureStackDeletion],
  'nodegroup-create': [ensureKeypair, ensureGroupStack],
  'nodegroup-update': [ensureDrained, forgetLostGroupStack, ensureKeypair, ensureGroupUpdate],
  'nodegroup-delete': [ensureDrained, ensureGroupDeletion],
  'nodegroup-upgrade': [forgetLostGroupStack, ensureKeypair, ensureGroupUpdate],
};

/** What the poll knows already, so that it need not be asked again. */
export interface Look {
  readonly seen?: StackSummary | undefined;
  /** Whether this look may cost a request for the resources. */
  readonly detail: boolean;
}

/**
 * Brings one cluster a step nearer to what its operation wants, from whatever state it is found in. May be
 * called at any time by anyone: only one caller at a time gets the cluster, and every phase looks before it
 * acts. Answers false when somebody else has the cluster. Never throws for what the cloud does: a refusal ends
 * the operation, an outage leaves it for the next call.
 */
export async function reconcile(engine: Engine, clusterUuid: string, look: Look): Promise<boolean> {
  const owner = randomUUID();
  const lease = { uuid: clusterUuid, owner, milliseconds: leaseMilliseconds };
  const taken = await engine.db.write((tx) => takeClusterLease(tx, lease));
  if (!taken) return false;
  const renewing = renewClusterLease(engine.db, lease);
  try {
    await advance(engine, whileLeased(engine.db, lease), clusterUuid, look);
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    throw error;
  } finally {
    renewing.stop();
    await engine.db.write((tx) => releaseClusterLease(tx, clusterUuid, owner));
  }
}

async function advance(engine: Engine, leased: Database, clusterUuid: string, look: Look): Promise<void> {
  const scope = await readScope({ ...engine, db: leased }, clusterUuid, look);
  if (!scope) return;
  try {
    const now = await throughPhases(scope);
    if (!now.blocked) await (now.operation.kind.startsWith('nodegroup-') ? observeGroup(now) : observe(now));
    await stopWaiting(now);
  } catch (error) {
    if (error instanceof LeaseLost) {
      await removeStrays(scope);
      await keepLateChange(scope, engine.db);
    }
    await settle(scope, look, error);
  }
}

/** As far as the phases get: one that has to wait for something ends the look. */
async function throughPhases(scope: Scope): Promise<Scope> {
  let now = scope;
  for (const phase of phases[scope.operation.kind]) {
    now = await phase(now);
    if (now.blocked) break;
  }
  return now;
}

function isPassing(error: unknown): boolean {
  if (error instanceof EngineError) return error.code === 'store.busy' || error.code === 'store.unavailable';
  return isOpenStackError(
    error,
    'openstack.unreachable',
    'openstack.timeout',
    'openstack.server_error',
    'openstack.rate_limited',
    'openstack.unauthorized',
    'openstack.unexpected_answer',
  );
}

/** What becomes of an operation whose reconciliation ended in an error. One that another replaced is left alone. */
async function settle({ engine, operation: begun }: Scope, look: Look, error: unknown): Promise<void> {
  if (error instanceof LeaseLost) throw error;
  const scope = begun.clusterUuid && (await readScope(engine, begun.clusterUuid, look));
  if (!scope || scope.operation.id !== begun.id) return;
  const { cluster, operation } = scope;
  const about = { err: error, cluster: cluster.uuid, operation: operation.id };
  const foreseen = error instanceof EngineError || isOpenStackError(error);
  const sentence = foreseen
    ? error.message
    : `Something in this program went wrong; its log says what, under operation ${operation.id}.`;
  const overdue = Date.now() - operation.createdAt.getTime() > cluster.createTimeout * 60_000;
  if (isPassing(error) && !overdue) {
    engine.log.warn(about, 'reconcile: trying again');
    await tellWaiting(scope, 'unknown', sentence);
    return noteStuck(scope);
  }
  if (!foreseen) engine.log.error(about, 'reconcile: unforeseen error');
  const status: Record<'create' | 'update' | 'delete', ClusterStatus> = {
    create: 'CREATE_FAILED',
    update: 'UPDATE_FAILED',
    delete: 'DELETE_FAILED',
  };
  const group = scope.group && groupFailed(scope, sentence);
  await finishOperation(scope, {
    status: status[building(operation)],
    reason: sentence,
    change: await clusterBefore(scope),
    ...(group ? { group } : {}),
  });
}

/** The cloud answers again: what was waited for is waited for no more. */
async function stopWaiting({ engine, cluster: { uuid, conditions }, operation }: Scope): Promise<void> {
  if (conditions.observed?.state !== 'unknown') return;
  const scope = await readScope(engine, uuid, { detail: false });
  if (scope?.operation.id !== operation.id || scope.cluster.conditions.observed?.state !== 'unknown') return;
  await tellWaiting(scope, 'true', 'The cloud answers.');
}
