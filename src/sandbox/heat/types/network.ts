import { isoSeconds } from '../../clock.js';
import { physicalName } from '../../identifiers.js';
import { block, fixedIps } from '../../neutron/addresses.js';
import { addPort, findNamed, neutronObject, newNetwork } from '../../neutron/objects.js';
import type { Store } from '../../state/store.js';
import type { CloudObject } from '../../state/world.js';
import { validationFault } from '../fault.js';
import { type ResourceContext, ResourceFailure, type ResourceType } from './resource-type.js';

/** Collections that hold Neutron's objects. */
export type NeutronCollection =
  | 'networks'
  | 'subnets'
  | 'ports'
  | 'routers'
  | 'securityGroups'
  | 'floatingIps';

/** The name a resource gives to what it makes. */
export const nameOf = ({ properties, stack, resource }: ResourceContext): string =>
  typeof properties.name === 'string' ? properties.name : physicalName(stack.name, resource.name);

/** What the resource made, in one of the collections. */
export function made(
  { cloud, resource }: ResourceContext,
  collection: keyof Pick<Store, NeutronCollection | 'volumes' | 'balancing'>,
): CloudObject | undefined {
  return cloud.store[collection].get(resource.physicalId ?? '');
}

/** An attribute that is a field of the object; `show` is the whole of it. */
export function fieldOf(object: CloudObject | undefined, name: string): unknown {
  return name === 'show' ? object : object?.[name];
}

/** A network by name or id, or the resource fails. */
export function networkOf(context: ResourceContext, nameOrId: unknown): CloudObject {
  const found = findNamed(context.cloud.store.networks, String(nameOrId), context.stack.projectId);
  if (!found)
    throw new ResourceFailure('NotFound', `Unable to find network with name or id '${String(nameOrId)}'`);
  return found;
}

/** Makes in-place changes that are plain fields of the object. */
export function changeFields(
  context: ResourceContext,
  collection: NeutronCollection,
  fields: readonly string[],
): void {
  const object = made(context, collection);
  if (!object) return;
  for (const field of fields) if (field in context.properties) object[field] = context.properties[field];
  object.updated_at = isoSeconds();
  context.cloud.store[collection].put(object);
}

const name = { type: 'string', updatable: true } as const;
const flag = { type: 'boolean', updatable: true } as const;
const anything = { type: 'any', updatable: true } as const;

const net: ResourceType = {
  takes: 'network',
  attributes: [
    'name',
    'status',
    'subnets',
    'admin_state_up',
    'tenant_id',
    'mtu',
    'port_security_enabled',
    'qos_policy_id',
    'segments',
    'l2_adjacency',
    'show',
  ],
  properties: {
    name,
    admin_state_up: { ...flag, default: true },
    shared: { ...flag, default: false },
    tenant_id: { type: 'string' },
    dhcp_agent_ids: anything,
    port_security_enabled: flag,
    qos_policy: anything,
    dns_domain: name,
    availability_zone_hints: { type: 'list' },
    tags: { type: 'list', updatable: true },
    value_specs: { type: 'map', updatable: true },
  },
  create(context) {
    const network = newNetwork(context.stack.projectId, nameOf(context));
    if (context.properties.port_security_enabled === false) network.port_security_enabled = false;
    context.resource.physicalId = context.cloud.store.networks.put(network).id;
  },
  update: (context) => changeFields(context, 'networks', ['name', 'admin_state_up', 'shared', 'tags']),
  remove: (context) => context.cloud.store.networks.remove(context.resource.physicalId ?? ''),
  attribute: (context, field) => fieldOf(made(context, 'networks'), field),
};

const subnet: ResourceType = {
  takes: 'network',
  attributes: [
    'name',
    'network_id',
    'tenant_id',
    'allocation_pools',
    'gateway_ip',
    'host_routes',
    'ip_version',
    'cidr',
    'dns_nameservers',
    'enable_dhcp',
    'show',
  ],
  properties: {
    network: { type: 'string', required: true, custom: 'neutron.network' },
    network_id: { type: 'string', aliasOf: 'network' },
    subnetpool: { type: 'string' },
    prefixlen: { type: 'integer' },
    cidr: { type: 'string', custom: 'net_cidr' },
    name,
    gateway_ip: { type: 'string', updatable: true },
    dns_nameservers: { type: 'list', updatable: true, default: [] },
    enable_dhcp: { ...flag, default: true },
    allocation_pools: { type: 'list', updatable: true },
    host_routes: { type: 'list', updatable: true },
    ip_version: { type: 'integer', default: 4, allowed: [4, 6] },
    ipv6_ra_mode: { type: 'string' },
    ipv6_address_mode: { type: 'string' },
    segment: { type: 'string' },
    tenant_id: { type: 'string' },
    tags: { type: 'list', updatable: true },
    value_specs: { type: 'map', updatable: true },
  },
  validate(properties) {
    if (properties.cidr === undefined && properties.subnetpool === undefined) {
      throw validationFault('Either subnetpool or cidr is required');
    }
    if (typeof properties.cidr === 'string' && !block(properties.cidr) && properties.ip_version !== 6) {
      throw validationFault(`Invalid net cidr ${properties.cidr}`);
    }
  },
  create(context) {
    const { properties, cloud, stack, resource } = context;
    const network = networkOf(context, properties.network);
    const range = block(String(properties.cidr)) ?? { gateway: null, first: null, last: null };
    const made = cloud.store.subnets.put(
      neutronObject(stack.projectId, nameOf(context), {
        network_id: network.id,
        ip_version: properties.ip_version,
        subnetpool_id: null,
        enable_dhcp: properties.enable_dhcp,
        ipv6_ra_mode: null,
        ipv6_address_mode: null,
        gateway_ip: properties.gateway_ip ?? range.gateway,
        cidr: properties.cidr,
        allocation_pools: properties.allocation_pools ?? [{ start: range.first, end: range.last }],
        host_routes: properties.host_routes ?? [],
        dns_nameservers: properties.dns_nameservers,
        service_types: [],
      }),
    );
    network.subnets = [...(Array.isArray(network.subnets) ? network.subnets : []), made.id];
    cloud.store.networks.put(network);
    resource.physicalId = made.id;
  },
  update: (context) =>
    changeFields(context, 'subnets', ['name', 'dns_nameservers', 'enable_dhcp', 'host_routes', 'gateway_ip']),
  remove(context) {
    const found = made(context, 'subnets');
    if (found) refuseInUse(context, found.id);
    const network = context.cloud.store.networks.get(String(found?.network_id));
    if (network && Array.isArray(network.subnets)) {
      network.subnets = network.subnets.filter((id) => id !== found?.id);
      context.cloud.store.networks.put(network);
    }
    context.cloud.store.subnets.remove(context.resource.physicalId ?? '');
  },
  attribute: (context, field) => fieldOf(made(context, 'subnets'), field),
};

