import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cluster } from '../../src/engine/clusters/cluster.js';
import { createCluster } from '../../src/engine/clusters/create.js';
import { resizeCluster } from '../../src/engine/clusters/resize.js';
import { drainNodes, endDrain } from '../../src/engine/coe/drain.js';
import type { Engine } from '../../src/engine/engine.js';
import { createNodeGroup } from '../../src/engine/nodegroups/create.js';
import { deleteNodeGroup } from '../../src/engine/nodegroups/delete.js';
import { requireNodeGroup } from '../../src/engine/nodegroups/lookup.js';
import { listNodes } from '../../src/engine/nodes/node.js';
import { viewOperation } from '../../src/engine/operations/history.js';
import { reconcile } from '../../src/engine/reconcile/reconcile.js';
import { getCluster } from '../../src/engine/store/clusters/find.js';
import { saveCluster } from '../../src/engine/store/clusters/write.js';
import { createClusterTemplate } from '../../src/engine/templates/create.js';
import { operationFacts } from '../../src/intents/cluster/operation-card.js';
import { hasOpenssl } from './certificates/openssl.js';
import { type ClusterApi, startClusterApi } from './cluster-api.js';
import { drive, type Lab, startLab } from './lab.js';

/** A node of a swarm as Docker's API shows it. */
const node = (id: string, host: string, availability = 'active') => ({
  ID: id,
  Version: { Index: 7 },
  Spec: { Role: 'worker', Availability: availability, Labels: { rack: '1' } },
  Description: { Hostname: host },
  Status: { State: 'ready' },
});
const running = (count: number) =>
  Array.from({ length: count }, () => ({ NodeID: 'b', Status: { State: 'running' } }));

