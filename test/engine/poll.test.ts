import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { poll } from '../../src/engine/conductor/poll.js';
import type { Engine } from '../../src/engine/engine.js';
import { beginOperation } from '../../src/engine/operations/begin.js';
import { insertCluster } from '../../src/engine/store/clusters/write.js';
import { listClusterTemplates } from '../../src/engine/templates/lookup.js';
import { type Lab, startLab } from './lab.js';
import { aCluster } from './rows.js';

/** Resources of a stack are asked for at most this often in one poll. */
const details = 4;

describe('the poll', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(async () => {
    await lab?.stop();
  });

  /** The engine with a Heat in which every stack is being created, and the requests to it counted. */
  function counted(requests: Record<'list' | 'resources' | 'show' | 'other', number>): Engine {
    const real = lab.engine.clouds.forProject('');
    const stack = (id: string) => ({
      id,
      name: id,
      status: 'CREATE_IN_PROGRESS',
      statusReason: '',
      createdAt: '',
      updatedAt: null,
      tags: [],
      parameters: {},
      outputs: {},
    });
    const count = (what: keyof typeof requests) => {
      requests[what] += 1;
    };
    const heat: typeof real.heat = {
      ...real.heat,
      create: async () => {
        count('other');
        return { id: 'none' };
      },
      update: async () => count('other'),
      delete: async () => count('other'),
      show: async (id) => {
        count('show');
        return stack(id);
      },
      listByIds: async (ids) => {
        count('list');
        expect(ids.length).toBeLessThanOrEqual(100);
        return ids.map(stack);
      },
      resources: async () => {
        count('resources');
        return [];
      },
    };
    const cloud = { ...real, heat };
    return { ...lab.engine, clouds: { ...lab.engine.clouds, forProject: () => cloud } };
  }

  async function addInProgress(howMany: number): Promise<void> {
    const [template] = await listClusterTemplates(lab.engine, lab.caller);
    await lab.engine.db.write(async (tx) => {
      for (let i = 0; i < howMany; i++) {
        const { uuid } = aCluster();
        const done = { state: 'true', reason: '', at: '' } as const;
        const cluster = aCluster({
          uuid,
          name: `c-${uuid}`,
          projectId: lab.caller.projectId,
          clusterTemplateId: template?.uuid ?? '',
          stackId: uuid,
          conditions: { trust: done, certificates: done, discovery: done, stack: done },
        });
        await insertCluster(tx, cluster);
        await beginOperation(tx, lab.caller, cluster, { kind: 'create', input: {}, request: {} });
      }
    });
  }

  it.each([
    [100, 1],
    [250, 3],
  ])(
    'asks Heat for %i clusters in progress with %i requests, and a few for resources',
    async (howMany, lists) => {
      await addInProgress(howMany - (await lab.engine.db.read.cluster.count()));
      const requests = { list: 0, resources: 0, show: 0, other: 0 };
      const engine = counted(requests);
      await poll(engine, 0, new Set());
      expect(requests).toEqual({ list: lists, resources: details, show: 0, other: 0 });
    },
    60_000,
  );

  it('looks at the resources of every cluster in its turn', async () => {
    const engine = counted({ list: 0, resources: 0, show: 0, other: 0 });
    const looked = new Set<string>();
    const { heat } = engine.clouds.forProject('');
    const spying: Engine = {
      ...engine,
      clouds: {
        ...engine.clouds,
        forProject: () => ({
          ...engine.clouds.forProject(''),
          heat: {
            ...heat,
            resources: async ({ id }) => {
              looked.add(id);
              return [];
            },
          },
        }),
      },
    };
    for (let turn = 0; turn < 5; turn++) await poll(spying, turn, new Set());
    expect(looked.size).toBe(5 * details);
  }, 60_000);
});
