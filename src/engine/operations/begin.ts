import { randomUUID } from 'node:crypto';
import { appendAudit, appendAudits } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import { clusterData } from '../notifications/cluster-data.js';
import { getCluster } from '../store/clusters/find.js';
import type { Writer } from '../store/database.js';
import { insertEvent, insertEvents } from '../store/events.js';
import { insertOperations, saveOperation } from '../store/operations.js';
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

/** What is begun. */
export interface Begun {
  readonly kind: OperationKind;
  readonly input: OperationInput;
  readonly request: Request;
  readonly nodeGroupUuid?: string;
  /** What was asked, for the audit, where the operation's input does not say it all. */
  readonly asked?: object;
}

/** Writes an operation, its first event and its row in the audit. The cluster's row must be there. */
export async function beginOperation(
  tx: Writer,
  caller: Caller,
  { uuid }: Pick<Cluster, 'uuid'>,
  what: Begun,
): Promise<Operation> {
  const cluster = await getCluster(tx, uuid);
  const [operation] = cluster ? await beginOperations(tx, [{ caller, cluster, what }]) : [];
  if (!operation) throw new Error(`cluster ${uuid} is gone`);
  return operation;
}

/** Writes several operations, each with its event and its row in the audit, and answers them in their order. `cluster` is as it is stored. */
export async function beginOperations(
  tx: Writer,
  several: readonly { readonly caller: Caller; readonly cluster: Cluster; readonly what: Begun }[],
): Promise<Operation[]> {
  const begun = several.map(({ caller, cluster, what }) => ({
    cluster,
    what,
    requestKey: what.request.key ?? null,
    operation: operationOf(caller, cluster, what),
  }));
  await insertOperations(tx, begun);
  await insertEvents(
    tx,
    begun.map(({ operation: { id: operationId }, cluster }) => ({
      projectId: cluster.projectId,
      clusterUuid: cluster.uuid,
      operationId,
      body: { type: 'operation.accepted', cluster: clusterData(cluster) },
    })),
  );
  await appendAudits(
    tx,
    begun.map(({ operation, cluster, what }) => ({
      caller: operation.caller,
      action: commandOf(operation.kind),
      target: { kind: 'cluster', id: cluster.uuid, name: cluster.name },
      input: what.asked ?? what.input,
      outcome: 'accepted',
      origin: operation.origin,
      operationId: operation.id,
    })),
  );
  return begun.map(({ operation }) => operation);
}

function operationOf(caller: Caller, cluster: Cluster, what: Begun): Operation {
  return {
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