/** Neutron keeps a subnet in which somebody has an address (its SubnetInUse). */
function refuseInUse({ cloud }: ResourceContext, id: string): void {
  const inUse = cloud.store.ports.find((port) => fixedIps(port).some(({ subnet_id }) => subnet_id === id));
  if (!inUse) return;
  throw new ResourceFailure(
    'Conflict',
    `Unable to complete operation on subnet ${id}: One or more ports have an IP allocation from this subnet.`,
  );
}

function groupIds(context: ResourceContext, wanted: unknown): string[] {
  const names = Array.isArray(wanted) ? wanted.map(String) : ['default'];
  return names.map((one) => {
    const found = findNamed(context.cloud.store.securityGroups, one, context.stack.projectId);
    if (!found)
      throw new ResourceFailure('NotFound', `Unable to find security_group with name or id '${one}'`);
    return found.id;
  });
}

const port: ResourceType = {
  takes: 'network',
  attributes: [
    'name',
    'network_id',
    'mac_address',
    'fixed_ips',
    'status',
    'device_id',
    'device_owner',
    'tenant_id',
    'security_groups',
    'admin_state_up',
    'allowed_address_pairs',
    'subnets',
    'network',
    'port_security_enabled',
    'show',
  ],
  properties: {
    network: { type: 'string', required: true, custom: 'neutron.network' },
    network_id: { type: 'string', aliasOf: 'network' },
    fixed_ips: {
      type: 'list',
      updatable: true,
      schema: {
        subnet: { type: 'string', custom: 'neutron.subnet' },
        subnet_id: { type: 'string', aliasOf: 'subnet' },
        ip_address: { type: 'string' },
      },
    },
    name,
    admin_state_up: { ...flag, default: true },
    security_groups: { type: 'list', updatable: true },
    replacement_policy: { type: 'string', updatable: true },
    allowed_address_pairs: { type: 'list', updatable: true },
    device_id: name,
    device_owner: name,
    dns_name: name,
    mac_address: { type: 'string' },
    port_security_enabled: flag,
    'binding:vnic_type': { type: 'string', updatable: true, default: 'normal' },
    no_fixed_ips: flag,
    qos_policy: anything,
    tags: { type: 'list', updatable: true },
    value_specs: { type: 'map', updatable: true },
  },
  create(context) {
    const { properties, cloud, stack, resource } = context;
    const [fixed] = Array.isArray(properties.fixed_ips) ? properties.fixed_ips : [];
    const subnetName = fixed?.subnet;
    const subnetId = subnetName && findNamed(cloud.store.subnets, String(subnetName), stack.projectId)?.id;
    const secured = properties.port_security_enabled !== false;
    const made = addPort(cloud.store, {
      projectId: stack.projectId,
      name: nameOf(context),
      network: networkOf(context, properties.network),
      subnetId,
      address: fixed?.ip_address,
      securityGroups: secured ? groupIds(context, properties.security_groups) : [],
      extra: {
        allowed_address_pairs: properties.allowed_address_pairs ?? [],
        port_security_enabled: secured,
      },
    });
    resource.physicalId = made.id;
  },
  update(context) {
    changeFields(context, 'ports', ['name', 'admin_state_up', 'allowed_address_pairs', 'tags']);
    const found = made(context, 'ports');
    if (found && context.properties.security_groups) {
      found.security_groups = groupIds(context, context.properties.security_groups);
    }
  },
  remove: (context) => context.cloud.store.ports.remove(context.resource.physicalId ?? ''),
  attribute(context, field) {
    const found = made(context, 'ports');
    if (field === 'subnets')
      return found && fixedIps(found).map((ip) => context.cloud.store.subnets.get(ip.subnet_id));
    if (field === 'network') return context.cloud.store.networks.get(String(found?.network_id));
    return fieldOf(found, field);
  },
};

/** Networks, subnets and ports. */
export const networkTypes: Record<string, ResourceType> = {
  'OS::Neutron::Net': net,
  'OS::Neutron::Subnet': subnet,
  'OS::Neutron::Port': port,
};
