import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/engine/store/database.js';
import { dropHeld, forgetHeld, hold, readDigest, releaseHeld } from '../../../src/engine/store/held.js';
import { claimDue, listPosts, queuePost } from '../../../src/engine/store/outbox.js';
import {
  insertSubscription,
  listOfChannel,
  listSubscriptions,
  removeSubscriptions,
  saveExceptClusters,
} from '../../../src/engine/store/subscriptions.js';
import { type Databases, postgresDatabases, sqliteDatabases } from '../database.js';
import { aSubscription } from '../rows.js';

const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const at = (time: string) => new Date(`2026-02-03T${time}Z`);
const held = (subject: string, due: string, where = channel) => ({
  channel: where,
  subject,
  line: { kind: 'CREATE_FAILED', cluster: subject, text: 'x', isFailure: true, at: at(due).toISOString() },
  dueAt: at(due),
});

describe.each([
  ['SQLite', sqliteDatabases],
  ['PostgreSQL', postgresDatabases],
])('what channels hear, on %s', (_, start) => {
  let databases: Databases;
  const open: Database[] = [];
  const fresh = async () => {
    const db = await openDatabase(await databases.fresh());
    open.push(db);
    return db;
  };
  beforeAll(async () => {
    databases = await start();
  });
  afterAll(async () => {
    await Promise.all(open.map((db) => db.close()));
    await databases?.stop();
  });

  it('keeps a subscription as it was made, and tells it by project and by channel', async () => {
    const db = await fresh();
    const whole = aSubscription({
      channelName: 'ops',
      cluster: { uuid: 'u1', name: 'prod' },
      kinds: ['CREATE_FAILED', 'stuck'],
      exceptKinds: ['drift'],
      exceptClusters: [{ uuid: 'u2', name: 'ci' }],
      digest: { every: 'day', at: 540 },
      quiet: { from: 1320, to: 420 },
      timeZone: 'Europe/Paris',
      urgent: true,
    });
    const plain = aSubscription({ projectId: 'q', channel: 'C2' });
    await db.write(async (tx) => {
      await insertSubscription(tx, whole);
      await insertSubscription(tx, plain);
    });
    expect(await listSubscriptions(db.read, ['p'])).toEqual([whole]);
    expect(await listSubscriptions(db.read, ['p', 'q'])).toHaveLength(2);
    expect(await listOfChannel(db.read, { ...channel, channel: 'C2' })).toEqual([plain]);
    await db.write((tx) =>
      saveExceptClusters(tx, { id: plain.id, exceptClusters: [{ uuid: 'u3', name: 'x' }] }),
    );
    expect((await listSubscriptions(db.read, ['q']))[0]?.exceptClusters).toEqual([{ uuid: 'u3', name: 'x' }]);
    expect(await db.write((tx) => removeSubscriptions(tx, [whole.id, plain.id]))).toBe(2);
  });

  it('holds each thing once for a channel, and tells what is due as one message, once', async () => {
    const db = await fresh();
    await db.write(async (tx) => {
      for (const subject of ['a', 'b', 'a']) await hold(tx, held(subject, '09:00:00'));
      await hold(tx, held('c', '10:00:00'));
      await hold(tx, held('a', '09:00:00', { ...channel, channel: 'C2' }));
      await hold(tx, held('told', '09:00:00'));
      await dropHeld(tx, channel, 'told');
    });
    expect(await db.write((tx) => releaseHeld(tx, at('08:59:59')))).toBe(0);
    const both = await Promise.all([0, 1].map(() => db.write((tx) => releaseHeld(tx, at('09:00:00')))));
    expect(both.reduce((sum, each) => sum + each, 0)).toBe(2);
    const messages = await db.write((tx) => claimDue(tx, 1000));
    const digests = messages.flatMap(({ content }) => (content.draw === 'digest' ? content.digestId : []));
    const totals = await Promise.all(digests.map((id) => readDigest(db.read, id, 1)));
    expect(totals.map(({ total }) => total).sort()).toEqual([1, 2]);
    expect(totals.every(({ newest }) => newest.length === 1)).toBe(true);
    await db.write((tx) => forgetHeld(tx, at('09:30:00')));
    expect((await readDigest(db.read, digests[0] ?? '', 9)).total).toBe(0);
    expect(await db.write((tx) => releaseHeld(tx, at('10:00:00')))).toBe(1);
  });

  it('finds the messages about a cluster', async () => {
    const db = await fresh();
    const content = { draw: 'alert' as const, operationId: 'o1' };
    await db.write(async (tx) => {
      await queuePost(tx, { messageKey: 'one', place: channel, content, clusterUuid: 'u1' });
      await queuePost(tx, { messageKey: 'two', place: channel, content, clusterUuid: 'u2' });
      await queuePost(tx, { messageKey: 'three', place: channel, content });
    });
    const found = await listPosts(db.read, 'u1', null, 10);
    expect(found.map(({ messageKey }) => messageKey)).toEqual(['one']);
    expect(await listPosts(db.read, 'u1', new Date(Date.now() + 60_000), 10)).toEqual([]);
  });
});
