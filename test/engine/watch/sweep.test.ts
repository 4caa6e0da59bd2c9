import { beforeEach, describe, expect, it, vi } from 'vitest';
import { plainWords } from '../../../src/card/own.js';
import { rotateAuthority } from '../../../src/engine/certificates/rotate.js';
import type { Cluster } from '../../../src/engine/clusters/cluster.js';
import { showCluster } from '../../../src/engine/clusters/lookup.js';
import { planResize, type ResizeInput, resizeCluster } from '../../../src/engine/clusters/resize.js';
import { retryCluster } from '../../../src/engine/clusters/retry.js';
import { stackEnded } from '../../../src/engine/heat-notifications/stack-ended.js';
import { viewOperation } from '../../../src/engine/operations/history.js';
import { listEventsAfter } from '../../../src/engine/store/events.js';
import { listNodeGroups } from '../../../src/engine/store/nodegroups.js';
import { listOperations } from '../../../src/engine/store/operations.js';
import { sweep } from '../../../src/engine/watch/sweep.js';
import { clusterCard } from '../../../src/intents/cluster/card.js';
import { clusterDelete } from '../../../src/intents/cluster/delete.js';
import { noticeCard } from '../../../src/intents/cluster/notice-card.js';
import { alertCard, operationCard, stageCard } from '../../../src/intents/cluster/operation-card.js';
import { explainFailure } from '../../../src/intents/failure/explain.js';
import { nodeGroupCard } from '../../../src/intents/nodegroup/card.js';
import { nodegroupDelete } from '../../../src/intents/nodegroup/delete.js';
import { checkSettled, settle } from '../model/check.js';
import { alive, type ModelStack } from '../model/heat.js';
import { inLaboratory } from '../model/in-laboratory.js';
import { happen, type Run, startRun } from '../model/run.js';
import { asked } from '../model/steps.js';

vi.mock('../../../src/engine/certificates/authority.js', async (original) => {
  const { sameKeys } = await import('../model/same-keys.js');
  return sameKeys(await original<Parameters<typeof sameKeys>[0]>());
});

