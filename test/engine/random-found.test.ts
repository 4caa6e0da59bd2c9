import { describe, expect, it, vi } from 'vitest';
import { everyCluster } from './every-cluster.js';
import { checkAlways, checkNothingLeft, checkSettled, settle } from './model/check.js';
import { alive } from './model/heat.js';
import { inLaboratory } from './model/in-laboratory.js';
import { happen, type Run, startRun } from './model/run.js';
import { asked, type Command } from './model/steps.js';
import type { Laboratory } from './model/world.js';

vi.mock('../../src/engine/certificates/authority.js', async (original) => {
  const { sameKeys } = await import('./model/same-keys.js');
  return sameKeys(await original<Parameters<typeof sameKeys>[0]>());
});

/** What the random suite found, each by its name. */
describe('what the random suite found', () => {
  let lab: Laboratory;
  let run: Run;
  inLaboratory(async (own) => {
    lab = own;
    run = startRun(await lab.world());
  });

  const end = async () => {
    await settle(run);
    await checkSettled(run);
  };
  const most = 14;
  const deletion: Command = { do: 'delete', which: 0, count: 0, rollback: false, times: 1 };
  const upgrade: Command = { do: 'upgrade', which: 0, count: 0, rollback: false, times: 1 };

  it('an upgrade that found its stack being deleted changes nothing of a cluster whose stack could not be deleted', async () => {
    await happen(run, asked('create'));
    await settle(run);
    await happen(run, { type: 'command', command: upgrade });
    await happen(run, { type: 'outside', which: 0, status: 'DELETE_IN_PROGRESS' });
    await happen(run, { type: 'poll', conductors: 1 });
    await happen(run, { type: 'heat', which: 0, well: false });
    await end();
  });

  it('an upgrade that a deletion came before changes nothing of a cluster that Heat does not let go', async () => {
    await happen(run, asked('create'));
    await settle(run);
    await happen(run, { type: 'trouble', call: 'delete', trouble: 'refused' });
    await happen(run, { type: 'command', command: upgrade });
    await happen(run, { type: 'command', command: deletion });
    await happen(run, { type: 'poll', conductors: 1 });
    await end();
  });

  it('a resize that Heat was told of, and then showed nothing of, has the number that Heat has', async () => {
    for (let after = 0; after < 4; after++) {
      run = startRun(await lab.world());
      await happen(run, asked('create'));
      await settle(run);
      await happen(run, { type: 'command', command: { ...deletion, do: 'resize', count: 3 } });
      await happen(run, { type: 'poll', conductors: 1 });
      await happen(run, { type: 'trouble', call: 'show', trouble: 'refused' });
      await happen(run, { type: 'stall', which: 0, after, command: null, dies: false });
      await end();
    }
  });

  it('a resize that a deletion came before changes nothing of a cluster that Heat does not let go', async () => {
    for (const mark of [false, true]) {
      run = startRun(await lab.world());
      await happen(run, asked('create'));
      await settle(run);
      await happen(run, { type: 'command', command: { ...deletion, do: 'resize', count: 3 } });
      if (mark) {
        await happen(run, { type: 'trouble', call: 'update', trouble: 'unreachable' });
        await happen(run, { type: 'poll', conductors: 1 });
      }
      await happen(run, { type: 'trouble', call: 'delete', trouble: 'refused' });
      await happen(run, { type: 'command', command: deletion });
      await happen(run, { type: 'poll', conductors: 1 });
      await end();
    }
  });

  it('an upgrade whose conductor died while it told Heat, and that a deletion came before, is what Heat has of it', async () => {
    const releases = new Set<unknown>();
    for (let after = 1; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, asked('create'));
      await settle(run);
      await happen(run, { type: 'command', command: upgrade });
      await happen(run, { type: 'crash', which: 0, after });
      await happen(run, { type: 'trouble', call: 'delete', trouble: 'refused' });
      await happen(run, { type: 'command', command: deletion });
      await happen(run, { type: 'wait', seconds: 6 });
      await happen(run, { type: 'poll', conductors: 1 });
      await end();
      releases.add(alive(run.world.cloud)[0]?.parameters.release);
    }
    expect(releases.size, 'it died before and after').toBe(2);
  });

  it('an upgrade that Heat was told of too late, when a deletion had come before it, is what the cluster has', async () => {
    const releases = new Set<unknown>();
    for (let after = 0; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, asked('create'));
      await settle(run);
      await happen(run, { type: 'command', command: upgrade });
      await happen(run, { type: 'trouble', call: 'delete', trouble: 'refused' });
      await happen(run, { type: 'stall', which: 0, after, command: deletion, dies: false });
      await end();
      releases.add(alive(run.world.cloud)[0]?.parameters.release);
    }
    expect(releases.size, 'Heat heard of it, and did not').toBe(2);
  });

  it.each(['unreachable', 'lost'] as const)(
    'nor says an upgrade more than Heat has of it that was %s when it was told, and then deleted',
    async (trouble) => {
      for (const what of ['create', 'nodegroup-create'] as const) {
        await happen(run, asked(what));
        await settle(run);
      }
      await happen(run, { type: 'command', command: upgrade });
      await happen(run, { type: 'trouble', call: 'update', trouble });
      await happen(run, { type: 'poll', conductors: 1 });
      await happen(run, { type: 'trouble', call: 'delete', trouble: 'refused' });
      await happen(run, { type: 'command', command: deletion });
      await happen(run, { type: 'poll', conductors: 1 });
      await end();
    },
  );

  it('a conductor that stood still does not overwrite the trustee that another one made', async () => {
    for (let after = 0; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, asked('create'));
      await happen(run, { type: 'stall', which: 0, after, command: null, dies: false });
      await end();
      await checkNothingLeft(run);
    }
  });

  it('a conductor that stood still while its cluster was deleted leaves nothing of it', async () => {
    for (let after = 0; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, asked('create'));
      await happen(run, { type: 'stall', which: 0, after, command: deletion, dies: false });
      await end();
      expect(alive(run.world.cloud), `stalled before effect ${after}`).toEqual([]);
      await checkNothingLeft(run);
    }
  });

  it('a conductor that stood still while its cluster was deleted, woke up and died leaves nothing of it for long', async () => {
    let late = 0;
    for (let after = 0; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, asked('create'));
      await happen(run, { type: 'stall', which: 0, after, command: deletion, dies: true });
      late += alive(run.world.cloud).length;
      await checkAlways(run);
      await end();
      await checkNothingLeft(run);
    }
    expect(late, 'stacks that came too late').toBeGreaterThan(0);
  });

  it('nor of a node group that was deleted in the meantime', async () => {
    for (let after = 0; after < most; after++)
      for (const dies of [false, true]) {
        run = startRun(await lab.world());
        await happen(run, asked('create'));
        await end();
        await happen(run, asked('nodegroup-create'));
        const command: Command = { ...deletion, do: 'nodegroup-delete' };
        await happen(run, { type: 'stall', which: 0, after, command, dies });
        await checkAlways(run);
        await end();
        await checkNothingLeft(run);
      }
  });

  it('a delete takes with it what a create made and had no time to write down', async () => {
    for (let after = 1; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, asked('create'));
      await happen(run, { type: 'crash', which: 0, after });
      await happen(run, asked('delete'));
      await end();
      await checkNothingLeft(run);
    }
  });

  it('a conductor that died in a rotation leaves no authority of before in the store', async () => {
    for (let after = 1; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, asked('create'));
      await end();
      await happen(run, asked('rotate'));
      await happen(run, { type: 'crash', which: 0, after });
      await end();
      await checkNothingLeft(run);
    }
  });

  it('a group whose stack Heat could not delete with the cluster has failed too', async () => {
    for (const what of ['create', 'nodegroup-create'] as const) {
      await happen(run, asked(what));
      await end();
    }
    await happen(run, asked('delete'));
    await happen(run, { type: 'poll', conductors: 1 });
    await happen(run, { type: 'heat', which: 1, well: false });
    await end();
    const [cluster] = await everyCluster(run.world.engine.db.read, run.world.caller.projectId);
    expect(cluster?.status).toBe('DELETE_FAILED');
    await checkNothingLeft(run);
  });

  it('a cluster without a stack is not complete because one of its groups was deleted', async () => {
    for (const what of ['create', 'nodegroup-create'] as const) {
      await happen(run, asked(what));
      await end();
    }
    await happen(run, { type: 'outside', which: 0, status: 'DELETE_COMPLETE' });
    await happen(run, { type: 'poll', conductors: 1 });
    await happen(run, asked('nodegroup-delete'));
    await end();
    const [cluster] = await everyCluster(run.world.engine.db.read, run.world.caller.projectId);
    expect(cluster?.status).toBe('UPDATE_FAILED');
    expect(cluster?.statusReason).toBe(`Stack with id ${cluster?.stackId} not found in Heat.`);
  });

  /** A cluster of two nodes whose growth to three fails, and is to be undone. */
  async function failToGrow(): Promise<void> {
    await happen(run, asked('create', 2));
    await end();
    const resize: Command = { do: 'resize', which: 0, count: 3, rollback: true, times: 1 };
    await happen(run, { type: 'command', command: resize });
    await happen(run, { type: 'poll', conductors: 1 });
    await happen(run, { type: 'heat', which: 0, well: false });
  }

  it('an update that was rolled back and then suspended has the nodes of before', async () => {
    await failToGrow();
    await happen(run, { type: 'heat', which: 0, well: true });
    await happen(run, { type: 'heat', which: 0, well: true });
    await happen(run, { type: 'outside', which: 0, status: 'SUSPEND_COMPLETE' });
    await end();
    const [cluster] = await everyCluster(run.world.engine.db.read, run.world.caller.projectId);
    expect(cluster).toMatchObject({ status: 'ROLLBACK_COMPLETE', nodeCount: 2 });
  });

  it('a rollback that Heat has not begun yet is waited for, and not taken for a failure', async () => {
    await failToGrow();
    expect(alive(run.world.cloud)[0]?.status).toBe('UPDATE_FAILED');
    await happen(run, { type: 'poll', conductors: 2 });
    await end();
    const [cluster] = await everyCluster(run.world.engine.db.read, run.world.caller.projectId);
    expect(cluster).toMatchObject({ status: 'ROLLBACK_COMPLETE', nodeCount: 2 });
  });
});
