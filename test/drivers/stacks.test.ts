import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Driver, DriverInput, DriverStage } from '../../src/drivers/driver.js';
import { drivers } from '../../src/drivers/registry.js';
import type { StackRef, StackResource } from '../../src/openstack/cloud.js';
import { clusterFacts } from '../../src/sandbox/guest/heat-params.js';
import { gone, settled } from '../contract/cloud-under-test.js';
import { speaksTls, variantsOf } from './inputs.js';
import { openDriverLab } from './lab.js';
import { createCluster } from './stack.js';

const lab = await openDriverLab();
const { cloud } = lab;
afterAll(() => lab.stop());

const asked = (driver: Driver, changes: Partial<DriverInput> = {}): DriverInput => lab.asked(driver, changes);

function counted(driver: Driver, resources: readonly StackResource[]): Record<DriverStage, number> {
  const count = { network: 0, masters: 0, nodes: 0 };
  for (const resource of resources) {
    const stage = driver.stage(resource);
    if (stage) count[stage] += 1;
  }
  return count;
}

async function userData(stackName: string): Promise<string[]> {
  const servers = await lab.servers();
  return servers.filter(({ name }) => name.startsWith(stackName)).map((server) => server.userData);
}

describe.each(drivers.map((driver) => [driver.name, driver] as const))('a cluster of %s', (_, driver) => {
  let stack: StackRef;

  const built = async (input: DriverInput) => {
    stack = await createCluster(cloud, driver, input);
    const { status, statusReason, outputs } = await settled(cloud, stack);
    expect([status, statusReason]).toEqual(['CREATE_COMPLETE', 'Stack CREATE completed successfully']);
    return driver.outputs(outputs, input);
  };
  const remove = async () => {
    await cloud.heat.delete(stack);
    await gone(cloud, stack);
  };

  // What takes a trust is previewed in templates.test.ts: the trust of a variant is made up, and its guests could not log in by it.
  it.each(variantsOf(driver).filter(([, { trustee }]) => !trustee))(
    '%s completes, with the resources that were expected',
    async (_name, changes) => {
      const input = asked(driver, changes);
      const { apiAddress, masterAddresses, nodeAddresses } = await built(input);
      expect(apiAddress).toMatch(/^((tcp|https):\/\/)?\d+\.\d+\.\d+\.\d+(:(2375|2376|6443))?$/);
      expect(masterAddresses).toHaveLength(input.masterCount);
      expect(nodeAddresses).toHaveLength(input.nodeCount);
      if (!input.masterLbEnabled) expect(apiAddress).toContain(masterAddresses[0]);
      expect(counted(driver, await cloud.heat.resources(stack, 5))).toEqual(driver.expected(input));
      await remove();
    },
  );

  it('tells its servers what they need in user data that Nova takes', async () => {
    const input = asked(driver, { masterLbEnabled: true, dockerVolumeSize: 1 });
    await built(input);
    const documents = await userData(stack.name);
    expect(documents).toHaveLength(2);
    for (const document of documents) {
      expect(document.length).toBeLessThan(65_536);
      const text = Buffer.from(document, 'base64').toString('utf8');
      expect(parse(text.replace(/^#cloud-config\n/, ''))).toBeTypeOf('object');
      expect(text).not.toMatch(/__[A-Z_]+__/);
      const certified = { clusterUuid: input.clusterUuid, authUrl: input.authUrl, clusterToken: 'let me in' };
      expect(clusterFacts(text)).toMatchObject({
        // Servers without certificates are given nothing to ask for them with.
        ...(speaksTls(driver) ? certified : { clusterUuid: null, clusterToken: null }),
        magnumUrl: input.magnumUrl,
        tlsDisabled: false,
        verifyCa: true,
        nodeName: expect.stringMatching(new RegExp(`^${stack.name}-(master|node)-0$`)),
        waitEndpoint: expect.stringMatching(/^http.*wait_handle/),
        waitToken: expect.stringMatching(/.{8}/),
      });
    }
    await remove();
  });

  it('grows, and shrinks by the worker that is named', async () => {
    const input = asked(driver, { floatingIpEnabled: false });
    await built(input);
    const servers = async () =>
      (await cloud.heat.resources(stack, 5))
        .filter(({ type, path }) => type === 'OS::Nova::Server' && path[0] === 'nodes')
        .map(({ physicalId }) => physicalId);
    const [oldest = ''] = await servers();
    await cloud.heat.update(stack, { parameters: driver.scale(3), disableRollback: true });
    expect((await settled(cloud, stack)).status).toBe('UPDATE_COMPLETE');
    const grown = await servers();
    expect(grown).toHaveLength(3);
    expect(grown).toContain(oldest);

    await cloud.heat.update(stack, { parameters: driver.scale(2, [oldest]), disableRollback: true });
    const { status, outputs } = await settled(cloud, stack);
    expect(status).toBe('UPDATE_COMPLETE');
    expect(await servers()).toEqual(grown.filter((id) => id !== oldest));
    expect(driver.outputs(outputs, input).nodeAddresses).toHaveLength(2);
    await remove();
  });

  it.runIf(speaksTls(driver))(
    'fails with its guest’s reason, and a retry replaces the servers that failed',
    async () => {
      const input = asked(driver, { clusterToken: 'not the token' });
      stack = await createCluster(cloud, driver, input);
      const failed = await settled(cloud, stack);
      expect(failed.status).toBe('CREATE_FAILED');
      expect(failed.statusReason).toContain('master-0: could not fetch the CA: 401');

      const parameters = driver.repair?.(await cloud.heat.resources(stack, 5), asked(driver)) ?? {};
      await cloud.heat.update(stack, { parameters, disableRollback: true });
      expect(await settled(cloud, stack)).toMatchObject({ status: 'UPDATE_COMPLETE' });
      expect(counted(driver, await cloud.heat.resources(stack, 5))).toEqual(driver.expected(asked(driver)));
      await remove();
    },
  );

  it('leaves nothing behind when it is deleted', async () => {
    expect(await cloud.nova.servers()).toEqual([]);
    expect(await cloud.cinder.volumes()).toEqual([]);
    expect((await cloud.neutron.networks()).map(({ name }) => name).sort()).toEqual(['private', 'public']);
  });
});
