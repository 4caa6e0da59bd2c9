import type { Store } from '../state/store.js';
import type { Flavor, Image, Server } from '../state/world.js';

/** A flavor as `detail` shows it. */
export function shownFlavor(flavor: Flavor, url: string): Record<string, unknown> {
  return {
    id: flavor.id,
    name: flavor.name,
    ram: flavor.ram,
    disk: flavor.disk,
    swap: '',
    'OS-FLV-EXT-DATA:ephemeral': 0,
    'OS-FLV-DISABLED:disabled': false,
    vcpus: flavor.vcpus,
    'os-flavor-access:is_public': true,
    rxtx_factor: 1.0,
    links: [{ rel: 'self', href: `${url}/compute/v2.1/flavors/${flavor.id}` }],
  };
}

function shownAddresses(server: Server): Record<string, unknown[]> {
  const networks: Record<string, unknown[]> = {};
  for (const { network, address, mac } of server.addresses) {
    const one = { version: 4, addr: address, 'OS-EXT-IPS:type': 'fixed', 'OS-EXT-IPS-MAC:mac_addr': mac };
    networks[network] = [...(networks[network] ?? []), one];
  }
  return networks;
}

function shownFlavorOf(store: Store, server: Server, minor: number, url: string): Record<string, unknown> {
  const flavor = store.flavors.get(server.flavorId);
  if (minor < 47)
    return {
      id: server.flavorId,
      links: [{ rel: 'bookmark', href: `${url}/compute/flavors/${server.flavorId}` }],
    };
  return {
    vcpus: flavor?.vcpus,
    ram: flavor?.ram,
    disk: flavor?.disk,
    ephemeral: 0,
    swap: 0,
    original_name: flavor?.name,
    extra_specs: {},
  };
}

/** A server as `detail` shows it; user data only to an admin who asked for microversion 2.3 or later. */
export function shownServer(
  store: Store,
  server: Server,
  about: { admin: boolean; minor: number; url: string },
): Record<string, unknown> {
  const image: Image | undefined = server.imageId === null ? undefined : store.images.get(server.imageId);
  const vmState = { ACTIVE: 'active', BUILD: 'building', ERROR: 'error', SHUTOFF: 'stopped' }[server.status];
  return {
    id: server.id,
    name: server.name,
    status: server.status,
    tenant_id: server.projectId,
    user_id: server.userId,
    metadata: server.metadata,
    hostId: '',
    image: image ? { id: image.id, links: [] } : '',
    flavor: shownFlavorOf(store, server, about.minor, about.url),
    created: server.createdAt,
    updated: server.updatedAt,
    addresses: shownAddresses(server),
    accessIPv4: '',
    accessIPv6: '',
    links: [{ rel: 'self', href: `${about.url}/compute/v2.1/servers/${server.id}` }],
    'OS-DCF:diskConfig': 'MANUAL',
    progress: 0,
    'OS-EXT-AZ:availability_zone': 'nova',
    config_drive: '',
    key_name: server.keyName,
    'OS-SRV-USG:launched_at': server.status === 'ACTIVE' ? server.updatedAt : null,
    'OS-SRV-USG:terminated_at': null,
    security_groups: server.securityGroups.map((name) => ({ name })),
    'OS-EXT-STS:task_state': server.status === 'BUILD' ? 'spawning' : null,
    'OS-EXT-STS:vm_state': vmState,
    'OS-EXT-STS:power_state': server.status === 'ACTIVE' ? 1 : 0,
    'os-extended-volumes:volumes_attached': server.volumes.map((id) => ({
      id,
      delete_on_termination: false,
    })),
    ...(server.fault ? { fault: { code: 500, created: server.updatedAt, message: server.fault } } : {}),
    ...(about.admin
      ? {
          'OS-EXT-SRV-ATTR:host': 'sandbox',
          'OS-EXT-SRV-ATTR:instance_name': `instance-${server.id.slice(0, 8)}`,
        }
      : {}),
    ...(about.admin && about.minor >= 3
      ? {
          'OS-EXT-SRV-ATTR:user_data':
            server.userData === '' ? null : Buffer.from(server.userData, 'utf8').toString('base64'),
        }
      : {}),
  };
}
