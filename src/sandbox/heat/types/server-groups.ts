import { physicalName, uuid } from '../../identifiers.js';
import { computeQuotaOf, serverGroupsOf } from '../../nova/quotas.js';
import type { Store } from '../../state/store.js';
import type { ServerGroup } from '../../state/world.js';
import { ResourceFailure, type ResourceType } from './resource-type.js';

/** OS::Nova::ServerGroup. */
export const serverGroup: ResourceType = {
  takes: 'network',
  attributes: ['show'],
  properties: {
    name: { type: 'string' },
    policies: { type: 'list', default: ['anti-affinity'] },
    rules: { type: 'map' },
  },
  create({ cloud, stack, resource, properties }) {
    const { server_groups: most } = computeQuotaOf(cloud.store, stack.projectId);
    const used = serverGroupsOf(cloud.store, stack.projectId).length;
    if (most >= 0 && used >= most)
      throw new ResourceFailure('Forbidden', 'Quota exceeded, too many server groups. (HTTP 403)');
    resource.physicalId = cloud.store.serverGroups.put({
      id: uuid(),
      name: typeof properties.name === 'string' ? properties.name : physicalName(stack.name, resource.name),
      projectId: stack.projectId,
      policies: (properties.policies as unknown[]).map(String),
      members: [],
    }).id;
  },
  remove: ({ cloud, resource }) => cloud.store.serverGroups.remove(resource.physicalId ?? ''),
  attribute: ({ cloud, resource }, name) =>
    name === 'show' ? cloud.store.serverGroups.get(resource.physicalId ?? '') : undefined,
};

/** The only zone of the sandbox's Nova; throws as Nova refuses any other. */
export function checkZone(zone: unknown): void {
  if (zone !== undefined && zone !== null && zone !== 'nova')
    throw new ResourceFailure('BadRequest', 'The requested availability zone is not available (HTTP 400)');
}

/** The server group that a scheduler hint names, or null; throws as Nova refuses one that is not there. */
export function hintedGroup(store: Store, hints: unknown): ServerGroup | null {
  const id = typeof hints === 'object' && hints !== null && 'group' in hints ? hints.group : null;
  if (id === null || id === undefined) return null;
  const group = store.serverGroups.get(String(id));
  if (!group)
    throw new ResourceFailure('BadRequest', `Instance group ${String(id)} could not be found. (HTTP 400)`);
  return group;
}

/** Has a server be in no group any more. */
export function leaveGroups(store: Store, serverId: string): void {
  for (const group of store.serverGroups.filter(({ members }) => members.includes(serverId)))
    store.serverGroups.put({ ...group, members: group.members.filter((one) => one !== serverId) });
}
