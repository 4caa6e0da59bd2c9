import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../../src/engine/approvals/apply.js';
import { cancelRequest, decide } from '../../../src/engine/approvals/decide.js';
import { lookAtApprovals } from '../../../src/engine/approvals/look.js';
import { isOneOf } from '../../../src/engine/approvals/principals.js';
import { beginOrAsk } from '../../../src/engine/approvals/request-operation.js';
import { verifyAudit } from '../../../src/engine/audit/read.js';
import { deleteCluster } from '../../../src/engine/clusters/delete.js';
import { resizeCluster } from '../../../src/engine/clusters/resize.js';
import { retryCluster } from '../../../src/engine/clusters/retry.js';
import type { Engine } from '../../../src/engine/engine.js';
import { getApproval, listVotes } from '../../../src/engine/store/approvals.js';
import { insertCluster, saveCluster } from '../../../src/engine/store/clusters/write.js';
import { runningOperation, saveOperation } from '../../../src/engine/store/operations.js';
import { insertTemplate } from '../../../src/engine/store/templates.js';
import type { Lab } from '../lab.js';
import { approvalPolicy, bothDatabases, startLabOn } from '../on-both.js';
import { aCluster, aTemplate } from '../rows.js';
import { dying, inChat, tried } from './people.js';

const hour = 3_600_000;
const names = ['ann', 'bob', 'eve', 'dan'] as const;
type Name = (typeof names)[number];
const name = fc.constantFrom(...names);
const which = fc.nat(2);

type Step =
  | { do: 'ask' | 'force' | 'grow'; who: Name }
  | { do: 'vote'; who: readonly Name[]; which: number; decision: 'approve' | 'deny'; dies: boolean }
  | { do: 'cancel'; who: Name; which: number }
  | { do: 'end'; state: 'succeeded' | 'failed' }
  | { do: 'wait'; hours: number; replicas: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ask' as const), who: name }) },
  // Somebody who does not ask: Magnum's API, a retry.
  { weight: 1, arbitrary: fc.record({ do: fc.constant('force' as const), who: name }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('grow' as const), who: name }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('vote' as const),
      who: fc.array(name, { minLength: 1, maxLength: 3 }),
      which,
      decision: fc.constantFrom('approve', 'approve', 'approve', 'deny'),
      dies: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), who: name, which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('end' as const), state: fc.constantFrom('succeeded', 'failed') }),
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

const asked: Step = { do: 'ask', who: 'ann' };
const agreed: Step = { do: 'vote', who: ['bob', 'eve'], which: 0, decision: 'approve', dies: false };

/** One history of a cluster that nobody deletes alone. */
interface Run {
  readonly project: string;
  readonly cluster: string;
  readonly asked: number[];
  clock: number;
}

