import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteCluster } from '../../src/engine/clusters/delete.js';
import { resizeCluster } from '../../src/engine/clusters/resize.js';
import type { Engine } from '../../src/engine/engine.js';
import { insertCluster } from '../../src/engine/store/clusters/write.js';
import { insertTemplate } from '../../src/engine/store/templates.js';
import type { Lab } from './lab.js';
import { bothDatabases, startLabOn } from './on-both.js';
import { aCluster, aTemplate } from './rows.js';

describe.each(bothDatabases)('changes of one cluster that are asked for at once, on %s', (_, start) => {
  let lab: Lab;
  let engine: Engine;
  beforeAll(async () => {
    lab = await startLabOn(start);
    engine = lab.engine;
  });
  afterAll(() => lab?.stop());

  async function aClusterAtRest(): Promise<string> {
    const { projectId } = lab.caller;
    const template = aTemplate({ uuid: randomUUID(), projectId });
    const cluster = aCluster({ projectId, status: 'CREATE_COMPLETE', clusterTemplateId: template.uuid });
    await engine.db.write(async (tx) => {
      await insertTemplate(tx, template);
      await insertCluster(tx, cluster);
    });
    return cluster.uuid;
  }
  const running = (clusterUuid: string) =>
    engine.db.read.operation.findMany({ where: { clusterUuid, state: 'running' } });

  it('are one deletion, however many ask for it', async () => {
    const uuid = await aClusterAtRest();
    const all = await Promise.all(Array.from({ length: 6 }, () => deleteCluster(engine, lab.caller, uuid)));
    expect(new Set(all.map(({ operation }) => operation.id)).size).toBe(1);
    expect(await running(uuid)).toHaveLength(1);
  });

  it('leave one operation: the last resize takes the place of those before', async () => {
    const uuid = await aClusterAtRest();
    await Promise.all(
      [4, 5, 6, 7].map((nodeCount) => resizeCluster(engine, lab.caller, uuid, { nodeCount })),
    );
    const [left, ...more] = await running(uuid);
    expect(more).toEqual([]);
    const cluster = await engine.db.read.cluster.findUnique({ where: { uuid } });
    expect(left?.input).toMatchObject({ nodeCount: cluster?.nodeCount });
  });
});
