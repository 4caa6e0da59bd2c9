import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine.js';
import { getApproval, takeApproved } from '../store/approvals.js';
import { applyQuota } from './apply-quota.js';
import type { Approval } from './approval.js';
import { followOperation, startOperation } from './start-operation.js';

const milliseconds = 10_000;

/**
 * Carries out an approved request, once, whoever calls this and however often: whoever died with it is followed by the next. Rights, subject and
 * limit are looked at again. One whose operation has begun is over when that is. Answers the request as it is after.
 */
export async function carryOut(engine: Engine, number: number): Promise<Approval | null> {
  const before = await getApproval(engine.db.read, number);
  if (before?.state === 'EXECUTING' && before.operationId) {
    if (await followOperation(engine, before)) engine.wake.consumers.notify();
  } else if (await take(engine, number)) {
    const taken = await getApproval(engine.db.read, number);
    if (taken?.action === 'quota') await engine.db.write((tx) => applyQuota(engine, tx, number));
    else if (taken) await startOperation(engine, taken);
    engine.wake.consumers.notify();
  }
  return getApproval(engine.db.read, number);
}

function take(engine: Engine, number: number): Promise<boolean> {
  const lease = { owner: randomUUID(), milliseconds };
  return engine.db.write((tx) => takeApproved(tx, number, lease));
}
