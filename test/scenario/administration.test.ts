import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { insertCluster, removeCluster } from '../../src/engine/store/clusters/write.js';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import { reportService } from '../../src/engine/store/services.js';
import { insertTemplate } from '../../src/engine/store/templates.js';
import { databaseUrl } from '../../src/program/database.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { aCluster, aTemplate } from '../engine/rows.js';
import { shownAs } from '../servers/chat.js';
import { startPlaygroundChat } from '../servers/playground/server.js';
import { seen, startWorld, type World, withConsole } from './world.js';

const platforms = Object.entries(withConsole);

describe.each(platforms)('an admin looks after the cloud: %s', (platform, startChat) => {
  let world: World;
  let cloud: TestCloud;
  let db: Database;
  let demo: string;

  beforeAll(async () => {
    cloud = await startCloud(0.02);
    demo = cloud.demo.projectId;
    world = await startWorld(startChat, { ...cloud.adminEnv, CONDUCTOR_HOST: 'conductor-1' });
    db = await openDatabase(databaseUrl(world.config));
    await db.write(async (tx) => {
      await insertTemplate(tx, aTemplate({ projectId: demo, name: 'theirs' }));
      const same = { projectId: demo, status: 'CREATE_COMPLETE' } as const;
      await insertCluster(tx, aCluster({ ...same, name: 'one', nodeCount: 3 }));
      await insertCluster(tx, aCluster({ ...same, name: 'two', masterCount: 2, status: 'CREATE_FAILED' }));
      await reportService(tx, { host: 'conductor-2', binary: 'magnum-conductor' });
    });
  });
  afterAll(async () => {
    await db?.close();
    await world?.stop();
    await cloud?.stop();
  });

  async function says(line: string, title: RegExp) {
    const before = new Set(world.ann.messages().map(shownAs));
    await world.ann.say(world.channel, platform === 'Discord' ? `@magnum ${line}` : `/magnum ${line}`);
    return world.ann.until(`a new message whose title is ${title}`, () =>
      world.ann.messages(world.channel).findLast((one) => title.test(one.title) && !before.has(shownAs(one))),
    );
  }

  it('sees the clusters of every project, each with its project', async () => {
    const list = await says('cluster-list', /^Clusters of all projects$/);
    expect(list.text).toMatch(/one\s+CREATE_COMPLETE\s+-\s+demo/);
    expect((await says('cluster-show one', /^Cluster one$/)).text).toMatch(/project.*demo/s);
    const templates = await says('cluster-template-list', /^Cluster templates of all projects$/);
    expect(templates.text).toMatch(/theirs\s+swarm\s+demo/);
    expect((await says('cluster-template-show theirs', /^Cluster template theirs$/)).text).toMatch(
      /project.*demo/s,
    );
  });

  it('is told the project before something of another project is deleted', async () => {
    await world.ann.say(
      world.channel,
      platform === 'Discord' ? '@magnum cluster-delete one' : '/magnum cluster-delete one',
    );
    if (platform === 'Discord') {
      await world.ann.press('Delete one?', await seen(world.ann, world.channel, /^Delete one\?$/));
    }
    await world.ann.until('the project in the form', () =>
      JSON.stringify(world.ann.form()).includes('one is in project demo.'),
    );
  });

  it('binds no channel to a project in which there is no role, and is told where there is one', async () => {
    const refused = await says('project-use service', /^You may not do that$/);
    expect(refused.text).toContain('You have no role in project service, so this channel stays as it was.');
    expect(refused.text).toContain('You have a role in: admin, demo, research.');
    const list = await says('project-list', /^Projects that you may use$/);
    expect(list.text).toContain('nobody has bound it');
  });

  it('gives a project a quota after a click, and sees what is used of it', async () => {
    const question = await says(
      'quotas-create --project demo --hard-limit 5',
      /^Give demo a quota of 5 clusters\?$/,
    );
    expect(question.text).toContain('The default is 20. It has 2 clusters.');
    await world.ann.press('Give it', question);
    const given = await seen(world.ann, world.channel, /^demo may have 5 clusters now$/);
    expect(given.text).toContain('2 of 5 clusters used');
    const list = await says('quotas-list --all-tenants', /^Quotas of all projects$/);
    expect(list.text).toMatch(/demo\s+2\s+5\s+Cluster/);
    expect((await says('quotas-show --project-id demo', /^Quota of demo$/)).text).toContain(demo);
  });

  it('is asked again where what the question said of a quota is not true any more', async () => {
    const { ann, channel } = world;
    const stale = await says(
      'quotas-update --project demo --hard-limit 4',
      /^Change the quota of demo from 5 to 4\?$/,
    );
    const held = ann.hold('Change it', stale);
    await ann.press(
      'Change it',
      await says('quotas-update --project demo --hard-limit 6', /^Change the quota of demo from 5 to 6\?$/),
    );
    await seen(ann, channel, /^demo may have 6 clusters now$/);
    await ann.pressHeld(held);
    await ann.until('that it was changed', () =>
      ann.messages().some(({ text }) => text.includes('was changed after it was asked, so nothing was done')),
    );
    await ann.press(
      'Change it',
      await says('quotas-update --project demo --hard-limit 5', /^Change the quota of demo from 6 to 5\?$/),
    );
    await ann.until(
      'that it is 5 again',
      () => ann.messages(channel).filter(({ title }) => title === 'demo may have 5 clusters now').length > 1,
    );
  });

  it('changes it, is not asked about what cannot be, and takes it away', async () => {
    const { ann, channel } = world;
    await ann.press(
      'Change it',
      await says('quotas-update --project demo --hard-limit 1', /^Change the quota of demo from 5 to 1\?$/),
    );
    expect((await seen(ann, channel, /^demo may have 1 cluster now$/)).text).toContain(
      '1 cluster over the limit',
    );
    const again = await says('quotas-create --project demo --hard-limit 2', /^That is not accepted$/);
    expect(again.text).toContain(`Quota for project ${demo} already exists for resource Cluster.`);
    await ann.press(
      'Take it away',
      await says('quotas-delete --project demo', /^Take the quota of demo away\?$/),
    );
    await seen(ann, channel, /^The default holds for demo again$/);
    const gone = await says('quotas-delete --project demo', /^No such quota$/);
    expect(gone.text).toContain(`Quota could not be found: project_id ${demo} resource Cluster.`);
    const nobody = await says('quotas-create --project nowhere --hard-limit 2', /^No such project$/);
    expect(nobody.text).toContain('The project_id nowhere could not be found.');
  });

  it('remembers also what was refused after the click', async () => {
    const uuid = randomUUID();
    await db.write((tx) => insertTemplate(tx, aTemplate({ uuid, projectId: demo, name: 'spare' })));
    const question = await says('cluster-template-delete spare', /^Delete 1 cluster template\?$/);
    const late = aCluster({ uuid: randomUUID(), projectId: demo, name: 'late', clusterTemplateId: uuid });
    await db.write((tx) => insertCluster(tx, late));
    await world.ann.press('Delete', question);
    const refused = { action: 'cluster-template-delete', outcome: 'refused', detail: 'template.in_use' };
    await vi.waitFor(async () => expect(await db.read.auditRecord.count({ where: refused })).toBe(1), 30_000);
    await db.write((tx) => removeCluster(tx, late.uuid));
  });

  it('counts clusters and nodes, of all projects and of one', async () => {
    expect((await says('stats-list', /^Stats of all projects$/)).text).toMatch(/clusters.*2.*nodes.*7/s);
    expect((await says('stats-list --project-id demo', /^Stats of demo$/)).text).toMatch(/2.*7/s);
    expect((await says('stats-list --project admin', /^Stats of admin$/)).text).toMatch(/0.*0/s);
  });

  it('sees which conductors are up, and which is down after three minutes of silence', async () => {
    expect((await says('service-list', /^2 conductors up$/)).text).toContain('conductor-1');
    await db.write((tx) =>
      tx.magnumService.update({
        where: { host_binary: { host: 'conductor-2', binary: 'magnum-conductor' } },
        data: { lastSeenUp: new Date(Date.now() - 181_000) },
      }),
    );
    const list = await says('service-list', /^1 conductor of 2 down$/);
    expect(list.text).toMatch(/conductor-2\s+down/);
    expect(list.text).toMatch(/conductor-1\s+up/);
  });

  it('reads in the audit who did what, newest first, and who was refused', async () => {
    const audit = await says('audit-list', /^Audit$/);
    expect(audit.text).toMatch(/ann\s+quotas-create\s+accepted\s+demo/);
    expect(audit.text).toMatch(/ann\s+quotas-create\s+refused\s+nowhere/);
    expect(audit.text.indexOf('quotas-delete')).toBeLessThan(audit.text.lastIndexOf('quotas-create'));
    const [row] = await db.read.auditRecord.findMany({ where: { detail: 'project.not_found' } });
    expect(row).toMatchObject({ chatUserName: 'ann', userName: 'admin', source: 'chat' });
    expect(row?.channel).toBeTruthy();
  });

  it('turns the audit’s pages, and asks for one person or one thing', async () => {
    const { ann, channel } = world;
    for (let i = 0; i < 20; i++) {
      await says(`cluster-template-delete missing-${i}`, /^No such cluster template$/);
    }
    const page = await says('audit-list --user ann', /^Audit by ann$/);
    await ann.press('Older', page);
    await ann.until('the page before', () =>
      ann.messages(channel).some(({ title, text }) => title === 'Audit by ann' && /quotas-create/.test(text)),
    );
    expect((await says('audit-list --cluster missing-3', /^Audit of missing-3$/)).text).toMatch(/refused/);
    expect((await says('audit-list --user ANN', /^Audit by ANN$/)).text).toMatch(/quotas-delete|missing-19/);
    expect((await says('audit-list --cluster MISSING-3', /^Audit of missing-3$/)).text).toMatch(/refused/);
    const nobody = await says('audit-list --user nobody', /^Nothing in the audit by nobody$/);
    expect(nobody.text).toContain('There are: ');
  });
});

