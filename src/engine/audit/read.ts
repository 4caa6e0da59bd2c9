import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { nearest } from '../nearest.js';
import { authorize } from '../policy.js';
import {
  type AuditFilter,
  auditAfter,
  auditTargetNames,
  auditUserNames,
  listAuditRecords,
} from '../store/audit.js';
import type { Database } from '../store/database.js';
import { lastNumber } from '../store/sequences.js';
import { type AuditRecord, canonical, firstHash, hashOf } from './record.js';

/** Whose rows of the audit are asked for, and of what. */
export interface AuditAsked extends Pick<AuditFilter, 'before'> {
  /** Name or id in Keystone or in chat; in other letters where nobody has it so. */
  readonly user?: string | undefined;
  /** Name or uuid of what was acted on; in other letters where nothing was called so. */
  readonly cluster?: string | undefined;
  readonly limit: number;
}

/**
 * Rows of the audit, newest first; `more` tells whether older ones follow, `hint` whom the user may have been where nobody has that name, and
 * `cluster` how that is written there. Throws `policy.forbidden`.
 */
export async function listAudit(
  engine: Engine,
  caller: Caller,
  { user, cluster, before, limit }: AuditAsked,
): Promise<{ records: AuditRecord[]; more: boolean; hint: string | null; cluster: string | undefined }> {
  authorize(engine, caller, 'audit:get_all');
  const { read } = engine.db;
  const look = (users: readonly string[], targets: readonly string[]) =>
    listAuditRecords(read, {
      users: user === undefined ? undefined : users,
      targets: cluster === undefined ? undefined : targets,
      before,
      limit: limit + 1,
    });
  const exactly = await look([user ?? ''], [cluster ?? '']);
  const isMissed = (said: string | undefined) => said !== undefined && exactly.length === 0;
  const people = isMissed(user) ? await auditUserNames(read) : [];
  const users = inAnyLetters(user, people);
  const targets = inAnyLetters(cluster, isMissed(cluster) ? await auditTargetNames(read) : []);
  const isOther = users.length + targets.length > 0;
  const records = isOther ? await look(orSaid(users, user), orSaid(targets, cluster)) : exactly;
  const isUnknown = user !== undefined && people.length > 0 && users.length === 0;
  return {
    records: records.slice(0, limit),
    more: records.length > limit,
    hint: isUnknown ? nearest('user', user, people) : null,
    cluster: targets[0] ?? cluster,
  };
}

function inAnyLetters(said: string | undefined, names: readonly string[]): string[] {
  return names.filter((name) => name.toLowerCase() === said?.toLowerCase());
}

function orSaid(names: readonly string[], said = ''): readonly string[] {
  return names.length > 0 ? names : [said];
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
