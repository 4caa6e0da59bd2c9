import { randomBytes } from 'node:crypto';
import { isoSeconds } from '../clock.js';
import { fingerprint, madeKey } from '../heat/types/keypairs.js';
import { hexId, uuid } from '../identifiers.js';
import { hashSecret } from '../keystone/passwords.js';
import { block } from '../neutron/addresses.js';
import { neutronObject, newNetwork } from '../neutron/objects.js';
import { seedCredentials } from './people.js';
import type { Store } from './store.js';

const IMAGES: readonly (readonly [string, string, { minRam: number; minDisk: number }?])[] = [
  ['Fedora-Atomic-26-20170723.0.x86_64', 'fedora-atomic'],
  ['fedora-coreos', 'fedora-coreos'],
  ['debian-12', 'debian'],
  ['ubuntu-24.04', 'ubuntu'],
  ['broken-guest', 'fedora-atomic'],
  ['silent-guest', 'fedora-atomic'],
  ['large-guest', 'fedora-atomic', { minRam: 3072, minDisk: 30 }],
];

/** Name, vcpus, MiB, GiB. A server of the last one finds no host. */
const FLAVORS: readonly (readonly [string, number, number, number])[] = [
  ['m1.tiny', 1, 512, 1],
  ['m1.small', 1, 2048, 20],
  ['m1.medium', 2, 4096, 40],
  ['m1.large', 4, 8192, 80],
  ['m1.nohost', 1, 2048, 20],
];

const secret = (): string => randomBytes(18).toString('base64url');

function setting(store: Store, id: string, make: () => string): string {
  return (store.settings.get(id) ?? store.settings.put({ id, value: make() })).value;
}

function seedUsers(store: Store): void {
  store.domains.put({ id: 'default', name: 'Default' });
  store.domains.put({ id: hexId(), name: 'magnum' });
  store.domains.put({ id: 'heat', name: 'heat' });
  const demo = store.projects.put({ id: hexId(), name: 'demo', domainId: 'default' });
  const admin = store.projects.put({ id: hexId(), name: 'admin', domainId: 'default' });
  const research = store.projects.put({ id: hexId(), name: 'research', domainId: 'default' });
  const service = store.projects.put({ id: hexId(), name: 'service', domainId: 'default' });
  const magnumDomain = store.domains.find((one) => one.name === 'magnum')?.id ?? '';
  const user = (name: string, domainId: string, roles: Record<string, string[]>) =>
    store.users.put({
      id: hexId(),
      name,
      domainId,
      passwordHash: hashSecret(setting(store, `password.${name}`, secret)),
      description: '',
      enabled: true,
      roles,
    });
  const builder = ['member', 'reader', 'heat_stack_owner', 'creator'];
  user('demo', 'default', { [demo.id]: builder, [research.id]: builder });
  user('rita', 'default', { [research.id]: ['member', 'reader'] });
  user('ruth', 'default', { [demo.id]: ['reader'] });
  user('admin', 'default', {
    [admin.id]: ['admin', 'member', 'reader'],
    [demo.id]: ['admin', 'member', 'reader'],
    [research.id]: ['admin', 'member', 'reader'],
  });
  user('magnum', 'default', { [service.id]: ['admin', 'service'] });
  user('magnum_domain_admin', magnumDomain, { [`domain:${magnumDomain}`]: ['admin'] });
}

function seedNetwork(store: Store, projectId: string, name: string, cidr: string, external: boolean): void {
  const network = newNetwork(projectId, name, external);
  const range = block(cidr);
  const subnet = neutronObject(projectId, `${name}-subnet`, {
    network_id: network.id,
    ip_version: 4,
    subnetpool_id: null,
    enable_dhcp: !external,
    ipv6_ra_mode: null,
    ipv6_address_mode: null,
    gateway_ip: range?.gateway,
    cidr,
    allocation_pools: [{ start: range?.first, end: range?.last }],
    host_routes: [],
    dns_nameservers: external ? [] : ['8.8.8.8'],
    service_types: [],
  });
  network.subnets = [subnet.id];
  store.networks.put(network);
  store.subnets.put(subnet);
}

/** Puts in what a cloud has before anybody uses it; does nothing when there is something already. */
export function seed(store: Store): void {
  if (store.projects.all().length > 0) return;
  seedUsers(store);
  seedCredentials(store);
  const projectId = (name: string): string => store.projects.find((one) => one.name === name)?.id ?? '';
  for (const [name, distro, least] of IMAGES) {
    store.images.put({
      id: uuid(),
      name,
      properties: { os_distro: distro },
      size: 700_000_000,
      ...least,
      createdAt: isoSeconds(),
    });
  }
  for (const [name, vcpus, ram, disk] of FLAVORS) store.flavors.put({ id: uuid(), name, vcpus, ram, disk });
  for (const user of store.users.filter((one) => ['demo', 'admin', 'rita', 'ruth'].includes(one.name))) {
    for (const name of ['testkey', 'laptop']) {
      const publicKey = madeKey();
      store.keypairs.put({
        id: `${user.id}/${name}`,
        name,
        userId: user.id,
        publicKey,
        fingerprint: fingerprint(publicKey),
        createdAt: isoSeconds(),
      });
    }
  }
  seedNetwork(store, projectId('admin'), 'public', '172.24.4.0/24', true);
  seedNetwork(store, projectId('demo'), 'private', '10.252.0.0/16', false);
  seedNetwork(store, projectId('research'), 'lab', '10.253.0.0/16', false);
  for (const name of ['demo', 'admin', 'research']) {
    store.securityGroups.put(
      neutronObject(projectId(name), 'default', {
        stateful: true,
        shared: false,
        security_group_rules: [],
        description: 'Default security group',
      }),
    );
  }
  for (const name of ['__DEFAULT__', 'ssd']) store.volumeTypes.put({ id: uuid(), name, description: null });
}

/** The password of a seeded user. */
export function seededPassword(store: Store, name: string): string {
  return store.settings.get(`password.${name}`)?.value ?? '';
}
