import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { type Program, serve } from '../../src/program/serve.js';
import { choosePort } from '../../src/program/server.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { type Databases, postgresDatabases } from '../engine/database.js';
import type { ChatServer, ChatUser } from '../servers/chat.js';
import { startFakeSlack } from '../servers/slack/server.js';
import { seen } from './world.js';

const channel = '#ops';

describe('two replicas on one PostgreSQL', () => {
  let databases: Databases;
  let cloud: TestCloud;
  let chat: ChatServer;
  let ann: ChatUser;
  const folder = mkdtempSync(join(tmpdir(), 'magnum-replicas-'));
  const programs: Program[] = [];
  beforeAll(async () => {
    databases = await postgresDatabases();
    cloud = await startCloud(0.02);
    chat = await startFakeSlack({ mode: 'socket' });
    ann = chat.user('ann');
    const url = await databases.fresh();
    for (let i = 0; i < 2; i++) {
      const loaded = loadConfig({
        ...cloud.env,
        ...chat.env,
        DATABASE_URL: url,
        DATA_DIR: folder,
        PORT: String(await choosePort(0)),
        POLL_SECONDS: '0.1',
        PLAYGROUND: 'off',
        MAGNUM_API_PORT: 'off',
        ALERT_CHANNEL: '#random',
        MAX_CLUSTERS_PER_PROJECT: '5',
      });
      if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
      const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination(2));
      programs.push(await serve(loaded.config, 'all', log));
    }
    await ann.say(
      channel,
      '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm --tls-disabled',
    );
    await seen(ann, channel, /^Cluster template swarm created$/);
  });
  afterAll(async () => {
    for (const program of programs) await program.stop();
    await chat?.stop();
    await cloud?.stop();
    await databases?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const posted = (title: RegExp, where = channel) =>
    ann.messages(where).filter((one) => !one.private && !one.thread && title.test(one.title));

  it('make one stack of a cluster, one card, one thread and one alert', async () => {
    for (const name of ['a', 'b', 'c'])
      await ann.say(channel, `/magnum cluster-create ${name} --cluster-template swarm`);
    for (const name of ['a', 'b', 'c']) {
      await ann.until(
        `the end of ${name}`,
        () => posted(new RegExp(`^CREATE_COMPLETE · ${name}$`)).at(0),
        20_000,
      );
      const card = await seen(ann, channel, new RegExp(`^Cluster ${name} is ready$`));
      await ann.until(
        'the whole thread',
        () => ann.messages().filter((one) => one.thread === card.id).length >= 4,
      );
      const thread = ann.messages().filter((one) => one.thread === card.id);
      expect(thread.map(({ title }) => title.replace(/ after .*/, ''))).toEqual([
        'Network done',
        'Masters done',
        'Nodes done',
        'Ready',
      ]);
      expect(posted(new RegExp(`cluster ${name}( |$)`, 'i'))).toHaveLength(1);
      expect(posted(new RegExp(`^CREATE_COMPLETE · ${name}$`))).toHaveLength(1);
      expect((await cloud.stacks()).filter((stack) => stack.startsWith(`${name}-`))).toHaveLength(1);
      await ann.until(
        'the alert elsewhere',
        () => posted(new RegExp(`^CREATE_COMPLETE · ${name}$`), '#random').length > 0,
      );
      expect(posted(new RegExp(`^CREATE_COMPLETE · ${name}$`), '#random')).toHaveLength(1);
    }
  }, 60_000);

  it('act once on a delivery that comes to both', async () => {
    await ann.say(channel, '/magnum cluster-create d --cluster-template swarm');
    await Promise.all([chat.redeliver(), chat.redeliver(), chat.redeliver()]);
    await ann.until('the end of d', () => posted(/^CREATE_COMPLETE · d$/).at(0), 20_000);
    expect((await cloud.stacks()).filter((stack) => stack.startsWith('d-'))).toHaveLength(1);
    expect(posted(/cluster d( |$)/i)).toHaveLength(1);
  }, 30_000);

  it('draw the page again that somebody has open, whichever of them it was opened with', async () => {
    const pages = ['bob', 'carl', 'dora', 'eve'].map((name) => chat.user(name).home ?? expect.unreachable());
    const shows = (at: number, what: RegExp) =>
      ann.until(`page ${at} with ${what}`, () => what.test(pages[at]?.seen()?.text ?? ''), 20_000);
    for (const [at, page] of pages.entries()) {
      await page.open();
      await shows(at, /d +CREATE_COMPLETE/);
    }
    await ann.say(channel, '/magnum cluster-delete d');
    await ann.until('a form', () => ann.form());
    await ann.fill({ name: 'd' });
    for (const at of pages.keys()) await shows(at, /3 of 5 clusters used/);
  }, 60_000);
});
