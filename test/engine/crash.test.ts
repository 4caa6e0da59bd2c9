import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Accepted, createCluster } from '../../src/engine/clusters/create.js';
import { deleteCluster } from '../../src/engine/clusters/delete.js';
import { resizeCluster } from '../../src/engine/clusters/resize.js';
import { retryCluster } from '../../src/engine/clusters/retry.js';
import { reconcile } from '../../src/engine/reconcile/reconcile.js';
import { getCluster } from '../../src/engine/store/clusters/find.js';
import { getOperation } from '../../src/engine/store/operations.js';
import { drive, type Lab, startLab, tapped, told } from './lab.js';

class Killed extends Error {}

/** More than there are effects in any operation. */
const enough = 60;

/**
 * A process that dies right after its `at`th effect (0: before it did anything): nothing that it would have
 * done later is done, not even what is in a `finally`. Answers whether it came so far.
 */
async function dieAfter(lab: Lab, clusterUuid: string, at: number): Promise<boolean> {
  let effects = 0;
  let dead = false;
  const engine = tapped(lab.engine, (_, now) => {
    if (dead) throw new Killed();
    if (now === 'after') effects += 1;
    if (effects >= at) {
      dead = true;
      throw new Killed();
    }
  });
  for (let look = 0; look < 3 && !dead; look++) {
    await reconcile(engine, clusterUuid, { detail: true }).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
  }
  // What a killed process held is free when its lease has run out.
  await lab.engine.db.write((tx) =>
    tx.cluster.updateMany({ where: { uuid: clusterUuid }, data: { leaseUntil: new Date(0) } }),
  );
  return dead;
}

describe('a process that dies at any moment', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ MAX_CLUSTERS_PER_PROJECT: '1000' });
  });
  afterAll(async () => {
    await lab?.stop();
  });

  const create = (name: string, flavorId?: string) =>
    createCluster(lab.engine, lab.caller, {
      name,
      clusterTemplate: 'swarm-without-tls',
      ...(flavorId ? { flavorId } : {}),
    });
  const make = async (name: string, flavorId?: string) => {
    const { cluster, operation } = await create(name, flavorId);
    await drive(lab.engine, cluster.uuid, operation.id);
  };
  const stacksOf = async (name: string) =>
    (await lab.cloud.stacks()).filter((stack) => stack.startsWith(`${name}-`));

  /** Dies after every effect in turn, each time in an operation of its own that must then come to this end. */
  async function everywhere(
    begin: (name: string) => Promise<Accepted>,
    check: (name: string, accepted: Accepted) => Promise<void>,
  ): Promise<number> {
    for (let at = 0; at < enough; at++) {
      const name = `at${at}`;
      const accepted = await begin(name);
      const died = await dieAfter(lab, accepted.cluster.uuid, at);
      await drive(lab.engine, accepted.cluster.uuid, accepted.operation.id);
      await check(name, accepted);
      if (!died) return at;
    }
    throw new Error('an operation has more effects than this test looks at');
  }

  const outcomeOf = async (id: string) => (await getOperation(lab.engine.db.read, id))?.outcome?.status;

  it('makes one stack, after any effect of a create', async () => {
    const moments = await everywhere(
      (name) => create(name),
      async (name, { operation, cluster }) => {
        expect(await told(lab.engine, operation.id), name).toEqual([
          'operation.accepted',
          'stage.finished network',
          'stage.finished masters',
          'stage.finished nodes',
          'stage.finished ready',
          'operation.finished CREATE_COMPLETE',
        ]);
        expect(await stacksOf(name)).toHaveLength(1);
        const { trustees, trusts } = await lab.cloud.leftovers();
        expect(trustees).toEqual([`${cluster.uuid}_${cluster.projectId}`]);
        expect(trusts, name).toBe(1);
        const deletion = await deleteCluster(lab.engine, lab.caller, name);
        await drive(lab.engine, cluster.uuid, deletion.operation.id);
      },
    );
    expect(moments).toBeGreaterThan(10);
  }, 120_000);

  it('tells Heat of an update, after any effect', async () => {
    const moments = await everywhere(
      async (name) => {
        await make(`u${name}`);
        return resizeCluster(lab.engine, lab.caller, `u${name}`, { nodeCount: 2 });
      },
      async (name, { operation, cluster }) => {
        expect(await outcomeOf(operation.id), name).toBe('UPDATE_COMPLETE');
        const stored = await getCluster(lab.engine.db.read, cluster.uuid);
        expect(stored?.nodeAddresses, name).toHaveLength(2);
        const finished = (await told(lab.engine, operation.id)).filter((one) => /finished/.test(one));
        expect(new Set(finished).size).toBe(finished.length);
      },
    );
    expect(moments).toBeGreaterThan(4);
  }, 120_000);

  it('leaves nothing of a deleted cluster, after any effect', async () => {
    const before = await lab.cloud.leftovers();
    const moments = await everywhere(
      async (name) => {
        await make(`d${name}`);
        return deleteCluster(lab.engine, lab.caller, `d${name}`);
      },
      async (name, { operation }) => {
        expect(await told(lab.engine, operation.id)).toEqual([
          'operation.accepted',
          'operation.finished DELETE_COMPLETE',
        ]);
        expect(await stacksOf(`d${name}`)).toEqual([]);
        expect(await lab.cloud.leftovers()).toEqual(before);
      },
    );
    expect(moments).toBeGreaterThan(5);
  }, 120_000);

  it('goes on with a failed create, after any effect of a retry', async () => {
    const moments = await everywhere(
      async (name) => {
        await make(`r${name}`, 'm1.nohost');
        return retryCluster(lab.engine, lab.caller, `r${name}`);
      },
      async (name, { operation }) => {
        expect(await outcomeOf(operation.id), name).toBe('CREATE_FAILED');
        expect(
          (await told(lab.engine, operation.id)).filter((one) => /^operation.finished/.test(one)),
        ).toHaveLength(1);
        expect(await stacksOf(`r${name}`)).toHaveLength(1);
      },
    );
    expect(moments).toBeGreaterThan(4);
  }, 120_000);
});
