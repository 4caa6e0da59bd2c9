import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { showCluster } from '../../src/engine/clusters/lookup.js';
import { resizeCluster } from '../../src/engine/clusters/resize.js';
import { retryCluster } from '../../src/engine/clusters/retry.js';
import { planUpgrade, type UpgradeInput, upgradeCluster } from '../../src/engine/clusters/upgrade.js';
import { createNodeGroup } from '../../src/engine/nodegroups/create.js';
import { showNodeGroup } from '../../src/engine/nodegroups/lookup.js';
import { listNodes } from '../../src/engine/nodes/node.js';
import { listOperations } from '../../src/engine/store/operations.js';
import { createClusterTemplate } from '../../src/engine/templates/create.js';
import type { TemplateInput } from '../../src/engine/templates/input.js';
import { drive, type Lab, startLab, told } from './lab.js';

describe('the upgrade of a cluster', () => {
  let lab: Lab;
  let clusterUuid: string;

  const template = (name: string, labels: Record<string, string>, more: Partial<TemplateInput> = {}) =>
    createClusterTemplate(lab.engine, lab.caller, {
      name,
      coe: 'kubernetes',
      imageId: 'fedora-coreos',
      keypairId: 'testkey',
      externalNetworkId: 'public',
      flavorId: 'm1.small',
      labels,
      ...more,
    });

  beforeAll(async () => {
    lab = await startLab();
    await template('k8s-1.35', {
      kube_tag: 'v1.35.3',
      etcd_tag: '3.6.3-0',
      service_cluster_ip_range: '10.1.0.0/16',
    });
    await template('k8s-1.36', { kube_tag: 'v1.36.1', service_cluster_ip_range: '10.2.0.0/16' });
    await template('k8s-1.36.99', { kube_tag: 'v1.36.99' });
    await template('k8s-1.38', { kube_tag: 'v1.38.0' });
    await template('k8s-calico', { kube_tag: 'v1.36.1' }, { networkDriver: 'calico' });
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, {
      clusterTemplate: 'k8s-1.35',
      name: 'prod',
      nodeCount: 2,
      labels: { coredns_tag: 'v1.12.0' },
      mergeLabels: true,
    });
    clusterUuid = cluster.uuid;
    await drive(lab.engine, clusterUuid, operation.id);
  });
  afterAll(() => lab?.stop());

  const plan = (input: UpgradeInput) => planUpgrade(lab.engine, lab.caller, 'prod', input);
  const cluster = () => showCluster(lab.engine, lab.caller, 'prod');
  const group = async (name: string) => (await showNodeGroup(lab.engine, lab.caller, 'prod', name)).group;
  const nodes = async () =>
    (await listNodes(lab.engine, await cluster(), await group('default-worker'))).length;
  const upgrade = async (input: UpgradeInput) => {
    const { operation } = await upgradeCluster(lab.engine, lab.caller, 'prod', input);
    await drive(lab.engine, clusterUuid, operation.id);
    return operation.id;
  };

  it('is shown label by label before it is done', async () => {
    const { before, after, changed, kept } = await plan({ clusterTemplate: 'k8s-1.36' });
    expect([before.name, after.name]).toEqual(['k8s-1.35', 'k8s-1.36']);
    expect(changed).toEqual([
      { label: 'kube_tag', from: 'v1.35.3', to: 'v1.36.1' },
      // What the old template alone said is said no more; what the cluster itself said stays.
      { label: 'etcd_tag', from: '3.6.3-0', to: null },
    ]);
    expect(kept).toEqual([{ label: 'service_cluster_ip_range', from: '10.1.0.0/16', to: '10.2.0.0/16' }]);
  });

  it.each<[UpgradeInput, string]>([
    [
      { clusterTemplate: 'k8s-1.38' },
      'kube_tag v1.38.0 skips a release after v1.35.3, and Kubernetes takes one at a time: upgrade to a v1.36 first.',
    ],
    [
      { clusterTemplate: 'k8s-calico' },
      'k8s-calico has network_driver calico, and the cluster was built with flannel.',
    ],
    [{ clusterTemplate: 'swarm' }, 'swarm has coe swarm, and the cluster was built with kubernetes.'],
    [{ clusterTemplate: 'k8s-1.35' }, 'prod has everything that k8s-1.35 says already.'],
  ])('refuses %j', async (input, reason) => {
    await expect(plan(input)).rejects.toMatchObject({
      code: 'template.not_for_upgrade',
      message: `Cluster Template is not valid for upgrade: ${reason}`,
    });
  });

  it('takes no offence at what clients fill in where a template says nothing', async () => {
    await template(
      'filled-in',
      { kube_tag: 'v1.36.1' },
      { dockerStorageDriver: 'overlay2', dnsNameserver: '8.8.4.4' },
    );
    const { before } = await plan({ clusterTemplate: 'filled-in' });
    expect(before.dockerStorageDriver).toBeNull();
  });

  it('refuses a batch of none, and clusters whose driver cannot', async () => {
    await expect(plan({ clusterTemplate: 'k8s-1.36', maxBatchSize: 0 })).rejects.toMatchObject({
      message:
        "Invalid input for field/attribute max_batch_size. Value: '0'. Value should be greater or equal to 1",
    });
    const { engine, caller } = lab;
    const { cluster: swarm } = await createCluster(engine, caller, { clusterTemplate: 'swarm', name: 'old' });
    await expect(planUpgrade(engine, caller, swarm.uuid, { clusterTemplate: 'swarm' })).rejects.toMatchObject(
      {
        code: 'cluster.no_upgrade',
        message: "'upgrade_cluster' is not supported by this driver.",
      },
    );
  });

  it('that fails says which server could not, and a retry goes on with it', async () => {
    const failed = await upgrade({ clusterTemplate: 'k8s-1.36.99' });
    expect((await told(lab.engine, failed)).at(-1)).toBe('operation.finished UPDATE_FAILED');
    const now = await cluster();
    expect(now.statusReason).toContain('Could not download v1.36.99 of kubelet');
    const { operation } = await retryCluster(lab.engine, lab.caller, 'prod');
    expect(operation.input).toMatchObject({ of: 'upgrade', upgrade: { to: 'k8s-1.36.99' } });
    await drive(lab.engine, clusterUuid, operation.id);
    // The master still cannot: its release is not there.
    expect((await cluster()).status).toBe('UPDATE_FAILED');
    expect(await nodes()).toBe(2);
  });

  it('that failed lets nobody resize, which would upgrade all nodes at once', async () => {
    await expect(resizeCluster(lab.engine, lab.caller, 'prod', { nodeCount: 3 })).rejects.toMatchObject({
      code: 'cluster.wrong_status',
      message: 'prod is upgraded only in part, so that no other number of its nodes can be asked for.',
      hint: 'Go on with it: cluster-retry prod. No master has finished it, so another template can take its place: cluster-upgrade prod TEMPLATE',
    });
  });

  it('that failed never has a master built anew, also not by the retry of something else', async () => {
    const masters = async () => {
      const { stackId, stackName } = await cluster();
      const { heat } = lab.engine.clouds.forCaller(lab.caller);
      const resources = await heat.resources({ id: stackId ?? '', name: stackName }, 5);
      const servers = resources.filter(
        ({ path, type }) => path[0] === 'masters' && type === 'OS::Nova::Server',
      );
      return servers.map(({ physicalId }) => physicalId);
    };
    const before = await masters();
    // As if a resize had failed meanwhile, in an earlier version.
    const [last] = await listOperations(lab.engine.db.read, clusterUuid, 1);
    await lab.engine.db.write((tx) =>
      tx.operation.update({
        where: { id: last?.id ?? '' },
        data: { kind: 'update', input: { nodeCount: 1 } },
      }),
    );
    const { operation } = await retryCluster(lab.engine, lab.caller, 'prod');
    expect(operation.input).toMatchObject({ of: 'update' });
    await drive(lab.engine, clusterUuid, operation.id);
    expect(before).toHaveLength(1);
    expect(await masters()).toEqual(before);
  });
});

