import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Config, loadConfig } from '../../src/config/config.js';
import { createSeal } from '../../src/engine/seal.js';
import { saveLink } from '../../src/engine/store/chat-credentials.js';
import { openDatabase } from '../../src/engine/store/database.js';
import { reportService } from '../../src/engine/store/services.js';
import { databaseUrl } from '../../src/program/database.js';
import { checkConductors } from '../../src/program/doctor/conductors.js';
import { checkNotifications } from '../../src/program/doctor/notifications.js';
import { checkPeople } from '../../src/program/doctor/people.js';

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

  it('counts who has logged in, and says when the key does not open what they gave', async () => {
    expect(await checkPeople(config())).toMatchObject([
      { ok: true, sentence: expect.stringMatching(/^Nobody has logged in/) },
    ]);
    const key = 'k'.repeat(32);
    const db = await openDatabase(databaseUrl(config()));
    await db.write((tx) =>
      saveLink(
        tx,
        { platform: 'slack', workspace: 'T1', person: 'U1' },
        {
          ...{ credentialId: 'c', sealedSecret: createSeal(key).close('hunter2') },
          ...{ userId: 'u', userName: 'rita', projectId: 'p', projectName: 'research' },
        },
      ),
    );
    await db.close();
    expect(await checkPeople(config({ SECRET_KEY: key }))).toEqual([
      {
        name: 'people',
        ok: true,
        sentence: '1 person logged in with a credential of their own, and the key opens them.',
      },
    ]);
    const [other] = await checkPeople(config({ SECRET_KEY: 'x'.repeat(32) }));
    expect(other).toMatchObject({ ok: false, sentence: expect.stringContaining('does not open 1 of them') });
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
