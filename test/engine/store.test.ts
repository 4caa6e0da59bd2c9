import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/engine/caller.js';
import type { Cluster } from '../../src/engine/clusters/cluster.js';
import { beginOperation } from '../../src/engine/operations/begin.js';
import { getCluster } from '../../src/engine/store/clusters/find.js';
import { insertCluster, removeCluster, saveCluster } from '../../src/engine/store/clusters/write.js';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import {
  advanceConsumer,
  consumerPosition,
  insertEvent,
  listEventsAfter,
} from '../../src/engine/store/events.js';
import { Prisma } from '../../src/engine/store/generated/sqlite/client.js';
import { insertRows } from '../../src/engine/store/insert-rows.js';
import { getIssued } from '../../src/engine/store/issued.js';
import { releaseClusterLease, takeClusterLease } from '../../src/engine/store/leases.js';
import { getOperation, listRunning } from '../../src/engine/store/operations.js';
import {
  claimDue,
  markDead,
  markLater,
  markSent,
  nextDue,
  postState,
  queueEdit,
  queuePost,
} from '../../src/engine/store/outbox.js';
import { insertTemplate } from '../../src/engine/store/templates.js';
import { type Databases, postgresDatabases, sqliteDatabases } from './database.js';
import { aCluster, aTemplate } from './rows.js';

const caller: Caller = {
  userId: 'u',
  userName: 'demo',
  projectId: 'p',
  projectName: 'demo',
  roles: ['member'],
};
const place = { platform: 'slack', workspace: 'T1', channel: 'C1' };

