import type { Engine } from '../engine.js';
import { listApprovals } from '../store/approvals.js';
import type { Approval } from './approval.js';

/** The requests that wait about what another one changes: once that is carried out they are void, and can be asked again. */
export async function othersVoided({ db }: Pick<Engine, 'db'>, approval: Approval): Promise<Approval[]> {
  const waiting = await listApprovals(db.read, ['PENDING']);
  return waiting.filter((other) => other.number !== approval.number && isAboutTheSame(other, approval));
}

function isAboutTheSame(one: Approval, other: Approval): boolean {
  const quotas = [one, other].filter(({ action }) => action === 'quota').length;
  if (quotas > 0) return quotas === 2 && one.projectId === other.projectId;
  return one.intent.slots.cluster === other.intent.slots.cluster;
}
