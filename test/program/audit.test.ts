import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appendAudit } from '../../src/engine/audit/append.js';
import { openDatabase } from '../../src/engine/store/database.js';
import { runAudit } from '../../src/program/commands/audit.js';

describe('magnum-chatops audit', () => {
  let folder: string;
  let url: string;
  let out: string;
  let said: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'magnum-audit-'));
    url = `file:${join(folder, 'magnum.db')}`;
    vi.stubEnv('DATABASE_URL', url);
    out = '';
    said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += text;
      return true;
    });
    vi.spyOn(console, 'error').mockImplementation((text) => {
      said += text;
    });
    const db = await openDatabase(url);
    for (const name of ['a', 'b', 'c']) {
      await db.write((tx) =>
        appendAudit(
          tx,
          { userId: 'u', userName: 'ann', projectId: 'p', projectName: 'demo', roles: [] },
          { action: 'cluster-create', target: { kind: 'cluster', name }, input: {}, outcome: 'accepted' },
        ),
      );
    }
    await db.close();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says so where there is no database, and makes none', async () => {
    const nowhere = join(folder, 'nowhere.db');
    vi.stubEnv('DATABASE_URL', `file:${nowhere}`);
    await expect(runAudit({ verify: true })).rejects.toMatchObject({
      message: expect.stringContaining(`There is no database at ${nowhere}`),
    });
    expect(existsSync(nowhere)).toBe(false);
  });

  it('--export writes a row a line, oldest first', async () => {
    await runAudit({ export: true });
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ seq, targetName, source }) => [seq, targetName, source])).toEqual([
      [1, 'a', 'api'],
      [2, 'b', 'api'],
      [3, 'c', 'api'],
    ]);
    expect(rows[1].previousHash).toBe(rows[0].hash);
  });

  it('--verify says that it holds, and its newest hash', async () => {
    await runAudit({ export: true, verify: true });
    const { hash } = JSON.parse(out.trim().split('\n').at(-1) ?? '');
    expect(said).toBe(`The audit holds: 3 rows, the newest hash is ${hash}.`);
  });

  it('--verify names the first row that was altered', async () => {
    const db = await openDatabase(url);
    await db.write((tx) => tx.auditRecord.updateMany({ where: { seq: 2 }, data: { targetName: 'x' } }));
    await db.close();
    await expect(runAudit({ verify: true })).rejects.toMatchObject({
      problems: ['Row 2 of the audit is broken: it was changed after it was written.'],
    });
  });

  it('wants to know which', async () => {
    await expect(runAudit({})).rejects.toMatchObject({
      problems: ['audit needs --export or --verify: say which.'],
    });
  });
});
