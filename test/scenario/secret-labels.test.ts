import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import { databaseUrl } from '../../src/program/database.js';
import { type Call, caller } from '../api/client.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { type Databases, postgresDatabases, sqliteDatabases } from '../engine/database.js';
import { columnsWith } from '../engine/every-column.js';
import { shownAs } from '../servers/chat.js';
import { chatServers, formOf, seen, startWorld, type World } from './world.js';

const mark = 'Hush4711';
const rules = `
rules:
  - id: production
    projects: [admin]
    actions: [upgrade]
`;

describe.each([
  ['Slack over HTTP', sqliteDatabases],
  ['the playground', postgresDatabases],
] as const)('secrets in labels and proxies: %s', (name, startDatabases) => {
  const startChat = chatServers[name];
  let databases: Databases;
  let cloud: TestCloud;
  let world: World;
  let db: Database;
  let api: Call;
  let folder: string;
  beforeAll(async () => {
    if (!startChat) throw new Error(`there is no ${name}`);
    folder = mkdtempSync(join(tmpdir(), 'magnum-secret-'));
    const policy = join(folder, 'approvals.yaml');
    writeFileSync(policy, rules);
    databases = await startDatabases();
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, {
      ...cloud.adminEnv,
      APPROVAL_POLICY: policy,
      DATABASE_URL: await databases.fresh(),
    });
    db = await openDatabase(databaseUrl(world.config));
    api = caller(`http://127.0.0.1:${world.config.program.PORT}`, cloud.admin.token);
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
    await cloud?.stop();
    await databases?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const hidden = async () => {
    expect(await columnsWith(db, mark)).toEqual([]);
    expect(JSON.stringify([...world.ann.messages(), ...world.bob.messages()])).not.toContain(mark);
    expect(world.logged()).not.toContain(mark);
  };
  const until = (path: string, status: string) =>
    expect
      .poll(
        async () => {
          const answer = await api('GET', `/v1/${path}`);
          expect(JSON.stringify(answer.body)).not.toContain(mark);
          return [answer.body.status, String(answer.status)];
        },
        { timeout: 60_000 },
      )
      .toContain(status);

  it('stand nowhere in clear from a template made in chat to its cluster, and are given to Heat', async () => {
    const { ann, channel } = world;
    const template = (name: string, tag: string, secret: string) =>
      ann.say(
        channel,
        `/magnum cluster-template-create ${name} --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --flavor m1.small --http-proxy http://me:${mark}p@proxy:3128 --labels prometheus_monitoring=true,kube_tag=${tag},grafana_admin_passwd=${secret}`,
      );
    await template('watched', 'v1.35.6', `${mark}a`);
    await seen(ann, channel, /^Cluster template watched created$/);
    await hidden();
    await template('next', 'v1.36.2', `${mark}b`);
    await seen(ann, channel, /^Cluster template next created$/);
    // Asked first which template, so that what was said waits.
    const before = new Set(ann.messages().map(shownAs));
    await ann.say(
      channel,
      `/magnum cluster-create prod --labels grafana_admin_passwd=${mark}c --merge-labels`,
    );
    await formOf(ann, 'New cluster', before);
    await hidden();
    await ann.fill({ 'cluster-template': 'watched' });
    await seen(ann, channel, /^CREATE_COMPLETE · prod$/, 60_000);
    await hidden();
    expect(cloud.written().includes(`${mark}c`), 'what Heat was given').toBe(true);
    await ann.say(channel, '/magnum cluster-show prod');
    await seen(ann, channel, /^Cluster prod$/);
    await ann.say(channel, '/magnum cluster-template-show watched');
    await seen(ann, channel, /^Cluster template watched$/);
    await hidden();
  });

  it('nor as it is looked at beforehand, gets a node group, grows, and is upgraded when others agreed', async () => {
    const { ann, bob, channel } = world;
    const said = `--labels grafana_admin_passwd=${mark}d --merge-labels`;
    await ann.say(channel, `/magnum cluster-create other --cluster-template watched ${said} --dry-run`);
    await seen(ann, channel, /^Would create/);
    await ann.say(channel, `/magnum nodegroup-create prod big --flavor m1.medium ${said}`);
    await seen(ann, channel, /^Cluster prod has a new node group$/, 60_000);
    await ann.say(channel, '/magnum nodegroup-show prod big');
    await seen(ann, channel, /^Node group big$/);
    await hidden();
    await ann.say(channel, '/magnum cluster-resize prod 2');
    await seen(ann, channel, /^Cluster prod is updated$/, 60_000);
    await ann.say(channel, '/magnum cluster-upgrade prod next --reason "end of life"');
    await ann.press('Ask for it', await seen(ann, channel, /^Upgrade prod\?$/));
    const request = await seen(ann, channel, /^Q-1 · waits for approval$/);
    await hidden();
    await bob.press('Approve', request);
    await bob.press('Approve it', await seen(bob, channel, /^Approve Q-1\?$/));
    await seen(ann, channel, /^UPDATE_COMPLETE · prod$/, 60_000);
    await until('clusters/prod', 'UPDATE_COMPLETE');
    await hidden();
    expect(cloud.written().includes(`${mark}c`), 'what Heat was given').toBe(true);
    await world.restart();
    await hidden();
  });

  it('nor by the API, whatever is said there', async () => {
    const exhibitor = {
      aws_access_key_id: `${mark}e`,
      aws_secret_access_key: `${mark}f`,
      exhibitor_azure_account_key: `${mark}g`,
    };
    const body = {
      name: 'dcos',
      coe: 'kubernetes',
      image_id: 'fedora-coreos',
      external_network_id: 'public',
      flavor_id: 'm1.small',
      keypair_id: 'testkey',
      labels: exhibitor,
    };
    expect(await api('POST', '/v1/clustertemplates', { body })).toMatchObject({ status: 201 });
    await hidden();
    const labels = JSON.stringify({ ...exhibitor, aws_secret_access_key: `${mark}h` });
    const patch = [{ op: 'replace', path: '/labels', value: labels }];
    expect(await api('PATCH', '/v1/clustertemplates/dcos', { body: patch })).toMatchObject({ status: 200 });
    await hidden();
    const made = await api('POST', '/v1/clusters', {
      body: {
        name: 'data',
        cluster_template_id: 'dcos',
        labels: { aws_secret_access_key: `${mark}i` },
        merge_labels: true,
      },
    });
    expect(made).toMatchObject({ status: 202 });
    await until('clusters/data', 'CREATE_COMPLETE');
    await hidden();
    const group = await api('POST', '/v1/clusters/data/nodegroups', {
      body: { name: 'more', flavor_id: 'm1.small', labels: { aws_secret_access_key: `${mark}j` } },
    });
    expect(group.status).toBe(202);
    await until('clusters/data', 'UPDATE_COMPLETE');
    const refused = await api('POST', '/v1/clusters', {
      body: { name: 'no', cluster_template_id: 'dcos', labels: { grafana_admin_passwd: `${mark}\u0007` } },
    });
    expect(refused.status).toBe(400);
    expect(refused.detail).not.toContain(mark);
    await hidden();
  });

  it('nor when all of it is deleted', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-delete prod');
    await formOf(ann, 'Delete prod?');
    await ann.fill({ name: 'prod' });
    await seen(ann, channel, /^DELETE_COMPLETE · prod$/, 60_000);
    await api('DELETE', '/v1/clusters/data');
    await until('clusters/data', '404');
    for (const name of ['watched', 'next', 'dcos'])
      expect((await api('DELETE', `/v1/clustertemplates/${name}`)).status).toBe(204);
    await hidden();
  });
});
