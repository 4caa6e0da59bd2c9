import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Config, loadConfig } from '../../src/config/config.js';
import { openDatabase } from '../../src/engine/store/database.js';
import { reportService } from '../../src/engine/store/services.js';
import { databaseUrl } from '../../src/program/database.js';
import { checkConductors } from '../../src/program/doctor/conductors.js';
import { checkNotifications } from '../../src/program/doctor/notifications.js';

describe('the doctor', () => {
  let folder: string;
  const config = (env: Record<string, string> = {}): Config => {
    const loaded = loadConfig({ DATA_DIR: folder, ...env });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    return loaded.config;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'magnum-doctor-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function conductors(...lastSeen: [host: string, secondsAgo: number][]) {
    const db = await openDatabase(databaseUrl(config()));
    await db.write(async (tx) => {
      for (const [host, secondsAgo] of lastSeen) {
        await reportService(tx, { host, binary: 'magnum-conductor' });
        const lastSeenUp = new Date(Date.now() - secondsAgo * 1000);
        await tx.magnumService.updateMany({ where: { host }, data: { lastSeenUp } });
      }
    });
    await db.close();
  }

  it('says that none was started, and which are up', async () => {
    expect(await checkConductors(config())).toEqual([
      { name: 'conductors', ok: true, sentence: 'None runs now; serve starts one.' },
    ]);
    await conductors(['a', 1], ['b', 170]);
    expect(await checkConductors(config())).toEqual([
      { name: 'conductors', ok: true, sentence: 'Up: a, b.' },
    ]);
  });

  it('names a conductor that has not been heard of for three minutes', async () => {
    await conductors(['a', 1], ['b', 190]);
    const [only, ...more] = await checkConductors(config());
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/^b was last heard of at \d{4}-/),
    });
  });

  it('says that RabbitMQ is not there', async () => {
    const env = { NOTIFICATION_AMQP_URL: 'amqp://ann:hunter2@127.0.0.1:1/' };
    const [check] = await checkNotifications(config(env));
    expect(check).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('127.0.0.1:1 cannot be used'),
    });
    expect(check?.sentence).not.toContain('hunter2');
    expect(await checkNotifications(config())).toEqual([]);
  }, 20_000);
});
