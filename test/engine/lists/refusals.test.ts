import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageClusters } from '../../../src/engine/clusters/lookup.js';
import { pageNodeGroups } from '../../../src/engine/nodegroups/lookup.js';
import type { PageInput } from '../../../src/engine/paging/page.js';
import { pageQuotas } from '../../../src/engine/quotas/read.js';
import { insertCluster } from '../../../src/engine/store/clusters/write.js';
import { insertQuota } from '../../../src/engine/store/quotas.js';
import { insertTemplate } from '../../../src/engine/store/templates.js';
import { pageClusterTemplates } from '../../../src/engine/templates/lookup.js';
import { type Lab, startLab } from '../lab.js';
import { aCluster, aTemplate } from '../rows.js';

describe('lists by page, as Magnum asks for them', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
    const { projectId } = lab.caller;
    const template = aTemplate({ uuid: randomUUID(), projectId });
    await lab.engine.db.write(async (tx) => {
      await insertTemplate(tx, template);
      for (const [i, name] of ['a', 'b', 'c'].entries()) {
        const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, i));
        const clusterTemplateId = template.uuid;
        await insertCluster(tx, aCluster({ projectId, name, clusterTemplateId, createdAt }));
        await insertQuota(tx, { projectId: `project-${name}`, resource: 'Cluster', hardLimit: i + 1 });
      }
      const foreign = { clusterTemplateId: template.uuid, projectId: 'elsewhere' };
      await insertCluster(tx, aCluster({ ...foreign, name: 'theirs' }));
    });
  });
  afterAll(() => lab?.stop());

  const clusters = (asked: PageInput) => pageClusters(lab.engine, lab.caller, asked);

  it('goes on after the marker, and says when nothing follows', async () => {
    const first = await clusters({ limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['a', 'b']);
    const second = await clusters({ limit: '2', marker: first.next ?? '' });
    expect(second.items.map(({ name }) => name)).toEqual(['c']);
    expect(second.next).toBeNull();
    const newest = await clusters({ sortKey: 'name', sortDir: 'desc' });
    expect(newest.items.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });

  it.each<[PageInput, string]>([
    [{ limit: 0 }, 'Limit must be positive'],
    [{ limit: -1 }, 'Limit must be positive'],
    [
      { limit: 'abc' },
      "Invalid input for field/attribute limit. Value: 'abc'. unable to convert to int. Error: invalid literal for int() with base 10: 'abc'",
    ],
    [
      { sortDir: 'up' } as unknown as PageInput,
      "Invalid sort direction: up. Acceptable values are 'asc' or 'desc'",
    ],
    [{ sortKey: 'bad' }, 'The sort_key value "bad" is an invalid field for sorting'],
    [{ sortKey: 'constructor' }, 'The sort_key value "constructor" is an invalid field for sorting'],
    [
      { marker: 'xyz' },
      "Invalid input for field/attribute marker. Value: 'xyz'. unable to convert to uuid. Error: Expected a uuid but received xyz.",
    ],
  ])("refuses %j in Magnum's words", async (asked, sentence) => {
    await expect(clusters(asked)).rejects.toMatchObject({ code: 'page.invalid', message: sentence });
  });

  it("finds no marker that is another project's", async () => {
    const admin = { ...lab.caller, roles: ['admin'], projectId: 'elsewhere' };
    const theirs = (await pageClusters(lab.engine, admin, { sortKey: 'name', sortDir: 'desc', limit: 1 }))
      .items[0];
    expect(theirs?.name).toBe('theirs');
    await expect(clusters({ marker: theirs?.uuid ?? '' })).rejects.toMatchObject({
      code: 'cluster.not_found',
    });
  });

  it('has templates, node groups and quotas by page too', async () => {
    const { engine, caller } = lab;
    const templates = await pageClusterTemplates(engine, caller, { limit: 1 });
    const more = await pageClusterTemplates(engine, caller, { limit: 10, marker: templates.next ?? '' });
    expect([...templates.items, ...more.items].map(({ name }) => name).sort()).toEqual([
      'swarm',
      'swarm-template',
      'swarm-without-tls',
    ]);
    const { page } = await pageNodeGroups(engine, caller, 'a', {
      limit: 1,
      sortKey: 'name',
      sortDir: 'desc',
    });
    expect(page.items.map(({ name }) => name)).toEqual(['default-worker']);
    const rest = await pageNodeGroups(engine, caller, 'a', {
      marker: page.next ?? '',
      sortKey: 'name',
      sortDir: 'desc',
    });
    expect(rest.page).toMatchObject({ items: [{ name: 'default-master' }], next: null });
    const admin = { ...caller, roles: ['admin'] };
    const quotas = await pageQuotas(engine, admin, { allTenants: true, limit: 2 });
    expect(quotas.items.map(({ projectId }) => projectId)).toEqual(['project-a', 'project-b']);
    const last = await pageQuotas(engine, admin, { allTenants: true, marker: quotas.next ?? '' });
    expect(last.items.map(({ hardLimit }) => hardLimit)).toEqual([3]);
    await expect(pageQuotas(engine, admin, { marker: 'x' })).rejects.toMatchObject({ code: 'page.invalid' });
  });
});
