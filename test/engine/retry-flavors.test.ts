import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { showCluster } from '../../src/engine/clusters/lookup.js';
import { otherFlavors } from '../../src/engine/clusters/other-flavors.js';
import { retryCluster } from '../../src/engine/clusters/retry.js';
import { createNodeGroup } from '../../src/engine/nodegroups/create.js';
import { saveCluster } from '../../src/engine/store/clusters/write.js';
import { listNodeGroups } from '../../src/engine/store/nodegroups.js';
import { listOperations, saveOperation } from '../../src/engine/store/operations.js';
import { buttonsAfterFailure } from '../../src/intents/cluster/failed-upgrade.js';
import { flavorsCard } from '../../src/intents/cluster/flavors-card.js';
import { drive, type Lab, startLab } from './lab.js';

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error) => `${error.field}: ${error.message}`,
  );

describe('trying again with another flavor', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(async () => {
    await lab?.stop();
  });

  const fail = async (name: string, flavors: { flavorId?: string; masterFlavorId?: string }) => {
    const made = await createCluster(lab.engine, lab.caller, { name, clusterTemplate: 'swarm', ...flavors });
    await drive(lab.engine, made.cluster.uuid, made.operation.id);
    expect((await showCluster(lab.engine, lab.caller, name)).status).toBe('CREATE_FAILED');
    return made.cluster.uuid;
  };

  it('builds masters that found no host with the flavor of the retry', async () => {
    const { engine, caller } = lab;
    const uuid = await fail('heavy', { masterFlavorId: 'm1.nohost' });
    const found = await otherFlavors(engine, caller, 'heavy', 'smaller');
    expect(found.group.name).toBe('default-master');
    expect(found.flavors.map(({ name }) => name)).toEqual(['m1.small', 'm1.tiny']);
    const fitting = await otherFlavors(engine, caller, 'heavy', 'fitting');
    expect(fitting.flavors.map(({ name }) => name)).toEqual(['m1.large', 'm1.medium', 'm1.small', 'm1.tiny']);
    const { operation } = await retryCluster(engine, caller, 'heavy', {}, { masterFlavor: 'm1.tiny' });
    expect(operation.input).toMatchObject({ of: 'create', masterFlavor: 'm1.tiny' });
    await drive(engine, uuid, operation.id);
    expect(await showCluster(engine, caller, 'heavy')).toMatchObject({
      status: 'CREATE_COMPLETE',
      masterFlavorId: 'm1.tiny',
    });
  });

  it('offers no flavor that failed before, and says that none is left', async () => {
    const { engine, caller } = lab;
    const uuid = await fail('picky', { flavorId: 'm1.nohost' });
    const offered = async () =>
      (await otherFlavors(engine, caller, 'picky', 'fitting')).flavors.map(({ name }) => name);
    const busy = { service: 'compute', method: 'POST', path: '/servers', status: 500 };
    const flavors = ['m1.large', 'm1.medium', 'm1.small', 'm1.tiny'];
    expect(await offered()).toEqual(flavors);
    for (const [at, flavor] of flavors.entries()) {
      await lab.cloud.fail(busy);
      const { operation } = await retryCluster(engine, caller, 'picky', {}, { flavor });
      await engine.db.write((tx) => saveCluster(tx, uuid, { status: 'CREATE_FAILED' }));
      await engine.db.write((tx) => saveOperation(tx, operation.id, { state: 'failed' }));
      const isLast = at === flavors.length - 1;
      expect(operation.input.noFlavorLeft).toBe(isLast ? true : undefined);
      expect(await offered()).toEqual(flavors.slice(at + 1));
    }
    await lab.cloud.mend();
    const cluster = await showCluster(engine, caller, 'picky');
    const [last] = await listOperations(engine.db.read, uuid, 1);
    const fault = { path: ['nodes', '0'], type: 'OS::Nova::Server', physicalId: '' };
    const reason = 'No valid host was found.';
    const failed = { ...cluster, faults: [{ ...fault, reason, at: new Date().toISOString() }] };
    if (!last) throw new Error('there is no operation');
    const labels = (operation: typeof last) =>
      buttonsAfterFailure(operation, failed).map(({ label }) => label);
    expect(labels({ ...last, input: { ...last.input, noFlavorLeft: undefined } })).toContain(
      'Smaller flavor',
    );
    expect(labels(last)).not.toContain('Smaller flavor');
    const card = flavorsCard(await otherFlavors(engine, caller, 'picky', 'fitting'), 'fitting');
    expect(card).toMatchObject({
      title: 'There is no other flavor',
      facts: [{ label: 'Tried before', value: 'm1.nohost, m1.large, m1.medium, m1.small' }],
    });
  });

  it('names the flavor that a driver takes where none was said', async () => {
    const { engine, caller } = lab;
    const uuid = await fail('plain', { masterFlavorId: 'm1.nohost' });
    await engine.db.write((tx) => saveCluster(tx, uuid, { masterFlavorId: null }));
    const found = await otherFlavors(engine, caller, 'plain', 'smaller');
    expect(found).toMatchObject({ name: 'm1.small', present: { name: 'm1.small' } });
    expect(found.flavors.map(({ name }) => name)).toEqual(['m1.nohost', 'm1.tiny']);
    expect(flavorsCard(found, 'smaller').text).toContain(
      'was to have flavor m1.small (1 vCPU, 2 GiB RAM, 20 GiB disk).',
    );
  });

  it('builds a further group that never ran with it, and leaves the masters alone', async () => {
    const { engine, caller } = lab;
    const { uuid } = await showCluster(engine, caller, 'heavy');
    const made = await createNodeGroup(engine, caller, 'heavy', { name: 'starved', flavorId: 'm1.nohost' });
    await drive(engine, uuid, made.operation.id);
    expect(await refused(retryCluster(engine, caller, 'heavy', {}, { masterFlavor: 'm1.tiny' }))).toBe(
      'masterFlavor: Nodegroup starved, which failed, has no masters.',
    );
    expect((await otherFlavors(engine, caller, 'heavy', 'smaller')).group.name).toBe('starved');
    const { operation } = await retryCluster(engine, caller, 'heavy', {}, { flavor: 'm1.small' });
    await drive(engine, uuid, operation.id);
    const starved = (await listNodeGroups(engine.db.read, uuid)).find(({ name }) => name === 'starved');
    expect(starved).toMatchObject({ status: 'UPDATE_COMPLETE', flavorId: 'm1.small' });
    expect(starved?.nodeAddresses).toHaveLength(1);
  });

  it('is refused where servers run, where Nova has no such flavor, and where nothing failed', async () => {
    const { engine, caller } = lab;
    const { uuid } = await showCluster(engine, caller, 'heavy');
    await engine.db.write((tx) => saveCluster(tx, uuid, { status: 'UPDATE_FAILED' }));
    expect(await refused(retryCluster(engine, caller, 'heavy', {}, { flavor: 'm1.tiny' }))).toBe(
      'flavor: The flavor of servers that run cannot be changed.',
    );
    expect(await refused(retryCluster(engine, caller, 'heavy', {}, { masterFlavor: 'm1.none' }))).toBe(
      'masterFlavor: Unable to find flavor m1.none.',
    );
    expect(await refused(otherFlavors(engine, caller, 'heavy', 'smaller'))).toContain('is not supported');
    await engine.db.write((tx) => saveCluster(tx, uuid, { status: 'UPDATE_COMPLETE' }));
    expect(await refused(otherFlavors(engine, caller, 'heavy', 'fitting'))).toContain('is not supported');
  });
});
