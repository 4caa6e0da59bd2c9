import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { own } from '../../src/card/own.js';
import { createCluster } from '../../src/engine/clusters/create.js';
import { deleteCluster } from '../../src/engine/clusters/delete.js';
import { showCluster } from '../../src/engine/clusters/lookup.js';
import { planResize, resizeCluster } from '../../src/engine/clusters/resize.js';
import { retryCluster } from '../../src/engine/clusters/retry.js';
import { createNodeGroup } from '../../src/engine/nodegroups/create.js';
import { deleteNodeGroup } from '../../src/engine/nodegroups/delete.js';
import { listNodeGroups, showNodeGroup } from '../../src/engine/nodegroups/lookup.js';
import { previewPlan } from '../../src/engine/nodegroups/preview.js';
import { updateNodeGroup } from '../../src/engine/nodegroups/update.js';
import { listNodes } from '../../src/engine/nodes/node.js';
import { resizePreviewCard } from '../../src/intents/cluster/shrink.js';
import { drive, type Lab, startLab, told } from './lab.js';

describe('node groups of a cluster', () => {
  let lab: Lab;
  let clusterUuid: string;

  beforeAll(async () => {
    lab = await startLab({ MAX_CLUSTERS_PER_PROJECT: '5' });
    const { engine, caller } = lab;
    const { cluster, operation } = await createCluster(engine, caller, {
      clusterTemplate: 'swarm-without-tls',
      name: 'ci',
    });
    clusterUuid = cluster.uuid;
    await drive(engine, clusterUuid, operation.id);
  });
  afterAll(async () => {
    await lab?.stop();
  });

  const groups = async () => (await listNodeGroups(lab.engine, lab.caller, 'ci')).groups;
  const group = async (name: string) => (await showNodeGroup(lab.engine, lab.caller, 'ci', name)).group;
  const nodes = async (name: string) => {
    const found = await showNodeGroup(lab.engine, lab.caller, 'ci', name);
    return listNodes(lab.engine, found.cluster, found.group);
  };
  const refused = async (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: Error) => error.message,
    );

  it('are two from the beginning, with what the cluster has', async () => {
    expect(await groups()).toMatchObject([
      { name: 'default-master', role: 'master', nodeCount: 1, minNodeCount: 1, isDefault: true },
      { name: 'default-worker', role: 'worker', nodeCount: 1, minNodeCount: 0, status: 'CREATE_COMPLETE' },
    ]);
  });

  it('further ones get a stack of their own on the network of the cluster', async () => {
    const { engine, caller } = lab;
    const { cluster, operation } = await createNodeGroup(engine, caller, 'ci', {
      name: 'big',
      flavorId: 'm1.medium',
      nodeCount: 1,
      maxNodeCount: 3,
    });
    expect(cluster.status).toBe('UPDATE_IN_PROGRESS');
    await drive(engine, clusterUuid, operation.id);
    expect(await group('big')).toMatchObject({
      status: 'CREATE_COMPLETE',
      flavorId: 'm1.medium',
      imageId: 'Fedora-Atomic-26-20170723.0.x86_64',
      nodeAddresses: [expect.stringMatching(/^172\./)],
    });
    expect((await showCluster(engine, caller, 'ci')).status).toBe('UPDATE_COMPLETE');
    expect(await told(engine, operation.id)).toEqual([
      'operation.accepted',
      'stage.finished nodes',
      'stage.finished ready',
      'operation.finished UPDATE_COMPLETE',
    ]);
    expect(await lab.cloud.stacks()).toHaveLength(2);
    const [made] = await nodes('big');
    expect(made?.name).toMatch(/^ci-big-[a-z2-7]{12}-node-0$/);
  });

  it('grow within their bounds', async () => {
    const { engine, caller } = lab;
    const grow = (nodeCount: number) => resizeCluster(engine, caller, 'ci', { nodeCount, nodegroup: 'big' });
    expect(await refused(grow(4))).toBe(
      'Resizing big outside the allowed range: min_node_count = 0, max_node_count = 3',
    );
    const { operation } = await grow(3);
    await drive(engine, clusterUuid, operation.id);
    expect(await nodes('big')).toHaveLength(3);
    expect(await nodes('default-worker')).toHaveLength(1);
  });

  it('shrink by the node that is named, and say before which one goes', async () => {
    const { engine, caller } = lab;
    const input = { nodegroup: 'big', nodesToRemove: ['node-1'] };
    const plan = await planResize(engine, caller, 'ci', input);
    expect(plan).toMatchObject({ from: 3, to: 2, chosen: 'named', going: [{ index: 1 }] });
    const before = (await nodes('big')).map(({ name }) => name);
    const { operation } = await resizeCluster(engine, caller, 'ci', input);
    await drive(engine, clusterUuid, operation.id);
    expect((await nodes('big')).map(({ name }) => name)).toEqual([before[0], before[2]]);
    expect(await group('big')).toMatchObject({ nodeCount: 2, status: 'UPDATE_COMPLETE' });
  });

  it('lose the newest where the cluster cannot say what runs where', async () => {
    const { engine, caller } = lab;
    await expect(
      resizeCluster(engine, caller, 'ci', { nodeCount: 4, nodeCountChange: 2 }),
    ).rejects.toMatchObject({ field: 'nodeCountChange' });
    const grown = await resizeCluster(engine, caller, 'ci', { nodeCountChange: 2 });
    await drive(engine, clusterUuid, grown.operation.id);
    const plan = await planResize(engine, caller, 'ci', { nodeCount: 1 });
    expect(plan.chosen).toBe('newest');
    const mixed = await planResize(engine, caller, 'ci', { nodeCount: 1, nodesToRemove: ['node-1'] });
    const [named, newest] = mixed.going.map(({ name }) => name);
    const card = resizePreviewCard({ ...mixed, stack: await previewPlan(engine, caller, mixed) });
    expect(card.text).toContain(
      `${own(named ?? '')} was named. ${own(newest ?? '')} is the newest: the cluster could not say what runs where.`,
    );
    expect([named, newest]).toMatchObject([/node-1$/, /node-2$/].map((end) => expect.stringMatching(end)));
    expect(plan.going.map(({ index, containers }) => [index, containers])).toEqual([
      [2, null],
      [1, null],
    ]);
    const shrunk = await resizeCluster(engine, caller, 'ci', { nodeCount: 1 });
    await drive(engine, clusterUuid, shrunk.operation.id);
    expect((await nodes('default-worker')).map(({ index }) => index)).toEqual([0]);
  });

  it('may be empty', async () => {
    const { engine, caller } = lab;
    const emptied = await resizeCluster(engine, caller, 'ci', { nodeCount: 0 });
    await drive(engine, clusterUuid, emptied.operation.id);
    expect(await nodes('default-worker')).toEqual([]);
  });

  it('have bounds that can be changed, and nothing else', async () => {
    const { engine, caller } = lab;
    await updateNodeGroup(engine, caller, 'ci', 'big', { minNodeCount: 1, maxNodeCount: null });
    expect(await group('big')).toMatchObject({ minNodeCount: 1, maxNodeCount: null });
    expect(await refused(updateNodeGroup(engine, caller, 'ci', 'big', { minNodeCount: 3 }))).toContain(
      'min_node_count (3) should be less or equal to node_count (2)',
    );
  });

  it.each([
    ['a name that is taken', { name: 'big' }, 'A node group with name big already exists in the cluster ci.'],
    ['masters', { name: 'm', role: 'master' }, 'Creating master nodegroups is currently not supported.'],
    ['an unknown flavor', { name: 'm', flavorId: 'zz' }, 'Unable to find flavor zz.'],
    [
      'an image of another distribution',
      { name: 'm', imageId: 'fedora-coreos' },
      /^The image has os_distro fedora-coreos/,
    ],
    ['more than the most', { name: 'm', nodeCount: 3, maxNodeCount: 2 }, /max_node_count for m is invalid/],
    ['a bad name', { name: '1st' }, /begins with a letter/],
  ])('refuses %s, and leaves everything as it is', async (_, input, sentence) => {
    const before = await groups();
    expect(await refused(createNodeGroup(lab.engine, lab.caller, 'ci', input))).toMatch(sentence);
    expect(await groups()).toEqual(before);
    expect((await showCluster(lab.engine, lab.caller, 'ci')).status).toBe('UPDATE_COMPLETE');
  });

  it('refuses to resize masters, to name nodes that are not there, and to delete a default group', async () => {
    const { engine, caller } = lab;
    expect(
      await refused(resizeCluster(engine, caller, 'ci', { nodeCount: 2, nodegroup: 'default-master' })),
    ).toBe('Resizing a master nodegroup is not supported.');
    expect(
      await refused(resizeCluster(engine, caller, 'ci', { nodegroup: 'big', nodesToRemove: ['nobody'] })),
    ).toBe('Node nobody could not be found.');
    expect(await refused(resizeCluster(engine, caller, 'ci', { nodeCount: 1, nodegroup: 'bog' }))).toBe(
      'Nodegroup bog could not be found.',
    );
    expect(await refused(deleteNodeGroup(engine, caller, 'ci', 'default-worker'))).toBe(
      'Deleting a default nodegroup is not supported.',
    );
  });

  it('say why they failed, and the cluster with them; nothing was done to the others', async () => {
    const { engine, caller } = lab;
    const statuses = async () =>
      Object.fromEntries((await groups()).map(({ name, status }) => [name, status]));
    const { starved: _, ...untouched } = await statuses();
    const { operation } = await createNodeGroup(engine, caller, 'ci', {
      name: 'starved',
      flavorId: 'm1.nohost',
    });
    expect(await statuses()).toMatchObject({ ...untouched, starved: 'CREATE_IN_PROGRESS' });
    await drive(engine, clusterUuid, operation.id);
    expect(await statuses()).toMatchObject({ ...untouched, starved: 'CREATE_FAILED' });
    expect((await group('default-worker')).statusReason).not.toContain('No valid host');
    const cluster = await showCluster(engine, caller, 'ci');
    expect(cluster.status).toBe('UPDATE_FAILED');
    expect(cluster.faults[0]?.reason).toContain('No valid host was found');
    const retried = await retryCluster(engine, caller, 'ci');
    expect(retried.operation).toMatchObject({ kind: 'nodegroup-update', input: { nodegroup: 'starved' } });
    await drive(engine, clusterUuid, retried.operation.id);
    expect((await showCluster(engine, caller, 'ci')).status).toBe('UPDATE_FAILED');
    const removed = await deleteNodeGroup(engine, caller, 'ci', 'starved');
    await drive(engine, clusterUuid, removed.operation.id);
    expect((await groups()).map(({ name }) => name)).toEqual(['default-master', 'default-worker', 'big']);
    expect((await showCluster(engine, caller, 'ci')).status).toBe('UPDATE_COMPLETE');
  });

  it('follow their cluster again when something is done to its own stack', async () => {
    const { engine, caller } = lab;
    const { operation } = await resizeCluster(engine, caller, 'ci', { nodeCount: 1 });
    expect((await group('default-worker')).status).toBe('UPDATE_IN_PROGRESS');
    await drive(engine, clusterUuid, operation.id);
    expect((await group('default-worker')).status).toBe('UPDATE_COMPLETE');
  });

  it('go with their cluster, before its network does', async () => {
    const { engine, caller } = lab;
    const { operation } = await deleteCluster(engine, caller, 'ci');
    await drive(engine, clusterUuid, operation.id);
    expect(await lab.cloud.stacks()).toEqual([]);
    expect(await engine.db.read.nodeGroup.count()).toBe(0);
  });
});
