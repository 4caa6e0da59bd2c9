import { isoSeconds } from '../../clock.js';
import { isMap } from '../../hot/values.js';
import { physicalName, uuid } from '../../identifiers.js';
import { addPort, findNamed, firstAddress } from '../../neutron/objects.js';
import { computeRefusal } from '../../nova/quotas.js';
import type { Flavor, Image, Server, ServerAddress } from '../../state/world.js';
import { validationFault } from '../fault.js';
import { keyPair } from './keypairs.js';
import { networkOf } from './network.js';
import { type ResourceContext, ResourceFailure, type ResourceType } from './resource-type.js';
import { checkZone, hintedGroup, leaveGroups, serverGroup } from './server-groups.js';
import { renderUserData } from './user-data.js';

const USER_DATA_LIMIT = 65535;

const serverOf = ({ cloud, resource }: ResourceContext): Server | undefined =>
  cloud.store.servers.get(resource.physicalId ?? '');

function securityGroups(context: ResourceContext): string[] {
  const wanted = context.properties.security_groups;
  return Array.isArray(wanted) && wanted.length > 0 ? wanted.map(String) : ['default'];
}

function plug(context: ResourceContext): { addresses: ServerAddress[]; own: string[] } {
  const { cloud, stack, properties } = context;
  const own: string[] = [];
  const networks = Array.isArray(properties.networks) ? properties.networks.filter(isMap) : [];
  const addresses = networks.map((one) => {
    let port =
      one.port === undefined ? undefined : findNamed(cloud.store.ports, String(one.port), stack.projectId);
    if (!port) {
      const network = networkOf(
        context,
        one.network ?? cloud.store.subnets.get(String(one.subnet))?.network_id,
      );
      const named = one.fixed_ip;
      port = addPort(cloud.store, {
        projectId: stack.projectId,
        name: '',
        network,
        address: typeof named === 'string' ? named : undefined,
      });
      own.push(port.id);
    }
    const network = cloud.store.networks.get(String(port.network_id));
    return {
      network: String(network?.name ?? ''),
      portId: port.id,
      address: firstAddress(port),
      mac: String(port.mac_address),
    };
  });
  return { addresses, own };
}

function checkUserData(text: string): string {
  const length = Buffer.from(text, 'utf8').toString('base64').length;
  if (length > USER_DATA_LIMIT) {
    throw new ResourceFailure(
      'BadRequest',
      `User data too large. User data must be no larger than ${USER_DATA_LIMIT} bytes once base64 encoded. Your data is ${length} bytes (HTTP 400)`,
    );
  }
  return text;
}

function imageOf(context: ResourceContext): Image | null {
  const wanted = context.properties.image;
  if (wanted === undefined || wanted === '') return null;
  const { images } = context.cloud.store;
  return images.get(String(wanted)) ?? images.find((one) => one.name === wanted) ?? null;
}

/** Refuses, as Nova does, a server that its image does not fit into. */
function checkRoom({ ram, disk }: Flavor, image: Image | null): void {
  if (ram < (image?.minRam ?? 0))
    throw new ResourceFailure('BadRequest', "Flavor's memory is too small for requested image. (HTTP 400)");
  const least = image?.minDisk ?? 0;
  if (disk === 0 || disk >= least) return;
  const bytes = (gib: number) => gib * 1024 ** 3;
  throw new ResourceFailure(
    'BadRequest',
    `Flavor's disk is smaller than the minimum size specified in image metadata. Flavor disk is ${bytes(disk)} bytes, minimum size is ${bytes(least)} bytes. (HTTP 400)`,
  );
}

function metadataOf({ metadata }: Record<string, unknown>): Record<string, string> {
  return isMap(metadata)
    ? Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, String(value)]))
    : {};
}

function createServer(context: ResourceContext): void {
  const { cloud, stack, resource, properties } = context;
  const flavor = cloud.store.flavors.find(
    (one) => one.id === properties.flavor || one.name === properties.flavor,
  );
  if (!flavor)
    throw new ResourceFailure(
      'NotFound',
      `No Flavor matching {'name': '${String(properties.flavor)}'}. (HTTP 404)`,
    );
  const image = imageOf(context);
  checkRoom(flavor, image);
  const refusal = computeRefusal(cloud.store, stack.projectId, flavor);
  if (refusal) throw new ResourceFailure('Forbidden', refusal);
  checkZone(properties.availability_zone);
  const group = hintedGroup(cloud.store, properties.scheduler_hints);
  const { addresses, own } = plug(context);
  const server: Server = {
    id: uuid(),
    name: typeof properties.name === 'string' ? properties.name : physicalName(stack.name, resource.name, 63),
    projectId: stack.projectId,
    userId: stack.userId,
    status: 'BUILD',
    fault: null,
    flavorId: flavor.id,
    imageId: image?.id ?? null,
    keyName: typeof properties.key_name === 'string' ? properties.key_name : null,
    metadata: metadataOf(properties),
    securityGroups: securityGroups(context),
    addresses,
    volumes: [],
    userData: checkUserData(renderUserData(cloud.store, properties)),
    createdAt: isoSeconds(),
    updatedAt: isoSeconds(),
    guest: null,
    upgraded: 0,
  };
  if (group) cloud.store.serverGroups.put({ ...group, members: [...group.members, server.id] });
  for (const { portId } of addresses) {
    const port = cloud.store.ports.get(portId);
    if (port) cloud.store.ports.put({ ...port, device_id: server.id, device_owner: 'compute:nova' });
  }
  resource.data.ports = own;
  resource.physicalId = cloud.store.servers.put(server).id;
}

