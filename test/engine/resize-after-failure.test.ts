import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { planResize, resizeCluster } from '../../src/engine/clusters/resize.js';
import { requireNodeGroup } from '../../src/engine/nodegroups/lookup.js';
import { previewResize } from '../../src/engine/nodegroups/preview.js';
import { listMembers } from '../../src/engine/nodes/node.js';
import { getCluster } from '../../src/engine/store/clusters/find.js';
import { previewFacts } from '../../src/intents/preview-facts.js';
import { drive, type Lab, startLab } from './lab.js';
import { setQuota } from './quotas-of-cloud.js';

describe('a cluster that could not grow, for want of quota', () => {
  let lab: Lab;
  let uuid: string;
  let first: string;
  const members = async () => {
    const cluster = (await getCluster(lab.engine.db.read, uuid)) ?? expect.unreachable();
    return listMembers(lab.engine, cluster, await requireNodeGroup(lab.engine, cluster, 'default-worker'));
  };
  const resize = async (nodeCount: number) => {
    const { operation } = await resizeCluster(lab.engine, lab.caller, 'rb', { nodeCount });
    await drive(lab.engine, uuid, operation.id);
    return (await getCluster(lab.engine.db.read, uuid))?.status;
  };
  beforeAll(async () => {
    lab = await startLab();
    const { engine, caller } = lab;
    const created = await createCluster(engine, caller, { clusterTemplate: 'swarm-without-tls', name: 'rb' });
    uuid = created.cluster.uuid;
    await drive(engine, uuid, created.operation.id);
    first = (await members()).nodes[0]?.serverId ?? '';
    const servers = { quota_set: { instances: 4 } };
    await setQuota(lab, 'compute', `/os-quota-sets/${caller.projectId}`, servers);
    expect(await resize(8)).toBe('UPDATE_FAILED');
    expect((await members()).nodes).toHaveLength(3);
  });
  afterAll(() => lab?.stop());

  it('is counted by what runs, and gives up what Heat could not build before anything that does', async () => {
    const plan = await planResize(lab.engine, lab.caller, 'rb', { nodeCount: 2 });
    expect(plan).toMatchObject({ from: 3, to: 2, givenUp: 5, chosen: 'newest' });
    expect(plan.going).toHaveLength(1);
    expect(plan.going.map(({ serverId }) => serverId)).not.toContain(first);
    const { stack } = await previewResize(lab.engine, lab.caller, 'rb', { nodeCount: 2 });
    const nova = previewFacts(stack).find(({ label }) => label === 'Nova');
    expect(nova?.value).toContain('servers 4 → 3 of 4');
  });

  it('shrinks to what was asked for, and keeps the node that was there first', async () => {
    expect(await resize(2)).toBe('UPDATE_COMPLETE');
    const { nodes, unbuilt } = await members();
    expect([nodes.length, unbuilt]).toEqual([2, []]);
    expect(nodes.map(({ serverId }) => serverId)).toContain(first);
  });

  it('is not asked for more nodes than any stack could have', async () => {
    const sentence = 'A node group has at most 2000 nodes, and not 10000.';
    await expect(planResize(lab.engine, lab.caller, 'rb', { nodeCount: 10_000 })).rejects.toThrow(sentence);
    const input = { clusterTemplate: 'swarm-without-tls', nodeCount: 10_000 };
    await expect(createCluster(lab.engine, lab.caller, input)).rejects.toThrow(sentence);
  });

  it('grows within the quota after that', async () => {
    expect(await resize(3)).toBe('UPDATE_COMPLETE');
    expect((await members()).nodes).toHaveLength(3);
  });
});
