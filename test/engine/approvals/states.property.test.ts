import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/engine/approvals/answer-question.js';
import { carryOut } from '../../../src/engine/approvals/apply.js';
import { QuotaBefore, QuotaSlots } from '../../../src/engine/approvals/approval.js';
import { askQuestion } from '../../../src/engine/approvals/ask-question.js';
import { cancelRequest, decide } from '../../../src/engine/approvals/decide.js';
import { lookAtApprovals } from '../../../src/engine/approvals/look.js';
import { loadApprovalPolicy } from '../../../src/engine/approvals/policy.js';
import { isOneOf } from '../../../src/engine/approvals/principals.js';
import { requestQuota } from '../../../src/engine/approvals/request.js';
import { verifyAudit } from '../../../src/engine/audit/read.js';
import type { Caller } from '../../../src/engine/caller.js';
import type { Engine } from '../../../src/engine/engine.js';
import { createQuota, updateQuota } from '../../../src/engine/quotas/change.js';
import { clusterQuota } from '../../../src/engine/quotas/read.js';
import { listQuestions } from '../../../src/engine/store/approval-questions.js';
import { getApproval, listVotes } from '../../../src/engine/store/approvals.js';
import { listEventsAfter } from '../../../src/engine/store/events.js';
import type { Lab } from '../lab.js';
import { approvalPolicy, bothDatabases, startLabOn } from '../on-both.js';
import { dying, keystoneTakesAll, loggedIn, tried } from './people.js';

const hour = 3_600_000;

/** Whoever acts: by whom they are known to the chat, and the user that they act as. */
const people = {
  // Three who act as the program's own account.
  ann: { chat: 'ann', user: 'service', service: true },
  bob: { chat: 'bob', user: 'service', service: true },
  eve: { chat: 'eve', user: 'service', service: true },
  // The same person as ann, with a user of her own.
  annLinked: { chat: 'ann', user: 'ann-user', service: false },
  // One user with two chat accounts.
  dan: { chat: 'dan', user: 'dan-user', service: false },
  danElsewhere: { chat: 'dan2', user: 'dan-user', service: false },
} as const;
type Name = keyof typeof people;
const names = Object.keys(people) as Name[];
const name = fc.constantFrom(...names);

type Step =
  | { do: 'ask'; who: Name; limit: number }
  | { do: 'vote'; who: readonly Name[]; which: number; decision: 'approve' | 'deny'; dies: boolean }
  | { do: 'question'; who: readonly Name[]; which: number }
  | { do: 'answer'; who: readonly Name[]; which: number; to: number | undefined }
  | { do: 'cancel'; who: Name; which: number }
  | { do: 'set'; limit: number }
  | { do: 'wait'; hours: number; replicas: number };

const which = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      who: name,
      limit: fc.integer({ min: 21, max: 40 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('vote' as const),
      // Named twice: a double click.
      who: fc.array(name, { minLength: 1, maxLength: 3 }),
      which,
      decision: fc.constantFrom('approve', 'approve', 'approve', 'deny'),
      dies: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('question' as const),
      who: fc.array(name, { minLength: 1, maxLength: 3 }),
      which,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      who: fc.array(name, { minLength: 1, maxLength: 2 }),
      which,
      to: fc.constantFrom(undefined, 1, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), who: name, which }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('set' as const), limit: fc.integer({ min: 1, max: 20 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.constantFrom(0, 10, 50),
      replicas: fc.integer({ min: 1, max: 2 }),
    }),
  },
);

