import { uuid } from '../../identifiers.js';
import { findNamed, neutronObject } from '../../neutron/objects.js';
import { changeFields, fieldOf, made, nameOf } from './network.js';
import { ResourceFailure, type ResourceType } from './resource-type.js';

const name = { type: 'string', updatable: true } as const;

function rule(projectId: string, groupId: string, given: Record<string, unknown>): Record<string, unknown> {
  // Heat's way of saying so: the mode alone.
  const itself = given.remote_mode === 'remote_group_id' ? groupId : null;
  return {
    id: uuid(),
    security_group_id: groupId,
    direction: given.direction ?? 'ingress',
    ethertype: given.ethertype ?? 'IPv4',
    protocol: given.protocol ?? null,
    port_range_min: given.port_range_min ?? null,
    port_range_max: given.port_range_max ?? null,
    remote_ip_prefix: given.remote_ip_prefix ?? null,
    remote_group_id: given.remote_group_id ?? given.remote_group ?? itself,
    description: '',
    tenant_id: projectId,
    project_id: projectId,
  };
}

const egress = ['IPv4', 'IPv6'].map((ethertype) => ({ direction: 'egress', ethertype }));

const ruleSchema = {
  direction: { type: 'string', default: 'ingress', allowed: ['ingress', 'egress'] },
  ethertype: { type: 'string', default: 'IPv4', allowed: ['IPv4', 'IPv6'] },
  port_range_min: { type: 'integer', min: 0, max: 65535 },
  port_range_max: { type: 'integer', min: 0, max: 65535 },
  protocol: { type: 'string' },
  remote_mode: { type: 'string' },
  remote_group_id: { type: 'string' },
  remote_ip_prefix: { type: 'string', custom: 'net_cidr' },
} as const;

/** OS::Neutron::SecurityGroup. */
export const securityGroup: ResourceType = {
  takes: 'network',
  attributes: ['name', 'description', 'rules', 'show'],
  properties: {
    name,
    description: name,
    rules: { type: 'list', updatable: true, default: [], schema: ruleSchema },
    tags: { type: 'list', updatable: true },
  },
  create(context) {
    const { projectId } = context.stack;
    const group = neutronObject(projectId, nameOf(context), { stateful: true, shared: false });
    const rules = Array.isArray(context.properties.rules) ? context.properties.rules : [];
    group.security_group_rules = [...egress, ...rules].map((one) => rule(projectId, group.id, one));
    context.resource.physicalId = context.cloud.store.securityGroups.put(group).id;
  },
  update(context) {
    const group = made(context, 'securityGroups');
    if (!group) return;
    const rules = Array.isArray(context.properties.rules) ? context.properties.rules : [];
    group.security_group_rules = [...egress, ...rules].map((one) =>
      rule(context.stack.projectId, group.id, one),
    );
    changeFields(context, 'securityGroups', ['name', 'description']);
  },
  remove: (context) => context.cloud.store.securityGroups.remove(context.resource.physicalId ?? ''),
  attribute: (context, field) => fieldOf(made(context, 'securityGroups'), field),
};

/** OS::Neutron::SecurityGroupRule. */
export const securityGroupRule: ResourceType = {
  takes: 'network',
  attributes: ['show'],
  properties: {
    ...ruleSchema,
    security_group: { type: 'string', required: true, custom: 'neutron.security_group' },
    remote_group: { type: 'string', custom: 'neutron.security_group' },
    description: { type: 'string' },
  },
  create({ cloud, stack, resource, properties }) {
    const group = findNamed(cloud.store.securityGroups, String(properties.security_group), stack.projectId);
    if (!group)
      throw new ResourceFailure(
        'NotFound',
        `Unable to find security_group with name or id '${String(properties.security_group)}'`,
      );
    const made = rule(stack.projectId, group.id, properties);
    group.security_group_rules = [
      ...(Array.isArray(group.security_group_rules) ? group.security_group_rules : []),
      made,
    ];
    cloud.store.securityGroups.put(group);
    resource.physicalId = String(made.id);
    resource.data.group = group.id;
  },
  remove({ cloud, resource }) {
    const group = cloud.store.securityGroups.get(String(resource.data.group));
    if (!group || !Array.isArray(group.security_group_rules)) return;
    group.security_group_rules = group.security_group_rules.filter((one) => one.id !== resource.physicalId);
    cloud.store.securityGroups.put(group);
  },
  attribute: () => null,
};
