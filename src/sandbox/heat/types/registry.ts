import { balancingTypes } from './balancing.js';
import { computeTypes } from './compute.js';
import { networkTypes } from './network.js';
import type { PropertyTable } from './property.js';
import type { ResourceType } from './resource-type.js';
import { routingTypes } from './routing.js';
import { softwareTypes } from './software.js';
import { storageTypes } from './storage.js';
import { valueTypes } from './values.js';
import { waitingTypes } from './waiting.js';

/** Every type that is not a nested stack, by its name. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  Object.entries({
    ...balancingTypes,
    ...computeTypes,
    ...networkTypes,
    ...routingTypes,
    ...softwareTypes,
    ...storageTypes,
    ...valueTypes,
    ...waitingTypes,
  }),
);

/** Properties of OS::Heat::ResourceGroup. */
export const groupProperties: PropertyTable = {
  count: { type: 'integer', default: 1, min: 0, updatable: true },
  index_var: { type: 'string', default: '%index%', updatable: true },
  resource_def: {
    type: 'map',
    required: true,
    updatable: true,
    schema: {
      type: { type: 'string', required: true },
      properties: { type: 'map' },
      metadata: { type: 'map' },
    },
  },
  removal_policies: {
    type: 'list',
    default: [],
    updatable: true,
    schema: { resource_list: { type: 'list', default: [] } },
  },
  removal_policies_mode: {
    type: 'string',
    default: 'append',
    allowed: ['append', 'update'],
    updatable: true,
  },
};

/** Properties of OS::Heat::Stack. */
export const stackProperties: PropertyTable = {
  template: { type: 'string', required: true, updatable: true },
  parameters: { type: 'map', default: {}, updatable: true },
  timeout: { type: 'integer', updatable: true },
  context: { type: 'map' },
};