describe.each(bothDatabases)('requests on %s', (_, start) => {
  let lab: Lab;
  let engine: Engine;
  beforeAll(async () => {
    const approvals = approvalPolicy({ defaults: { approvalsNeeded: 2 } });
    lab = await startLabOn(start, (whole) => ({ approvals, ...keystoneTakesAll(whole) }));
    engine = lab.engine;
  });
  afterAll(() => lab?.stop());

  /** One history: a project, what was asked of it, and what time it is. */
  interface Run {
    readonly project: string;
    readonly asked: number[];
    clock: number;
  }

  function caller({ project }: Run, who: Name): Caller {
    const { user, chat, service } = people[who];
    return {
      userId: user,
      userName: user,
      projectId: project,
      projectName: project,
      roles: ['admin'],
      service,
      chat: { platform: 'slack', workspace: 'T1', id: chat, name: chat },
    };
  }

  async function vote(run: Run, one: Extract<Step, { do: 'vote' }>, number: number): Promise<void> {
    const said = { request: `Q-${number}`, decision: one.decision, reason: 'because' };
    const now = new Date(run.clock);
    await Promise.all(one.who.map((who) => tried(() => decide(engine, caller(run, who), said, {}, now))));
    if (one.dies) await dying(engine, number);
    else await Promise.all([carryOut(engine, number), carryOut(engine, number)]);
  }

  /** Several ask or answer at the same moment, some of them twice. */
  async function talk(
    run: Run,
    one: Extract<Step, { do: 'question' | 'answer' }>,
    number: number,
  ): Promise<void> {
    const request = `Q-${number}`;
    const now = new Date(run.clock);
    const say = (who: Name) =>
      one.do === 'question'
        ? askQuestion(engine, caller(run, who), { request, question: `${who} asks` }, {}, now)
        : answerQuestion(engine, caller(run, who), { request, to: one.to, answer: 'so' }, {}, now);
    await Promise.all(one.who.map((who) => tried(() => say(who))));
  }

  async function set(run: Run, hardLimit: number): Promise<void> {
    const known = await engine.db.read.quota.count({ where: { projectId: run.project } });
    await (known ? updateQuota : createQuota)(engine, caller(run, 'eve'), {
      project: run.project,
      hardLimit,
    });
  }

  async function act(run: Run, one: Step): Promise<void> {
    if (one.do === 'set') return set(run, one.limit);
    if (one.do === 'wait') {
      run.clock += one.hours * hour;
      const look = () => lookAtApprovals(engine, new Date(run.clock));
      await Promise.all(Array.from({ length: one.replicas }, look));
      return;
    }
    if (one.do === 'ask') {
      const request = { hardLimit: one.limit, reason: 'exam week' };
      return tried(async () => {
        run.asked.push((await requestQuota(engine, caller(run, one.who), request)).number);
      });
    }
    const number = run.asked[one.which % Math.max(1, run.asked.length)];
    if (number === undefined) return;
    if (one.do === 'vote') return vote(run, one, number);
    if (one.do === 'question' || one.do === 'answer') return talk(run, one, number);
    return tried(() => cancelRequest(engine, caller(run, one.who), `${number}`));
  }

  const limitOf = async ({ project }: Run) => (await clusterQuota(engine.db.read, engine, project)).hardLimit;
  const appliedIn = async ({ project }: Run) =>
    (await engine.db.read.approval.findMany({ where: { projectId: project, state: 'APPLIED' } })).map(
      ({ number }) => number,
    );

  /** Does one thing: the limit is as before, or what was set, or what one request asked for that had the limit before in view. */
  async function checked(run: Run, one: Step): Promise<void> {
    const before = await limitOf(run);
    const earlier = await appliedIn(run);
    await act(run, one);
    const fresh = (await appliedIn(run)).filter((number) => !earlier.includes(number));
    if (one.do === 'set') return expect(await limitOf(run)).toBe(one.limit);
    if (fresh.length === 0) return expect(await limitOf(run)).toBe(before);
    expect(fresh).toHaveLength(1);
    const done = await getApproval(engine.db.read, fresh[0] ?? 0);
    expect(QuotaBefore.parse(done?.before).hardLimit).toBe(before);
    expect(QuotaSlots.parse(done?.intent.slots).hardLimit).toBe(await limitOf(run));
  }

  async function told(number: number): Promise<string[]> {
    return (await listEventsAfter(engine.db.read, 0, 100_000))
      .filter(({ body }) => 'number' in body && body.number === number)
      .map(({ body }) => body.type);
  }

  /** What a request's votes and events say of it together. */
  async function checkStory(number: number): Promise<void> {
    const approval = await getApproval(engine.db.read, number);
    const state = approval?.state ?? '';
    const votes = await listVotes(engine.db.read, number);
    expect(votes.some((each) => isOneOf(each.caller, approval?.askers ?? []))).toBe(false);
    expect(votes.filter((each) => each.caller.userId === 'dan-user').length).toBeLessThanOrEqual(1);
    const types = await told(number);
    expect(types.filter((type) => type === 'approval.finished')).toHaveLength(
      ['APPLIED', 'FAILED'].includes(state) ? 1 : 0,
    );
    expect(types.filter((type) => type === 'approval.decided')).toHaveLength(state === 'PENDING' ? 0 : 1);
    expect(['APPROVED', 'EXECUTING']).not.toContain(state);
    const agreed = votes.filter(({ decision }) => decision === 'approve').length;
    expect(state !== 'APPLIED' || agreed === 2).toBe(true);
  }

  /** Questions are asked by others and answered by whoever asked, each once, and only while the request waited. */
  async function checkQuestions(number: number): Promise<void> {
    const approval = await getApproval(engine.db.read, number);
    const questions = await listQuestions(engine.db.read, number);
    const askers = approval?.askers ?? [];
    expect(questions.map((each) => each.number)).toEqual(questions.map((_each, at) => at + 1));
    expect(questions.some((each) => isOneOf(each.caller, askers))).toBe(false);
    const answers = questions.flatMap(({ answer }) => answer ?? []);
    expect(answers.every((each) => isOneOf(each.caller, askers))).toBe(true);
    const end = approval?.decidedAt?.getTime() ?? Number.POSITIVE_INFINITY;
    const times = [...questions.map(({ createdAt }) => createdAt), ...answers.map(({ at }) => at)];
    expect(times.every((at) => at.getTime() <= end)).toBe(true);
    const types = await told(number);
    expect(types.filter((type) => type === 'approval.asked')).toHaveLength(questions.length);
    expect(types.filter((type) => type === 'approval.answered')).toHaveLength(answers.length);
    const open = questions.filter(({ answer }) => !answer).map(({ text }) => text);
    expect(new Set(open).size).toBe(open.length);
  }

  it('are never carried out twice, by their requester’s word, or over what was approved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const run: Run = { project: randomUUID(), asked: [], clock: Date.now() };
        for (const who of names) await loggedIn(engine, caller(run, who));
        for (const one of [...steps, { do: 'wait', hours: 0, replicas: 2 } as const]) await checked(run, one);
        for (const number of run.asked) {
          await checkStory(number);
          await checkQuestions(number);
        }
      }),
      { numRuns: 12 },
    );
    expect(await verifyAudit(engine.db)).toMatchObject({ ok: true });
  }, 120_000);

  it('expire, remind at half of their time, and call others, each once', async () => {
    const loaded = loadApprovalPolicy({
      defaults: { expiresAfterHours: 10, escalateAfterHours: 8, escalateTo: '#leads' },
    });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    const strict = { ...engine, approvals: loaded.policy };
    const asker = { ...lab.caller, projectId: randomUUID(), roles: ['member'] };
    const { number } = await requestQuota(strict, asker, { hardLimit: 30, reason: 'exam week' });
    const look = async (hours: number) => {
      const now = new Date(Date.now() + hours * hour);
      await Promise.all([lookAtApprovals(strict, now), lookAtApprovals(strict, now)]);
    };
    const types = () => told(number);
    await look(1);
    expect(await types()).toEqual(['approval.requested']);
    await look(6);
    await look(7);
    expect(await types()).toEqual(['approval.requested', 'approval.reminded']);
    await look(9);
    expect((await types()).slice(2)).toEqual(['approval.escalated']);
    await look(11);
    await look(12);
    expect((await types()).slice(3)).toEqual(['approval.decided']);
    expect(await getApproval(engine.db.read, number)).toMatchObject({ state: 'EXPIRED' });
  });

  it('of a small size are approved by their rule, which is written down', async () => {
    const loaded = loadApprovalPolicy({
      rules: [{ id: 'small', actions: ['quota'], autoApprove: { increase: 5, limit: 30 } }],
    });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    const easy = { ...engine, approvals: loaded.policy };
    const asker = { ...lab.caller, projectId: randomUUID(), roles: ['member'] };
    const ask = (hardLimitChange: number) =>
      requestQuota(easy, asker, { hardLimitChange, reason: 'exam week' });
    expect(await ask(6)).toMatchObject({ state: 'PENDING', automatic: false });
    const small = await ask(5);
    expect(small).toMatchObject({ automatic: true, ruleId: 'small' });
    expect(await carryOut(easy, small.number)).toMatchObject({ state: 'APPLIED' });
    // The one that waits was asked of another limit.
    await lookAtApprovals(easy, new Date());
    expect((await clusterQuota(engine.db.read, engine, asker.projectId)).hardLimit).toBe(25);
    expect(await ask(5)).toMatchObject({ automatic: true });
    const [record] = await engine.db.read.auditRecord.findMany({
      where: { detail: 'APPLIED' },
      orderBy: { seq: 'desc' },
      take: 1,
    });
    expect(record?.input).toMatchObject({ rule: 'small' });
  });
});
