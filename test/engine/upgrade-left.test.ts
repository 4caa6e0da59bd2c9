import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { showCluster } from '../../src/engine/clusters/lookup.js';
import { resizeCluster } from '../../src/engine/clusters/resize.js';
import { retryCluster } from '../../src/engine/clusters/retry.js';
import { planUpgrade, upgradeCluster } from '../../src/engine/clusters/upgrade.js';
import type { Engine } from '../../src/engine/engine.js';
import { createNodeGroup } from '../../src/engine/nodegroups/create.js';
import { deleteNodeGroup } from '../../src/engine/nodegroups/delete.js';
import { listOperations } from '../../src/engine/store/operations.js';
import { createClusterTemplate } from '../../src/engine/templates/create.js';
import { failureCard } from '../../src/intents/cluster/operation-card.js';
import { drive, type Lab, startLab, told } from './lab.js';

describe('an upgrade that no master could finish', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
    const templates: Record<string, Record<string, string>> = {
      old: { kube_tag: 'v1.35.3', etcd_tag: '3.6.3-0' },
      right: { kube_tag: 'v1.36.1' },
      wrong: { kube_tag: 'v1.36.99' },
      'also-wrong': { kube_tag: 'v1.35.99' },
      older: { kube_tag: 'v1.35.1' },
    };
    for (const [name, labels] of Object.entries(templates)) {
      await createClusterTemplate(lab.engine, lab.caller, {
        name,
        coe: 'kubernetes',
        imageId: 'fedora-coreos',
        keypairId: 'testkey',
        externalNetworkId: 'public',
        flavorId: 'm1.small',
        labels,
      });
    }
  });
  afterAll(() => lab?.stop());

  const show = (name: string) => showCluster(lab.engine, lab.caller, name);
  const upgrade = async (name: string, clusterTemplate: string) => {
    const { operation, cluster } = await upgradeCluster(lab.engine, lab.caller, name, { clusterTemplate });
    await drive(lab.engine, cluster.uuid, operation.id);
    return { operation, told: await told(lab.engine, operation.id) };
  };
  /** A cluster of the template `old` whose upgrade to `wrong` has failed. */
  const failed = async (name: string) => {
    const input = { clusterTemplate: 'old', name, labels: { coredns_tag: 'v1.12.0' }, mergeLabels: true };
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, input);
    await drive(lab.engine, cluster.uuid, operation.id);
    await upgrade(name, 'wrong');
    expect((await show(name)).status).toBe('UPDATE_FAILED');
    return show(name);
  };
  const servers = async (name: string) => {
    const { stackId, stackName, projectId } = await show(name);
    const { heat } = lab.engine.clouds.forProject(projectId);
    const resources = await heat.resources({ id: stackId ?? '', name: stackName }, 5);
    return resources
      .filter(({ type }) => type === 'OS::Nova::Server')
      .map(({ physicalId }) => physicalId)
      .sort();
  };

  it('is followed by one to the right version, on the same servers', async () => {
    await failed('onward');
    const before = await servers('onward');
    const plan = await planUpgrade(lab.engine, lab.caller, 'onward', { clusterTemplate: 'right' });
    expect([plan.before.name, plan.after.name, plan.leaves === null]).toEqual(['wrong', 'right', false]);
    expect(plan.changed).toEqual([{ label: 'kube_tag', from: 'v1.36.99', to: 'v1.36.1' }]);
    const { told } = await upgrade('onward', 'right');
    expect(told).toEqual([
      'operation.accepted',
      'stage.finished masters',
      'stage.finished nodes',
      'stage.finished ready',
      'operation.finished UPDATE_COMPLETE',
    ]);
    expect(await show('onward')).toMatchObject({
      status: 'UPDATE_COMPLETE',
      coeVersion: 'v1.36.1',
      labels: { kube_tag: 'v1.36.1', coredns_tag: 'v1.12.0' },
      upgrades: 2,
    });
    expect(await servers('onward')).toEqual(before);
  });

  it('is followed by the way back to the template that the servers are of, and by nothing older', async () => {
    await failed('back');
    await expect(upgrade('back', 'older')).rejects.toMatchObject({
      message: expect.stringContaining('kube_tag v1.35.1 is older than v1.35.3'),
    });
    await upgrade('back', 'old');
    expect(await show('back')).toMatchObject({
      status: 'UPDATE_COMPLETE',
      labels: { kube_tag: 'v1.35.3', etcd_tag: '3.6.3-0', coredns_tag: 'v1.12.0' },
    });
    // It has been upgraded and goes on as any other.
    const { operation, cluster } = await resizeCluster(lab.engine, lab.caller, 'back', { nodeCount: 2 });
    await drive(lab.engine, cluster.uuid, operation.id);
    expect((await show('back')).status).toBe('UPDATE_COMPLETE');
  });

  it('may be followed by another that fails, which says so of its own', async () => {
    const { uuid } = await failed('twice');
    const { operation } = await retryCluster(lab.engine, lab.caller, 'twice');
    await drive(lab.engine, uuid, operation.id);
    await upgrade('twice', 'also-wrong');
    const now = await show('twice');
    expect([now.status, now.statusReason]).toEqual([
      'UPDATE_FAILED',
      expect.stringContaining('Could not download v1.35.99 of kubelet'),
    ]);
    await upgrade('twice', 'old');
    expect((await show('twice')).status).toBe('UPDATE_COMPLETE');
  });

  it('is named beside the retry where something else is refused', async () => {
    await failed('stays');
    await expect(resizeCluster(lab.engine, lab.caller, 'stays', { nodeCount: 3 })).rejects.toMatchObject({
      code: 'cluster.wrong_status',
      hint: 'Go on with it: cluster-retry stays. No master has finished it, so another template can take its place: cluster-upgrade stays TEMPLATE',
    });
  });

  it('leaves node groups as they are, whose change would hide it', async () => {
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, {
      clusterTemplate: 'old',
      name: 'grouped',
    });
    await drive(lab.engine, cluster.uuid, operation.id);
    const big = await createNodeGroup(lab.engine, lab.caller, 'grouped', { name: 'big' });
    await drive(lab.engine, cluster.uuid, big.operation.id);
    await upgrade('grouped', 'wrong');
    const refused = {
      code: 'cluster.wrong_status',
      message: 'grouped is upgraded only in part, so that its node groups stay as they are.',
      hint: 'Go on with it: cluster-retry grouped',
    };
    await expect(deleteNodeGroup(lab.engine, lab.caller, 'grouped', 'big')).rejects.toMatchObject(refused);
    expect((await show('grouped')).status).toBe('UPDATE_FAILED');
    await upgrade('grouped', 'old');
    const gone = await deleteNodeGroup(lab.engine, lab.caller, 'grouped', 'big');
    await drive(lab.engine, cluster.uuid, gone.operation.id);
    expect((await show('grouped')).status).toBe('UPDATE_COMPLETE');
  });

  it('offers another template beside the retry, and no other number of nodes', async () => {
    const cluster = await show('stays');
    const [operation] = await listOperations(lab.engine.db.read, cluster.uuid, 1);
    const view = operation && { operation, cluster, template: null };
    const card = view ? failureCard(view) : expect.unreachable();
    expect(card.buttons?.map(({ label }) => label)).toEqual([
      'Try again',
      'Other template',
      'What the node said',
      'Delete',
    ]);
    expect(card.facts?.map(({ label }) => label)).toContain('Another way out');
  });

  it('is gone on with once a master has told Heat that it has it', async () => {
    const { stackId, stackName, projectId } = await show('stays');
    const heat = lab.engine.clouds.forProject(projectId).heat;
    const stack = { id: stackId ?? '', name: stackName };
    const [heard] = await heat.signals(stack, 5, ([group]) => group === 'masters');
    const id = heard?.signals.find(({ status }) => status === 'FAILURE')?.id ?? '';
    expect(id).toMatch(/-master-0-upgrade-1$/);
    const engine: Engine = {
      ...lab.engine,
      clouds: {
        ...lab.engine.clouds,
        forProject: (project) => {
          const cloud = lab.engine.clouds.forProject(project);
          const signals = async () => [
            { path: ['masters', '0'], signals: [{ id, status: 'SUCCESS' as const, reason: '' }] },
          ];
          return { ...cloud, heat: { ...cloud.heat, signals } };
        },
      },
    };
    await expect(planUpgrade(engine, lab.caller, 'stays', { clusterTemplate: 'old' })).rejects.toMatchObject({
      code: 'cluster.wrong_status',
      hint: `${id.replace('-upgrade-1', '')} has been upgraded to wrong meanwhile: go on with that upgrade by cluster-retry stays`,
    });
  });

  it('is gone on with where Heat saw a master finish it', async () => {
    const [last] = await listOperations(lab.engine.db.read, (await show('stays')).uuid, 1);
    const progress = { done: 1, total: 3, stages: { masters: { state: 'failed', done: 1, total: 2 } } };
    await lab.engine.db.write((tx) =>
      tx.operation.update({ where: { id: last?.id ?? '' }, data: { progress } }),
    );
    await expect(
      planUpgrade(lab.engine, lab.caller, 'stays', { clusterTemplate: 'old' }),
    ).rejects.toMatchObject({
      code: 'cluster.wrong_status',
      message: 'Upgrading a cluster when status is "UPDATE_FAILED" is not supported.',
      hint: 'A master has been upgraded to wrong: go on with that upgrade by cluster-retry stays',
    });
  });
});
