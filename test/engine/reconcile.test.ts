import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { deleteCluster } from '../../src/engine/clusters/delete.js';
import { resizeCluster } from '../../src/engine/clusters/resize.js';
import { retryCluster } from '../../src/engine/clusters/retry.js';
import { EngineError } from '../../src/engine/errors.js';
import { reconcile } from '../../src/engine/reconcile/reconcile.js';
import { getCluster } from '../../src/engine/store/clusters/find.js';
import { getOperation } from '../../src/engine/store/operations.js';
import { failureFacts } from '../../src/intents/failure/facts.js';
import { drive, type Lab, startLab, tapped, told } from './lab.js';

const built = [
  'operation.accepted',
  'stage.finished network',
  'stage.finished masters',
  'stage.finished nodes',
  'stage.finished ready',
  'operation.finished CREATE_COMPLETE',
];

describe('reconcile', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(async () => {
    await lab?.stop();
  });

  const accept = (name: string) => createCluster(lab.engine, lab.caller, { name, clusterTemplate: 'swarm' });
  const make = async (name: string) => {
    const accepted = await accept(name);
    await drive(lab.engine, accepted.cluster.uuid, accepted.operation.id);
    return accepted;
  };
  const operationOf = (id: string) => getOperation(lab.engine.db.read, id);

  it('may be called again and again at any time', async () => {
    const { cluster, operation } = await make('again');
    for (let i = 0; i < 3; i++)
      expect(await reconcile(lab.engine, cluster.uuid, { detail: true })).toBe(true);
    expect(await told(lab.engine, operation.id)).toEqual(built);
    expect((await lab.cloud.stacks()).filter((name) => name.startsWith('again-'))).toHaveLength(1);
  });

  it('is done by one of many who call it at once', async () => {
    const { cluster, operation } = await accept('once');
    const calls = await Promise.all(
      Array.from({ length: 8 }, () => reconcile(lab.engine, cluster.uuid, { detail: true })),
    );
    expect(calls.filter(Boolean).length).toBeGreaterThan(0);
    await drive(lab.engine, cluster.uuid, operation.id);
    expect(await told(lab.engine, operation.id)).toEqual(built);
    expect((await lab.cloud.stacks()).filter((name) => name.startsWith('once-'))).toHaveLength(1);
  });

  it('keeps why an update failed that Heat has undone', async () => {
    const { cluster } = await make('undone');
    const instances = (count: number) =>
      lab.cloud.admin.call('PUT', `/compute/v2.1/os-quota-sets/${cluster.projectId}`, {
        quota_set: { instances: count },
      });
    await instances(1);
    const resize = { nodeCount: 3, rollback: true };
    const { operation } = await resizeCluster(lab.engine, lab.caller, 'undone', resize);
    await drive(lab.engine, cluster.uuid, operation.id);
    await instances(50);
    const { outcome } = (await operationOf(operation.id)) ?? {};
    expect(outcome?.status).toBe('ROLLBACK_COMPLETE');
    const [fault] = outcome?.faults ?? [];
    // The server is gone, and Heat tells only what it was in; its reason and the templates know the rest.
    expect(fault?.path).toEqual(['nodes', expect.stringMatching(/^\d$/), 'server']);
    expect(fault?.type).toBe('OS::Nova::Server');
    expect(fault?.reason).toMatch(/Quota exceeded for instances/);
    const told = failureFacts({ faults: outcome?.faults ?? [], reason: outcome?.reason ?? null });
    const about = (label: string) => told.find((fact) => fact.label === label)?.value;
    expect(about('Reason')).toMatch(/^Quota exceeded for instances/);
    expect(about('What it means')).not.toContain('no rule here knows more');
    // A further update that goes well is not explained by what failed before.
    const again = await resizeCluster(lab.engine, lab.caller, 'undone', resize);
    await drive(lab.engine, cluster.uuid, again.operation.id);
    expect((await operationOf(again.operation.id))?.outcome).toMatchObject({
      status: 'UPDATE_COMPLETE',
      faults: [],
    });
  });

  it('does not take what was complete before an update for its outcome', async () => {
    const { cluster } = await make('stale');
    const stackId = (await getCluster(lab.engine.db.read, cluster.uuid))?.stackId ?? '';
    const { heat } = lab.engine.clouds.forProject(cluster.projectId);
    const [before] = await heat.listByIds([stackId]);
    expect(before?.status).toBe('CREATE_COMPLETE');
    const update = await resizeCluster(lab.engine, lab.caller, 'stale', { nodeCount: 3 });
    await reconcile(lab.engine, cluster.uuid, { seen: before, detail: true });
    if ((await operationOf(update.operation.id))?.state === 'succeeded')
      expect((await heat.show(stackId))?.status).toBe('UPDATE_COMPLETE');
    await drive(lab.engine, cluster.uuid, update.operation.id);
    expect((await getCluster(lab.engine.db.read, cluster.uuid))?.nodeAddresses).toHaveLength(3);
  });

  it('does not take the failure before a retry for its outcome', async () => {
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, {
      name: 'retried',
      clusterTemplate: 'swarm',
      flavorId: 'm1.nohost',
    });
    await drive(lab.engine, cluster.uuid, operation.id);
    expect((await operationOf(operation.id))?.outcome?.status).toBe('CREATE_FAILED');
    const stackId = (await getCluster(lab.engine.db.read, cluster.uuid))?.stackId ?? '';
    const { heat } = lab.engine.clouds.forProject(cluster.projectId);
    const [before] = await heat.listByIds([stackId]);
    expect(before?.status).toBe('CREATE_FAILED');
    const retry = await retryCluster(lab.engine, lab.caller, 'retried');
    await reconcile(lab.engine, cluster.uuid, { seen: before, detail: true });
    if ((await operationOf(retry.operation.id))?.state === 'failed')
      expect((await heat.show(stackId))?.status).toBe('UPDATE_FAILED');
    await drive(lab.engine, cluster.uuid, retry.operation.id);
  });

  it('counts a master once that failed in every retry, and no more of it as done', async () => {
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, {
      name: 'thrice',
      clusterTemplate: 'swarm',
      masterFlavorId: 'm1.nohost',
    });
    await drive(lab.engine, cluster.uuid, operation.id);
    const counted = [(await operationOf(operation.id))?.progress.stages.masters];
    for (let again = 0; again < 3; again++) {
      const retry = await retryCluster(lab.engine, lab.caller, 'thrice');
      await drive(lab.engine, cluster.uuid, retry.operation.id);
      counted.push((await operationOf(retry.operation.id))?.progress.stages.masters);
    }
    for (const masters of counted) expect(masters).toEqual({ state: 'failed', done: 1, total: 3 });
  });

  it('gives a create up for a delete that comes meanwhile, and leaves nothing', async () => {
    const before = await lab.cloud.leftovers();
    const { cluster, operation } = await accept('gone');
    let deletion: Awaited<ReturnType<typeof deleteCluster>> | null = null;
    const engine = tapped(lab.engine, async (effect, when) => {
      if (effect !== 'heat.create' || when !== 'before') return;
      deletion = await deleteCluster(lab.engine, lab.caller, 'gone');
    });
    await reconcile(engine, cluster.uuid, { detail: true });
    const { operation: deleting } = await deleteCluster(lab.engine, lab.caller, 'gone');
    expect(deletion).toMatchObject({ operation: { id: deleting.id } });
    await drive(lab.engine, cluster.uuid, deleting.id);
    expect(await told(lab.engine, operation.id)).toEqual(['operation.accepted', 'operation.superseded']);
    expect((await operationOf(deleting.id))?.outcome?.status).toBe('DELETE_COMPLETE');
    expect((await lab.cloud.stacks()).filter((name) => name.startsWith('gone-'))).toEqual([]);
    expect(await lab.cloud.leftovers()).toEqual(before);
  });

  it('never ends a delete with the refusal of the create that it came after', async () => {
    const { cluster } = await accept('refused');
    const engine = tapped(lab.engine, async (effect, when) => {
      if (effect !== 'heat.create' || when !== 'before') return;
      await deleteCluster(lab.engine, lab.caller, 'refused');
      throw new EngineError('stack.failed', 'Heat refuses.');
    });
    await reconcile(engine, cluster.uuid, { detail: true });
    const { operation } = await deleteCluster(lab.engine, lab.caller, 'refused');
    expect(operation.state).toBe('running');
    await drive(lab.engine, cluster.uuid, operation.id);
    expect((await operationOf(operation.id))?.outcome?.status).toBe('DELETE_COMPLETE');
  });

  it('says that a stack was deleted behind its back', async () => {
    const { cluster, operation } = await accept('behind');
    await reconcile(lab.engine, cluster.uuid, { detail: true });
    const stack = await lab.engine.clouds.forProject(cluster.projectId).heat.show(cluster.stackName);
    if ((await operationOf(operation.id))?.state === 'running' && stack) {
      await lab.engine.clouds.forProject(cluster.projectId).heat.delete(stack);
    }
    await drive(lab.engine, cluster.uuid, operation.id);
    const { outcome } = (await operationOf(operation.id)) ?? {};
    expect(outcome?.status).toBe('CREATE_FAILED');
    expect(outcome?.reason).toContain('not found in Heat');
  });

  it('waits out Keystone and Heat being down, says so on the card, and goes on', async () => {
    const { cluster, operation } = await accept('waiting');
    await lab.cloud.fail({ service: 'heat', status: 503, times: 1000 });
    await reconcile(lab.engine, cluster.uuid, { detail: true });
    const waiting = await getCluster(lab.engine.db.read, cluster.uuid);
    expect(waiting?.conditions.observed).toMatchObject({ state: 'unknown' });
    expect((await operationOf(operation.id))?.state).toBe('running');
    await lab.cloud.mend();
    await drive(lab.engine, cluster.uuid, operation.id);
    expect(await told(lab.engine, operation.id)).toEqual(built);
    expect((await getCluster(lab.engine.db.read, cluster.uuid))?.conditions.observed?.state).toBe('true');
  });

  it('removes trust and trustee with the cluster', async () => {
    const before = await lab.cloud.leftovers();
    const { cluster } = await make('trusted');
    const during = await lab.cloud.leftovers();
    expect(during.trusts).toBe(before.trusts + 1);
    expect(during.trustees).toHaveLength(before.trustees.length + 1);
    const { operation } = await deleteCluster(lab.engine, lab.caller, 'trusted');
    await drive(lab.engine, cluster.uuid, operation.id);
    expect(await lab.cloud.leftovers()).toEqual(before);
  });
});
