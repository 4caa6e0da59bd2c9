import type { CustomConstraint } from '../hot/constraints.js';
import { block } from '../neutron/addresses.js';
import { findNamed } from '../neutron/objects.js';
import type { Store } from '../state/store.js';
import type { CloudObject } from '../state/world.js';

/** Heat's custom constraints, answered from what the sandbox holds for a project and user. */
export function cloudConstraints(store: Store, projectId: string, userId: string): CustomConstraint {
  const named = (collection: Parameters<typeof findNamed>[0], what: string) => (value: string) =>
    findNamed(collection, value, projectId) ? null : `Unable to find ${what} with name or id '${value}'`;
  const exists = (found: CloudObject | object | undefined, why: string) => (found ? null : why);
  const checks: Record<string, (value: string) => string | null> = {
    'nova.flavor': (value) =>
      exists(
        store.flavors.find((one) => one.id === value || one.name === value),
        `No Flavor matching {'name': '${value}'}. (HTTP 404)`,
      ),
    'glance.image': (value) =>
      exists(
        store.images.find((one) => one.id === value || one.name === value),
        `No images matching {'name': '${value}'}.`,
      ),
    'nova.keypair': (value) =>
      exists(store.keypairs.get(`${userId}/${value}`), `The Key (${value}) could not be found.`),
    'nova.server': (value) =>
      exists(
        store.servers.find((one) => one.id === value || one.name === value),
        `The Server (${value}) could not be found.`,
      ),
    'neutron.network': named(store.networks, 'network'),
    'neutron.subnet': named(store.subnets, 'subnet'),
    'neutron.port': named(store.ports, 'port'),
    'neutron.router': named(store.routers, 'router'),
    'neutron.security_group': named(store.securityGroups, 'security_group'),
    'cinder.volume': (value) => exists(store.volumes.get(value), `The Volume (${value}) could not be found.`),
    'cinder.vtype': (value) =>
      exists(
        store.volumeTypes.find((one) => one.id === value || one.name === value),
        `The VolumeType (${value}) could not be found.`,
      ),
    net_cidr: (value) =>
      block(value) || /^[0-9a-f:]+\/\d{1,3}$/i.test(value)
        ? null
        : `Invalid net cidr invalid IPNetwork ${value} `,
    ip_addr: (value) => (block(`${value}/32`) || /^[0-9a-f:]+$/i.test(value) ? null : 'Invalid IP address'),
  };
  return (constraint, value) => checks[constraint]?.(value) ?? null;
}