describe.each([
  ['SQLite', sqliteDatabases],
  ['PostgreSQL', postgresDatabases],
])('the store on %s', (_, start) => {
  let databases: Databases;
  const open: Database[] = [];
  const openFresh = async () => openUrl(await databases.fresh());
  const openUrl = async (url: string) => {
    const database = await openDatabase(url);
    open.push(database);
    return database;
  };
  const withCluster = async () => {
    const db = await openFresh();
    const cluster = aCluster();
    await db.write(async (tx) => {
      await insertTemplate(tx, aTemplate());
      await insertCluster(tx, cluster);
    });
    return { db, cluster };
  };

  beforeAll(async () => {
    databases = await start();
  });
  afterAll(async () => {
    await Promise.all(open.map((database) => database.close()));
    await databases.stop();
  });

  it('is migrated when it is opened, once', async () => {
    const url = await databases.fresh();
    const first = await openUrl(url);
    const second = await openUrl(url);
    expect(await first.read.cluster.count()).toBe(0);
    expect(await second.read.cluster.count()).toBe(0);
  });

  it('is migrated once when several open it together', async () => {
    const url = await databases.fresh();
    const opened = await Promise.all([openUrl(url), openUrl(url), openUrl(url)]);
    for (const database of opened) expect(await database.read.cluster.count()).toBe(0);
  });

  it('gives back what was put in, every field of it', async () => {
    const { db, cluster } = await withCluster();
    expect(await getCluster(db.read, cluster.uuid)).toEqual(cluster);
    const change: Partial<Cluster> = {
      status: 'CREATE_FAILED',
      faults: [
        { path: ['a', '0'], type: 'OS::Nova::Server', physicalId: 'x', reason: 'No valid host', at: 'now' },
      ],
      nodeAddresses: ['10.0.0.3'],
      conditions: { trust: { state: 'true', reason: 'ok', at: 'now' } },
    };
    await db.write((tx) => saveCluster(tx, cluster.uuid, change));
    expect(await getCluster(db.read, cluster.uuid)).toEqual({ ...cluster, ...change });
  });

  it('takes back everything when a change fails half-way', async () => {
    const { db, cluster } = await withCluster();
    const failing = db.write(async (tx) => {
      await saveCluster(tx, cluster.uuid, { nodeCount: 99 });
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect((await getCluster(db.read, cluster.uuid))?.nodeCount).toBe(cluster.nodeCount);
  });

  it('keeps an operation when its cluster is gone', async () => {
    const { db, cluster } = await withCluster();
    const operation = await db.write((tx) =>
      beginOperation(tx, caller, cluster, { kind: 'delete', input: {}, request: { key: 'k' } }),
    );
    expect(await listRunning(db.read)).toMatchObject([{ clusterUuid: cluster.uuid }]);
    await db.write((tx) => removeCluster(tx, cluster.uuid));
    expect(await getOperation(db.read, operation.id)).toMatchObject({
      clusterUuid: null,
      clusterName: cluster.name,
    });
  });

  it('shows events in their order to a consumer, however many write at once', async () => {
    const db = await openFresh();
    const write = (i: number) =>
      db.write((tx) =>
        insertEvent(tx, {
          projectId: 'p',
          body: { type: 'template.created', name: `t${i}`, uuid: String(i) },
        }),
      );
    let position = 0;
    const seen: number[] = [];
    const writers = Promise.all(Array.from({ length: 40 }, (_, i) => write(i)));
    let writing = true;
    void writers.then(() => {
      writing = false;
    });
    for (let last = false; !last; ) {
      last = !writing;
      for (const event of await listEventsAfter(db.read, position, 7)) {
        seen.push(event.seq);
        position = event.seq;
      }
      last = last && position === 40;
    }
    await writers;
    expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('lets one of two consumers of a name move on', async () => {
    const db = await openFresh();
    const moved = await Promise.all([1, 2, 3].map(() => db.write((tx) => advanceConsumer(tx, 'chat', 0, 5))));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await consumerPosition(db.read, 'chat')).toBe(5);
  });

  it('leases a cluster to one holder at a time, and frees it when the lease runs out', async () => {
    const { db, cluster } = await withCluster();
    const take = (owner: string, milliseconds = 60_000) =>
      db.write((tx) => takeClusterLease(tx, { uuid: cluster.uuid, owner, milliseconds }));
    const taken = await Promise.all(['a', 'b', 'c'].map((owner) => take(owner)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const holder = ['a', 'b', 'c'][taken.indexOf(true)] ?? '';
    await db.write((tx) => releaseClusterLease(tx, cluster.uuid, holder));
    expect(await take('d', -1)).toBe(true);
    expect(await take('e')).toBe(true);
  });

  describe('the outbox', () => {
    const content = { draw: 'operation' as const, operationId: 'o' };
    const post = (messageKey: string, channel = 'C1') => ({
      messageKey,
      place: { ...place, channel },
      content,
    });

    it('sends one message of a channel at a time, in order, and other channels beside it', async () => {
      const db = await openFresh();
      await db.write(async (tx) => {
        await queuePost(tx, post('a1'));
        await queuePost(tx, post('a2'));
        await queuePost(tx, post('b1', 'C2'));
      });
      const first = await db.write((tx) => claimDue(tx, 60_000));
      expect(first.map(({ messageKey }) => messageKey)).toEqual(['a1', 'b1']);
      expect(await db.write((tx) => claimDue(tx, 60_000))).toEqual([]);
      await db.write((tx) => markSent(tx, first[0]?.id ?? 0));
      expect((await db.write((tx) => claimDue(tx, 60_000))).map(({ messageKey }) => messageKey)).toEqual([
        'a2',
      ]);
    });

    it('gives a message to one of several senders', async () => {
      const db = await openFresh();
      await db.write((tx) => queuePost(tx, post('a1')));
      const claims = await Promise.all([1, 2, 3].map(() => db.write((tx) => claimDue(tx, 60_000))));
      expect(claims.flat()).toHaveLength(1);
    });

    it('queues a key once, and draws once what was asked for twice', async () => {
      const db = await openFresh();
      await db.write(async (tx) => {
        await queuePost(tx, post('a1'));
        await queuePost(tx, post('a1'));
        await queueEdit(tx, post('a1'));
        await queueEdit(tx, post('a1'));
      });
      expect(await db.read.outbox.count()).toBe(2);
    });

    it('draws again what was asked for again while it was being sent', async () => {
      const db = await openFresh();
      await db.write((tx) => queueEdit(tx, post('a1')));
      const [item] = await db.write((tx) => claimDue(tx, 60_000));
      await db.write((tx) => queueEdit(tx, post('a1')));
      await db.write((tx) => markSent(tx, item?.id ?? 0));
      expect(await nextDue(db.read)).not.toBeNull();
    });

    it('brings a message back whose sender died, and one that was put back', async () => {
      const db = await openFresh();
      await db.write((tx) => queuePost(tx, post('a1')));
      await db.write((tx) => claimDue(tx, -1));
      const [again] = await db.write((tx) => claimDue(tx, 60_000));
      expect(again).toMatchObject({ messageKey: 'a1', attempts: 2 });
      await db.write((tx) => markLater(tx, again?.id ?? 0, new Date(Date.now() - 1), 'not yet'));
      expect(await db.write((tx) => claimDue(tx, 60_000))).toHaveLength(1);
      await db.write((tx) => markDead(tx, again?.id ?? 0, 'gone'));
      expect(await postState(db.read, 'a1')).toBe('dead');
      expect(await db.write((tx) => claimDue(tx, 60_000))).toEqual([]);
    });
  });

  it('keeps rows that are written in SQL as the client would, whatever is in them', async () => {
    const { db, cluster } = await withCluster();
    const odd = `O'Brien "quoted" ? $1 \\ 名字 \n`;
    const at = new Date('2031-02-03T04:05:06.789Z');
    const written = {
      clusterUuid: cluster.uuid,
      kind: 'issued',
      serial: '007',
      subject: odd,
      names: [odd],
      usages: [],
      fingerprint: '12e5',
      caller: { ...caller, userName: odd },
      createdAt: at,
      expiresAt: at,
      remindAt: null,
    };
    await db.write(async (tx) => {
      await tx.issuedCertificate.create({ data: { id: 'by-the-client', ...written } });
      const { names, usages, caller: by } = written;
      const text = {
        names: JSON.stringify(names),
        usages: JSON.stringify(usages),
        caller: JSON.stringify(by),
      };
      const rows = Array.from({ length: 900 }, (_, n) => ({
        id: `in-sql-${n}`,
        ...written,
        ...text,
        origin: null,
      }));
      await insertRows(tx, 'IssuedCertificate', rows);
      await insertRows(tx, 'IssuedCertificate', []);
    });
    const byClient = await getIssued(db.read, 'by-the-client');
    for (const id of ['in-sql-0', 'in-sql-899'])
      expect(await getIssued(db.read, id)).toEqual({ ...byClient, id });
    // Found by their times and by nothing being there, which hangs on how a database keeps them.
    const of = (where: object) => db.read.issuedCertificate.count({ where });
    expect(await of({ createdAt: at, remindAt: null })).toBe(901);
    expect(
      await of({ expiresAt: { lt: new Date(at.getTime() + 1) }, origin: { equals: Prisma.DbNull } }),
    ).toBe(901);
    expect(await of({ expiresAt: { lt: at } })).toBe(0);
  });
});

describe('the models', () => {
  it('have a migration for everything that is in them', () => {
    expect(readFileSync('prisma/migrations/models.prisma', 'utf8')).toBe(
      readFileSync('prisma/models.prisma', 'utf8'),
    );
  });
});
