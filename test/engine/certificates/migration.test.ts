import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { expect, it } from 'vitest';
import { listCertificates } from '../../../src/engine/store/certificates.js';
import { openDatabase } from '../../../src/engine/store/database.js';
import { findKeyPair } from '../../../src/engine/store/key-pairs.js';

it('certificates of an older database move to the store that is the database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-migration-'));
  const url = `file:${join(folder, 'old.db')}`;
  const initial = fileURLToPath(
    new URL('../../../prisma/migrations/sqlite/0001-initial/migration.sql', import.meta.url),
  );
  const old = await new PrismaLibSql({ url }).connect();
  const at = "'2026-01-01T00:00:00.000Z'";
  await old.executeScript(`${readFileSync(initial, 'utf8')}
    INSERT INTO "Migration" ("name", "appliedAt") VALUES ('0001-initial', CURRENT_TIMESTAMP);
    PRAGMA foreign_keys=OFF;
    INSERT INTO "Certificate" ("id", "clusterUuid", "kind", "certificate", "privateKey", "createdAt")
    VALUES ('a', 'c', 'ca', 'PEM', 'sealed', ${at}), ('b', 'c', 'client', 'PEM 2', 'sealed 2', ${at});`);
  await old.dispose();
  const db = await openDatabase(url);
  const moved = await listCertificates(db.read, 'c');
  expect(moved).toEqual([
    { kind: 'ca', certificate: 'PEM', store: 'x509keypair', ref: 'a' },
    { kind: 'client', certificate: 'PEM 2', store: 'x509keypair', ref: 'b' },
  ]);
  expect(await findKeyPair(db.read, 'b')).toMatchObject({ certificate: 'PEM 2', privateKey: 'sealed 2' });
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});
