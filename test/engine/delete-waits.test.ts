import { describe, expect, it, vi } from 'vitest';
import { showCluster } from '../../src/engine/clusters/lookup.js';
import type { Engine } from '../../src/engine/engine.js';
import { viewOperation } from '../../src/engine/operations/history.js';
import { listEventsAfter } from '../../src/engine/store/events.js';
import { listOperations } from '../../src/engine/store/operations.js';
import { operationCard } from '../../src/intents/cluster/operation-card.js';
import { settle } from './model/check.js';
import { alive } from './model/heat.js';
import { inLaboratory } from './model/in-laboratory.js';
import { happen, pass, type Run, startRun } from './model/run.js';
import { asked } from './model/steps.js';

vi.mock('../../src/engine/certificates/authority.js', async (original) => {
  const { sameKeys } = await import('./model/same-keys.js');
  return sameKeys(await original<Parameters<typeof sameKeys>[0]>());
});

describe('a deletion that waits for the stack of a further node group', () => {
  let run: Run;
  inLaboratory(async (lab) => {
    const world = await lab.world();
    const engine: Engine = { ...world.engine, settings: { ...world.engine.settings, stuckSeconds: 60 } };
    run = startRun({ ...world, engine });
    await happen(run, asked('create', 2));
    await settle(run);
    await happen(run, asked('nodegroup-create', 2));
    await settle(run);
    await happen(run, asked('delete'));
    await poll();
  });

  const poll = () => happen(run, { type: 'poll', conductors: 1 });
  const view = async () => {
    const { engine, caller } = run.world;
    const { uuid } = await showCluster(engine, caller, 'a');
    const [operation] = await listOperations(engine.db.read, uuid, 1);
    return (await viewOperation(engine, operation?.id ?? '')) ?? expect.unreachable();
  };
  const stuck = async () =>
    (await listEventsAfter(run.world.engine.db.read, 0, 1000))
      .map(({ body }) => body)
      .filter(({ type }) => type === 'operation.stuck');

  it.each(['CREATE_COMPLETE', 'DELETE_FAILED'])(
    'counts what is left, says what it waits for and that it is stuck, while the cluster’s own is %s',
    async (status) => {
      const [main] = alive(run.world.cloud);
      if (main) run.world.cloud.outside(main, status);
      await poll();
      const { operation } = await view();
      expect(operation.progress).toMatchObject({
        total: 4,
        done: 0,
        waiting: { path: ['big', 'nodes', '0', 'server'], type: 'OS::Nova::Server' },
      });
      expect(await stuck()).toEqual([]);
      pass(130);
      await poll();
      expect(await stuck()).toMatchObject([{ waiting: { path: ['big', 'nodes', '0', 'server'] } }]);
      const card = operationCard(await view());
      expect(card.facts?.find(({ label }) => label === 'Waiting for')?.value).toMatchObject([
        { code: 'big › nodes › 0 › server' },
        expect.stringContaining('OS::Nova::Server'),
      ]);
      expect(card.progress?.caption).toContain('of 4 resources');
    },
  );

  it('waits for nothing longer than it has been asked for, however old that is', async () => {
    await poll();
    pass(130);
    await poll();
    const { operation } = await view();
    expect(Date.parse(operation.progress.waiting?.since ?? '')).toBe(operation.createdAt.getTime());
    const fact = operationCard(await view()).facts?.find(({ label }) => label === 'Waiting for');
    expect(fact?.value).toMatchObject([{}, expect.stringMatching(/, for 2 min 1\d s$/)]);
  });

  it('does not go on where what it waited for fails and Heat has not said so of the whole yet', async () => {
    await poll();
    pass(130);
    await poll();
    expect(await stuck()).toHaveLength(1);
    const { heat } = run.world.cloud;
    const own = alive(run.world.cloud).at(-1) ?? expect.unreachable();
    const left = (await heat.resources(own, 5)).map((one) => ({ ...one, status: 'DELETE_FAILED' }));
    const member = { ...(left[0] ?? expect.unreachable()), name: '0', path: ['nodes'], type: 'member.yaml' };
    vi.spyOn(heat, 'resources').mockResolvedValue([...left, { ...member, status: 'DELETE_IN_PROGRESS' }]);
    pass(5);
    await poll();
    const types = (await listEventsAfter(run.world.engine.db.read, 0, 1000)).map(({ body }) => body.type);
    expect(types).not.toContain('operation.moved');
    expect((await view()).operation.progress.stuckAt).toBeDefined();
  });

  it('counts what is gone when the group is', async () => {
    await poll();
    const [, own] = alive(run.world.cloud);
    if (own) run.world.cloud.finish(own, true);
    await poll();
    await poll();
    expect((await view()).operation.progress).toMatchObject({ total: 4, done: 2 });
  });
});
