import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { previewCluster } from '../../src/engine/clusters/preview.js';
import { previewNodeGroup, previewResize } from '../../src/engine/nodegroups/preview.js';
import { previewFacts, shortages } from '../../src/intents/preview-facts.js';
import { drive, type Lab, startLab } from './lab.js';
import { setQuota } from './quotas-of-cloud.js';

describe('what a change would do', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.stop());

  const said = (facts: ReturnType<typeof previewFacts>) =>
    Object.fromEntries(facts.map(({ label, value }) => [label, value]));

  it('is counted by Heat, with every quota before and after', async () => {
    const { engine, caller } = lab;
    const input = { clusterTemplate: 'swarm', name: 'ci', nodeCount: 2, dockerVolumeSize: 5 };
    const { stack } = await previewCluster(engine, caller, input);
    expect(stack.troubles).toEqual([]);
    expect(stack.resources).toMatchObject({
      'OS::Nova::Server': 3,
      'OS::Cinder::Volume': 3,
      'OS::Neutron::FloatingIP': 3,
      'OS::Neutron::Router': 1,
    });
    const facts = said(previewFacts(stack));
    expect(facts['Heat would create']).toMatch(/^3 servers, 3 volumes, 3 floating IPs, 1 network, /);
    expect(facts.Magnum).toBe('clusters 0 → 1 of 20');
    expect(facts.Nova).toBe(
      'servers 0 → 3 of 50 · cores 0 → 3 of 100 · RAM 0 → 6 of 256 GiB · server groups 0 → 1 of 50',
    );
    expect(facts.Cinder).toBe('volumes 0 → 3 of 100 · GiB of volumes 0 → 15 of 1000');
    expect(facts.Neutron).toContain('floating IPs 0 → 3 of 50');
    expect(await lab.cloud.stacks()).toHaveLength(0);
  });

  it('is what a real stack then takes', async () => {
    const { engine, caller } = lab;
    const input = { clusterTemplate: 'swarm-without-tls', name: 'ci', dockerVolumeSize: 5 };
    const { stack } = await previewCluster(engine, caller, input);
    const { cluster, operation } = await createCluster(engine, caller, input);
    await drive(engine, cluster.uuid, operation.id);
    const cloud = engine.clouds.forCaller(caller);
    const used = {
      nova: await cloud.nova.limits(),
      neutron: await cloud.neutron.quotas(caller.projectId),
      cinder: await cloud.cinder.limits(),
    };
    for (const { service, word, used: before, needed } of stack.quotas) {
      if (service === 'magnum') continue;
      const now: Readonly<Record<string, { used: number }>> = used[service];
      expect([word, now[word]?.used]).toEqual([word, before + needed]);
    }
  });

  it('is the difference alone for another number of nodes, and gives back what goes', async () => {
    const grow = await previewResize(lab.engine, lab.caller, 'ci', { nodeCount: 3 });
    expect(grow.stack.resources).toMatchObject({ 'OS::Nova::Server': 2, 'OS::Cinder::Volume': 2 });
    expect(grow.stack.resources).not.toHaveProperty('OS::Neutron::Router');
    expect(said(previewFacts(grow.stack)).Nova).toContain('servers 2 → 4 of 50');
    const shrink = await previewResize(lab.engine, lab.caller, 'ci', { nodeCount: 0 });
    expect(said(previewFacts(shrink.stack))['Heat would delete']).toMatch(/^1 server, 1 volume/);
    expect(said(previewFacts(shrink.stack)).Nova).toContain('servers 2 → 1 of 50');
  });

  it('says what is missing, by how much', async () => {
    const { engine, caller } = lab;
    await setQuota(lab, 'compute', `/os-quota-sets/${caller.projectId}`, {
      quota_set: { cores: 4, ram: -1 },
    });
    await setQuota(lab, 'network', `/v2.0/quotas/${caller.projectId}`, { quota: { floatingip: 3 } });
    const { stack } = await previewNodeGroup(engine, caller, 'ci', {
      name: 'big',
      flavorId: 'm1.medium',
      nodeCount: 3,
    });
    expect(shortages(stack)).toEqual([
      'Nova: 6 cores are needed, and 2 are free.',
      'Neutron: 3 floating IPs are needed, and 1 is free.',
    ]);
    await setQuota(lab, 'network', `/v2.0/quotas/${caller.projectId}`, { quota: { floatingip: 1 } });
    // More is used than there may be: that is no part of what is needed.
    const again = { name: 'big', flavorId: 'm1.medium', nodeCount: 3 };
    expect(shortages((await previewNodeGroup(engine, caller, 'ci', again)).stack)).toContain(
      'Neutron: 3 floating IPs are needed, and 0 are free.',
    );
    expect(said(previewFacts(stack)).Nova).toBe(
      'servers 2 → 5 of 50 · ⚠ cores 2 → 8 of 4 · RAM 4 → 16 GiB, unlimited · server groups 1 → 2 of 50',
    );
  });

  it('says what could not be asked, and shows the rest', async () => {
    const { engine, caller } = lab;
    const cloud = engine.clouds.forCaller(caller);
    const broken = {
      ...cloud,
      cinder: { ...cloud.cinder, limits: () => Promise.reject(new Error('Cinder is away')) },
    };
    const clouds = { ...engine.clouds, forCaller: () => broken };
    const { stack } = await previewCluster({ ...engine, clouds }, caller, {
      clusterTemplate: 'swarm',
      dockerVolumeSize: 1,
    });
    expect(stack.troubles).toEqual(["Cinder's quota could not be asked: Cinder is away"]);
    expect(stack.quotas.map(({ service }) => service)).toContain('nova');
  });
});
