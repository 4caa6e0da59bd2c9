import { addPort, findNamed, firstAddress, neutronObject } from '../../neutron/objects.js';
import type { CloudObject } from '../../state/world.js';
import { fieldOf, made, nameOf } from './network.js';
import type { PropertyTable } from './property.js';
import { type ResourceContext, ResourceFailure, type ResourceType } from './resource-type.js';

const name = { type: 'string', updatable: true } as const;
const common = {
  name,
  description: name,
  admin_state_up: { type: 'boolean', default: true, updatable: true },
  tags: { type: 'list', updatable: true },
} as const;

function keep(context: ResourceContext, kind: string, fields: Record<string, unknown>): CloudObject {
  const { properties, cloud, stack } = context;
  const object = neutronObject(stack.projectId, nameOf(context), {
    kind,
    provisioning_status: 'ACTIVE',
    operating_status: 'ONLINE',
    ...properties,
    ...fields,
  });
  context.resource.physicalId = object.id;
  return cloud.store.balancing.put(object);
}

function simple(
  kind: string,
  properties: PropertyTable,
  attributes: readonly string[],
  fields: (context: ResourceContext) => Record<string, unknown> = () => ({}),
): ResourceType {
  return {
    takes: kind === 'loadbalancer' ? 'balancer' : 'network',
    attributes: [...attributes, 'show'],
    properties: { ...common, ...properties },
    create: (context) => {
      keep(context, kind, fields(context));
    },
    update(context) {
      const found = made(context, 'balancing');
      if (found) context.cloud.store.balancing.put(Object.assign(found, context.properties));
    },
    remove(context) {
      const found = made(context, 'balancing');
      context.cloud.store.ports.remove(String(found?.vip_port_id ?? ''));
      context.cloud.store.balancing.remove(context.resource.physicalId ?? '');
    },
    attribute: (context, field) => fieldOf(made(context, 'balancing'), field),
  };
}

function virtualAddress(context: ResourceContext): Record<string, unknown> {
  const { cloud, stack, properties } = context;
  const subnet = findNamed(cloud.store.subnets, String(properties.vip_subnet), stack.projectId);
  const network = subnet && cloud.store.networks.get(String(subnet.network_id));
  if (!subnet || !network)
    throw new ResourceFailure(
      'NotFound',
      `Unable to find subnet with name or id '${String(properties.vip_subnet)}'`,
    );
  const address = typeof properties.vip_address === 'string' ? properties.vip_address : undefined;
  const port = addPort(cloud.store, {
    projectId: stack.projectId,
    name: `octavia-lb-${context.resource.id}`,
    network,
    subnetId: subnet.id,
    address,
    extra: { device_owner: 'Octavia' },
  });
  return { vip_port_id: port.id, vip_address: firstAddress(port), vip_subnet_id: subnet.id };
}

const text = { type: 'string' } as const;
const integer = { type: 'integer', updatable: true } as const;

/** Load balancers and what is inside them. */
export const balancingTypes: Record<string, ResourceType> = {
  'OS::Octavia::LoadBalancer': simple(
    'loadbalancer',
    {
      vip_subnet: { ...text, required: true, custom: 'neutron.subnet' },
      vip_address: text,
      provider: text,
      flavor: text,
      availability_zone: text,
    },
    ['vip_address', 'vip_port_id', 'vip_subnet_id', 'flavor_id', 'pools'],
    virtualAddress,
  ),
  'OS::Octavia::Listener': simple(
    'listener',
    {
      loadbalancer: text,
      default_pool: { type: 'string', updatable: true },
      protocol: {
        ...text,
        required: true,
        allowed: ['TCP', 'HTTP', 'HTTPS', 'TERMINATED_HTTPS', 'PROXY', 'UDP'],
      },
      protocol_port: { type: 'integer', required: true, min: 1, max: 65535 },
      connection_limit: { ...integer, default: -1 },
      default_tls_container_ref: name,
      sni_container_refs: { type: 'list', updatable: true },
      allowed_cidrs: { type: 'list', updatable: true },
    },
    ['loadbalancers', 'default_pool_id'],
  ),
  'OS::Octavia::Pool': simple(
    'pool',
    {
      loadbalancer: text,
      listener: text,
      protocol: { ...text, required: true },
      lb_algorithm: {
        type: 'string',
        required: true,
        updatable: true,
        allowed: ['ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP', 'SOURCE_IP_PORT'],
      },
      session_persistence: { type: 'map', updatable: true },
      tls_enabled: { type: 'boolean', updatable: true },
    },
    ['healthmonitor_id', 'listeners', 'members'],
  ),
  'OS::Octavia::PoolMember': simple(
    'member',
    {
      pool: { ...text, required: true },
      address: { ...text, required: true },
      protocol_port: { type: 'integer', required: true, min: 1, max: 65535 },
      weight: { ...integer, default: 1, min: 0, max: 256 },
      subnet: { ...text, custom: 'neutron.subnet' },
      monitor_address: text,
      monitor_port: integer,
      backup: { type: 'boolean', updatable: true },
    },
    ['address', 'pool_id'],
  ),
  'OS::Octavia::HealthMonitor': simple(
    'healthmonitor',
    {
      pool: { ...text, required: true },
      type: {
        ...text,
        required: true,
        allowed: ['PING', 'TCP', 'HTTP', 'HTTPS', 'UDP-CONNECT', 'TLS-HELLO'],
      },
      delay: { ...integer, required: true },
      timeout: { ...integer, required: true },
      max_retries: { ...integer, required: true, min: 1, max: 10 },
      http_method: { type: 'string', updatable: true },
      url_path: name,
      expected_codes: name,
    },
    ['pools'],
  ),
};