describe('the slow look at clusters at rest', () => {
  let run: Run;
  inLaboratory(async (lab) => {
    run = startRun(await lab.world());
    await happen(run, asked('create', 2));
    await settle(run);
  });

  const cluster = (): Promise<Cluster> => showCluster(run.world.engine, run.world.caller, 'a');
  const stack = (): ModelStack => {
    const [found] = alive(run.world.cloud);
    if (!found) throw new Error('there is no stack');
    return found;
  };
  /** What was told without anybody asking, in order. */
  const notices = async () =>
    (await listEventsAfter(run.world.engine.db.read, 0, 1000))
      .map(({ body }) => body)
      .filter(({ type }) => type.startsWith('cluster.'));
  const look = () => sweep(run.world.engine);
  const shownOf = async (label: string) =>
    clusterCard(await cluster(), null).facts?.find((fact) => fact.label === label)?.value;

  it('says nothing of what is as it was left, and asks Heat once', async () => {
    const { heat } = run.world.cloud;
    const show = vi.spyOn(heat, 'show');
    const list = vi.spyOn(heat, 'listByIds');
    await look();
    await look();
    expect(await notices()).toEqual([]);
    expect(show).not.toHaveBeenCalled();
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('finds a stack that somebody deleted, tells it once, and what can be done', async () => {
    run.world.cloud.outside(stack(), 'DELETE_COMPLETE');
    await look();
    await look();
    const { status, statusReason, stackId } = await cluster();
    expect(status).toBe('CREATE_FAILED');
    expect(statusReason).toBe(`Stack with id ${stackId} not found in Heat.`);
    const told = await notices();
    expect(told.map(({ type }) => type)).toEqual(['cluster.lost']);
    const card = told[0] && noticeCard(told[0], await cluster());
    expect([plainWords(card?.title ?? ''), card?.tone]).toEqual(['CREATE_FAILED · a', 'danger']);
    expect(card?.buttons?.map(({ label }) => label)).toEqual(['Try again', 'What happened', 'Delete']);
    const facts = clusterCard(await cluster(), null).facts ?? [];
    const sayingSo = facts.filter(({ value }) => JSON.stringify(value).includes('not found in Heat'));
    expect(sayingSo.map(({ label }) => label)).toEqual(['Reason']);
  });

  it('a retry builds a stack that is gone anew', async () => {
    const before = stack();
    run.world.cloud.outside(before, 'DELETE_COMPLETE');
    await look();
    await happen(run, asked('retry'));
    await settle(run);
    await checkSettled(run);
    expect((await cluster()).status).toBe('CREATE_COMPLETE');
    expect(stack().id).not.toBe(before.id);
    await look();
    expect((await notices()).map(({ type }) => type)).toEqual(['cluster.lost']);
  });

  it('a stack that is being deleted is not yet gone', async () => {
    run.world.cloud.outside(stack(), 'DELETE_IN_PROGRESS');
    await look();
    expect((await cluster()).status).toBe('CREATE_COMPLETE');
    expect(await notices()).toEqual([]);
  });

  it.each([
    ['SUSPEND_COMPLETE', 'its servers are suspended'],
    ['CHECK_FAILED', 'The stack is CHECK_FAILED: Somebody asked for CHECK_FAILED'],
  ])('tells once that a stack is %s, shows it, and tells when it is over', async (state, words) => {
    run.world.cloud.outside(stack(), state);
    await look();
    await look();
    expect((await cluster()).status).toBe('CREATE_COMPLETE');
    expect(await shownOf('stack')).toContain(words);
    expect(clusterCard(await cluster(), null).tone).toBe('warning');
    expect((await notices()).map(({ type }) => type)).toEqual(['cluster.drifted']);
    run.world.cloud.outside(stack(), 'RESUME_COMPLETE');
    await look();
    await look();
    expect((await notices()).map(({ type }) => type)).toEqual(['cluster.drifted', 'cluster.restored']);
    expect(await shownOf('stack')).toBeUndefined();
  });

  it('sees that somebody changed the number of nodes, and a resize ends it', async () => {
    const { cloud } = run.world;
    const own = stack();
    await cloud.heat.update(own, { parameters: { number_of_nodes: 5 }, disableRollback: true });
    vi.setSystemTime(Date.now() + 7_000);
    await look();
    expect(await notices()).toEqual([]);
    cloud.finish(own, true);
    await look();
    expect(await shownOf('stack')).toContain('number_of_nodes is 5 in the stack, and 2 here');
    await happen(run, asked('resize', 3));
    await settle(run);
    await checkSettled(run);
    await look();
    expect((await notices()).map(({ type }) => type)).toEqual(['cluster.drifted']);
    expect(await shownOf('stack')).toBeUndefined();
  });

  it('leaves a cluster alone that something is done to', async () => {
    await happen(run, asked('resize', 1));
    run.world.cloud.outside(stack(), 'SUSPEND_COMPLETE');
    await look();
    expect(await notices()).toEqual([]);
  });

  it('looks at once when Heat says that something is over', async () => {
    const own = stack();
    run.world.cloud.outside(own, 'DELETE_COMPLETE');
    expect(await stackEnded(run.world.engine, own.id)).toBe(true);
    expect((await cluster()).status).toBe('CREATE_FAILED');
    expect(await stackEnded(run.world.engine, 'of somebody else')).toBe(false);
  });

  it('ends an operation at once when Heat says so', async () => {
    await happen(run, asked('resize', 1));
    await happen(run, { type: 'poll', conductors: 1 });
    const own = stack();
    run.world.cloud.finish(own, true);
    await stackEnded(run.world.engine, own.id);
    expect((await cluster()).status).toBe('UPDATE_COMPLETE');
  });

  describe('of a further node group', () => {
    beforeEach(async () => {
      await happen(run, asked('nodegroup-create', 2));
      await settle(run);
      await look();
    });

    const groups = async () => listNodeGroups(run.world.engine.db.read, (await cluster()).uuid);
    const statusOf = async (wanted: string) => (await groups()).find(({ name }) => name === wanted)?.status;
    const group = async () => {
      const found = (await groups()).find(({ name }) => name === 'big');
      if (!found) throw new Error('there is no group');
      return found;
    };
    const groupStack = async (): Promise<ModelStack> => {
      const { stackId } = await group();
      const found = alive(run.world.cloud).find(({ id }) => id === stackId);
      if (!found) throw new Error('the group has no stack');
      return found;
    };
    const lost = 'Node group big: Stack with id';

    it('says nothing of what is as it was left, and asks Heat once for all stacks', async () => {
      const show = vi.spyOn(run.world.cloud.heat, 'show');
      const list = vi.spyOn(run.world.cloud.heat, 'listByIds');
      await look();
      expect(await notices()).toEqual([]);
      expect(show).not.toHaveBeenCalled();
      expect(list).toHaveBeenCalledTimes(1);
    });

    it('finds a stack that somebody deleted, tells it once with the name of the group, and a retry builds it anew', async () => {
      const before = await groupStack();
      run.world.cloud.outside(before, 'DELETE_COMPLETE');
      await look();
      await look();
      expect(await cluster()).toMatchObject({
        status: 'UPDATE_FAILED',
        statusReason: expect.stringContaining(lost),
      });
      expect(await group()).toMatchObject({
        status: 'CREATE_FAILED',
        statusReason: `Stack with id ${before.id} not found in Heat.`,
      });
      expect(await statusOf('default-worker')).toBe('CREATE_COMPLETE');
      const told = await notices();
      expect(told.map(({ type }) => type)).toEqual(['cluster.lost']);
      const card = told[0] && noticeCard(told[0], await cluster());
      expect(card?.text).toContain('Node group big of cluster a has lost its stack');
      await happen(run, asked('retry'));
      await settle(run);
      await checkSettled(run);
      expect((await cluster()).status).toBe('UPDATE_COMPLETE');
      expect((await group()).status).toBe('UPDATE_COMPLETE');
      expect((await groupStack()).id).not.toBe(before.id);
      await look();
      await look();
      expect((await notices()).map(({ type }) => type)).toEqual(['cluster.lost', 'cluster.restored']);
    });

    it('a resize of the other nodes does not hide a lost group: the cluster stays failed, told once, and a retry builds it', async () => {
      const reason = `${lost} ${(await groupStack()).id} not found in Heat.`;
      run.world.cloud.outside(await groupStack(), 'DELETE_COMPLETE');
      await look();
      await happen(run, asked('resize', 3));
      await settle(run);
      await checkSettled(run);
      expect(await cluster()).toMatchObject({ status: 'UPDATE_FAILED', statusReason: reason, nodeCount: 3 });
      expect(await statusOf('default-worker')).toBe('UPDATE_COMPLETE');
      expect((await group()).status).toBe('CREATE_FAILED');
      await look();
      await look();
      expect((await notices()).map(({ type }) => type)).toEqual(['cluster.lost']);
      const [resized] = await listOperations(run.world.engine.db.read, (await cluster()).uuid, 1);
      const view = (await viewOperation(run.world.engine, resized?.id ?? '')) ?? expect.unreachable();
      const card = operationCard(view);
      expect(card).toMatchObject({
        title: 'Cluster a is updated, and is still UPDATE_FAILED',
        tone: 'warning',
        facts: expect.arrayContaining([{ label: 'status_reason', value: reason, short: false }]),
      });
      expect(card.buttons?.map(({ label }) => label)).toContain('Try again');
      expect(alertCard(view)).toMatchObject({ tone: 'warning', text: expect.stringContaining(reason) });
      await happen(run, asked('retry'));
      await settle(run);
      await checkSettled(run);
      expect((await cluster()).status).toBe('UPDATE_COMPLETE');
      expect((await group()).status).toBe('UPDATE_COMPLETE');
    });

    const lastView = async () => {
      const [last] = await listOperations(run.world.engine.db.read, (await cluster()).uuid, 1);
      return (await viewOperation(run.world.engine, last?.id ?? '')) ?? expect.unreachable();
    };
    const lastCard = async () => operationCard(await lastView());

    it('a lost group is not resized, and its deletion takes only its record', async () => {
      run.world.cloud.outside(await groupStack(), 'DELETE_COMPLETE');
      await look();
      const { engine, caller } = run.world;
      const context = { engine, caller, origin: undefined, requestKey: undefined, commands: [] };
      await expect(planResize(engine, caller, 'a', { nodeCount: 4, nodegroup: 'big' })).rejects.toMatchObject(
        { message: 'Node group big has lost its stack, so there is nothing to resize.' },
      );
      const asked = await nodegroupDelete.confirm?.(context, { cluster: 'a', nodegroup: 'big' });
      expect(asked?.card.text).toBe('Nothing of big is left in Heat: only its record will be gone.');
    });

    it('a retry says that a lost group is built anew, and that one that failed is tried again', async () => {
      run.world.cloud.outside(await groupStack(), 'DELETE_COMPLETE');
      await look();
      await happen(run, asked('retry'));
      expect((await lastCard()).text).toBe('Node group big is built anew, with 2 nodes.');
      await happen(run, { type: 'poll', conductors: 1 });
      run.world.cloud.finish(await groupStack(), false);
      await settle(run);
      expect((await cluster()).status).toBe('UPDATE_FAILED');
      await happen(run, asked('retry'));
      expect((await lastCard()).text).toBe('Node group big is tried again, with 2 nodes.');
    });

    it('a deletion counts the servers that there are, and says where nothing is left but the record', async () => {
      const { engine, caller } = run.world;
      const context = { engine, caller, origin: undefined, requestKey: undefined, commands: [] };
      const text = async () =>
        (await clusterDelete.confirm?.(context, { clusters: ['a'] }))?.card.text ?? expect.unreachable();
      expect(await text()).toContain('5 servers and everything on them will be gone.');
      run.world.cloud.outside(await groupStack(), 'DELETE_COMPLETE');
      await look();
      expect(await text()).toContain('3 servers and everything on them will be gone.');
      run.world.cloud.outside(stack(), 'DELETE_COMPLETE');
      await happen(run, asked('resize', 3));
      await settle(run);
      expect(await text()).toBe(
        'Nothing of a is left in Heat: only its record will be gone. This cannot be undone.',
      );
    });

    it('a change of a group does not hide that the cluster’s own nodes failed', async () => {
      await happen(run, asked('resize', 3));
      await happen(run, { type: 'poll', conductors: 1 });
      run.world.cloud.finish(stack(), false);
      await settle(run);
      expect((await cluster()).status).toBe('UPDATE_FAILED');
      await happen(run, asked('nodegroup-resize', 3));
      await settle(run);
      await checkSettled(run);
      expect((await group()).status).toBe('UPDATE_COMPLETE');
      expect(await statusOf('default-worker')).toBe('UPDATE_FAILED');
      expect((await cluster()).status).toBe('UPDATE_FAILED');
      await happen(run, asked('retry'));
      await settle(run);
      expect((await cluster()).status).toBe('UPDATE_COMPLETE');
    });

    it('what is gone has no addresses any more, and has them again once it is built anew', async () => {
      await happen(run, asked('resize', 2));
      await settle(run);
      const before = await cluster();
      expect(before.nodeAddresses).not.toEqual([]);
      expect((await group()).nodeAddresses).not.toEqual([]);
      run.world.cloud.outside(await groupStack(), 'DELETE_COMPLETE');
      await look();
      expect((await group()).nodeAddresses).toEqual([]);
      expect((await cluster()).nodeAddresses).toEqual(before.nodeAddresses);
      const shown = nodeGroupCard(await cluster(), await group());
      expect(shown.facts?.map(({ label }) => label)).not.toContain('node_addresses');
      await happen(run, asked('retry'));
      await settle(run);
      expect((await group()).nodeAddresses).not.toEqual([]);
      run.world.cloud.outside(stack(), 'DELETE_COMPLETE');
      await look();
      expect(await cluster()).toMatchObject({ apiAddress: null, masterAddresses: [], nodeAddresses: [] });
    });

    it('the own nodes of a cluster are ready, and the cluster is not: every text says both, and none says only one', async () => {
      for (const gone of alive(run.world.cloud)) run.world.cloud.outside(gone, 'DELETE_COMPLETE');
      await look();
      await happen(run, asked('retry'));
      await settle(run);
      const view = await lastView();
      const title = 'Cluster a has its own nodes ready, and is still UPDATE_FAILED';
      const card = operationCard(view);
      expect(card).toMatchObject({ title, tone: 'warning' });
      expect(card.steps?.map(({ label }) => label)).not.toContain('Ready');
      expect(stageCard(view, 'ready')).toMatchObject({
        title: expect.stringMatching(/^Done after \d+ s, and still UPDATE_FAILED$/),
        tone: 'warning',
        facts: expect.arrayContaining([{ label: 'status', value: 'UPDATE_FAILED' }]),
      });
      const alert = alertCard(view);
      expect([plainWords(alert.title), alert.tone]).toEqual(['UPDATE_FAILED · a', 'warning']);
      expect(alert.text).toMatch(`${title}. ${lost}`);
      expect(alert.buttons?.map(({ label }) => label)).toContain('Try again');
    });

    it('a deletion says what Heat still has to remove, and that there is nothing where it lost everything', async () => {
      run.world.cloud.outside(await groupStack(), 'DELETE_COMPLETE');
      await look();
      await happen(run, asked('nodegroup-delete'));
      expect((await lastCard()).text).toBe(
        'Nothing of node group big is left in Heat: only its record goes.',
      );
      await settle(run);
      run.world.cloud.outside(stack(), 'DELETE_COMPLETE');
      await look();
      await happen(run, asked('delete'));
      expect((await lastCard()).text).toBe('Nothing of it is left in Heat: only its record goes.');
    });

    it('builds the stack of the cluster first where both are gone, and then says that the group is', async () => {
      for (const gone of alive(run.world.cloud)) run.world.cloud.outside(gone, 'DELETE_COMPLETE');
      await look();
      expect((await group()).status).toBe('CREATE_FAILED');
      await happen(run, asked('retry'));
      await settle(run);
      expect(await cluster()).toMatchObject({
        status: 'UPDATE_FAILED',
        statusReason: expect.stringContaining(lost),
      });
      await look();
      await happen(run, asked('retry'));
      await settle(run);
      await checkSettled(run);
      expect((await cluster()).status).toBe('UPDATE_COMPLETE');
      expect(alive(run.world.cloud)).toHaveLength(2);
    });

    const cardOf = async (body: Awaited<ReturnType<typeof notices>>[number] | undefined) =>
      (body && noticeCard(body, await cluster())) ?? expect.unreachable();

    it('names the stack of the group in the command that resumes it, and shows it with the group', async () => {
      const own = await groupStack();
      run.world.cloud.outside(own, 'SUSPEND_COMPLETE');
      await look();
      const [told] = await notices();
      expect((await cardOf(told)).text).toContain(`openstack stack resume ${own.name}`);
      const shown = nodeGroupCard(await cluster(), await group());
      expect(shown.facts).toContainEqual(
        expect.objectContaining({
          label: 'stack',
          value: 'The stack is SUSPEND_COMPLETE: its servers are suspended.',
        }),
      );
    });

    it('tells the trouble of each stack by itself, whatever the other is in, and when it is over', async () => {
      const [main, own] = [stack(), await groupStack()];
      run.world.cloud.outside(main, 'DELETE_FAILED');
      await look();
      run.world.cloud.outside(own, 'SUSPEND_COMPLETE');
      await look();
      await look();
      const told = await notices();
      expect(told).toMatchObject([
        { type: 'cluster.drifted', stack: main.name, status: 'DELETE_FAILED' },
        { type: 'cluster.drifted', stack: own.name, status: 'SUSPEND_COMPLETE', nodegroup: 'big' },
      ]);
      expect(await shownOf('stack')).toMatch(
        /^The stack is DELETE_FAILED.*Node group big: The stack is SUSPEND/,
      );
      run.world.cloud.outside(own, 'RESUME_COMPLETE');
      await look();
      await look();
      const [over, ...more] = (await notices()).slice(2);
      expect(more).toEqual([]);
      expect(over).toEqual({ type: 'cluster.restored', nodegroup: 'big' });
      expect((await cardOf(over)).text).toContain('The stack of node group big of cluster a is again');
      expect(await shownOf('stack')).toMatch(/^The stack is DELETE_FAILED[^.]*$/);
    });

    it('keeps what it knows of the group while something is done to the cluster’s own stack', async () => {
      run.world.cloud.outside(await groupStack(), 'SUSPEND_COMPLETE');
      await look();
      await happen(run, asked('resize', 1));
      await settle(run);
      await look();
      expect((await cluster()).status).toBe('UPDATE_COMPLETE');
      expect((await notices()).map(({ type }) => type)).toEqual(['cluster.drifted']);
    });

    describe('a change that Heat is known to refuse', () => {
      const engine = () => run.world.engine;
      const caller = () => run.world.caller;
      const resize = (input: ResizeInput) => resizeCluster(engine(), caller(), 'a', input);
      const plan = (input: ResizeInput) => planResize(engine(), caller(), 'a', input);

      it('is refused at once, tried or done, with the way out, where the stack is suspended', async () => {
        const own = await groupStack();
        run.world.cloud.outside(own, 'SUSPEND_COMPLETE');
        await look();
        for (const ask of [plan, resize])
          await expect(ask({ nodegroup: 'big', nodeCount: 3 })).rejects.toMatchObject({
            code: 'cluster.wrong_status',
            message: `Heat changes nothing in the stack of node group big of a now: ${own.name} is SUSPEND_COMPLETE.`,
            hint: `Resume it first: openstack stack resume ${own.name}`,
          });
        expect((await plan({ nodeCount: 3 })).to).toBe(3);
      });

      it('is looked at once more before it is refused, and a change of another stack is not', async () => {
        run.world.cloud.outside(await groupStack(), 'SUSPEND_COMPLETE');
        await look();
        const list = vi.spyOn(run.world.cloud.heat, 'listByIds');
        const show = vi.spyOn(run.world.cloud.heat, 'show');
        await expect(resize({ nodegroup: 'big', nodeCount: 3 })).rejects.toThrow('Heat changes nothing');
        expect(list).toHaveBeenCalledTimes(1);
        await expect(rotateAuthority(engine(), caller(), 'a')).rejects.toThrow('Heat changes nothing');
        expect(list).toHaveBeenCalledTimes(2);
        await resize({ nodeCount: 3 });
        expect(list).toHaveBeenCalledTimes(2);
        expect(show).not.toHaveBeenCalled();
      });

      it('is accepted as soon as the stack was resumed, without waiting for the slow look', async () => {
        run.world.cloud.outside(await groupStack(), 'SUSPEND_COMPLETE');
        await look();
        run.world.cloud.outside(await groupStack(), 'RESUME_COMPLETE');
        expect((await plan({ nodegroup: 'big', nodeCount: 3 })).to).toBe(3);
        await resize({ nodegroup: 'big', nodeCount: 3 });
        await settle(run);
        expect((await group()).nodeCount).toBe(3);
      });

      it('is refused where somebody began to delete the stack, and only a deletion is offered', async () => {
        const main = stack();
        run.world.cloud.outside(main, 'DELETE_FAILED');
        await look();
        const refusal = {
          code: 'cluster.wrong_status',
          message: `Heat changes nothing in the stack of a now: ${main.name} is DELETE_FAILED.`,
          hint: 'All that can still be done with it is to delete it: cluster-delete a',
        };
        await expect(plan({ nodeCount: 3 })).rejects.toMatchObject(refusal);
        await expect(resize({ nodeCount: 3 })).rejects.toMatchObject(refusal);
        await expect(resize({ nodegroup: 'big', nodeCount: 3 })).rejects.toMatchObject(refusal);
        await expect(rotateAuthority(engine(), caller(), 'a')).rejects.toMatchObject(refusal);
        const [told] = await notices();
        const card = await cardOf(told);
        expect(card.text).toContain('delete it with cluster-delete a');
        expect(card.buttons?.map(({ label }) => label)).toEqual(['Show', 'What happened', 'Delete']);
        await happen(run, asked('delete'));
        await settle(run);
        expect(alive(run.world.cloud)).toEqual([]);
      });

      it('says what helps where it was found out too late', async () => {
        run.world.cloud.outside(await groupStack(), 'SUSPEND_COMPLETE');
        await resize({ nodegroup: 'big', nodeCount: 3 });
        await happen(run, { type: 'poll', conductors: 1 });
        const { status, faults, statusReason: reason } = await cluster();
        expect(status).toBe('UPDATE_FAILED');
        const { advice, retry } = explainFailure({ faults, reason });
        expect(advice).toContain(`openstack stack resume ${(await groupStack()).name}`);
        expect(retry).toBe('mended');
        run.world.cloud.outside(await groupStack(), 'DELETE_FAILED');
        await look();
        await expect(retryCluster(engine(), caller(), 'a')).rejects.toMatchObject({
          hint: 'All that can still be done with it is to delete it: nodegroup-delete a big',
        });
      });
    });

    it('sees that somebody changed its number of nodes', async () => {
      const own = await groupStack();
      await run.world.cloud.heat.update(own, { parameters: { number_of_nodes: 5 }, disableRollback: true });
      run.world.cloud.finish(own, true);
      vi.setSystemTime(Date.now() + 7_000);
      await look();
      await look();
      expect((await notices()).map(({ type }) => type)).toEqual(['cluster.drifted']);
      expect(await shownOf('stack')).toContain(
        'Node group big: Somebody changed the stack without this program: number_of_nodes is 5 in the stack, and 2 here',
      );
    });
  });
});
