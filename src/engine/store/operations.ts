import { z } from 'zod';
import { Caller } from '../caller.js';
import { Conditions } from '../clusters/cluster.js';
import { isUuid } from '../names.js';
import {
  heatWasTold,
  type Operation,
  OperationInput,
  OperationKind,
  OperationState,
  Origin,
  Outcome,
  Progress,
} from '../operations/operation.js';
import type { Reader, Writer } from './database.js';
import { Prisma, type Operation as Row } from './generated/sqlite/client.js';
import { insertRows } from './insert-rows.js';
import { openLabels, sealLabels } from './sealed.js';

/** The input as it is stored: the labels that an upgrade would go back to may hold secrets. */
function sealInput(db: Reader, { upgrade, ...rest }: OperationInput) {
  if (!upgrade) return rest;
  const labels = sealLabels(db, upgrade.previous.labels);
  return { ...rest, upgrade: { ...upgrade, previous: { ...upgrade.previous, labels } } };
}

const StoredInput = z.looseObject({
  upgrade: z.looseObject({ previous: z.looseObject({ labels: z.unknown() }) }).optional(),
});

function openInput(db: Reader, stored: unknown): OperationInput {
  const { upgrade, ...rest } = StoredInput.parse(stored);
  if (!upgrade) return OperationInput.parse(rest);
  const labels = openLabels(db, upgrade.previous.labels);
  return OperationInput.parse({
    ...rest,
    upgrade: { ...upgrade, previous: { ...upgrade.previous, labels } },
  });
}

function toOperation(db: Reader, row: Row): Operation {
  return {
    ...row,
    kind: OperationKind.parse(row.kind),
    state: OperationState.parse(row.state),
    input: openInput(db, row.input),
    caller: Caller.parse(row.caller),
    origin: Origin.nullable().parse(row.origin),
    progress: Progress.parse(row.progress),
    outcome: Outcome.nullable().parse(row.outcome),
  };
}

/** Writes new operations, each with the key of the request that it is of. */
export async function insertOperations(
  tx: Writer,
  begun: readonly { readonly operation: Operation; readonly requestKey: string | null }[],
): Promise<void> {
  const rows = begun.map(({ operation: { input, caller, origin, progress, ...rest }, requestKey }) => ({
    ...rest,
    input: JSON.stringify(sealInput(tx, input)),
    caller: JSON.stringify(caller),
    origin: origin && JSON.stringify(origin),
    progress: JSON.stringify(progress),
    outcome: null,
    requestKey,
  }));
  await insertRows(tx, 'Operation', rows);
}

export async function getOperation(db: Reader, id: string): Promise<Operation | null> {
  const row = await db.operation.findUnique({ where: { id } });
  return row && toOperation(db, row);
}

/** The operation that an earlier delivery of the same request made; null when there is none. */
export async function findOperationByRequest(db: Reader, requestKey: string): Promise<Operation | null> {
  const row = await db.operation.findUnique({ where: { requestKey } });
  return row && toOperation(db, row);
}

/** What is being done to a cluster now; at most one. */
export async function runningOperation(db: Reader, clusterUuid: string): Promise<Operation | null> {
  const row = await db.operation.findFirst({
    where: { clusterUuid, state: 'running' },
    orderBy: { createdAt: 'desc' },
  });
  return row && toOperation(db, row);
}

/** The newest operations of a cluster first. */
export async function listOperations(db: Reader, clusterUuid: string, limit: number): Promise<Operation[]> {
  const rows = await db.operation.findMany({
    where: { clusterUuid },
    orderBy: { createdAt: 'desc' },
    take: limit,
  });
  return rows.map((row) => toOperation(db, row));
}

/** The last that was done to the cluster of an operation, also where that cluster is gone; null where the operation had none. */
export async function latestBeside(
  db: Reader,
  { id, clusterUuid }: Pick<Operation, 'id' | 'clusterUuid'>,
): Promise<Operation | null> {
  if (clusterUuid) return (await listOperations(db, clusterUuid, 1))[0] ?? null;
  const begun = await db.event.findFirst({
    where: { operationId: id, type: 'operation.accepted' },
    select: { clusterUuid: true },
  });
  if (!begun?.clusterUuid) return null;
  const gone = { projectId: null, identifier: begun.clusterUuid };
  return (await listOperationsOfGone(db, gone, 1))[0] ?? null;
}

