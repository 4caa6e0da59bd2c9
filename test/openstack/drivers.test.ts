import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, DriverInput, DriverStage } from '../../src/drivers/driver.js';
import { drivers } from '../../src/drivers/registry.js';
import type { Cloud, StackRef } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import { gone, settled } from '../contract/cloud-under-test.js';
import { realCredentials, wantsRealCloud } from '../contract/real-cloud.js';
import { inputFor, speaksTls, variantsOf } from '../drivers/inputs.js';
import { type MagnumApi, startMagnumApi } from '../drivers/magnum-api.js';
import { createCluster, stackRequest } from '../drivers/stack.js';
import { type Watch, watchServers } from './guest-simulator.js';

const images: Readonly<Record<string, string>> = {
  'fedora-atomic': 'Fedora-Atomic-26-20170723.0.x86_64',
  'fedora-coreos': 'fedora-coreos-test',
  ubuntu: 'ubuntu-mesos',
  debian: 'debian-12-test',
  centos: 'centos-dcos',
  coreos: 'coreos-test',
};
const token = 'token-of-the-cluster';

function asked(driver: Driver, changes: Partial<DriverInput> = {}, key = driver.keys[0]): DriverInput {
  const image = images[key?.osDistro ?? ''] ?? expect.unreachable(`no image here is for ${key?.osDistro}`);
  return inputFor(driver, { image, clusterToken: token, ...changes });
}

