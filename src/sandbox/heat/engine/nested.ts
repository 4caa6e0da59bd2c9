import { asText, isMap } from '../../hot/values.js';
import { parseYamlMap } from '../../hot/yaml.js';
import { physicalName, uuid } from '../../identifiers.js';
import { type Progress, ResourceFailure } from '../types/resource-type.js';
import { type HeatContext, sourceOf } from './context.js';
import { groupTemplate, membership } from './group.js';
import { referenceTo } from './live-scope.js';
import type { ResourceRecord, StackBody, StackRecord } from './records.js';
import { inBatches } from './rolling.js';
import { changeStack, endStack, startStack } from './stacks.js';
import type { Kind } from './templates.js';

type NestedKind = Exclude<Kind, { kind: 'plain' }>;

interface Contents {
  sourceId: string;
  body: StackBody;
  parameters: Record<string, unknown>;
}

const nestedOf = (heat: HeatContext, resource: ResourceRecord): StackRecord | undefined =>
  heat.store.stacks.get(resource.physicalId ?? '');

function groupContents(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
  properties: Record<string, unknown>,
): Contents {
  const nested = nestedOf(heat, resource);
  const members = Object.fromEntries(
    Object.values(nested?.resources ?? {}).map((one) => [
      one.name,
      { reference: nested ? referenceTo(heat, nested, one) : null },
    ]),
  );
  const before = {
    removed: Array.isArray(resource.data.removed) ? resource.data.removed.map(String) : [],
    members,
  };
  const { names, removed } = membership(
    Number(properties.count),
    properties.removal_policies,
    properties.removal_policies_mode,
    before,
  );
  resource.data.removed = removed;
  return {
    sourceId: stack.sourceId,
    body: { kind: 'inline', template: groupTemplate(properties, names) },
    parameters: {},
  };
}

function contents(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
  kind: NestedKind,
  properties: Record<string, unknown>,
): Contents {
  if (kind.kind === 'group') return groupContents(heat, stack, resource, properties);
  if (kind.kind === 'file')
    return { sourceId: stack.sourceId, body: { kind: 'file', key: kind.key }, parameters: properties };
  const source = sourceOf(heat, stack);
  const own = heat.store.sources.put({
    ...source,
    id: uuid(),
    template: parseYamlMap(asText(properties.template), 'Template'),
  });
  return {
    sourceId: own.id,
    body: { kind: 'root' },
    parameters: isMap(properties.parameters) ? properties.parameters : {},
  };
}

/** Makes the stack behind a resource. */
export function createNested(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
  kind: NestedKind,
  properties: Record<string, unknown>,
): void {
  const nested = startStack(heat, {
    ...contents(heat, stack, resource, kind, properties),
    name: physicalName(stack.name, resource.name),
    projectId: stack.projectId,
    userId: stack.userId,
    stackUserProjectId: stack.stackUserProjectId,
    parent: { stackId: stack.id, resource: resource.name },
    timeoutMins: stack.timeoutMins,
    disableRollback: true,
    tags: [],
  });
  resource.physicalId = nested.id;
}

/** Brings the stack behind a resource to new contents; the members of a group in batches of `batch` (null: all at once). */
export function updateNested(
  heat: HeatContext,
  stack: StackRecord,
  resource: ResourceRecord,
  kind: NestedKind,
  properties: Record<string, unknown>,
  batch: number | null,
): void {
  const nested = nestedOf(heat, resource);
  if (!nested || nested.deletedAt) {
    createNested(heat, stack, resource, kind, properties);
    return;
  }
  const next = contents(heat, stack, resource, kind, properties);
  delete resource.data.rolling;
  if (kind.kind !== 'group' || batch === null || next.body.kind !== 'inline') {
    changeStack(heat, nested, next);
    return;
  }
  resource.data.rolling = { batch, template: next.body.template };
  goOn(heat, nested, resource);
}

/** Sets off the next batch of a group; false when every member is as it should be. */
function goOn(heat: HeatContext, nested: StackRecord, resource: ResourceRecord): boolean {
  const { rolling } = resource.data;
  if (!isMap(rolling) || nested.body.kind !== 'inline') return false;
  const step = inBatches(nested.body.template, rolling.template, Number(rolling.batch));
  if (step.last) delete resource.data.rolling;
  changeStack(heat, nested, {
    sourceId: nested.sourceId,
    parameters: {},
    body: { kind: 'inline', template: step.template },
  });
  return true;
}

/** How far the stack behind a resource is. */
export function checkNested(heat: HeatContext, resource: ResourceRecord): Progress {
  const nested = nestedOf(heat, resource);
  if (!nested) throw new ResourceFailure('NotFound', `Stack ${resource.physicalId} could not be found`);
  if (nested.status === 'COMPLETE' && !goOn(heat, nested, resource)) return 'done';
  return { again: null };
}

/** Begins, or follows, the end of the stack behind a resource; true when it is gone. `again`: also where it failed before. */
export function removeNested(heat: HeatContext, resource: ResourceRecord, again = false): boolean {
  const nested = nestedOf(heat, resource);
  if (!nested || nested.deletedAt) return true;
  if (nested.action === 'DELETE' && nested.status === 'FAILED' && !again) return false;
  endStack(heat, nested);
  return false;
}

/** The failure of the stack behind a resource; null when it has not failed. */
export function nestedFailure(heat: HeatContext, resource: ResourceRecord) {
  const nested = nestedOf(heat, resource);
  return nested?.status === 'FAILED' ? nested.failure : null;
}
