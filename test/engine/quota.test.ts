import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import type { Engine } from '../../src/engine/engine.js';
import { openDatabase } from '../../src/engine/store/database.js';
import { insertTemplate } from '../../src/engine/store/templates.js';
import { type Databases, postgresDatabases, sqliteDatabases } from './database.js';
import { type Lab, startLab } from './lab.js';
import { aTemplate } from './rows.js';

describe.each([
  ['SQLite', sqliteDatabases],
  ['PostgreSQL', postgresDatabases],
])('the quota of clusters on %s', (_, start) => {
  let lab: Lab;
  let databases: Databases;
  let engine: Engine;
  beforeAll(async () => {
    lab = await startLab();
    databases = await start();
    const settings = { ...lab.engine.settings, maxClustersPerProject: 1 };
    engine = { ...lab.engine, settings, db: await openDatabase(await databases.fresh()) };
    await engine.db.write((tx) => insertTemplate(tx, aTemplate({ projectId: lab.caller.projectId })));
  });
  afterAll(async () => {
    await engine?.db.close();
    await databases?.stop();
    await lab?.stop();
  });

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
