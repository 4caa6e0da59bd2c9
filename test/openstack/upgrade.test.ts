import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DriverInput } from '../../src/drivers/driver.js';
import { kubernetesFedoraCoreos as driver } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import type { Cloud, StackRef } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import { gone, settled, until } from '../contract/cloud-under-test.js';
import { realCredentials, wantsRealCloud } from '../contract/real-cloud.js';
import { inputFor } from '../drivers/inputs.js';
import { type MagnumApi, startMagnumApi } from '../drivers/magnum-api.js';
import { createCluster } from '../drivers/stack.js';
import { type Watch, watchServers } from './guest-simulator.js';

const token = 'token-of-the-cluster';
const minutes = 60_000;

describe.runIf(wantsRealCloud)('an upgrade on a real Heat', () => {
  const clusterUuid = randomUUID();
  let cloud: Cloud;
  let magnum: MagnumApi;
  let guests: Watch;
  let input: DriverInput;
  let stack: StackRef;
  /** Names of servers as they began to upgrade themselves, and the most that did at once. */
  const upgraded: string[] = [];
  let most = 0;
  /** The number of an upgrade that every server fails. */
  const wrong = 2;

  beforeAll(async () => {
    cloud = connect(realCredentials());
    magnum = await startMagnumApi({ clusterUuid, token });
    input = inputFor(driver, {
      image: 'fedora-coreos-test',
      clusterToken: token,
      clusterUuid,
      magnumUrl: magnum.url,
      nodeCount: 2,
      floatingIpEnabled: false,
      fixedNetwork: 'private',
    });
    guests = await watchServers({
      admin: realCredentials('admin'),
      wants: ({ name }) => stack !== undefined && name.startsWith(stack.name),
      guest: ({ upgrade }) => (upgrade === wrong ? { failure: 'Could not download it' } : {}),
      onUpgrade: ({ name }, running) => {
        upgraded.push(name.slice(stack.name.length + 1));
        most = Math.max(most, running);
      },
    });
    stack = await createCluster(cloud, driver, input);
  }, 2 * minutes);
  afterAll(async () => {
    await cloud.heat.delete(stack);
    await gone(cloud, stack);
    await guests.stop();
    await magnum.close();
    await cloud.close();
  }, 4 * minutes);

  const change = async (parameters: Readonly<Record<string, unknown>>) => {
    await cloud.heat.update(stack, { parameters, disableRollback: true });
    const { status, statusReason } = await settled(cloud, stack, 5 * minutes);
    return { status, statusReason };
  };
  const resources = () => cloud.heat.resources(stack, 5);
  const servers = async () =>
    (await resources())
      .filter(({ type }) => type === 'OS::Nova::Server')
      .map(({ physicalId }) => physicalId)
      .sort();

  it(
    'leaves every server where it is, masters first and then one worker at a time',
    async () => {
      expect(await settled(cloud, stack, 5 * minutes)).toMatchObject({ status: 'CREATE_COMPLETE' });
      const before = await servers();
      expect(await change(driver.upgrade?.parameters({ ...input, upgrades: 1 }, 1) ?? {})).toEqual({
        status: 'UPDATE_COMPLETE',
        statusReason: 'Stack UPDATE completed successfully',
      });
      expect(await servers()).toEqual(before);
      expect(upgraded[0]).toBe('master-0');
      expect([...upgraded].sort()).toEqual(['master-0', 'node-0', 'node-1']);
      expect(most).toBe(1);
    },
    11 * minutes,
  );

  it(
    'has later servers be of the new versions from the beginning',
    async () => {
      upgraded.length = 0;
      expect(await change(driver.scale(3))).toMatchObject({ status: 'UPDATE_COMPLETE' });
      expect(upgraded).toEqual([]);
      expect(await servers()).toHaveLength(4);
    },
    11 * minutes,
  );

  it(
    'has another upgrade take the place of one that no master could finish, once the servers have taken back what they said',
    async () => {
      const before = await servers();
      const upgrade = (upgrades: number) =>
        change(driver.upgrade?.parameters({ ...input, upgrades }, 1) ?? {});
      const failures = async () => {
        const heard = await cloud.heat.signals(stack, 5, ([group]) => group === 'masters');
        return heard.flatMap(({ signals }) => signals.filter(({ status }) => status === 'FAILURE'));
      };
      expect(await upgrade(wrong)).toMatchObject({ status: 'UPDATE_FAILED' });
      expect(await failures()).toMatchObject([
        { id: `${stack.name}-master-0-upgrade-2`, reason: 'Could not download it' },
      ]);
      // Heat tells the servers of it, and fails all the same for what they had said.
      expect(await upgrade(3)).toMatchObject({
        status: 'UPDATE_FAILED',
        statusReason: expect.stringContaining('Could not download it'),
      });
      await until('the master has taken it', async () => ((await failures()).length === 0 ? true : null));
      expect(await upgrade(3)).toMatchObject({ status: 'UPDATE_COMPLETE' });
      expect(await servers()).toEqual(before);
    },
    11 * minutes,
  );
});
