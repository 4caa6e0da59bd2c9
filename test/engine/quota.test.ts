import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import type { Engine } from '../../src/engine/engine.js';
import { createQuota, deleteQuota, updateQuota } from '../../src/engine/quotas/change.js';
import { showQuota } from '../../src/engine/quotas/read.js';
import { insertTemplate } from '../../src/engine/store/templates.js';
import type { Lab } from './lab.js';
import { bothDatabases, startLabOn } from './on-both.js';
import { aTemplate } from './rows.js';

describe.each(bothDatabases)('the quota of clusters on %s', (_, start) => {
  let lab: Lab;
  let engine: Engine;
  beforeAll(async () => {
    lab = await startLabOn(start, ({ settings }) => ({
      settings: { ...settings, maxClustersPerProject: 1 },
    }));
    engine = lab.engine;
    await engine.db.write((tx) => insertTemplate(tx, aTemplate({ projectId: lab.caller.projectId })));
  });
  afterAll(() => lab?.stop());

  it('lets one of ten creates at once pass, and says why to the others', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (__, i) =>
        createCluster(engine, lab.caller, { name: `c${i}`, clusterTemplate: 'swarm-template' }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'quota.exceeded' });
    }
    expect(await engine.db.read.cluster.count()).toBe(1);
    expect(await engine.db.read.operation.count()).toBe(1);
  });

  it('is the project’s own where it has one, changed by admins, and the default again when that is gone', async () => {
    const admin = { ...lab.caller, roles: ['admin'] };
    const create = (name: string) =>
      createCluster(engine, lab.caller, { name, clusterTemplate: 'swarm-template' });
    await createQuota(engine, admin, { project: 'demo', hardLimit: 3 });
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (__, i) => create(`more${i}`)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect((await showQuota(engine, lab.caller)).quota).toMatchObject({ hardLimit: 3, used: 3 });
    await updateQuota(engine, admin, { project: lab.caller.projectId, hardLimit: 4 });
    await create('fourth');
    await expect(create('fifth')).rejects.toMatchObject({
      message:
        'Resource limit exceeded: You have reached the maximum clusters per project, 4. You may delete a cluster to make room for a new one.',
    });
    await deleteQuota(engine, admin, { project: 'demo' });
    await expect(create('fifth')).rejects.toThrow('the maximum clusters per project, 1.');
    expect((await showQuota(engine, lab.caller)).quota).toMatchObject({
      hardLimit: 1,
      used: 4,
      stored: null,
    });
  });

  it('is given once, and refused in Magnum’s words otherwise', async () => {
    const admin = { ...lab.caller, roles: ['admin'] };
    const { projectId } = lab.caller;
    const made = await Promise.allSettled(
      [5, 6, 7].map((hardLimit) => createQuota(engine, admin, { project: 'demo', hardLimit })),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(made.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        code: 'quota.exists',
        message: `Quota for project ${projectId} already exists for resource Cluster.`,
      },
    });
    await deleteQuota(engine, admin, { project: 'demo' });
    const key = { project: 'demo' };
    for (const gone of [
      updateQuota(engine, admin, { ...key, hardLimit: 1 }),
      deleteQuota(engine, admin, key),
    ]) {
      await expect(gone).rejects.toMatchObject({
        code: 'quota.not_found',
        message: `Quota could not be found: project_id ${projectId} resource Cluster.`,
      });
    }
    await expect(createQuota(engine, admin, { project: '', hardLimit: 1 })).rejects.toThrow(
      'Must provide a valid project ID.',
    );
    await expect(createQuota(engine, admin, { ...key, hardLimit: -1 })).rejects.toThrow(
      "Invalid input for field/attribute hard_limit. Value: '-1'. Value should be greater or equal to 0",
    );
    await expect(createQuota(engine, admin, { ...key, hardLimit: 1, resource: 'Foo' })).rejects.toThrow(
      "Invalid input for field/attribute resource. Value: 'Foo'. Value should be one of: Cluster",
    );
  });

  it('takes the same request twice for one', async () => {
    const roomy = { ...engine, settings: { ...engine.settings, maxClustersPerProject: 100 } };
    const made = await Promise.all(
      Array.from({ length: 5 }, () =>
        createCluster(roomy, lab.caller, { name: 'same', clusterTemplate: 'swarm-template' }, { key: 'k1' }),
      ),
    );
    expect(new Set(made.map(({ cluster }) => cluster.uuid)).size).toBe(1);
  });
});
