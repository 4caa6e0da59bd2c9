import { isMap } from '../../hot/values.js';
import { nextAddress } from '../../neutron/addresses.js';
import { addPort, findNamed, firstAddress, neutronObject } from '../../neutron/objects.js';
import type { CloudObject } from '../../state/world.js';
import { validationFault } from '../fault.js';
import { changeFields, fieldOf, made, nameOf, networkOf } from './network.js';
import { type ResourceContext, ResourceFailure, type ResourceType } from './resource-type.js';
import { securityGroup, securityGroupRule } from './security-groups.js';

const name = { type: 'string', updatable: true } as const;

function addressOn(
  context: ResourceContext,
  network: CloudObject,
): { subnet_id: string; ip_address: string } {
  const subnet = context.cloud.store.subnets.get(
    Array.isArray(network.subnets) ? String(network.subnets[0]) : '',
  );
  const address = subnet ? nextAddress(context.cloud.store, subnet) : null;
  if (!subnet || !address) {
    throw new ResourceFailure('Conflict', `No more IP addresses available on network ${network.id}.`);
  }
  return { subnet_id: subnet.id, ip_address: address };
}

function gateway(context: ResourceContext): unknown {
  const info = context.properties.external_gateway_info;
  if (!isMap(info)) return null;
  const network = networkOf(context, info.network);
  return {
    network_id: network.id,
    external_fixed_ips: [addressOn(context, network)],
    enable_snat: info.enable_snat ?? true,
  };
}

const router: ResourceType = {
  takes: 'network',
  attributes: ['name', 'status', 'external_gateway_info', 'admin_state_up', 'tenant_id', 'show'],
  properties: {
    name,
    external_gateway_info: {
      type: 'map',
      updatable: true,
      schema: {
        network: { type: 'string', required: true, custom: 'neutron.network' },
        enable_snat: { type: 'boolean' },
        external_fixed_ips: { type: 'list' },
      },
    },
    admin_state_up: { type: 'boolean', updatable: true, default: true },
    l3_agent_id: { type: 'string' },
    l3_agent_ids: { type: 'list' },
    distributed: { type: 'boolean' },
    ha: { type: 'boolean' },
    availability_zone_hints: { type: 'list' },
    tags: { type: 'list', updatable: true },
    value_specs: { type: 'map', updatable: true },
  },
  create(context) {
    context.resource.physicalId = context.cloud.store.routers.put(
      neutronObject(context.stack.projectId, nameOf(context), {
        admin_state_up: context.properties.admin_state_up,
        status: 'ACTIVE',
        external_gateway_info: gateway(context),
        availability_zones: [],
        availability_zone_hints: [],
        routes: [],
        flavor_id: null,
      }),
    ).id;
  },
  update: (context) => changeFields(context, 'routers', ['name', 'admin_state_up']),
  remove: (context) => context.cloud.store.routers.remove(context.resource.physicalId ?? ''),
  attribute: (context, field) => fieldOf(made(context, 'routers'), field),
};

const routerInterface: ResourceType = {
  takes: 'network',
  attributes: ['show'],
  properties: {
    router: { type: 'string', required: true, custom: 'neutron.router' },
    router_id: { type: 'string', aliasOf: 'router' },
    subnet: { type: 'string', custom: 'neutron.subnet' },
    subnet_id: { type: 'string', aliasOf: 'subnet' },
    port_id: { type: 'string', aliasOf: 'port' },
    port: { type: 'string', custom: 'neutron.port' },
  },
  validate(properties) {
    if ([properties.subnet, properties.port].every((one) => one === undefined)) {
      throw validationFault('At least one of the following properties must be specified: subnet, port.');
    }
  },
  create({ properties, cloud, stack, resource }) {
    const found = findNamed(cloud.store.routers, String(properties.router), stack.projectId);
    const subnet = findNamed(cloud.store.subnets, String(properties.subnet), stack.projectId);
    const network = cloud.store.networks.get(String(subnet?.network_id));
    if (found && subnet && network) {
      const port = addPort(cloud.store, {
        projectId: stack.projectId,
        name: '',
        network,
        subnetId: subnet.id,
        address: String(subnet.gateway_ip),
        extra: { device_id: found.id, device_owner: 'network:router_interface' },
      });
      resource.data.port = port.id;
    }
    resource.physicalId = `${found?.id ?? String(properties.router)}:subnet_id=${subnet?.id ?? ''}`;
  },
  remove: ({ cloud, resource }) => cloud.store.ports.remove(String(resource.data.port ?? '')),
  attribute: () => null,
};

