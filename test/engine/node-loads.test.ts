import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster } from '../../src/engine/clusters/cluster.js';
import { createCluster } from '../../src/engine/clusters/create.js';
import { planResize, resizeCluster } from '../../src/engine/clusters/resize.js';
import { nodeLoads } from '../../src/engine/coe/loads.js';
import { requireNodeGroup } from '../../src/engine/nodegroups/lookup.js';
import { listNodes } from '../../src/engine/nodes/node.js';
import { hasOpenssl } from './certificates/openssl.js';
import { type ClusterApi, startClusterApi } from './cluster-api.js';
import { drive, type Lab, startLab } from './lab.js';

describe.runIf(hasOpenssl)('which nodes go when a cluster shrinks', () => {
  let lab: Lab;
  let api: ClusterApi;
  let answers: ClusterApi['answers'];
  let askers: ClusterApi['askers'];
  let cluster: Cluster;
  let names: string[];

  beforeAll(async () => {
    lab = await startLab({ CLUSTER_API_TIMEOUT: '2' });
    const { engine, caller } = lab;
    const created = await createCluster(engine, caller, {
      clusterTemplate: 'swarm',
      name: 'busy',
      nodeCount: 3,
    });
    await drive(engine, created.cluster.uuid, created.operation.id);
    api = await startClusterApi(engine, created.cluster);
    ({ answers, askers, cluster } = api);
    const workers = await requireNodeGroup(engine, cluster, 'default-worker');
    names = (await listNodes(engine, cluster, workers)).map(({ name }) => name);
  });
  afterAll(async () => {
    api?.stop();
    await lab?.stop();
  });

  const loads = async (coe: 'swarm' | 'swarm-mode' | 'kubernetes') =>
    Object.fromEntries((await nodeLoads(lab.engine, cluster, coe)) ?? [['nobody answered', -1]]);

  it('Swarm is asked for its containers, and its own are left out', async () => {
    answers.set('/containers/json', [
      { Names: [`/${names[0]}/web`], Image: 'nginx' },
      { Names: [`/${names[0]}/db`, `/${names[0]}/web/db`], Image: 'postgres' },
      { Names: [`/${names[2]}/web2`], Image: 'nginx' },
      { Names: [`/${names[1]}/swarm-agent`], Image: 'swarm:1.2.5' },
    ]);
    expect(await loads('swarm')).toEqual({ [names[0] ?? '']: 2, [names[2] ?? '']: 1 });
    expect([...askers]).toEqual(['admin']);
  });

  it('swarm mode is asked for its tasks', async () => {
    answers.set('/nodes', [
      { ID: 'a', Description: { Hostname: 'Node-A' } },
      { ID: 'b', Description: { Hostname: 'node-b' } },
    ]);
    answers.set('/tasks', [{ NodeID: 'a' }, { NodeID: 'a' }, { NodeID: 'b' }, {}]);
    expect(await loads('swarm-mode')).toEqual({ 'node-a': 2, 'node-b': 1 });
  });

  it('Kubernetes is asked for its pods; those that run on every node do not count', async () => {
    const pod = (nodeName: string, kind?: string) => ({
      metadata: kind ? { ownerReferences: [{ kind }] } : {},
      spec: { nodeName },
    });
    answers.set('/api/v1/pods', {
      metadata: {},
      items: [pod('n1', 'ReplicaSet'), pod('n1'), pod('n2', 'DaemonSet'), pod('n2', 'Node')],
    });
    expect(await loads('kubernetes')).toEqual({ n1: 2 });
  });

  it('the least loaded goes, and is named before', async () => {
    const { engine, caller } = lab;
    const plan = await planResize(engine, caller, 'busy', { nodeCount: 2 });
    expect(plan.chosen).toBe('least-loaded');
    expect(plan.going).toMatchObject([{ name: names[1], containers: 0 }]);
    const { operation } = await resizeCluster(engine, caller, 'busy', { nodeCount: 2 });
    await drive(engine, cluster.uuid, operation.id);
    const workers = await requireNodeGroup(engine, cluster, 'default-worker');
    const left = await listNodes(engine, cluster, workers);
    expect(left.map(({ name }) => name)).toEqual([names[0], names[2]]);
  });

  it('a cluster that answers with nonsense, or not at all, is no reason to wait', async () => {
    answers.set('/containers/json', { not: 'a list' });
    expect(await loads('swarm')).toEqual({ 'nobody answered': -1 });
    answers.delete('/containers/json');
    expect(await loads('swarm')).toEqual({ 'nobody answered': -1 });
  });
});
