import { createHash } from 'node:crypto';

export const auditOutcomes = ['accepted', 'refused', 'finished'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** One thing that was asked for, and what became of it. A change that takes time has a second row when it ends. */
export interface AuditRecord {
  /** Counts from 1 without gaps. */
  readonly seq: number;
  readonly at: Date;
  /** The Keystone user that it was done as, and the project that user acts in. */
  readonly userId: string;
  readonly userName: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly source: 'chat' | 'api';
  /** Where in chat it was said, and by whom; null from elsewhere. */
  readonly platform: string | null;
  readonly workspace: string | null;
  readonly channel: string | null;
  readonly chatUserId: string | null;
  readonly chatUserName: string | null;
  /** In the words of the command line: `cluster-create`. */
  readonly action: string;
  /** `cluster`, `cluster-template`, `quotas`, … */
  readonly targetKind: string;
  readonly targetId: string | null;
  readonly targetName: string | null;
  /** What was asked, without secrets. */
  readonly input: unknown;
  readonly outcome: AuditOutcome;
  /** Why it was refused (the error's code), or the status that the cluster was left in. */
  readonly detail: string | null;
  readonly sentence: string | null;
  readonly operationId: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

/** What the first row has for the hash of the one before. */
export const firstHash = '0'.repeat(64);

/** JSON that is the same for the same content: keys in order, times as ISO 8601 in UTC, absent as null. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

/** The hash of a row: SHA-256, in hex, over the hash of the row before and the row's canonical JSON without its own. */
export function hashOf(record: Omit<AuditRecord, 'hash'>): string {
  return createHash('sha256').update(record.previousHash).update(canonical(record)).digest('hex');
}
