import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCluster } from '../../../src/engine/clusters/create.js';
import { deleteCluster } from '../../../src/engine/clusters/delete.js';
import { resizeCluster } from '../../../src/engine/clusters/resize.js';
import type { Engine } from '../../../src/engine/engine.js';
import type { Notification } from '../../../src/engine/notifications/notification.js';
import { type Notifier, startNotifier } from '../../../src/engine/notifications/notifier.js';
import { RefusedNotification, type Sink } from '../../../src/engine/notifications/sink.js';
import { createQuota, deleteQuota } from '../../../src/engine/quotas/change.js';
import { until } from '../../servers/chat.js';
import { drive, type Lab, startLab } from '../lab.js';

describe('telling the world of transitions', () => {
  let lab: Lab;
  const running: Notifier[] = [];
  beforeAll(async () => {
    lab = await startLab();
  });
  afterEach(async () => {
    for (const notifier of running.splice(0)) await notifier.stop();
  });
  afterAll(() => lab?.stop());

  const start = (sink: Sink, engine: Engine = lab.engine) => {
    const notifier = startNotifier(engine, [sink]);
    running.push(notifier);
    return notifier;
  };
  let sinks = 0;
  /** A sink that keeps what it took, in a list that several replicas may share. */
  function collecting(
    taken: Notification[],
    hook: (notification: Notification) => void = () => undefined,
  ): Sink {
    const name = `notifications:test-${sinks}`;
    return {
      name,
      async send(notification) {
        hook(notification);
        taken.push(notification);
      },
      close: async () => undefined,
    };
  }
  const fresh = () => {
    sinks += 1;
  };
  const words = (taken: readonly Notification[]) =>
    taken.map(({ eventType, payload }) => `${eventType} ${payload.outcome}`);
  const ready = (sink: Sink) =>
    vi.waitFor(
      async () => {
        await lab.engine.db.read.consumer.findUniqueOrThrow({ where: { name: sink.name } });
      },
      { timeout: 30_000, interval: 5 },
    );
  const seenAll = (taken: readonly Notification[], count: number) =>
    until(
      `${count} notifications`,
      () => taken.length >= count,
      () => JSON.stringify(words(taken)),
    );
  const admin = () => ({ ...lab.caller, roles: ['admin'] });
  async function changeQuota(times: number) {
    for (let i = 0; i < times; i++) {
      await createQuota(lab.engine, admin(), { project: 'demo', hardLimit: i });
      await deleteQuota(lab.engine, admin(), { project: 'demo' });
    }
  }

  it('sends each once, in order, whichever of two replicas does it', async () => {
    fresh();
    const taken: Notification[] = [];
    const sink = collecting(taken);
    start(sink);
    start(collecting(taken), { ...lab.engine });
    await ready(sink);
    const { engine, caller } = lab;
    const created = await createCluster(engine, caller, {
      name: 'told',
      clusterTemplate: 'swarm-without-tls',
    });
    await drive(engine, created.cluster.uuid, created.operation.id);
    const updated = await resizeCluster(engine, caller, 'told', { nodeCount: 2 });
    await drive(engine, created.cluster.uuid, updated.operation.id);
    const deleted = await deleteCluster(engine, caller, 'told');
    await drive(engine, created.cluster.uuid, deleted.operation.id);
    await seenAll(taken, 6);
    expect(words(taken)).toEqual([
      'magnum.cluster.create pending',
      'magnum.cluster.create success',
      'magnum.cluster.update pending',
      'magnum.cluster.update success',
      'magnum.cluster.delete pending',
      'magnum.cluster.delete success',
    ]);
    for (const { payload } of taken) {
      expect(payload.target).toMatchObject({ id: created.cluster.uuid, name: 'told' });
    }
    expect(taken[1]?.payload.target).toMatchObject({
      attachments: [{ content: { status: 'CREATE_COMPLETE', node_count: 1 } }],
    });
    expect(taken[5]?.payload.target).toMatchObject({
      attachments: [{ content: { status: 'DELETE_COMPLETE', node_count: 2 } }],
    });
  }, 60_000);

  it('begins with what happens after it was first switched on', async () => {
    await changeQuota(1);
    fresh();
    const taken: Notification[] = [];
    const sink = collecting(taken);
    start(sink);
    await ready(sink);
    await changeQuota(1);
    await seenAll(taken, 2);
    expect(words(taken)).toEqual(['magnum.quota.create success', 'magnum.quota.delete success']);
  });

  it('goes on where it was when it is started again, and where another replica was', async () => {
    fresh();
    const taken: Notification[] = [];
    const sink = collecting(taken);
    const first = start(sink);
    await ready(sink);
    await changeQuota(1);
    await seenAll(taken, 2);
    await first.stop();
    await changeQuota(2);
    start(collecting(taken));
    await seenAll(taken, 6);
    expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(6);
  });

  it('tries again what was not taken, and nothing overtakes it', async () => {
    fresh();
    const taken: Notification[] = [];
    let down = 2;
    const sink = collecting(taken, () => {
      if (down-- > 0) throw new Error('nobody there');
    });
    start(sink);
    await ready(sink);
    await changeQuota(2);
    await seenAll(taken, 4);
    expect(words(taken).map((each) => each.split(' ')[0])).toEqual([
      'magnum.quota.create',
      'magnum.quota.delete',
      'magnum.quota.create',
      'magnum.quota.delete',
    ]);
  });

  it('leaves behind what the receiver will never take', async () => {
    fresh();
    const taken: Notification[] = [];
    let first = true;
    const sink = collecting(taken, () => {
      if (first) {
        first = false;
        throw new RefusedNotification('not this one');
      }
    });
    start(sink);
    await ready(sink);
    await changeQuota(1);
    await seenAll(taken, 1);
    expect(words(taken)).toEqual(['magnum.quota.delete success']);
  });

  it('sends the same once more, with the same id, when it dies between the sending and the writing down', async () => {
    fresh();
    const taken: Notification[] = [];
    const sink = collecting(taken);
    let dying = false;
    const dies: Engine = {
      ...lab.engine,
      db: {
        ...lab.engine.db,
        write: (work) => (dying ? Promise.reject(new Error('killed')) : lab.engine.db.write(work)),
      },
    };
    const doomed = start(
      collecting(taken, () => {
        dying = true;
      }),
      dies,
    );
    await ready(sink);
    await createQuota(lab.engine, admin(), { project: 'demo', hardLimit: 1 });
    await seenAll(taken, 1);
    await doomed.stop();
    await lab.engine.db.write((tx) =>
      tx.consumer.update({ where: { name: sink.name }, data: { leaseUntil: new Date(0) } }),
    );
    start(sink);
    await deleteQuota(lab.engine, admin(), { project: 'demo' });
    await until(
      'the last one',
      () => words(taken).at(-1) === 'magnum.quota.delete success',
      () => JSON.stringify(words(taken)),
    );
    const ids = taken.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe(ids.at(-2));
  });
});
