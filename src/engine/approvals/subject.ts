import { createHash } from 'node:crypto';
import { canonical } from '../audit/record.js';
import type { Engine } from '../engine.js';
import { clusterQuota } from '../quotas/read.js';
import type { Reader } from '../store/database.js';
import type { Approval, ApprovedIntent } from './approval.js';

/** SHA-256, in hex, over what is to be done and how what it changes is now. */
export function subjectHash(intent: ApprovedIntent, before: unknown): string {
  return createHash('sha256').update(canonical({ intent, before })).digest('hex');
}

/** How a project's quota is now. */
export async function quotaBefore(
  db: Reader,
  engine: Pick<Engine, 'settings'>,
  projectId: string,
): Promise<{ hardLimit: number; own: boolean }> {
  const { hardLimit, stored } = await clusterQuota(db, engine, projectId);
  return { hardLimit, own: stored !== null };
}

/** Whether what a request is about is as it was when it was asked. */
export async function isUnchanged(
  db: Reader,
  engine: Pick<Engine, 'settings'>,
  { intent, projectId, subjectHash: approved }: Pick<Approval, 'intent' | 'subjectHash' | 'projectId'>,
): Promise<boolean> {
  return subjectHash(intent, await quotaBefore(db, engine, projectId)) === approved;
}
