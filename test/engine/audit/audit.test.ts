import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '../../../src/engine/audit/append.js';
import { auditLine, verifyAudit, wholeAudit } from '../../../src/engine/audit/read.js';
import { canonical, hashOf } from '../../../src/engine/audit/record.js';
import type { Caller } from '../../../src/engine/caller.js';
import { withoutSecrets } from '../../../src/engine/secrets.js';
import { type Database, openDatabase } from '../../../src/engine/store/database.js';
import { type Databases, postgresDatabases, sqliteDatabases } from '../database.js';

const ann: Caller = {
  userId: 'u1',
  userName: 'service',
  projectId: 'p',
  projectName: 'demo',
  roles: ['member'],
  chat: { platform: 'slack', workspace: 'T1', id: 'U1', name: 'ann' },
};
const origin = { platform: 'slack', workspace: 'T1', channel: 'C1' };

describe.each([
  ['SQLite', sqliteDatabases],
  ['PostgreSQL', postgresDatabases],
])('the audit on %s', (_, start) => {
  let databases: Databases;
  const open: Database[] = [];
  beforeAll(async () => {
    databases = await start();
  });
  afterEach(async () => {
    for (const db of open.splice(0)) await db.close();
  });
  afterAll(async () => {
    await databases?.stop();
  });

  /** A database with so many rows, written by as many people at once. */
  async function written(rows: number): Promise<Database> {
    const db = await openDatabase(await databases.fresh());
    open.push(db);
    await Promise.all(
      Array.from({ length: rows }, (__, i) =>
        db.write((tx) =>
          appendAudit(tx, ann, {
            action: 'cluster-create',
            target: { kind: 'cluster', id: `c${i}`, name: `name ${i}` },
            input: { nodeCount: i, labels: { z: '1', a: '2' } },
            outcome: 'accepted',
            origin,
          }),
        ),
      ),
    );
    return db;
  }

  it('is one chain, however many write at once', async () => {
    const db = await written(20);
    const verdict = await verifyAudit(db);
    expect(verdict).toMatchObject({ ok: true, rows: 20 });
    const lines: string[] = [];
    for await (const record of wholeAudit(db)) lines.push(auditLine(record));
    expect(lines).toHaveLength(20);
    const last = JSON.parse(lines.at(-1) ?? '');
    expect(verdict.ok && verdict.head).toBe(last.hash);
    expect(last).toMatchObject({ seq: 20, chatUserName: 'ann', channel: 'C1', source: 'chat' });
  });

  it('shows each line’s hash to whoever computes it from the line', async () => {
    const db = await written(3);
    for await (const record of wholeAudit(db)) {
      const { hash, ...rest } = JSON.parse(auditLine(record));
      expect(hashOf(rest)).toBe(hash);
    }
  });

  it('keeps nothing of a change that was given up', async () => {
    const db = await written(1);
    const entry = {
      action: 'cluster-create',
      target: { kind: 'cluster' },
      input: {},
      outcome: 'accepted',
    } as const;
    const giveUp = db.write(async (tx) => {
      await appendAudit(tx, ann, entry);
      throw new Error('given up');
    });
    await expect(giveUp).rejects.toThrow('given up');
    await db.write((tx) => appendAudit(tx, ann, entry));
    expect(await verifyAudit(db)).toMatchObject({ ok: true, rows: 2 });
  });

  it.each([
    ['who', { userName: 'bob' }],
    ['what', { input: { nodeCount: 99 } }],
    ['when', { at: new Date('2020-01-01T00:00:00Z') }],
    ['the outcome', { outcome: 'refused' }],
    ['the hash before', { previousHash: 'f'.repeat(64) }],
  ])('names the row in which %s was changed', async (__, data) => {
    const db = await written(5);
    await db.write((tx) => tx.auditRecord.update({ where: { seq: 3 }, data }));
    expect(await verifyAudit(db)).toMatchObject({ ok: false, seq: 3 });
  });

  it('names the next row when somebody made the changed one’s hash fit', async () => {
    const db = await written(5);
    const third = await db.read.auditRecord.findUniqueOrThrow({ where: { seq: 3 } });
    const { hash: _old, ...rest } = { ...third, userName: 'bob' };
    const hash = hashOf(rest as Parameters<typeof hashOf>[0]);
    await db.write((tx) => tx.auditRecord.update({ where: { seq: 3 }, data: { userName: 'bob', hash } }));
    expect(await verifyAudit(db)).toMatchObject({ ok: false, seq: 4 });
  });

  it.each([[1], [3], [5]])('misses row %d when it is taken away', async (seq) => {
    const db = await written(5);
    await db.write((tx) => tx.auditRecord.delete({ where: { seq } }));
    expect(await verifyAudit(db)).toMatchObject({ ok: false, seq, why: 'it is missing' });
  });
});

describe('what the audit keeps of an input', () => {
  it('is the same text in whatever order the keys came', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const turned = Object.fromEntries(Object.entries(content).reverse());
        expect(canonical(turned)).toBe(canonical(content));
        expect(JSON.parse(canonical(content))).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
  });

  it('is found quickly, however long it is', () => {
    const begun = performance.now();
    for (const text of ['x'.repeat(200_000), 'a://'.repeat(50_000), 'a://b'.repeat(50_000)]) {
      withoutSecrets({ text });
    }
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('has no secrets', () => {
    const kept = withoutSecrets({
      name: 'prod',
      labels: { grafana_admin_passwd: 'hunter2', kube_tag: 'v1.32.3', cloud_token: 'x' },
      httpProxy: 'http://ann:hunter2@proxy.example.org:3128',
      csr: '-----BEGIN RSA PRIVATE KEY-----\nhunter2',
      nothing: undefined,
    });
    expect(JSON.stringify(kept)).not.toContain('hunter2');
    expect(kept).toEqual({
      name: 'prod',
      labels: { grafana_admin_passwd: '[left out]', kube_tag: 'v1.32.3', cloud_token: '[left out]' },
      httpProxy: 'http://proxy.example.org:3128',
      csr: '[left out]',
    });
  });
});
