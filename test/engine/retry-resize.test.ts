import { describe, expect, it, vi } from 'vitest';
import type { Cluster } from '../../src/engine/clusters/cluster.js';
import { showCluster } from '../../src/engine/clusters/lookup.js';
import { resizeCluster } from '../../src/engine/clusters/resize.js';
import type { NodeGroup } from '../../src/engine/nodegroups/nodegroup.js';
import { listNodeGroups } from '../../src/engine/store/nodegroups.js';
import { listOperations } from '../../src/engine/store/operations.js';
import { checkSettled, settle } from './model/check.js';
import { alive, type ModelStack } from './model/heat.js';
import { inLaboratory } from './model/in-laboratory.js';
import { happen, type Run, startRun } from './model/run.js';
import { asked } from './model/steps.js';

vi.mock('../../src/engine/certificates/authority.js', async (original) => {
  const { sameKeys } = await import('./model/same-keys.js');
  return sameKeys(await original<Parameters<typeof sameKeys>[0]>());
});

describe('a retry of a resize that failed goes on with what was asked', () => {
  let run: Run;
  inLaboratory(async (lab) => {
    run = startRun(await lab.world());
    await happen(run, asked('create', 2));
    await settle(run);
    await happen(run, asked('nodegroup-create', 2));
    await settle(run);
  });

  const cluster = (): Promise<Cluster> => showCluster(run.world.engine, run.world.caller, 'a');
  const group = async (): Promise<NodeGroup> => {
    const groups = await listNodeGroups(run.world.engine.db.read, (await cluster()).uuid);
    return groups.find(({ name }) => name === 'big') ?? expect.unreachable();
  };
  const stackOf = async (of: () => Promise<{ stackId: string | null }>): Promise<ModelStack> => {
    const { stackId } = await of();
    return alive(run.world.cloud).find(({ id }) => id === stackId) ?? expect.unreachable();
  };
  const poll = () => happen(run, { type: 'poll', conductors: 1 });
  const latest = async () => {
    const [operation] = await listOperations(run.world.engine.db.read, (await cluster()).uuid, 1);
    return operation ?? expect.unreachable();
  };

  describe.each([
    ['of a further node group', 'nodegroup-resize', group],
    ['of the cluster’s own nodes', 'resize', cluster],
  ] as const)('%s', (_, resize, owner) => {
    const count = async () => (await owner()).nodeCount;

    it('where Heat refused it', async () => {
      run.world.cloud.trouble('update', 'refused');
      await happen(run, asked(resize, 3));
      await poll();
      expect((await cluster()).status).toBe('UPDATE_FAILED');
      expect(await count()).toBe(2);
      await happen(run, asked('retry'));
      expect((await latest()).input).toMatchObject({ nodeCount: 3, previousNodeCount: 2 });
      await settle(run);
      await checkSettled(run);
      expect(await count()).toBe(3);
      expect((await stackOf(owner)).parameters.number_of_nodes).toBe(3);
    });

    it('where Heat refused it more than once', async () => {
      run.world.cloud.trouble('update', 'refused');
      await happen(run, asked(resize, 3));
      await poll();
      run.world.cloud.trouble('update', 'refused');
      await happen(run, asked('retry'));
      await poll();
      expect((await cluster()).status).toBe('UPDATE_FAILED');
      expect(await count()).toBe(2);
      await happen(run, asked('retry'));
      await settle(run);
      await checkSettled(run);
      expect(await count()).toBe(3);
    });

    it('where Heat could not do it', async () => {
      await happen(run, asked(resize, 3));
      await poll();
      run.world.cloud.finish(await stackOf(owner), false);
      await poll();
      expect((await cluster()).status).toBe('UPDATE_FAILED');
      await happen(run, asked('retry'));
      await settle(run);
      await checkSettled(run);
      expect(await count()).toBe(3);
      expect((await stackOf(owner)).parameters.number_of_nodes).toBe(3);
    });

    it('and takes away the nodes that were to go, where Heat was not told of them', async () => {
      const { engine, caller } = run.world;
      const nodegroup = resize === 'resize' ? undefined : 'big';
      const first = `${(await stackOf(owner)).id}-0`;
      run.world.cloud.trouble('update', 'refused');
      await resizeCluster(engine, caller, 'a', { nodegroup, nodesToRemove: [first] });
      await poll();
      expect(await count()).toBe(2);
      await happen(run, asked('retry'));
      expect((await latest()).input).toMatchObject({ nodeCount: 1, remove: [first] });
      await settle(run);
      await checkSettled(run);
      expect(await count()).toBe(1);
    });
  });
});