/** What was done to a cluster that is gone, newest first: by its uuid, or the last one of that name. `projectId` null: of any project. */
export async function listOperationsOfGone(
  db: Reader,
  { projectId, identifier }: { projectId: string | null; identifier: string },
  limit: number,
): Promise<Operation[]> {
  const reached = projectId === null ? {} : { projectId };
  const uuid = isUuid(identifier) ? identifier.toLowerCase() : await lastUuidOf(db, identifier, reached);
  if (uuid === null) return [];
  const told = await db.event.findMany({
    where: { clusterUuid: uuid, type: 'operation.accepted', ...reached },
    select: { operationId: true },
    orderBy: { seq: 'desc' },
    take: limit,
  });
  const ids = told.flatMap(({ operationId }) => operationId ?? []);
  const rows = await db.operation.findMany({ where: { id: { in: ids } }, orderBy: { createdAt: 'desc' } });
  return rows.map((row) => toOperation(db, row));
}

async function lastUuidOf(db: Reader, name: string, reached: { projectId?: string }): Promise<string | null> {
  const last = await db.operation.findFirst({
    where: { clusterName: name, clusterUuid: null, ...reached },
    select: { id: true },
    orderBy: { createdAt: 'desc' },
  });
  const event =
    last && (await db.event.findFirst({ where: { operationId: last.id, clusterUuid: { not: null } } }));
  return event?.clusterUuid ?? null;
}

/** Where in chat something was last asked of a cluster; null where nobody asked in chat. */
export async function lastOrigin(db: Reader, clusterUuid: string): Promise<Origin | null> {
  const rows = await db.operation.findMany({
    where: { clusterUuid, origin: { not: Prisma.DbNull } },
    select: { origin: true },
    orderBy: { createdAt: 'desc' },
    take: 1,
  });
  return Origin.nullable().parse(rows[0]?.origin ?? null);
}

/** Something that is being done, and the stack that is to be watched for it. */
export interface Running {
  readonly operationId: string;
  readonly clusterUuid: string;
  readonly projectId: string;
  readonly stackId: string | null;
  /** Heat was told of it, and answered when it was last asked: nothing is to be done before Heat is done. */
  readonly isWithHeat: boolean;
}

/** Everything that is being done now, oldest first. */
export async function listRunning(db: Reader): Promise<Running[]> {
  const rows = await db.operation.findMany({
    where: { state: 'running', clusterUuid: { not: null } },
    select: {
      id: true,
      kind: true,
      clusterUuid: true,
      projectId: true,
      nodeGroupUuid: true,
      nodeGroup: { select: { stackId: true } },
      cluster: { select: { stackId: true, conditions: true } },
    },
    orderBy: { createdAt: 'asc' },
  });
  return rows.flatMap(({ id, kind, clusterUuid, projectId, nodeGroupUuid, nodeGroup, cluster }) => {
    const stackId = (nodeGroupUuid ? nodeGroup : cluster)?.stackId ?? null;
    if (!clusterUuid || !cluster) return [];
    const conditions = Conditions.parse(cluster.conditions);
    const isTold = kind === 'create' || kind === 'nodegroup-create' || heatWasTold(conditions, id);
    const isWithHeat = stackId !== null && isTold && conditions.observed?.state !== 'unknown';
    return [{ operationId: id, clusterUuid, projectId, stackId, isWithHeat }];
  });
}

type Change = Partial<
  Pick<Operation, 'progress' | 'stackMark' | 'state' | 'finishedAt' | 'outcome' | 'input'>
>;

/** Changes an operation that still runs; answers whether it did. */
export async function saveOperation(tx: Writer, id: string, change: Change): Promise<boolean> {
  const { input, outcome, ...rest } = change;
  const { count } = await tx.operation.updateMany({
    where: { id, state: 'running' },
    data: {
      ...rest,
      ...(input ? { input: sealInput(tx, input) } : {}),
      ...(outcome ? { outcome } : {}),
    },
  });
  return count === 1;
}
