import { parameterValues } from '../../hot/parameters.js';
import { isMap, UNKNOWN } from '../../hot/values.js';
import { holds } from './conditions.js';
import { groupTemplate, membership } from './group.js';
import { kindOf, templateOf } from './templates.js';
import { checkedProperties, type Validation, validationScope } from './validation.js';

/** A resource as a preview tells it; a nested stack is the list of its own. */
type Previewed = Record<string, unknown> | Previewed[];

function known(value: unknown): unknown {
  if (value === UNKNOWN || value === undefined) return null;
  if (Array.isArray(value)) return value.map(known);
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, known(one)]))
    : value;
}

/** What a checked stack would have in it, nested stacks in lists of their own; what only a running stack knows is null. */
export function previewResources(validation: Validation): Previewed[] {
  const { source, body, given, custom, stackName } = validation;
  const template = templateOf(source, body);
  const sources = { given, defaults: source.environment.parameter_defaults };
  const scope = validationScope(validation, template, parameterValues(template.parameters, sources, custom));
  return Object.entries(template.resources)
    .filter(([, definition]) => holds(definition.condition, scope))
    .map(([name, definition]): Previewed => {
      const kind = kindOf(source, definition.type, name);
      const properties = checkedProperties(validation, template, scope, name, kind);
      if (kind.kind === 'file')
        return previewResources({ ...validation, body: { kind: 'file', key: kind.key }, given: properties });
      if (kind.kind === 'group') {
        const none = { removed: [], members: {} };
        const { names } = membership(Number(properties.count), properties.removal_policies, 'append', none);
        const inline = { kind: 'inline', template: groupTemplate(properties, names) } as const;
        return previewResources({ ...validation, body: inline, given: {} });
      }
      return {
        resource_name: name,
        resource_type: definition.type,
        physical_resource_id: '',
        resource_action: 'INIT',
        resource_status: 'COMPLETE',
        resource_status_reason: '',
        properties: known(properties),
        attributes: {},
        metadata: {},
        required_by: [],
        description: definition.description,
        stack_name: stackName,
      };
    });
}