describe('an upgrade that goes through', () => {
  let lab: Lab;
  let clusterUuid: string;
  beforeAll(async () => {
    lab = await startLab();
    for (const release of ['v1.35.3', 'v1.36.1']) {
      await createClusterTemplate(lab.engine, lab.caller, {
        name: release,
        coe: 'kubernetes',
        imageId: 'fedora-coreos',
        keypairId: 'testkey',
        externalNetworkId: 'public',
        flavorId: 'm1.small',
        labels: { kube_tag: release },
      });
    }
    const { cluster, operation } = await createCluster(lab.engine, lab.caller, {
      clusterTemplate: 'v1.35.3',
      name: 'prod',
      nodeCount: 3,
    });
    clusterUuid = cluster.uuid;
    await drive(lab.engine, clusterUuid, operation.id);
    const made = await createNodeGroup(lab.engine, lab.caller, 'prod', { name: 'big', nodeCount: 1 });
    await drive(lab.engine, clusterUuid, made.operation.id);
  });
  afterAll(() => lab?.stop());

  const cluster = () => showCluster(lab.engine, lab.caller, 'prod');
  const workers = async (name = 'default-worker') => {
    const { group } = await showNodeGroup(lab.engine, lab.caller, 'prod', name);
    return (await listNodes(lab.engine, await cluster(), group)).map(({ serverId }) => serverId);
  };

  it('keeps every server, and tells of masters before nodes', async () => {
    const before = await workers();
    const input = { clusterTemplate: 'v1.36.1', maxBatchSize: 2 };
    const request = { key: 'upgrade-once' };
    const { operation } = await upgradeCluster(lab.engine, lab.caller, 'prod', input, request);
    const again = await upgradeCluster(lab.engine, lab.caller, 'prod', input, request);
    expect(again.operation.id).toBe(operation.id);
    expect((await cluster()).status).toBe('UPDATE_IN_PROGRESS');
    await drive(lab.engine, clusterUuid, operation.id);
    expect(await cluster()).toMatchObject({
      status: 'UPDATE_COMPLETE',
      coeVersion: 'v1.36.1',
      labels: { kube_tag: 'v1.36.1' },
      upgrades: 1,
    });
    expect(await workers()).toEqual(before);
    const stages = (await told(lab.engine, operation.id)).filter((one) => one.startsWith('stage'));
    expect(stages).toEqual(['stage.finished masters', 'stage.finished nodes', 'stage.finished ready']);
  });

  it('has later servers begin with the new versions, all at once and not in the batches of the upgrade', async () => {
    const batch = async () => {
      const { projectId, stackId } = await cluster();
      const stack = await lab.engine.clouds.forProject(projectId).heat.show(stackId ?? '');
      return stack?.parameters.update_max_batch_size;
    };
    expect(await batch()).toBe('2');
    const { operation } = await resizeCluster(lab.engine, lab.caller, 'prod', { nodeCount: 4 });
    await drive(lab.engine, clusterUuid, operation.id);
    expect((await cluster()).status).toBe('UPDATE_COMPLETE');
    expect(await workers()).toHaveLength(4);
    expect(await batch()).toBe('1000');
  });

  it('lets a further group follow, and only to the template of its cluster', async () => {
    const before = await workers('big');
    const big = { nodegroup: 'big' };
    await expect(
      planUpgrade(lab.engine, lab.caller, 'prod', { clusterTemplate: 'v1.35.3', ...big }),
    ).rejects.toMatchObject({
      message:
        "Cluster Template is not valid for upgrade: Nodegroup big can be upgraded only to match cluster's template (v1.36.1).",
    });
    const input = { clusterTemplate: 'v1.36.1', ...big };
    const { operation } = await upgradeCluster(lab.engine, lab.caller, 'prod', input);
    await drive(lab.engine, clusterUuid, operation.id);
    expect(await workers('big')).toEqual(before);
    const { group } = await showNodeGroup(lab.engine, lab.caller, 'prod', 'big');
    expect(group).toMatchObject({ status: 'UPDATE_COMPLETE', labels: { kube_tag: 'v1.36.1' } });
  });

  it('does not go back', async () => {
    await expect(
      planUpgrade(lab.engine, lab.caller, 'prod', { clusterTemplate: 'v1.35.3' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('Kubernetes does not go back') });
  });
});