describe.runIf(hasOpenssl)('before workers go, what runs there moves to others', () => {
  let lab: Lab;
  let engine: Engine;
  let api: ClusterApi;
  let cluster: Cluster;
  let hosts: string[];

  beforeAll(async () => {
    lab = await startLab({ CLUSTER_API_TIMEOUT: '2' });
    // The lab's servers have no software, so the setting alone would not have the cluster asked.
    engine = { ...lab.engine, settings: { ...lab.engine.settings, clusterApiTimeout: 2 } };
    await createClusterTemplate(engine, lab.caller, {
      name: 'swarm-mode',
      coe: 'swarm-mode',
      imageId: 'debian-12',
      keypairId: 'testkey',
      externalNetworkId: 'public',
      flavorId: 'm1.small',
    });
    const input = { clusterTemplate: 'swarm-mode', name: 'busy', nodeCount: 3 };
    const created = await createCluster(engine, lab.caller, input);
    await drive(lab.engine, created.cluster.uuid, created.operation.id);
    api = await startClusterApi(engine, created.cluster);
    ({ cluster } = api);
    hosts = (await listNodes(engine, cluster, await requireNodeGroup(engine, cluster, 'default-worker'))).map(
      ({ name }) => name,
    );
  });
  afterAll(async () => {
    api?.stop();
    await lab?.stop();
  });
  beforeEach(async () => {
    // The end of every operation writes down the address that Heat has.
    const { uuid, apiAddress } = cluster;
    await engine.db.write((tx) => saveCluster(tx, uuid, { apiAddress }));
  });
  afterEach(() => {
    api.changes.length = 0;
    api.onChange = () => 200;
  });

  const facts = async (operation: string) => {
    const view = await viewOperation(engine, operation);
    return view ? operationFacts(view, '1 s') : [];
  };

  it('in swarm mode: the node is drained, Heat is told when nothing runs there any more, and the node is forgotten', async () => {
    const [first = '', second = '', third = ''] = hosts;
    api.answers.set('/nodes', [node('a', first), node('b', second), node('c', third)]);
    api.answers.set('/tasks', running(2));
    const { operation } = await resizeCluster(engine, lab.caller, 'busy', { nodesToRemove: [second] });
    await reconcile(engine, cluster.uuid, { detail: true });
    expect(api.changes).toEqual([
      {
        method: 'POST',
        path: '/nodes/b/update',
        body: { Role: 'worker', Availability: 'drain', Labels: { rack: '1' } },
      },
    ]);
    expect((await getCluster(engine.db.read, cluster.uuid))?.conditions.stack?.reason).not.toContain(
      operation.id,
    );
    expect(await facts(operation.id)).toContainEqual({
      label: 'Waiting',
      value: '2 containers are moving to other nodes first.',
      short: false,
    });

    api.answers.set('/nodes', [node('a', first), node('b', second, 'drain'), node('c', third)]);
    api.answers.set('/tasks', running(1));
    await reconcile(engine, cluster.uuid, { detail: true });
    expect(api.changes).toHaveLength(1);
    expect((await facts(operation.id))[0]).toMatchObject({
      value: '1 container is moving to other nodes first.',
    });

    api.answers.set('/tasks', []);
    await drive(engine, cluster.uuid, operation.id);
    expect(api.changes.at(-1)).toMatchObject({ method: 'DELETE', path: '/nodes/b' });
    expect((await getCluster(engine.db.read, cluster.uuid))?.status).toBe('UPDATE_COMPLETE');
  });

  it('but no longer than DRAIN_SECONDS: then the node goes anyway', async () => {
    const impatient = { ...engine, settings: { ...engine.settings, drainSeconds: 0.2 } };
    const [first = '', , third = ''] = hosts;
    api.answers.set('/nodes', [node('a', first), node('c', third)]);
    api.answers.set('/tasks', running(1));
    const { operation } = await resizeCluster(engine, lab.caller, 'busy', { nodesToRemove: [third] });
    await drive(impatient, cluster.uuid, operation.id);
    expect(api.changes[0]).toMatchObject({ path: '/nodes/c/update', body: { Availability: 'drain' } });
    expect((await getCluster(engine.db.read, cluster.uuid))?.status).toBe('UPDATE_COMPLETE');
  });

  it('and a cluster that does not answer is not waited for', async () => {
    api.answers.delete('/nodes');
    const { operation } = await resizeCluster(engine, lab.caller, 'busy', { nodeCount: 0 });
    await drive(engine, cluster.uuid, operation.id);
    expect(api.changes).toEqual([]);
    expect((await getCluster(engine.db.read, cluster.uuid))?.nodeCount).toBe(0);
  });

  it('a further group that is deleted gives away what it runs, and is forgotten', async () => {
    const added = await createNodeGroup(engine, lab.caller, 'busy', { name: 'big', nodeCount: 1 });
    await drive(engine, cluster.uuid, added.operation.id);
    const group = await requireNodeGroup(engine, cluster, 'big');
    const [big] = await listNodes(engine, cluster, group);
    api.answers.set('/nodes', [node('d', big?.name ?? '')]);
    api.answers.set('/tasks', []);
    const { operation } = await deleteNodeGroup(engine, lab.caller, 'busy', 'big');
    await drive(engine, cluster.uuid, operation.id);
    expect(api.changes.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/nodes/d/update'],
      ['DELETE', '/nodes/d'],
    ]);
  });

  describe('in Kubernetes', () => {
    const asKubernetes = () => ({ ...cluster, coe: 'kubernetes' as const, tlsDisabled: false });
    const pod = (name: string, kind: string, phase = 'Running') => ({
      metadata: { name, namespace: 'shop', ownerReferences: [{ kind }] },
      spec: { nodeName: 'node-1' },
      status: { phase },
    });

    it('the node takes no more pods, and those that can go are asked to', async () => {
      api.answers.set('/api/v1/pods', {
        items: [
          pod('web', 'ReplicaSet'),
          pod('done', 'Job', 'Succeeded'),
          pod('log', 'DaemonSet'),
          pod('etcd', 'Node'),
        ],
      });
      expect(await drainNodes(engine, asKubernetes(), ['Node-1'])).toBe(1);
      expect(api.changes).toEqual([
        { method: 'PATCH', path: '/api/v1/nodes/node-1', body: { spec: { unschedulable: true } } },
        {
          method: 'POST',
          path: '/api/v1/namespaces/shop/pods/web/eviction',
          body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'web', namespace: 'shop' } },
        },
      ]);
    });

    it('a node that it does not know has nothing to move', async () => {
      api.onChange = () => 404;
      expect(await drainNodes(engine, asKubernetes(), ['node-9'])).toBe(0);
    });

    it('a node that stays after all takes pods again, and one that went is forgotten', async () => {
      await endDrain(engine, asKubernetes(), ['node-1'], 'stayed');
      await endDrain(engine, asKubernetes(), ['node-1'], 'gone');
      expect(api.changes).toEqual([
        { method: 'PATCH', path: '/api/v1/nodes/node-1', body: { spec: { unschedulable: null } } },
        { method: 'DELETE', path: '/api/v1/nodes/node-1', body: null },
      ]);
    });
  });

  it('other COEs move nothing', async () => {
    expect(await drainNodes(engine, { ...cluster, coe: 'mesos', tlsDisabled: false }, ['node-1'])).toBeNull();
  });
});
