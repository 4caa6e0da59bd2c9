import { physicalName, uuid } from '../../identifiers.js';
import type { ResourceType } from './resource-type.js';

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
