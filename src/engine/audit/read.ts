import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { nearest } from '../nearest.js';
import { authorize } from '../policy.js';
import { type AuditFilter, auditAfter, auditUserNames, listAuditRecords } from '../store/audit.js';
import type { Database } from '../store/database.js';
import { lastNumber } from '../store/sequences.js';
import { type AuditRecord, canonical, firstHash, hashOf } from './record.js';

/** Whose rows of the audit are asked for, and of what. */
export type AuditAsked = Omit<AuditFilter, 'users'> & {
  /** Name or id in Keystone or in chat; in other letters where nobody has it so. */
  readonly user?: string | undefined;
  readonly limit: number;
};

/**
 * Rows of the audit, newest first; `more` tells whether older ones follow, and `hint` whom the user may have been where nobody has that name.
 * Throws `policy.forbidden`.
 */
export async function listAudit(
  engine: Engine,
  caller: Caller,
  { user, ...asked }: AuditAsked,
): Promise<{ records: AuditRecord[]; more: boolean; hint: string | null }> {
  authorize(engine, caller, 'audit:get_all');
  const { read } = engine.db;
  const { limit } = asked;
  const look = (users: readonly string[] | undefined) =>
    listAuditRecords(read, { ...asked, users, limit: limit + 1 });
  const found = await look(user === undefined ? undefined : [user]);
  const others = user !== undefined && found.length === 0 ? await auditUserNames(read) : [];
  const same = others.filter((name) => name.toLowerCase() === user?.toLowerCase());
  const records = same.length > 0 ? await look(same) : found;
  const isUnknown = user !== undefined && others.length > 0 && same.length === 0;
  return {
    records: records.slice(0, limit),
    more: records.length > limit,
    hint: isUnknown ? nearest('user', user, others) : null,
  };
}

const batch = 500;

/** Every row from the first on, a few hundred in memory at a time. */
export async function* wholeAudit(db: Database): AsyncGenerator<AuditRecord> {
  for (let seq = 0; ; ) {
    const records = await auditAfter(db.read, seq, batch);
    yield* records;
    const last = records.at(-1);
    if (!last || records.length < batch) return;
    seq = last.seq;
  }
}

/** A row as one line of JSON; what its hash was made of stands in it as it was. */
export function auditLine(record: AuditRecord): string {
  return canonical(record);
}

/** What a look at the whole chain found. */
export type AuditVerdict =
  | { readonly ok: true; readonly rows: number; readonly head: string }
  | { readonly ok: false; readonly seq: number; readonly why: string };

/** Follows the chain from its beginning and names the first row that is not as it was written. */
export async function verifyAudit(db: Database): Promise<AuditVerdict> {
  // Read first: rows that are added meanwhile are no reason to complain.
  const written = await lastNumber(db.read, 'audit');
  let rows = 0;
  let head = firstHash;
  for await (const { hash, ...record } of wholeAudit(db)) {
    rows += 1;
    if (record.seq !== rows) return { ok: false, seq: rows, why: 'it is missing' };
    if (record.previousHash !== head)
      return { ok: false, seq: rows, why: 'it does not follow from the row before' };
    if (hashOf(record) !== hash) return { ok: false, seq: rows, why: 'it was changed after it was written' };
    head = hash;
  }
  if (rows < written) return { ok: false, seq: rows + 1, why: 'it is missing' };
  return { ok: true, rows, head };
}