describe.runIf(wantsRealCloud)('drivers on a real OpenStack', () => {
  let cloud: Cloud;
  beforeAll(() => {
    cloud = connect(realCredentials());
  });
  afterAll(() => cloud.close());

  describe.each(drivers.map((driver) => [driver.name, driver] as const))('%s', (_, driver) => {
    it.each(variantsOf(driver))('has its templates and values accepted: %s', async (_name, changes) => {
      const resources = await cloud.heat.preview(stackRequest(driver, asked(driver, changes)));
      expect(resources.length).toBeGreaterThan(4);
    });

    it('has a value that is not in the cloud refused', async () => {
      const request = stackRequest(driver, asked(driver, { flavor: 'no-such-flavor' }));
      await expect(cloud.heat.preview(request)).rejects.toThrow(/no-such-flavor/);
    });
  });

  /** How long one change of a stack may take beside others, in milliseconds. */
  const longest = 600_000;

  // Drivers that share all their templates are built once: Kubernetes on Debian is as on Fedora CoreOS to Heat.
  const ofTheirOwn = drivers.filter(
    ({ template }, at) => drivers.findIndex((other) => other.template === template) === at,
  );
  // Several at once, as they wait most of the time; of each the steps follow one another.
  describe.concurrent.each(ofTheirOwn.map((driver) => [driver.name, driver] as const))(
    'a cluster of %s',
    (_, driver) => {
      const clusterUuid = randomUUID();
      const uuids = { before: '', grown: [] as string[] };
      let magnum: MagnumApi;
      let guests: Watch;
      let input: DriverInput;
      let stack: StackRef;
      /** Names of the servers whose guests fail. */
      let failing = /$^/;

      beforeAll(async () => {
        magnum = await startMagnumApi({ clusterUuid, token });
        input = asked(driver, {
          clusterUuid,
          magnumUrl: magnum.url,
          // A balancer of six ports takes Octavia minutes, one port after the other.
          masterLbEnabled: driver.name !== 'dcos-centos',
          dockerVolumeSize: 1,
          labels: { docker_volume_type: 'fake' },
        });
        guests = await watchServers({
          admin: realCredentials('admin'),
          wants: ({ name }) => stack !== undefined && name.startsWith(stack.name),
          guest: ({ name }) => (failing.test(name) ? { failure: `${name}: out of order` } : {}),
        });
        stack = await createCluster(cloud, driver, input);
      });
      afterAll(async () => {
        await cloud.heat.delete(stack);
        await gone(cloud, stack, longest);
        await guests.stop();
        await magnum.close();
      }, 2 * longest);

      const resources = () => cloud.heat.resources(stack, 5);
      const counted = async (): Promise<Record<DriverStage, number>> => {
        const count = { network: 0, masters: 0, nodes: 0 };
        for (const resource of await resources()) {
          const stage = driver.stage(resource);
          if (stage) count[stage] += 1;
        }
        return count;
      };
      const workers = async (): Promise<string[]> =>
        (await resources())
          .filter(({ type, path }) => type === 'OS::Nova::Server' && path[0] === 'nodes')
          .map(({ physicalId }) => physicalId)
          .sort();

      it.sequential('is built, with a certificate for each server that speaks TLS', {
        timeout: 3 * longest,
      }, async () => {
        const { status, statusReason, outputs } = await settled(cloud, stack, longest);
        expect([status, statusReason]).toEqual(['CREATE_COMPLETE', 'Stack CREATE completed successfully']);
        const { apiAddress, masterAddresses, nodeAddresses } = driver.outputs(outputs, input);
        expect(apiAddress).toMatch(/^((tcp|https):\/\/)?172\.24\.\d+\.\d+(:\d+)?$/);
        expect([masterAddresses.length, nodeAddresses.length]).toEqual([1, 1]);
        expect(await counted()).toEqual(driver.expected(input));
        const signed = magnum.requests.filter((one) => one === 'POST /v1/certificates');
        expect(signed).toHaveLength(speaksTls(driver) ? 2 : 0);
        [uuids.before = ''] = await workers();
      });

      it.sequential('keeps its worker when it grows to three', { timeout: 3 * longest }, async () => {
        await cloud.heat.update(stack, { parameters: driver.scale(3), disableRollback: true });
        expect(await settled(cloud, stack, longest)).toMatchObject({ status: 'UPDATE_COMPLETE' });
        uuids.grown = await workers();
        expect(uuids.grown).toHaveLength(3);
        expect(uuids.grown).toContain(uuids.before);
        expect(await counted()).toEqual(driver.expected({ ...input, nodeCount: 3 }));
      });

      it.sequential('loses the worker that is named when it shrinks to two', {
        timeout: 3 * longest,
      }, async () => {
        const parameters = driver.scale(2, [uuids.before]);
        await cloud.heat.update(stack, { parameters, disableRollback: true });
        expect(await settled(cloud, stack, longest)).toMatchObject({ status: 'UPDATE_COMPLETE' });
        expect(await workers()).toEqual(uuids.grown.filter((uuid) => uuid !== uuids.before));
      });

      // Mending and further groups are one piece of code and one template for all drivers.
      const thorough = ['swarm-fedora-atomic', 'kubernetes-fedora-coreos'].includes(driver.name);

      it.runIf(thorough)(
        'fails with the reason of a failed worker, and is mended by a retry',
        {
          timeout: 3 * longest,
          concurrent: false,
        },
        async () => {
          const healthy = await workers();
          failing = /-node-\d+$/;
          try {
            await cloud.heat.update(stack, { parameters: driver.scale(3), disableRollback: true });
            const failed = await settled(cloud, stack, longest);
            expect(failed.status).toBe('UPDATE_FAILED');
            expect(failed.statusReason).toMatch(/-node-\d+: out of order/);
          } finally {
            failing = /$^/;
          }
          const parameters = { ...driver.scale(3), ...driver.repair?.(await resources(), input) };
          await cloud.heat.update(stack, { parameters, disableRollback: true });
          expect(await settled(cloud, stack, longest)).toMatchObject({ status: 'UPDATE_COMPLETE' });
          expect(await workers()).toEqual(expect.arrayContaining(healthy));
          expect(await counted()).toEqual(driver.expected({ ...input, nodeCount: 3 }));
        },
      );

      const own = driver.nodeGroup;
      it.runIf(own && thorough)(
        'is joined by a further group of workers, with a stack of its own',
        {
          timeout: 3 * longest,
          concurrent: false,
        },
        async () => {
          if (!own) return expect.unreachable();
          const home = await settled(cloud, stack, longest);
          const name = `${stack.name}-big`;
          const { id } = await cloud.heat.create({
            ...stackRequest(driver, input),
            name,
            template: driver.files()[own.template],
            parameters: own.parameters({ ...input, nodeCount: 2 }, home.outputs),
          });
          const group = { id, name };
          const members = async () =>
            (await cloud.heat.resources(group, 3))
              .filter(({ type }) => type === 'OS::Nova::Server')
              .map(({ physicalId }) => physicalId)
              .sort();
          try {
            const { status, statusReason, outputs } = await settled(cloud, group, longest);
            expect([status, statusReason]).toEqual([
              'CREATE_COMPLETE',
              'Stack CREATE completed successfully',
            ]);
            expect(driver.outputs(outputs, input).nodeAddresses).toHaveLength(2);
            const [first = '', second = ''] = await members();
            await cloud.heat.update(group, { parameters: own.scale(1, [first]), disableRollback: true });
            expect(await settled(cloud, group, longest)).toMatchObject({ status: 'UPDATE_COMPLETE' });
            expect(await members()).toEqual([second]);
          } finally {
            await cloud.heat.delete(group);
            await gone(cloud, group, longest);
          }
        },
      );
    },
  );

  // Every other key, be its templates those of another driver or its image alone another.
  const built = ofTheirOwn.map(({ keys }) => keys[0]);
  const further = drivers.flatMap((driver) =>
    driver.keys
      .filter((key) => !built.includes(key))
      .map((key) => [`${key.serverType}, ${key.osDistro}, ${key.coe}`, driver, key] as const),
  );
  it.concurrent.each(further)(
    'builds a cluster for %s, grows it to three workers, shrinks it to two by the one that is named, and deletes it',
    { timeout: 2_400_000 },
    async (_, driver, key) => {
      const clusterUuid = randomUUID();
      const magnum = await startMagnumApi({ clusterUuid, token });
      const changes = { clusterUuid, magnumUrl: magnum.url, floatingIpEnabled: false };
      const input = asked(driver, changes, key);
      const stack = await createCluster(cloud, driver, input);
      const guests = await watchServers({
        admin: realCredentials('admin'),
        wants: ({ name }) => name.startsWith(stack.name),
        guest: () => ({}),
      });
      const workers = async () =>
        (await cloud.heat.resources(stack, 5))
          .filter(({ type, path }) => type === 'OS::Nova::Server' && path[0] === 'nodes')
          .map(({ physicalId }) => physicalId)
          .sort();
      try {
        const built = await settled(cloud, stack, longest);
        expect([built.status, built.statusReason]).toEqual([
          'CREATE_COMPLETE',
          'Stack CREATE completed successfully',
        ]);
        const [first = ''] = await workers();
        await cloud.heat.update(stack, { parameters: driver.scale(3), disableRollback: true });
        expect(await settled(cloud, stack, longest)).toMatchObject({ status: 'UPDATE_COMPLETE' });
        const grown = await workers();
        expect(grown).toHaveLength(3);
        expect(grown).toContain(first);
        await cloud.heat.update(stack, { parameters: driver.scale(2, [first]), disableRollback: true });
        expect(await settled(cloud, stack, longest)).toMatchObject({ status: 'UPDATE_COMPLETE' });
        expect(await workers()).toEqual(grown.filter((uuid) => uuid !== first));
      } finally {
        await cloud.heat.delete(stack);
        await gone(cloud, stack, longest);
        await guests.stop();
        await magnum.close();
      }
    },
  );

  // With one balancer, where a Swarm has two: Octavia takes the changes of three members one after the other.
  const driver = drivers.find(({ name }) => name === 'kubernetes-fedora-coreos');
  it.runIf(driver)(
    'mends several masters of which one failed by a retry',
    { timeout: 1_800_000 },
    async () => {
      if (!driver) return expect.unreachable();
      const clusterUuid = randomUUID();
      const magnum = await startMagnumApi({ clusterUuid, token });
      const input = asked(driver, {
        clusterUuid,
        magnumUrl: magnum.url,
        masterCount: 3,
        masterLbEnabled: true,
        nodeCount: 0,
        fixedNetwork: 'private',
      });
      let failing = /-master-1$/;
      const stack = await createCluster(cloud, driver, input);
      const guests = await watchServers({
        admin: realCredentials('admin'),
        wants: ({ name }) => name.startsWith(stack.name),
        guest: ({ name }) => (failing.test(name) ? { failure: `${name}: out of order` } : {}),
      });
      try {
        const failed = await settled(cloud, stack, longest);
        expect(failed.status).toBe('CREATE_FAILED');
        expect(failed.statusReason).toContain('master-1: out of order');
        failing = /$^/;
        const parameters = driver.repair?.(await cloud.heat.resources(stack, 5), input) ?? {};
        await cloud.heat.update(stack, { parameters, disableRollback: true });
        const { status, statusReason, outputs } = await settled(cloud, stack, longest);
        expect([status, statusReason]).toEqual(['UPDATE_COMPLETE', 'Stack UPDATE completed successfully']);
        expect(driver.outputs(outputs, input).masterAddresses).toHaveLength(3);
        const counted = (await cloud.heat.resources(stack, 5)).filter(
          (one) => driver.stage(one) === 'masters',
        );
        expect(counted).toHaveLength(driver.expected(input).masters);
      } finally {
        await cloud.heat.delete(stack);
        await gone(cloud, stack, longest);
        await guests.stop();
        await magnum.close();
      }
    },
  );
});
