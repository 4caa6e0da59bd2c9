import { expect, it } from 'vitest';
import { madeKey } from '../../src/sandbox/heat/types/keypairs.js';
import { type CloudUnderTest, SEEDED, uniqueName } from './cloud-under-test.js';
import { session } from './identity.js';

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

  it('lists availability zones, of which one at least is available', async () => {
    const zones = await test().cloud.nova.zones();
    expect(zones).toContainEqual({ name: 'nova', isAvailable: true });
    expect(zones.map(({ name }) => name)).not.toContain('internal');
  });

  it('lists the key pairs of whoever asks', async () => {
    const { nova, identity } = test().cloud;
    const listed = await nova.keypairs();
    expect(listed).toContainEqual({ name: SEEDED.keypair, publicKey: expect.stringMatching(/^ssh-/) });
    const token = await identity.token();
    await session(test().cloudAdmin, async (admin) => {
      expect(await admin.nova.keypairs(token)).toEqual(listed);
      const theirs = await admin.nova.keypairs();
      expect(await nova.keypairs(await admin.identity.token())).toEqual(theirs);
    });
    await expect(nova.keypairs('no-such-token')).rejects.toMatchObject({ code: 'openstack.unauthorized' });
    expect(await nova.keypairs()).toEqual(listed);
  });

  it('imports a key pair once, leaves it as it is, and removes it as often as it is asked to', async () => {
    const { nova } = test().cloud;
    const name = uniqueName('imported');
    const one = { name, publicKey: madeKey() };
    await nova.importKeypair(one);
    await nova.importKeypair({ name, publicKey: madeKey() });
    expect(await nova.keypairs()).toContainEqual(one);
    await nova.deleteKeypair(name);
    await nova.deleteKeypair(name);
    expect((await nova.keypairs()).map((each) => each.name)).not.toContain(name);
  });

  it('refuses what is no public key', async () => {
    const keypair = { name: uniqueName('wrong'), publicKey: 'ssh-rsa nothing' };
    await expect(test().cloud.nova.importKeypair(keypair)).rejects.toMatchObject({ status: 400 });
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