function attach(context: ResourceContext, floating: CloudObject, portId: unknown): void {
  const port = context.cloud.store.ports.get(String(portId));
  floating.port_id = port?.id ?? null;
  floating.fixed_ip_address = port ? firstAddress(port) : null;
  floating.status = port ? 'ACTIVE' : 'DOWN';
  context.cloud.store.floatingIps.put(floating);
}

const floatingIp: ResourceType = {
  takes: 'network',
  attributes: [
    'floating_ip_address',
    'fixed_ip_address',
    'floating_network_id',
    'port_id',
    'router_id',
    'tenant_id',
    'show',
  ],
  properties: {
    floating_network: { type: 'string', required: true, custom: 'neutron.network' },
    floating_network_id: { type: 'string', aliasOf: 'floating_network' },
    floating_subnet: { type: 'string' },
    port_id: { type: 'string', custom: 'neutron.port', updatable: true },
    fixed_ip_address: { type: 'string', updatable: true },
    floating_ip_address: { type: 'string' },
    dns_name: { type: 'string' },
    dns_domain: { type: 'string' },
    value_specs: { type: 'map', updatable: true },
  },
  create(context) {
    const network = networkOf(context, context.properties.floating_network);
    if (network['router:external'] !== true) {
      throw new ResourceFailure(
        'BadRequest',
        `Bad floatingip request: Network ${network.id} is not a valid external network.`,
      );
    }
    const { ip_address } = addressOn(context, network);
    const floating = neutronObject(context.stack.projectId, '', {
      floating_network_id: network.id,
      floating_ip_address: ip_address,
      router_id: null,
    });
    attach(context, floating, context.properties.port_id);
    context.resource.physicalId = floating.id;
  },
  update(context) {
    const floating = made(context, 'floatingIps');
    if (floating) attach(context, floating, context.properties.port_id);
  },
  remove: (context) => context.cloud.store.floatingIps.remove(context.resource.physicalId ?? ''),
  attribute: (context, field) => fieldOf(made(context, 'floatingIps'), field),
};

const floatingIpAssociation: ResourceType = {
  takes: 'network',
  attributes: ['show'],
  properties: {
    floatingip_id: { type: 'string', required: true, updatable: true },
    port_id: { type: 'string', custom: 'neutron.port', updatable: true },
    fixed_ip_address: { type: 'string', updatable: true },
  },
  create(context) {
    const floating = context.cloud.store.floatingIps.get(String(context.properties.floatingip_id));
    if (!floating) {
      throw new ResourceFailure(
        'NotFound',
        `Floating IP ${String(context.properties.floatingip_id)} could not be found.`,
      );
    }
    attach(context, floating, context.properties.port_id);
    context.resource.data.floatingIp = floating.id;
    context.resource.physicalId = context.resource.id;
  },
  update(context) {
    const floating = context.cloud.store.floatingIps.get(String(context.properties.floatingip_id));
    if (floating) attach(context, floating, context.properties.port_id);
  },
  remove(context) {
    const floating = context.cloud.store.floatingIps.get(String(context.resource.data.floatingIp));
    if (floating) attach(context, floating, null);
  },
  attribute: () => null,
};

/** Routers, floating addresses and security groups. */
export const routingTypes: Record<string, ResourceType> = {
  'OS::Neutron::Router': router,
  'OS::Neutron::RouterInterface': routerInterface,
  'OS::Neutron::FloatingIP': floatingIp,
  'OS::Neutron::FloatingIPAssociation': floatingIpAssociation,
  'OS::Neutron::SecurityGroup': securityGroup,
  'OS::Neutron::SecurityGroupRule': securityGroupRule,
};