const attributes: Record<string, (server: Server, context: ResourceContext) => unknown> = {
  name: (server) => server.name,
  first_address: (server) => server.addresses[0]?.address ?? '',
  networks: (server) => grouped(server, (one) => one.address),
  addresses: (server) =>
    grouped(server, (one) => ({
      addr: one.address,
      version: 4,
      port: one.portId,
      'OS-EXT-IPS-MAC:mac_addr': one.mac,
      'OS-EXT-IPS:type': 'fixed',
    })),
  instance_name: (server) => `instance-${server.id.slice(0, 8)}`,
  accessIPv4: () => '',
  accessIPv6: () => '',
  console_urls: () => null,
  tags: () => [],
  os_collect_config: () => ({}),
  show: (server) => ({ id: server.id, name: server.name, status: server.status, metadata: server.metadata }),
};

function grouped<T>(server: Server, shown: (address: ServerAddress) => T): Record<string, T[]> {
  const networks: Record<string, T[]> = {};
  for (const one of server.addresses) {
    const value = shown(one);
    networks[one.network] = [...(networks[one.network] ?? []), value];
  }
  return networks;
}

const updatable = { updatable: true } as const;

const server: ResourceType = {
  takes: 'server',
  attributes: Object.keys(attributes),
  properties: {
    name: { type: 'string', ...updatable },
    image: { type: 'string', custom: 'glance.image', ...updatable },
    flavor: { type: 'string', required: true, custom: 'nova.flavor', ...updatable },
    flavor_update_policy: { type: 'string', ...updatable },
    image_update_policy: { type: 'string', ...updatable },
    key_name: { type: 'string', custom: 'nova.keypair' },
    availability_zone: { type: 'string' },
    security_groups: { type: 'list', ...updatable },
    networks: {
      type: 'list',
      ...updatable,
      schema: {
        network: { type: 'string', custom: 'neutron.network' },
        uuid: { type: 'string', aliasOf: 'network' },
        port: { type: 'string', custom: 'neutron.port' },
        subnet: { type: 'string', custom: 'neutron.subnet' },
        fixed_ip: { type: 'string' },
        port_extra_properties: { type: 'map' },
        allocate_network: { type: 'string' },
        floating_ip: { type: 'string' },
        tag: { type: 'string' },
      },
    },
    scheduler_hints: { type: 'map' },
    metadata: { type: 'map', ...updatable },
    user_data_format: {
      type: 'string',
      default: 'HEAT_CFNTOOLS',
      allowed: ['HEAT_CFNTOOLS', 'RAW', 'SOFTWARE_CONFIG'],
    },
    user_data_update_policy: { type: 'string', ...updatable },
    user_data: { type: 'string', default: '' },
    software_config_transport: { type: 'string', ...updatable },
    config_drive: { type: 'boolean' },
    disk_config: { type: 'string' },
    personality: { type: 'map' },
    admin_pass: { type: 'string', ...updatable },
    admin_user: { type: 'string' },
    reservation_id: { type: 'string' },
    tags: { type: 'list', ...updatable },
    deployment_swift_data: { type: 'map', ...updatable },
    block_device_mapping: { type: 'list' },
    block_device_mapping_v2: { type: 'list' },
  },
  validate(properties) {
    const bootable = ['image', 'block_device_mapping', 'block_device_mapping_v2'].some(
      (one) => properties[one] !== undefined,
    );
    if (!bootable)
      throw validationFault('Neither image nor bootable volume is specified for instance resource');
  },
  create: createServer,
  check(context) {
    const found = serverOf(context);
    if (!found) throw new ResourceFailure('ResourceInError', 'Went to status ERROR due to "Unknown"');
    found.updatedAt = isoSeconds();
    if (context.cloud.store.flavors.get(found.flavorId)?.name === 'm1.nohost') {
      found.status = 'ERROR';
      found.fault = 'No valid host was found. There are not enough hosts available.';
      context.cloud.store.servers.put(found);
      throw new ResourceFailure(
        'ResourceInError',
        `Went to status ERROR due to "Message: ${found.fault}, Code: 500"`,
      );
    }
    found.status = 'ACTIVE';
    context.cloud.store.servers.put(found);
    context.cloud.boot(found.id);
    return 'done';
  },
  ignores: ({ user_data_update_policy: policy }) => (policy === 'IGNORE' ? ['user_data'] : []),
  update(context) {
    const found = serverOf(context);
    if (!found) return;
    if (typeof context.properties.name === 'string') found.name = context.properties.name;
    const flavor = context.cloud.store.flavors.find(
      (one) => one.name === context.properties.flavor || one.id === context.properties.flavor,
    );
    if (flavor) found.flavorId = flavor.id;
    found.imageId = imageOf(context)?.id ?? found.imageId;
    found.metadata = metadataOf(context.properties);
    context.cloud.store.servers.put(found);
  },
  remove({ cloud, resource }) {
    for (const port of Array.isArray(resource.data.ports) ? resource.data.ports : [])
      cloud.store.ports.remove(String(port));
    cloud.store.servers.remove(resource.physicalId ?? '');
    leaveGroups(cloud.store, resource.physicalId ?? '');
  },
  attribute(context, name) {
    const found = serverOf(context);
    return found ? attributes[name]?.(found, context) : undefined;
  },
};

/** Servers, server groups and keypairs. */
export const computeTypes: Record<string, ResourceType> = {
  'OS::Nova::Server': server,
  'OS::Nova::ServerGroup': serverGroup,
  'OS::Nova::KeyPair': keyPair,
};
