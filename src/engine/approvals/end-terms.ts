import { appendAudit } from '../audit/append.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { clusterQuota } from '../quotas/read.js';
import { getApproval } from '../store/approvals.js';
import type { Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { listDueTerms, listRunningTerms, saveTerm, takeWarning } from '../store/quota-terms.js';
import { restoreQuota } from '../store/quotas.js';
import { requestId } from './approval.js';
import { type QuotaTerm, type TermState, versionOf } from './term.js';

/**
 * One look at quotas that were given for a time: those whose time is over go back to what they were, and a day before that is said, each once
 * however many look. A quota that somebody changed meanwhile stays as it is. Clusters above the limit stay too.
 */
export async function lookAtTerms(engine: Engine, now: Date, stopping?: AbortSignal): Promise<void> {
  for (const term of await listDueTerms(engine.db.read, now)) {
    if (stopping?.aborted) return;
    const told = await engine.db.write((tx) => (term.until <= now ? end(engine, tx, term) : warn(tx, term)));
    if (told) engine.wake.consumers.notify();
  }
}

async function warn(tx: Writer, { approvalNumber: number, projectId }: QuotaTerm): Promise<boolean> {
  if (!(await takeWarning(tx, number))) return false;
  await insertEvent(tx, { projectId, body: { type: 'approval.ending', number } });
  return true;
}

async function end(
  engine: Engine,
  tx: Writer,
  { approvalNumber: number, projectId }: QuotaTerm,
): Promise<boolean> {
  // First the row itself, so that of two who look at once the second waits, and finds it done.
  if (!(await saveTerm(tx, number, { warnAt: null }))) return false;
  const running = await listRunningTerms(tx, projectId);
  const term = running.find(({ approvalNumber }) => approvalNumber === number);
  const approval = await getApproval(tx, number);
  if (!term || !approval) return false;
  const state = await settle(engine, tx, term, running);
  const { hardLimit, used } = await clusterQuota(tx, engine, projectId);
  await saveTerm(tx, number, { state, endedLimit: hardLimit, endedUsed: used });
  await insertEvent(tx, { projectId, body: { type: 'approval.ended', number } });
  const by = approval.requester;
  if (state === 'reverted') {
    const action = term.beforeOwn ? 'update' : 'delete';
    const { resource } = term;
    await insertEvent(tx, { projectId, body: { type: 'quota.changed', action, resource, hardLimit, by } });
  }
  await appendAudit(tx, by, {
    action: 'quota-request',
    target: { kind: 'approval', id: requestId(approval), name: approval.projectName },
    input: { until: term.until, given: term.hardLimit, hardLimit },
    outcome: 'finished',
    detail: state,
    origin: approval.origin,
  });
  return true;
}

/** Puts the quota back, or finds who else has to do with it. */
async function settle(
  engine: Engine,
  tx: Writer,
  term: QuotaTerm,
  running: readonly QuotaTerm[],
): Promise<Exclude<TermState, 'running'>> {
  const { stored } = await clusterQuota(tx, engine, term.projectId);
  const { beforeLimit, beforeOwn, baseVersion } = term;
  if (stored && isSame(versionOf(stored), term.version)) {
    const changed = await restoreQuota(tx, stored, beforeOwn ? beforeLimit : null);
    if (!changed) throw new EngineError('store.busy', 'The quota was changed at this moment.');
    // What this one was given on top of has its limit again.
    for (const below of running.filter(({ version }) => isSame(version, baseVersion)))
      await saveTerm(tx, below.approvalNumber, { version: changed });
    return 'reverted';
  }
  const above = running.find((each) => isSame(each.baseVersion, term.version));
  if (!above) return 'kept';
  await saveTerm(tx, above.approvalNumber, { beforeLimit, beforeOwn, baseVersion });
  return 'followed';
}

function isSame(one: Date | null, other: Date | null): boolean {
  return one !== null && one.getTime() === other?.getTime();
}