describe('somebody who is no admin', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(startPlaygroundChat);
  });
  afterAll(() => world?.stop());

  it.each([
    ['quotas-list', 'quota:get_all'],
    ['quotas-create --project demo --hard-limit 9', 'quota:create'],
    ['quotas-update --project demo --hard-limit 9', 'quota:update'],
    ['quotas-delete --project demo', 'quota:delete'],
    ['service-list', 'magnum-service:get_all'],
    ['audit-list', 'audit:get_all'],
  ])('may not %s', async (line, action) => {
    const { ann, channel } = world;
    await ann.say(channel, `/magnum ${line}`);
    const refused = await ann.until(`a refusal of ${action}`, () =>
      ann
        .messages(channel)
        .find(({ text }) => text.includes(`Policy doesn't allow ${action} to be performed.`)),
    );
    expect(refused.title).toBe('You may not do that');
  });

  it('sees the quota and the stats of the own project, and not those of another', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum quotas-show');
    expect((await seen(ann, channel, /^Quota of demo$/)).text).toContain('0 of 20 clusters used');
    await ann.say(channel, '/magnum stats-list');
    await seen(ann, channel, /^Stats of demo$/);
    for (const line of ['quotas-show --project admin', 'stats-list --project admin']) {
      const before = ann.messages(channel).filter(({ title }) => title === 'You may not do that').length;
      await ann.say(channel, `/magnum ${line}`);
      await ann.until(
        `a refusal of ${line}`,
        () => ann.messages(channel).filter(({ title }) => title === 'You may not do that').length > before,
      );
      expect(ann.messages(channel).at(-1)?.text).toContain('Not authorized.');
    }
  });
});