describe.each(bothDatabases)('a protected cluster on %s', (_, start) => {
  let lab: Lab;
  let engine: Engine;
  beforeAll(async () => {
    const rule = { id: 'all', actions: ['delete', 'scale-in'], approvalsNeeded: 2 };
    lab = await startLabOn(start, () => ({ approvals: approvalPolicy({ rules: [rule] }) }));
    engine = lab.engine;
  });
  afterAll(() => lab?.stop());

  async function begin(): Promise<Run> {
    const project = randomUUID();
    const template = aTemplate({ uuid: randomUUID(), projectId: project });
    const cluster = aCluster({
      projectId: project,
      status: 'CREATE_COMPLETE',
      clusterTemplateId: template.uuid,
    });
    await engine.db.write(async (tx) => {
      await insertTemplate(tx, template);
      await insertCluster(tx, cluster);
    });
    return { project, cluster: cluster.uuid, asked: [], clock: Date.now() };
  }

  async function ask(run: Run, who: Name): Promise<void> {
    const me = inChat(run.project, who);
    const wanted = {
      begin: () => deleteCluster(engine, me, run.cluster),
      held: async () => ({ name: 'cluster-delete' as const, slots: { cluster: run.cluster } }),
    };
    const came = await beginOrAsk(engine, me, wanted, 'not needed', {});
    if ('approval' in came) run.asked.push(came.approval.number);
  }

  async function vote(run: Run, one: Extract<Step, { do: 'vote' }>, number: number): Promise<void> {
    const said = { request: `Q-${number}`, decision: one.decision, reason: 'because' };
    const now = new Date(run.clock);
    await Promise.all(
      one.who.map((who) => tried(() => decide(engine, inChat(run.project, who), said, {}, now))),
    );
    if (one.dies) await dying(engine, number);
    else await Promise.all([carryOut(engine, number), carryOut(engine, number)]);
  }

  /** What the conductor does when Heat is done. */
  async function endOperation(run: Run, state: 'succeeded' | 'failed'): Promise<void> {
    await engine.db.write(async (tx) => {
      const running = await runningOperation(tx, run.cluster);
      if (!running) return;
      await saveOperation(tx, running.id, { state, finishedAt: new Date() });
      const kind = running.kind === 'delete' ? 'DELETE' : 'UPDATE';
      if (kind === 'DELETE' && state === 'succeeded')
        await tx.cluster.delete({ where: { uuid: run.cluster } });
      else
        await saveCluster(tx, run.cluster, {
          status: `${kind}_${state === 'failed' ? 'FAILED' : 'COMPLETE'}`,
        });
    });
  }

  async function act(run: Run, one: Step): Promise<void> {
    switch (one.do) {
      case 'ask':
        return tried(() => ask(run, one.who));
      case 'force':
        await tried(() => deleteCluster(engine, inChat(run.project, one.who), run.cluster));
        return tried(() => retryCluster(engine, inChat(run.project, one.who), run.cluster));
      case 'grow':
        return tried(() =>
          resizeCluster(engine, inChat(run.project, one.who), run.cluster, { nodeCountChange: 1 }),
        );
      case 'end':
        return endOperation(run, one.state);
      case 'wait': {
        run.clock += one.hours * hour;
        const look = () => lookAtApprovals(engine, new Date(run.clock));
        await Promise.all(Array.from({ length: one.replicas }, look));
        return;
      }
      default: {
        const number = run.asked[one.which % Math.max(1, run.asked.length)];
        if (number === undefined) return;
        if (one.do === 'vote') return vote(run, one, number);
        return tried(() => cancelRequest(engine, inChat(run.project, one.who), `${number}`));
      }
    }
  }

  const deletions = async ({ project }: Run) =>
    (await engine.db.read.operation.findMany({ where: { projectId: project, kind: 'delete' } })).map(
      ({ id }) => id,
    );

  /** What one request says of itself when everything is over. */
  async function checkStory(number: number): Promise<string[]> {
    const approval = await getApproval(engine.db.read, number);
    if (!approval) throw new Error(`Q-${number} is gone`);
    const votes = await listVotes(engine.db.read, number);
    expect(votes.some((each) => isOneOf(each.caller, approval.askers))).toBe(false);
    expect(['APPROVED', 'EXECUTING']).not.toContain(approval.state);
    const { operationId, state } = approval;
    if (state === 'APPLIED') expect(operationId).not.toBeNull();
    if (operationId === null) return [];
    expect(votes.filter(({ decision }) => decision === 'approve')).toHaveLength(2);
    const operation = await engine.db.read.operation.findUnique({ where: { id: operationId } });
    expect(state).toBe(operation?.state === 'succeeded' ? 'APPLIED' : 'FAILED');
    return [operationId];
  }

  it('is deleted once for one request that two others agreed to, whatever dies or comes between', async () => {
    let everBegun = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 16 }), async (steps) => {
        const run = await begin();
        for (const one of steps) await act(run, one);
        // The last begins what is approved, ends it, and follows it.
        for (const state of ['succeeded', 'failed'] as const) {
          await act(run, { do: 'wait', hours: 0, replicas: 2 });
          await act(run, { do: 'end', state });
        }
        await act(run, { do: 'wait', hours: 0, replicas: 2 });
        const begun: string[] = [];
        for (const number of run.asked) begun.push(...(await checkStory(number)));
        // A deletion that failed may be tried again by anybody who may delete: it was agreed to.
        const failed = await engine.db.read.operation.count({
          where: { projectId: run.project, kind: 'delete', state: 'failed' },
        });
        const all = await deletions(run);
        expect(all.length).toBeLessThanOrEqual(begun.length + failed);
        expect(all.length === 0 || begun.length > 0).toBe(true);
        expect(new Set(begun).size).toBe(begun.length);
        everBegun += begun.length;
        await engine.db.write((tx) => tx.cluster.deleteMany({ where: { uuid: run.cluster } }));
      }),
      {
        numRuns: 12,
        examples: [
          [[asked, { do: 'vote', who: ['bob', 'eve', 'bob'], which: 0, decision: 'approve', dies: true }]],
          [[asked, { do: 'grow', who: 'eve' }, { do: 'end', state: 'succeeded' }, agreed]],
          [[asked, asked, agreed, { do: 'end', state: 'failed' }, { do: 'force', who: 'dan' }]],
          // Two that were approved, and whoever began them died: both are begun again at the same time.
          [[asked, { ...agreed, dies: true }, asked, { ...agreed, which: 1, dies: true }]],
        ],
      },
    );
    expect(everBegun).toBeGreaterThanOrEqual(2);
    expect(await verifyAudit(engine.db)).toMatchObject({ ok: true });
  }, 120_000);
});
