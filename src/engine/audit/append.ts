import { isOpenStackError } from '../../openstack/error.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Origin } from '../operations/operation.js';
import { withoutSecrets } from '../secrets.js';
import { insertAuditRecords, lastAuditHash } from '../store/audit.js';
import type { Writer } from '../store/database.js';
import { nextNumbers } from '../store/sequences.js';
import { nameTarget } from './name-target.js';
import { type AuditOutcome, hashOf } from './record.js';

/** What is to be remembered of a change. */
export interface AuditEntry {
  /** In the words of the command line: `cluster-create`. */
  readonly action: string;
  readonly target: { readonly kind: string; readonly id?: string | null; readonly name?: string | null };
  /** As it was asked; secrets are left out here. */
  readonly input: unknown;
  readonly outcome: AuditOutcome;
  readonly detail?: string | null;
  readonly sentence?: string | null;
  /** Where in chat it was asked. */
  readonly origin?: Origin | null | undefined;
  readonly operationId?: string | null;
}

/**
 * Adds a row to the audit in the transaction of the change itself. Rows are added one at a time, each with the hash
 * of the one before; call it last in a transaction, because others wait from here to its end.
 */
export async function appendAudit(tx: Writer, caller: Caller, entry: AuditEntry): Promise<void> {
  await appendAudits(tx, [{ ...entry, caller }]);
}

/** Adds several rows, in their order. */
export async function appendAudits(
  tx: Writer,
  entries: readonly (AuditEntry & { readonly caller: Caller })[],
): Promise<void> {
  const first = await nextNumbers(tx, 'audit', entries.length);
  let previousHash = await lastAuditHash(tx, first);
  const records = entries.map((entry, at) => {
    const record = { ...recordOf(entry, first + at), previousHash };
    previousHash = hashOf(record);
    return { ...record, hash: previousHash };
  });
  await insertAuditRecords(tx, records);
}

function recordOf(
  { caller, origin, target, ...entry }: AuditEntry & { readonly caller: Caller },
  seq: number,
) {
  const { chat } = caller;
  return {
    seq,
    at: new Date(),
    userId: caller.userId,
    userName: caller.userName,
    projectId: caller.projectId,
    projectName: caller.projectName,
    source: origin || chat ? ('chat' as const) : ('api' as const),
    platform: origin?.platform ?? chat?.platform ?? null,
    workspace: origin?.workspace ?? chat?.workspace ?? null,
    channel: origin?.channel ?? null,
    chatUserId: chat?.id ?? null,
    chatUserName: chat?.name ?? null,
    action: entry.action,
    targetKind: target.kind,
    targetId: target.id ?? null,
    targetName: target.name ?? null,
    input: withoutSecrets(entry.input ?? {}),
    outcome: entry.outcome,
    detail: entry.detail ?? null,
    sentence: entry.sentence ?? null,
    operationId: entry.operationId ?? null,
  };
}

/**
 * Adds a row for something that was refused, in a transaction of its own; a fault of ours or of the database is no
 * refusal. The refusal stands whether or not this succeeds, so a failure here is logged and not thrown.
 */
export async function auditRefusal(
  engine: Engine,
  caller: Caller,
  entry: Pick<AuditEntry, 'action' | 'target' | 'input' | 'origin'>,
  error: unknown,
): Promise<void> {
  if (!(error instanceof EngineError) && !isOpenStackError(error)) return;
  const { code: detail, message: sentence } = error;
  if (detail === 'store.busy' || detail === 'store.unavailable') return;
  await auditRefused(engine, caller, entry, { detail, sentence });
}

/** Adds the row of a refusal, of which a code and a sentence are known, as {@link auditRefusal} does. */
export async function auditRefused(
  engine: Engine,
  caller: Caller,
  entry: Pick<AuditEntry, 'action' | 'target' | 'input' | 'origin'>,
  why: { readonly detail: string; readonly sentence: string },
): Promise<void> {
  await engine.db
    .write(async (tx) => {
      const target = await nameTarget(tx, caller, entry.target);
      await appendAudit(tx, caller, { ...entry, target, outcome: 'refused', ...why });
    })
    .catch((err) => engine.log.error({ err, action: entry.action }, 'audit: a refusal is not recorded'));
}
