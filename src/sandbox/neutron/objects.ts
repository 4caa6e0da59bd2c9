import { isoSeconds } from '../clock.js';
import { uuid } from '../identifiers.js';
import type { Store } from '../state/store.js';
import type { CloudObject } from '../state/world.js';
import { fixedIps, macAddress, nextAddress } from './addresses.js';

/** The fields every object of Neutron has. */
export function neutronObject(projectId: string, name: string, fields: Record<string, unknown>): CloudObject {
  const now = isoSeconds();
  return {
    id: uuid(),
    name,
    tenant_id: projectId,
    description: '',
    tags: [],
    ...fields,
    created_at: now,
    updated_at: now,
    revision_number: 0,
    project_id: projectId,
  };
}

/** By id, else by name among what the project sees; undefined when there is none. */
export function findNamed(
  collection: {
    get(id: string): CloudObject | undefined;
    find(f: (o: CloudObject) => boolean): CloudObject | undefined;
  },
  nameOrId: string,
  projectId: string,
): CloudObject | undefined {
  return (
    collection.get(nameOrId) ??
    collection.find(
      (one) =>
        one.name === nameOrId &&
        (one.project_id === projectId || one.shared === true || one['router:external'] === true),
    )
  );
}

/** A network without subnets. */
export function newNetwork(projectId: string, name: string, external = false): CloudObject {
  return neutronObject(projectId, name, {
    admin_state_up: true,
    mtu: external ? 1500 : 1450,
    status: 'ACTIVE',
    subnets: [],
    shared: false,
    availability_zone_hints: [],
    availability_zones: [],
    ipv4_address_scope: null,
    ipv6_address_scope: null,
    'router:external': external,
    port_security_enabled: true,
    ...(external ? { is_default: false } : {}),
  });
}

/** Adds a port on a network, with an address of its first subnet or of the one asked for. */
export function addPort(
  store: Store,
  port: {
    projectId: string;
    name: string;
    network: CloudObject;
    subnetId?: string | undefined;
    address?: string | undefined;
    securityGroups?: string[];
    extra?: Record<string, unknown>;
  },
): CloudObject {
  const subnetIds = Array.isArray(port.network.subnets) ? port.network.subnets.map(String) : [];
  const subnet = store.subnets.get(port.subnetId ?? subnetIds[0] ?? '');
  const address = port.address ?? (subnet ? nextAddress(store, subnet) : null);
  return store.ports.put(
    neutronObject(port.projectId, port.name, {
      network_id: port.network.id,
      admin_state_up: true,
      status: 'ACTIVE',
      mac_address: macAddress(),
      device_id: '',
      device_owner: '',
      fixed_ips: subnet && address ? [{ subnet_id: subnet.id, ip_address: address }] : [],
      allowed_address_pairs: [],
      extra_dhcp_opts: [],
      security_groups: port.securityGroups ?? [],
      port_security_enabled: true,
      'binding:vnic_type': 'normal',
      ...port.extra,
    }),
  );
}

/** The port's first address; empty when it has none. */
export const firstAddress = (port: CloudObject | undefined): string =>
  port ? (fixedIps(port)[0]?.ip_address ?? '') : '';
