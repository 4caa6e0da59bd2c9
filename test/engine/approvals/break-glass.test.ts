import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../../src/engine/approvals/apply.js';
import { breakGlass } from '../../../src/engine/approvals/break-glass.js';
import { decide } from '../../../src/engine/approvals/decide.js';
import { lookAtApprovals } from '../../../src/engine/approvals/look.js';
import { requestQuota } from '../../../src/engine/approvals/request.js';
import { reviewBreakGlass } from '../../../src/engine/approvals/review.js';
import type { Engine } from '../../../src/engine/engine.js';
import { clusterQuota } from '../../../src/engine/quotas/read.js';
import { listEventsAfter } from '../../../src/engine/store/events.js';
import type { Lab } from '../lab.js';
import { approvalPolicy, bothDatabases, startLabOn } from '../on-both.js';
import { inChat } from './people.js';

const hour = 3_600_000;

describe.each(bothDatabases)('an emergency on %s', (_, start) => {
  let lab: Lab;
  let engine: Engine;
  let project: string;
  beforeAll(async () => {
    const breakGlass = { users: ['slack:ann', 'slack:bob'], channel: '#security', maxHours: 4 };
    lab = await startLabOn(start, () => ({ approvals: approvalPolicy({ breakGlass }) }));
    engine = lab.engine;
  });
  afterAll(() => lab?.stop());

  const person = (id: string) => inChat(project, id);

  async function asked(): Promise<{ request: string; number: number }> {
    project = randomUUID();
    const { number } = await requestQuota(engine, person('ann'), { hardLimit: 30, reason: 'fire' });
    return { request: `Q-${number}`, number };
  }

  const emergency = { reason: 'the cluster is on fire', ticket: 'INC-42' };
  const limit = async () => (await clusterQuota(engine.db.read, engine, project)).hardLimit;
  const told = async (number: number) =>
    (await listEventsAfter(engine.db.read, 0, 100_000))
      .filter(({ body }) => 'number' in body && body.number === number)
      .map(({ body }) => body.type);

  it('is decided once, whoever decides at the same moment, and lasts for a time', async () => {
    const { request, number } = await asked();
    const all = await Promise.allSettled([
      breakGlass(engine, person('ann'), { request, ...emergency }),
      breakGlass(engine, person('bob'), { request, ...emergency }),
      breakGlass(engine, person('ann'), { request, ...emergency }),
    ]);
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await Promise.all([carryOut(engine, number), carryOut(engine, number)]);
    expect(await limit()).toBe(30);
    const types = await told(number);
    for (const type of ['approval.decided', 'approval.broken', 'approval.finished'])
      expect(types.filter((each) => each === type)).toHaveLength(1);
    await lookAtApprovals(engine, new Date(Date.now() + 3 * hour));
    expect(await limit()).toBe(30);
    await lookAtApprovals(engine, new Date(Date.now() + 5 * hour));
    expect(await limit()).toBe(20);
  });

  it('is for those whom the policy names, and over when others have decided', async () => {
    const { request } = await asked();
    await expect(breakGlass(engine, person('eve'), { request, ...emergency })).rejects.toMatchObject({
      code: 'policy.forbidden',
    });
    await decide(engine, person('bob'), { request, decision: 'deny', reason: 'no fire' });
    await expect(breakGlass(engine, person('ann'), { request, ...emergency })).rejects.toMatchObject({
      code: 'approval.over',
    });
    expect(await limit()).toBe(20);
  });

  it('is not carried out where whoever broke the glass is named no more', async () => {
    const { request, number } = await asked();
    await breakGlass(engine, person('bob'), { request, ...emergency });
    const nobody = { ...engine, approvals: { ...engine.approvals, breakGlass: null } };
    expect(await carryOut(nobody, number)).toMatchObject({
      state: 'FAILED',
      outcome: 'Whoever approved it alone may not do so any more.',
    });
    expect(await limit()).toBe(20);
  });

  it('is called to mind until it is reviewed, once, by somebody who had no part in it', async () => {
    const { request, number } = await asked();
    await breakGlass(engine, person('bob'), { request, ...emergency });
    const later = (hours: number) => lookAtApprovals(engine, new Date(Date.now() + hours * hour));
    await Promise.all([later(5), later(5)]);
    await later(6);
    await later(30);
    const reminders = async () =>
      (await told(number)).filter((type) => type === 'approval.unreviewed').length;
    expect(await reminders()).toBe(2);
    const verdict = 'justified' as const;
    for (const who of ['ann', 'bob']) {
      await expect(reviewBreakGlass(engine, person(who), { request, verdict })).rejects.toMatchObject({
        code: 'approval.own',
      });
    }
    await expect(
      reviewBreakGlass(engine, person('eve'), { request, verdict: 'not-justified' }),
    ).rejects.toMatchObject({ code: 'approval.invalid', field: 'reason' });
    const all = await Promise.allSettled(
      ['eve', 'dan', 'eve'].map((who) => reviewBreakGlass(engine, person(who), { request, verdict })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await later(90);
    expect(await reminders()).toBe(2);
  });
});
