import { randomUUID } from 'node:crypto';
import type { StackSummary } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import type { ClusterStatus } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Operation } from '../operations/operation.js';
import { saveCluster } from '../store/clusters.js';
import { releaseClusterLease, takeClusterLease } from '../store/leases.js';
import { ensureCertificates } from './certificates.js';
import { ensureDiscovery } from './discovery.js';
import { finishOperation } from './finish.js';
import { observe } from './observe.js';
import { building } from './progress.js';
import { readScope, type Scope, withCondition } from './scope.js';
import { ensureStack, ensureStackDeletion, ensureStackUpdate } from './stack.js';
import { ensureTrust } from './trust.js';

/** Longer than any phase may take; a conductor that dies holds a cluster at most this long. */
const leaseMilliseconds = 60_000;

type Phase = (scope: Scope) => Promise<Scope>;

const phases: Record<Operation['kind'], readonly Phase[]> = {
  create: [ensureTrust, ensureCertificates, ensureDiscovery, ensureStack],
  update: [ensureStackUpdate],
  retry: [ensureTrust, ensureCertificates, ensureDiscovery, ensureStackUpdate],
  delete: [ensureStackDeletion],
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
  const taken = await engine.db.write((tx) =>
    takeClusterLease(tx, { uuid: clusterUuid, owner, milliseconds: leaseMilliseconds }),
  );
  if (!taken) return false;
  try {
    let scope = await readScope(engine, clusterUuid, look);
    if (!scope) return true;
    try {
      for (const phase of phases[scope.operation.kind]) scope = await phase(scope);
      await observe(scope);
    } catch (error) {
      await settle(engine, clusterUuid, look, error);
    }
    return true;
  } finally {
    await engine.db.write((tx) => releaseClusterLease(tx, clusterUuid, owner));
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof EngineError) return error.code === 'store.busy';
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

async function settle(engine: Engine, clusterUuid: string, look: Look, error: unknown): Promise<void> {
  const scope = await readScope(engine, clusterUuid, look);
  if (!scope) return;
  const { cluster, operation } = scope;
  const sentence = error instanceof Error ? error.message : String(error);
  const overdue = Date.now() - operation.createdAt.getTime() > cluster.createTimeout * 60_000;
  if (isPassing(error) && !overdue) {
    engine.log.warn({ err: error, cluster: clusterUuid, operation: operation.id }, 'reconcile: trying again');
    const condition = withCondition(cluster, 'observed', 'unknown', sentence);
    await engine.db.write((tx) => saveCluster(tx, clusterUuid, condition));
    return;
  }
  if (!isPassing(error) && !(error instanceof EngineError) && !isOpenStackError(error)) {
    engine.log.error(
      { err: error, cluster: clusterUuid, operation: operation.id },
      'reconcile: unforeseen error',
    );
  }
  const status: Record<'create' | 'update' | 'delete', ClusterStatus> = {
    create: 'CREATE_FAILED',
    update: 'UPDATE_FAILED',
    delete: 'DELETE_FAILED',
  };
  const restored = operation.kind === 'update' ? operation.input.previousNodeCount : undefined;
  await finishOperation(scope, {
    status: status[building(operation)],
    reason: sentence,
    ...(restored === undefined ? {} : { change: { nodeCount: restored } }),
  });
}
