import { stringify } from 'yaml';
import { isoSeconds } from '../../clock.js';
import { asText, isMap } from '../../hot/values.js';
import { physicalName, uuid } from '../../identifiers.js';
import { type ResourceContext, ResourceFailure, type ResourceType } from './resource-type.js';
import { configText, mimeParts, multipart } from './user-data.js';

function save(context: ResourceContext, group: string, config: unknown): void {
  const { cloud, stack, resource, properties } = context;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  resource.physicalId = cloud.store.configs.put({
    id: uuid(),
    projectId: stack.projectId,
    name: physicalName(stack.name, resource.name),
    group,
    config,
    inputs: list(properties.inputs),
    outputs: list(properties.outputs),
    options: isMap(properties.options) ? properties.options : {},
    createdAt: isoSeconds(),
  }).id;
}

function configType(
  properties: ResourceType['properties'],
  group: (properties: Record<string, unknown>) => string,
  content: (context: ResourceContext) => unknown,
): ResourceType {
  return {
    takes: 'nothing',
    attributes: ['config', 'show'],
    properties,
    create: (context) => save(context, group(context.properties), content(context)),
    remove: ({ cloud, resource }) => cloud.store.configs.remove(resource.physicalId ?? ''),
    attribute: ({ cloud, resource }, name) =>
      name === 'config' ? cloud.store.configs.get(resource.physicalId ?? '')?.config : undefined,
  };
}

const io = {
  inputs: { type: 'list' },
  outputs: { type: 'list' },
  options: { type: 'map' },
} as const;

const groupOf = (properties: Record<string, unknown>): string =>
  asText(properties.group ?? 'Heat::Ungrouped');

const deploymentProperties = {
  config: { type: 'string', updatable: true },
  server: { type: 'string' },
  servers: { type: 'map', updatable: true },
  input_values: { type: 'map', updatable: true },
  actions: { type: 'list', updatable: true, default: ['CREATE', 'UPDATE'] },
  name: { type: 'string', updatable: true },
  signal_transport: { type: 'string', default: 'CFN_SIGNAL' },
  input_key: { type: 'string', updatable: true },
  input_values_validate: { type: 'string', updatable: true },
} as const;

function awaitsSignal({ properties, resource }: ResourceContext): boolean {
  const actions = Array.isArray(properties.actions) ? properties.actions : [];
  return properties.signal_transport !== 'NO_SIGNAL' && actions.includes(resource.action);
}

const deployment: ResourceType = {
  takes: 'nothing',
  attributes: 'any',
  properties: deploymentProperties,
  create(context) {
    context.resource.physicalId = uuid();
    context.resource.data.answer = null;
  },
  update: (context) => {
    context.resource.data.answer = null;
  },
  check(context) {
    if (!awaitsSignal(context)) return 'done';
    const { answer } = context.resource.data;
    if (!isMap(answer)) return { again: null };
    const code = Number(answer.deploy_status_code ?? 0);
    if (code === 0) return 'done';
    throw new ResourceFailure(
      'Error',
      `Deployment to server failed: deploy_status_code : Deployment exited with non-zero status code: ${code}`,
    );
  },
  signal({ resource }, details) {
    resource.data.answer = isMap(details) ? details : {};
  },
  attribute: ({ resource }, name) =>
    isMap(resource.data.answer) ? (resource.data.answer[name] ?? null) : null,
};

const deploymentGroup: ResourceType = {
  takes: 'nothing',
  attributes: 'any',
  properties: { ...deploymentProperties, servers: { type: 'map', required: true, updatable: true } },
  create(context) {
    context.resource.physicalId = uuid();
    context.resource.data.answer = null;
  },
  check(context) {
    if (!awaitsSignal(context) || Object.keys(context.properties.servers ?? {}).length === 0) return 'done';
    return isMap(context.resource.data.answer) ? 'done' : { again: null };
  },
  signal({ resource }, details) {
    resource.data.answer = isMap(details) ? details : {};
  },
  attribute: ({ resource }) => (isMap(resource.data.answer) ? resource.data.answer : {}),
};

/** Configurations for servers, and their deployments, which wait for a signal. */
export const softwareTypes: Record<string, ResourceType> = {
  'OS::Heat::SoftwareConfig': configType(
    { ...io, group: { type: 'string' }, config: { type: 'string' } },
    groupOf,
    ({ properties }) => asText(properties.config),
  ),
  'OS::Heat::StructuredConfig': configType(
    { ...io, group: { type: 'string' }, config: { type: 'map' } },
    groupOf,
    ({ properties }) => properties.config ?? {},
  ),
  'OS::Heat::CloudConfig': configType(
    { cloud_config: { type: 'map' } },
    () => 'Heat::Ungrouped',
    ({ properties }) => `#cloud-config\n${stringify(properties.cloud_config ?? {})}`,
  ),
  'OS::Heat::MultipartMime': configType(
    {
      group: { type: 'string' },
      parts: {
        type: 'list',
        default: [],
        schema: {
          config: { type: 'any', required: true },
          type: { type: 'string', default: 'text', allowed: ['text', 'multipart'] },
          subtype: { type: 'string' },
          filename: { type: 'string' },
        },
      },
    },
    groupOf,
    ({ cloud, properties }) => configText(multipart(mimeParts(cloud.store, properties.parts))),
  ),
  'OS::Heat::SoftwareDeployment': deployment,
  'OS::Heat::StructuredDeployment': deployment,
  'OS::Heat::SoftwareDeploymentGroup': deploymentGroup,
};
