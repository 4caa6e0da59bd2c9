import { expect, it } from 'vitest';
import { type CloudUnderTest, SEEDED } from './cloud-under-test.js';

/** What a cloud has to offer: the lists people choose from. */
export function listsContract(test: () => CloudUnderTest): void {
  it('lists flavors with their sizes', async () => {
    const flavors = await test().cloud.nova.flavors();
    expect(flavors.find((flavor) => flavor.name === SEEDED.flavor)).toMatchObject({
      vcpus: 1,
      ram: 2048,
      disk: 20,
    });
  });

  it('lists keypairs', async () => {
    expect(await test().cloud.nova.keypairs()).toContainEqual({ name: SEEDED.keypair });
  });

  it('finds an image by name and by id, with its os_distro', async () => {
    const { glance } = test().cloud;
    const [image, ...others] = await glance.find(SEEDED.image);
    expect(others).toEqual([]);
    expect(image).toMatchObject({ name: SEEDED.image, osDistro: SEEDED.osDistro, status: 'active' });
    expect([image?.minRam, image?.minDisk].every(Number.isInteger)).toBe(true);
    expect(await glance.find(image?.id ?? '')).toEqual([image]);
    expect(await glance.images()).toContainEqual(image);
  });

  it.each(['no-such-image', 'in:a,b', 'gt:"', 'ünïcode', 'a/b?c&d'])(
    'finds no image called %s',
    async (name) => {
      expect(await test().cloud.glance.find(name)).toEqual([]);
    },
  );

  it('tells external networks from others', async () => {
    const { neutron } = test().cloud;
    const external = await neutron.networks({ external: true });
    expect(external.map((network) => network.name)).toContain(SEEDED.externalNetwork);
    expect(external.every((network) => network.external)).toBe(true);
    const internal = await neutron.networks({ external: false });
    expect(internal.some((network) => network.external)).toBe(false);
    expect(await neutron.networks()).toHaveLength(external.length + internal.length);
  });

  it('lists subnets with the network they are in', async () => {
    const { neutron } = test().cloud;
    const ids = (await neutron.networks()).map((network) => network.id);
    const [subnet] = await neutron.subnets();
    expect(subnet?.cidr).toMatch(/^\d+\.\d+\.\d+\.\d+\/\d+$/);
    expect(ids).toContain(subnet?.networkId);
  });

  it('lists volume types and volumes', async () => {
    const { cinder } = test().cloud;
    expect((await cinder.volumeTypes()).length).toBeGreaterThan(0);
    expect(Array.isArray(await cinder.volumes())).toBe(true);
  });

  it('finds no server of a name that none has', async () => {
    expect(await test().cloud.nova.servers({ name: 'no-such.server (*)' })).toEqual([]);
  });
}
