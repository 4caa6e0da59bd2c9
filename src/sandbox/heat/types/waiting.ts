import { asText, heatJson, isMap } from '../../hot/values.js';
import { hexId } from '../../identifiers.js';
import type { ResourceRecord } from '../engine/records.js';
import { type ResourceContext, ResourceFailure, type ResourceType } from './resource-type.js';

interface Signal {
  status: string;
  reason: string;
  data: unknown;
}

const signalsOf = (handle: ResourceRecord | undefined): Record<string, Signal> =>
  isMap(handle?.data.signals) ? (handle.data.signals as unknown as Record<string, Signal>) : {};

/** Takes a signal as a wait condition handle does: what is missing has a default, a known id replaces. */
function record(
  handle: ResourceRecord,
  details: unknown,
  keys: { status: string; reason: string; data: string; id: string },
): void {
  const given = isMap(details) ? details : {};
  const signals = signalsOf(handle);
  const id = asText(given[keys.id] ?? Object.keys(signals).length + 1);
  const status = asText(given[keys.status] ?? 'SUCCESS');
  if (status !== 'SUCCESS' && status !== 'FAILURE') return;
  signals[id] = {
    status,
    reason: asText(given[keys.reason] ?? `Signal ${id} received`),
    data: given[keys.data] ?? null,
  };
  handle.data.signals = signals;
}

function signalPath({ stack, resource }: ResourceContext): string {
  return `stacks/${stack.name}/${stack.id}/resources/${resource.name}`;
}

function endpoint(context: ResourceContext): string {
  return `${context.cloud.url()}/heat/v1/${context.stack.stackUserProjectId}/${signalPath(context)}/signal`;
}

function presignedUrl(context: ResourceContext): string {
  const { cloud, stack, resource } = context;
  const arn = encodeURIComponent(`arn:openstack:heat::${stack.stackUserProjectId}:stacks`);
  const query = new URLSearchParams({
    SignatureMethod: 'HmacSHA256',
    SignatureVersion: '2',
    Timestamp: resource.createdAt,
    Signature: String(resource.data.token),
  });
  return `${cloud.url()}/heat-cfn/v1/waitcondition/${arn}/${stack.name}/${stack.id}/resources/${resource.name}?${query.toString()}`;
}

function curl(context: ResourceContext): string {
  const token = String(context.resource.data.token);
  return `curl -i -X POST -H 'X-Auth-Token: ${token}' -H 'Content-Type: application/json' -H 'Accept: application/json' ${endpoint(context)}`;
}

function createHandle(context: ResourceContext): void {
  context.resource.data.token = context.cloud.signalToken(context.stack, context.resource.name);
  context.resource.data.transport = asText(context.properties.signal_transport ?? 'TOKEN_SIGNAL');
  context.resource.data.signals = {};
  context.resource.physicalId = hexId();
}

function removeHandle({ cloud, resource }: ResourceContext): void {
  const token = cloud.store.tokens.get(String(resource.data.token));
  if (!token) return;
  cloud.store.users.remove(token.userId);
  cloud.store.tokens.remove(token.id);
}

const handleAttributes: Record<string, (context: ResourceContext) => unknown> = {
  token: (context) =>
    context.resource.data.transport === 'TOKEN_SIGNAL' ? context.resource.data.token : null,
  endpoint: (context) => (context.resource.data.transport === 'TOKEN_SIGNAL' ? endpoint(context) : null),
  curl_cli: (context) => (context.resource.data.transport === 'TOKEN_SIGNAL' ? curl(context) : null),
  signal: (context) =>
    context.resource.data.transport === 'CFN_SIGNAL' ? heatJson({ alarm_url: presignedUrl(context) }) : null,
};

const heatHandle: ResourceType = {
  takes: 'nothing',
  attributes: Object.keys(handleAttributes),
  properties: {
    signal_transport: {
      type: 'string',
      default: 'TOKEN_SIGNAL',
      allowed: ['CFN_SIGNAL', 'TEMP_URL_SIGNAL', 'HEAT_SIGNAL', 'NO_SIGNAL', 'ZAQAR_SIGNAL', 'TOKEN_SIGNAL'],
    },
  },
  create: createHandle,
  remove: removeHandle,
  attribute: (context, name) => handleAttributes[name]?.(context),
  signal: ({ resource }, details) =>
    record(resource, details, { status: 'status', reason: 'reason', data: 'data', id: 'id' }),
};

const awsHandle: ResourceType = {
  takes: 'nothing',
  attributes: [],
  properties: {},
  create: createHandle,
  remove: removeHandle,
  reference: presignedUrl,
  attribute: () => undefined,
  signal: ({ resource }, details) =>
    record(resource, details, { status: 'Status', reason: 'Reason', data: 'Data', id: 'UniqueId' }),
};

function handleOf({ stack, properties }: ResourceContext, property: string): ResourceRecord | undefined {
  const wanted = asText(properties[property]);
  return Object.values(stack.resources).find(
    (one) =>
      one.physicalId === wanted ||
      one.name === wanted ||
      (one.type.endsWith('WaitConditionHandle') && wanted.includes(`/${stack.id}/resources/${one.name}?`)),
  );
}

function waitCondition(keys: { handle: string; timeout: string; count: string }): ResourceType {
  return {
    takes: 'nothing',
    attributes: ['data', 'Data'],
    properties: {
      [keys.handle]: { type: 'string', required: true },
      [keys.timeout]: { type: 'number', required: true, min: 1, max: 43200 },
      [keys.count]: { type: 'integer', default: 1, min: 1, updatable: true },
    },
    create(context) {
      context.resource.data.until = Date.now() + Number(context.properties[keys.timeout]) * 1000;
      context.resource.data.handle = handleOf(context, keys.handle)?.name ?? null;
    },
    check({ stack, resource, properties }) {
      const signals = Object.values(signalsOf(stack.resources[String(resource.data.handle)]));
      const failed = signals.filter((one) => one.status === 'FAILURE');
      if (failed.length > 0)
        throw new ResourceFailure('WaitConditionFailure', failed.map((one) => one.reason).join(';'));
      const count = Number(properties[keys.count] ?? 1);
      if (signals.length >= count) return 'done';
      const until = Number(resource.data.until);
      if (Date.now() < until) return { again: until };
      const reasons = signals.map((one) => one.reason).join(';');
      throw new ResourceFailure(
        'WaitConditionTimeout',
        `${signals.length} of ${count} received${reasons ? ` - ${reasons}` : ''}`,
      );
    },
    reference: ({ resource }) => resource.name,
    attribute({ stack, resource }) {
      const signals = signalsOf(stack.resources[String(resource.data.handle)]);
      return heatJson(Object.fromEntries(Object.entries(signals).map(([id, one]) => [id, one.data])));
    },
  };
}

/** Wait conditions and their handles, in both dialects. */
export const waitingTypes: Record<string, ResourceType> = {
  'OS::Heat::WaitConditionHandle': heatHandle,
  'OS::Heat::WaitCondition': waitCondition({ handle: 'handle', timeout: 'timeout', count: 'count' }),
  'AWS::CloudFormation::WaitConditionHandle': awsHandle,
  'AWS::CloudFormation::WaitCondition': waitCondition({
    handle: 'Handle',
    timeout: 'Timeout',
    count: 'Count',
  }),
};
