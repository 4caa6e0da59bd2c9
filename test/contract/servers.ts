import { afterAll, expect, it } from 'vitest';
import {
  type CloudUnderTest,
  gone,
  rememberStacks,
  SEEDED,
  settled,
  stackRequest,
  uniqueName,
} from './cloud-under-test.js';
import { SERVER } from './templates.js';

/** A stack of the things a cluster is made of. */
export function serverContract(test: () => CloudUnderTest): void {
  const stacks = rememberStacks(() => test().cloud);
  afterAll(() => stacks.deleteAll());

  it('makes a server with its network and volume, and takes it all away again', async () => {
    const { cloud } = test();
    const name = uniqueName('server');
    const stack = await stacks.create(
      stackRequest({
        name,
        template: SERVER,
        parameters: {
          name,
          image: SEEDED.image,
          flavor: SEEDED.flavor,
          keypair: SEEDED.keypair,
          external: SEEDED.externalNetwork,
        },
      }),
    );
    const { status, statusReason, outputs } = await settled(cloud, stack);
    expect([status, statusReason]).toEqual(['CREATE_COMPLETE', 'Stack CREATE completed successfully']);
    expect(outputs.private).toMatch(/^10\.9\.0\.\d+$/);
    expect(outputs.public).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(await cloud.nova.servers({ name })).toEqual([{ id: outputs.server, name, status: 'ACTIVE' }]);

    const resources = await cloud.heat.resources(stack, 5);
    expect(resources.map((resource) => resource.path)).toEqual(resources.map(() => []));
    const volume = resources.find((resource) => resource.name === 'volume');
    expect(await cloud.cinder.volumes()).toContainEqual(
      expect.objectContaining({ id: volume?.physicalId, size: 1, status: 'in-use' }),
    );
    const net = resources.find((resource) => resource.name === 'net');
    expect(await cloud.neutron.subnets()).toContainEqual(
      expect.objectContaining({ networkId: net?.physicalId, cidr: '10.9.0.0/24' }),
    );

    await cloud.heat.delete(stack);
    await gone(cloud, stack);
    expect(await cloud.nova.servers({ name })).toEqual([]);
    expect((await cloud.cinder.volumes()).map(({ id }) => id)).not.toContain(volume?.physicalId);
  });
}
