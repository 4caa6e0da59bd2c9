import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../../src/engine/approvals/apply.js';
import { decide } from '../../../src/engine/approvals/decide.js';
import { lookAtApprovals } from '../../../src/engine/approvals/look.js';
import { requestQuota } from '../../../src/engine/approvals/request.js';
import { verifyAudit } from '../../../src/engine/audit/read.js';
import type { Engine } from '../../../src/engine/engine.js';
import { createQuota, updateQuota } from '../../../src/engine/quotas/change.js';
import { clusterQuota } from '../../../src/engine/quotas/read.js';
import { listEventsAfter } from '../../../src/engine/store/events.js';
import { getTerm } from '../../../src/engine/store/quota-terms.js';
import type { Lab } from '../lab.js';
import { bothDatabases, startLabOn } from '../on-both.js';
import { inChat } from './people.js';

const hour = 3_600_000;

type Step =
  | { do: 'give'; more: number; hours: number }
  | { do: 'set'; limit: number }
  | { do: 'wait'; hours: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('give' as const),
      more: fc.integer({ min: 1, max: 9 }),
      hours: fc.integer({ min: 1, max: 90 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('set' as const), limit: fc.integer({ min: 0, max: 50 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 20, 40) }),
  },
);

describe.each(bothDatabases)('a quota that was given for a time, on %s', (_, start) => {
  let lab: Lab;
  let engine: Engine;
  beforeAll(async () => {
    lab = await startLabOn(start);
    engine = lab.engine;
  });
  afterAll(() => lab?.stop());

  async function give(project: string, hardLimitChange: number, until: string): Promise<number> {
    const asked = { hardLimitChange, until, reason: 'exam week' };
    const { number } = await requestQuota(engine, inChat(project, 'ann'), asked);
    await decide(engine, inChat(project, 'bob'), { request: `Q-${number}`, decision: 'approve' });
    expect(await carryOut(engine, number)).toMatchObject({ state: 'APPLIED' });
    return number;
  }

  async function set(project: string, hardLimit: number): Promise<void> {
    const known = await engine.db.read.quota.count({ where: { projectId: project } });
    await (known ? updateQuota : createQuota)(engine, inChat(project, 'eve'), { project, hardLimit });
  }

  /** Two replicas look at the same time; whoever comes too late tries again with the next look. */
  async function look(at: number): Promise<void> {
    const looks = [0, 1].map(() => lookAtApprovals(engine, new Date(at)));
    await Promise.allSettled(looks);
    await lookAtApprovals(engine, new Date(at));
  }

  const told = async (number: number) =>
    (await listEventsAfter(engine.db.read, 0, 100_000))
      .filter(({ body }) => 'number' in body && body.number === number)
      .map(({ body }) => body.type)
      .filter((type) => type === 'approval.ending' || type === 'approval.ended');

  it('goes back to what was last set by hand, or to the default, in whatever order several end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const project = randomUUID();
        const given: number[] = [];
        let clock = Date.now();
        let last: number | null = null;
        for (const one of steps) {
          if (one.do === 'wait') {
            clock += one.hours * hour;
            await look(clock);
          } else if (one.do === 'set') {
            last = one.limit;
            await set(project, one.limit);
          } else given.push(await give(project, one.more, `${one.hours}h`));
        }
        await look(clock + 100 * hour);
        const now = await clusterQuota(engine.db.read, engine, project);
        expect(now.hardLimit).toBe(last ?? 20);
        expect(now.stored === null).toBe(last === null);
        for (const number of given) {
          expect((await told(number)).filter((type) => type === 'approval.ended')).toHaveLength(1);
          expect((await getTerm(engine.db.read, number))?.state).not.toBe('running');
        }
      }),
      {
        numRuns: 8,
        examples: [
          // The lower one ends first, the upper one first, and by hand between.
          [
            [
              { do: 'give', more: 5, hours: 10 },
              { do: 'give', more: 5, hours: 30 },
              { do: 'wait', hours: 20 },
            ],
          ],
          [
            [
              { do: 'give', more: 5, hours: 30 },
              { do: 'give', more: 5, hours: 10 },
              { do: 'wait', hours: 20 },
            ],
          ],
          [
            [
              { do: 'give', more: 5, hours: 10 },
              { do: 'set', limit: 3 },
              { do: 'wait', hours: 20 },
            ],
          ],
        ],
      },
    );
    expect(await verifyAudit(engine.db)).toMatchObject({ ok: true });
  }, 120_000);

  it('is said a day before, once, and then that it has ended', async () => {
    const project = randomUUID();
    const number = await give(project, 5, '3d');
    await look(Date.now() + 47 * hour);
    expect(await told(number)).toEqual([]);
    await look(Date.now() + 49 * hour);
    await look(Date.now() + 50 * hour);
    expect(await told(number)).toEqual(['approval.ending']);
    await look(Date.now() + 73 * hour);
    expect(await told(number)).toEqual(['approval.ending', 'approval.ended']);
  });

  it('is an increase: less is given for good', async () => {
    const asked = { hardLimit: 5, until: '3d', reason: 'tidy' };
    await expect(requestQuota(engine, inChat(randomUUID(), 'ann'), asked)).rejects.toMatchObject({
      code: 'approval.invalid',
      field: 'until',
    });
  });
});
