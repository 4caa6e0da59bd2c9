import { randomUUID } from 'node:crypto';
import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import { clusterData } from '../notifications/cluster-data.js';
import { getCluster } from '../store/clusters.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { insertOperation, saveOperation } from '../store/operations.js';
import {
  commandOf,
  noProgress,
  type Operation,
  type OperationInput,
  type OperationKind,
  type Origin,
} from './operation.js';

/** How a change was asked for. */
export interface Request {
  /** Where it is told in chat. */
  readonly origin?: Origin | undefined;
  /** The same key is the same change, however often it is delivered. */
  readonly key?: string | undefined;
  /** The number of the approved request that this carries out. Nobody outside the engine says it. */
  readonly approval?: number | undefined;
}

/** Writes an operation, its first event and its row in the audit. The cluster's row must be there. */
export async function beginOperation(
  tx: Writer,
  caller: Caller,
  cluster: Pick<Cluster, 'uuid' | 'name' | 'projectId'>,
  what: {
    kind: OperationKind;
    input: OperationInput;
    request: Request;
    nodeGroupUuid?: string;
    /** What was asked, for the audit, where the operation's input does not say it all. */
    asked?: object;
  },
): Promise<Operation> {
  const operation: Operation = {
    id: randomUUID(),
    clusterUuid: cluster.uuid,
    clusterName: cluster.name,
    nodeGroupUuid: what.nodeGroupUuid ?? null,
    projectId: cluster.projectId,
    kind: what.kind,
    state: 'running',
    input: what.input,
    caller,
    origin: what.request.origin ?? null,
    progress: noProgress,
    outcome: null,
    stackMark: null,
    createdAt: new Date(),
    finishedAt: null,
  };
  await insertOperation(tx, operation, what.request.key ?? null);
  const now = await getCluster(tx, cluster.uuid);
  await insertEvent(tx, {
    projectId: cluster.projectId,
    clusterUuid: cluster.uuid,
    operationId: operation.id,
    body: { type: 'operation.accepted', ...(now ? { cluster: clusterData(now) } : {}) },
  });
  await appendAudit(tx, caller, {
    action: commandOf(operation.kind),
    target: { kind: 'cluster', id: cluster.uuid, name: cluster.name },
    input: what.asked ?? what.input,
    outcome: 'accepted',
    origin: operation.origin,
    operationId: operation.id,
  });
  return operation;
}

/** Ends a running operation because another one takes its place. */
export async function supersede(tx: Writer, operation: Operation): Promise<void> {
  const ended = await saveOperation(tx, operation.id, { state: 'superseded', finishedAt: new Date() });
  if (!ended) return;
  await insertEvent(tx, {
    projectId: operation.projectId,
    ...(operation.clusterUuid ? { clusterUuid: operation.clusterUuid } : {}),
    operationId: operation.id,
    body: { type: 'operation.superseded' },
  });
  await appendAudit(tx, operation.caller, {
    action: commandOf(operation.kind),
    target: { kind: 'cluster', id: operation.clusterUuid, name: operation.clusterName },
    input: operation.input,
    outcome: 'finished',
    detail: 'superseded',
    origin: operation.origin,
    operationId: operation.id,
  });
}
