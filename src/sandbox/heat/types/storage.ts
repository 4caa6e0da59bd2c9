import { isoMicroseconds } from '../../clock.js';
import { isMap } from '../../hot/values.js';
import { physicalName, uuid } from '../../identifiers.js';
import type { CloudObject } from '../../state/world.js';
import { validationFault } from '../fault.js';
import { fieldOf, made } from './network.js';
import { type ResourceContext, ResourceFailure, type ResourceType } from './resource-type.js';

/** GiB that one project's volumes may have together, and one volume at most. */
export const GIGABYTES_QUOTA = 1000;

function refuseTooMuch({ cloud, stack, properties }: ResourceContext): void {
  const used = cloud.store.volumes
    .filter((one) => one['os-vol-tenant-attr:tenant_id'] === stack.projectId)
    .reduce((sum, one) => sum + Number(one.size), 0);
  const size = Number(properties.size);
  if (size > GIGABYTES_QUOTA) {
    throw new ResourceFailure(
      'OverLimit',
      `VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested ${size}G, quota is ${GIGABYTES_QUOTA}G and ${used}G has been consumed. (HTTP 413)`,
    );
  }
}

const volume: ResourceType = {
  takes: 'volume',
  attributes: [
    'size',
    'status',
    'display_name',
    'name',
    'availability_zone',
    'volume_type',
    'attachments',
    'metadata',
    'bootable',
    'created_at',
    'encrypted',
    'multiattach',
    'source_volid',
    'snapshot_id',
    'attachments_list',
    'metadata_values',
    'display_description',
    'show',
  ],
  properties: {
    size: { type: 'integer', min: 1, updatable: true },
    name: { type: 'string', updatable: true },
    description: { type: 'string', updatable: true },
    availability_zone: { type: 'string' },
    volume_type: { type: 'string', updatable: true },
    metadata: { type: 'map', updatable: true, default: {} },
    image: { type: 'string', custom: 'glance.image' },
    snapshot_id: { type: 'string' },
    source_volid: { type: 'string' },
    backup_id: { type: 'string', updatable: true },
    read_only: { type: 'boolean', updatable: true },
    scheduler_hints: { type: 'map' },
  },
  validate(properties) {
    const sources = ['size', 'backup_id', 'snapshot_id', 'source_volid'];
    if (sources.every((one) => properties[one] === undefined)) {
      throw validationFault(
        'If neither "backup_id" nor "size" is provided, one and only one of "source_volid", "snapshot_id" must be specified, but currently specified options: [].',
      );
    }
  },
  create(context) {
    const { cloud, stack, resource, properties } = context;
    refuseTooMuch(context);
    const type =
      typeof properties.volume_type === 'string' && properties.volume_type ? properties.volume_type : null;
    if (type && !cloud.store.volumeTypes.find((one) => one.name === type || one.id === type)) {
      throw new ResourceFailure('NotFound', `Volume type with name ${type} could not be found. (HTTP 404)`);
    }
    resource.physicalId = cloud.store.volumes.put({
      id: uuid(),
      name: typeof properties.name === 'string' ? properties.name : physicalName(stack.name, resource.name),
      status: 'creating',
      size: properties.size ?? 1,
      availability_zone: 'nova',
      created_at: isoMicroseconds(),
      updated_at: isoMicroseconds(),
      attachments: [],
      description: properties.description ?? null,
      volume_type: type ?? '__DEFAULT__',
      snapshot_id: null,
      source_volid: null,
      metadata: properties.metadata,
      user_id: stack.userId,
      bootable: properties.image === undefined ? 'false' : 'true',
      encrypted: false,
      replication_status: null,
      consistencygroup_id: null,
      multiattach: false,
      'os-vol-tenant-attr:tenant_id': stack.projectId,
    }).id;
  },
  check(context) {
    const found = made(context, 'volumes');
    if (found) context.cloud.store.volumes.put(Object.assign(found, { status: 'available' }));
    return 'done';
  },
  update(context) {
    const found = made(context, 'volumes');
    if (!found) return;
    Object.assign(found, {
      name: context.properties.name ?? found.name,
      size: context.properties.size ?? found.size,
      status: 'available',
    });
    context.cloud.store.volumes.put(found);
  },
  remove: (context) => context.cloud.store.volumes.remove(context.resource.physicalId ?? ''),
  attribute(context, name) {
    const found = made(context, 'volumes');
    if (name === 'display_name') return found?.name;
    return fieldOf(found, name);
  },
};

function attachments(found: CloudObject): Record<string, unknown>[] {
  return Array.isArray(found.attachments) ? found.attachments.filter(isMap) : [];
}

const volumeAttachment: ResourceType = {
  takes: 'volume',
  attributes: ['show'],
  properties: {
    instance_uuid: { type: 'string', required: true, updatable: true },
    volume_id: { type: 'string', required: true, custom: 'cinder.volume', updatable: true },
    mountpoint: { type: 'string', updatable: true },
  },
  create({ cloud, resource, properties }) {
    const found = cloud.store.volumes.get(String(properties.volume_id));
    const server = cloud.store.servers.get(String(properties.instance_uuid));
    if (!found || !server)
      throw new ResourceFailure(
        'NotFound',
        `Volume ${String(properties.volume_id)} could not be found. (HTTP 404)`,
      );
    const id = uuid();
    const device = String(
      properties.mountpoint ?? `/dev/vd${'bcdefghijklmnop'[server.volumes.length] ?? 'z'}`,
    );
    found.status = 'in-use';
    found.attachments = [
      ...attachments(found),
      {
        id: found.id,
        attachment_id: id,
        server_id: server.id,
        volume_id: found.id,
        device,
        host_name: null,
        attached_at: isoMicroseconds(),
      },
    ];
    cloud.store.volumes.put(found);
    cloud.store.servers.put(Object.assign(server, { volumes: [...server.volumes, found.id] }));
    resource.data.volume = found.id;
    resource.data.server = server.id;
    resource.physicalId = id;
  },
  remove({ cloud, resource }) {
    const found = cloud.store.volumes.get(String(resource.data.volume));
    const server = cloud.store.servers.get(String(resource.data.server));
    if (found) {
      found.attachments = attachments(found).filter((one) => one.attachment_id !== resource.physicalId);
      found.status = 'available';
      cloud.store.volumes.put(found);
    }
    if (server)
      cloud.store.servers.put(
        Object.assign(server, { volumes: server.volumes.filter((id) => id !== found?.id) }),
      );
  },
  attribute: () => null,
};

/** Volumes and their attachments. */
export const storageTypes: Record<string, ResourceType> = {
  'OS::Cinder::Volume': volume,
  'OS::Cinder::VolumeAttachment': volumeAttachment,
};
