import { randomUUID } from 'node:crypto';
import { isOpenStackError } from '../../openstack/error.js';
import type { Engine } from '../engine.js';
import { getApproval, takeApproved } from '../store/approvals.js';
import { applyQuota } from './apply-quota.js';
import type { Approval } from './approval.js';
import { lookUp } from './person-now.js';
import { followOperation, startOperation } from './start-operation.js';
import { lookUpVoters } from './votes.js';

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
    if (taken?.action === 'quota') await giveQuota(engine, taken);
    else if (taken) await startOperation(engine, taken);
    engine.wake.consumers.notify();
  }
  return getApproval(engine.db.read, number);
}

/** One whose people Keystone says nothing of now is tried again by the next who looks. */
async function giveQuota(engine: Engine, { number, requester }: Approval): Promise<void> {
  try {
    const known = {
      requester: await lookUp(engine, requester),
      voters: await lookUpVoters(engine, number),
    };
    await engine.db.write((tx) => applyQuota(engine, tx, number, known));
  } catch (error) {
    if (!isOpenStackError(error)) throw error;
    engine.log.warn({ err: error, approval: number }, 'approvals: a quota could not be given now');
  }
}

function take(engine: Engine, number: number): Promise<boolean> {
  const lease = { owner: randomUUID(), milliseconds };
  return engine.db.write((tx) => takeApproved(tx, number, lease));
}
