import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../../src/engine/clusters/create.js';
import { createSeal } from '../../../src/engine/seal.js';
import { getCluster } from '../../../src/engine/store/clusters/find.js';
import { type Database, openDatabase } from '../../../src/engine/store/database.js';
import { listNodeGroups } from '../../../src/engine/store/nodegroups.js';
import { getOperation, insertOperations } from '../../../src/engine/store/operations.js';
import { getPending, keepPending } from '../../../src/engine/store/pending.js';
import { sealOldRows } from '../../../src/engine/store/seal-old-rows.js';
import { findSealedSecret } from '../../../src/engine/store/secrets.js';
import { getTemplate } from '../../../src/engine/store/templates.js';
import { createClusterTemplate } from '../../../src/engine/templates/create.js';
import type { Databases } from '../database.js';
import { columnsWith } from '../every-column.js';
import { type Lab, startLab } from '../lab.js';
import { bothDatabases } from '../on-both.js';

const secret = 'Hush4711';
const labels = { kube_tag: 'v1.36.1', grafana_admin_passwd: secret };
const proxy = `http://me:${secret}@proxy:3128`;
const seal = createSeal('one key of an installation, long enough');

describe.each(bothDatabases)('what an older program left in clear: %s', (_, start) => {
  let lab: Lab;
  let databases: Databases;
  let url: string;
  let db: Database;
  let other: Database;
  let ids: { template: string; cluster: string; operation: string; pending: string };
  beforeAll(async () => {
    lab = await startLab();
    databases = await start();
    url = await databases.fresh();
    db = await openDatabase(url, seal);
    other = await openDatabase(url, seal);
    const engine = { ...lab.engine, db, seal };
    const template = await createClusterTemplate(engine, lab.caller, {
      name: 'old',
      coe: 'kubernetes',
      imageId: 'fedora-coreos',
      externalNetworkId: 'public',
      keypairId: 'testkey',
    });
    const { cluster, operation } = await createCluster(engine, lab.caller, {
      name: 'old',
      clusterTemplate: 'old',
    });
    const upgrade = {
      ...operation,
      id: 'upgrade',
      kind: 'upgrade' as const,
      input: {
        upgrade: {
          from: 'a',
          to: 'b',
          labels: [],
          maxBatchSize: 1,
          previous: { clusterTemplateId: template.uuid, labels: {}, upgrades: 0 },
        },
      },
    };
    const person = { platform: 'slack', workspace: 'w', id: 'ann' };
    const place = { platform: 'slack', workspace: 'w', channel: 'ops' };
    await db.write((tx) => insertOperations(tx, [{ operation: upgrade, requestKey: null }]));
    const intent = { name: 'cluster-create', slots: {} };
    const pending = await db.write((tx) => keepPending(tx, { intent, person, place }));
    await db.write(async (tx) => {
      await tx.clusterTemplate.updateMany({ data: { labels, httpProxy: proxy } });
      await tx.cluster.updateMany({ data: { labels } });
      await tx.nodeGroup.updateMany({ where: { role: 'worker' }, data: { labels } });
      const { previous } = upgrade.input.upgrade;
      const input = { upgrade: { ...upgrade.input.upgrade, previous: { ...previous, labels } } };
      await tx.operation.updateMany({ where: { id: 'upgrade' }, data: { input } });
      await tx.pending.updateMany({ data: { intent: { ...intent, slots: { labels } } } });
      await tx.approval.create({
        data: {
          number: 1,
          action: 'upgrade',
          projectId: 'p',
          projectName: 'p',
          intent: {},
          before: { name: 'old', target: { name: 'next', labels } },
          subjectHash: '',
          state: 'APPLIED',
          version: 1,
          requester: {},
          askers: [],
          reason: '',
          approvalsNeeded: 1,
          denialsNeeded: 1,
          policyVersion: '',
          stepUp: false,
          expiresAt: new Date(),
          createdAt: new Date(),
        },
      });
    });
    ids = { template: template.uuid, cluster: cluster.uuid, operation: 'upgrade', pending };
  });
  afterAll(async () => {
    await db?.close();
    await other?.close();
    await databases?.stop();
    await lab?.stop();
  });

  const read = async () => ({
    template: await getTemplate(db.read, ids.template),
    cluster: await getCluster(db.read, ids.cluster),
    groups: await listNodeGroups(db.read, ids.cluster),
    operation: await getOperation(db.read, ids.operation),
    pending: await getPending(db.read, ids.pending),
  });

  it('reads as it was, is sealed by two replicas that start at once, and reads the same', async () => {
    const before = await read();
    expect(before).toMatchObject({
      template: { labels, httpProxy: proxy },
      cluster: { labels },
      operation: { input: { upgrade: { previous: { labels } } } },
      pending: { intent: { slots: { labels } } },
    });
    expect(await columnsWith(db, secret)).toEqual([
      'Approval.before',
      'Cluster.labels',
      'ClusterTemplate.httpProxy',
      'ClusterTemplate.labels',
      'NodeGroup.labels',
      'Operation.input',
      'Pending.intent',
    ]);
    await Promise.all([sealOldRows(db), sealOldRows(other)]);
    expect(await columnsWith(db, secret)).toEqual([]);
    expect(await read()).toEqual(before);
    expect(await sealOldRows(db)).toBe(0);
    if (db.provider === 'postgresql') return;
    const path = url.slice('file:'.length);
    for (const file of [path, `${path}-wal`])
      expect(readFileSync(file, 'latin1').includes(secret), file).toBe(false);
  });

  it('is no loss to who changes a row at the same moment', async () => {
    await db.write((tx) => tx.cluster.updateMany({ data: { labels } }));
    const newer = { grafana_admin_passwd: `${secret}-newer` };
    const slow: Database = {
      ...db,
      async write(work) {
        await other.write((tx) => tx.cluster.updateMany({ data: { labels: newer } }));
        return db.write(work);
      },
    };
    await sealOldRows(slow);
    expect((await getCluster(db.read, ids.cluster))?.labels).toEqual(newer);
    await sealOldRows(db);
    expect((await getCluster(db.read, ids.cluster))?.labels).toEqual(newer);
    expect(await columnsWith(db, secret)).toEqual([]);
  });

  it('is not opened by another key, which a label alone gives away', async () => {
    await db.write(async (tx) => {
      await tx.x509KeyPair.deleteMany();
      await tx.cluster.updateMany({ data: { trusteePassword: null } });
    });
    const sealed = await findSealedSecret(db.read);
    expect(() => createSeal('another key, which is also long enough').open(sealed ?? '')).toThrow();
    expect(JSON.parse(seal.open(sealed ?? ''))).toBe(secret);
  });
});
