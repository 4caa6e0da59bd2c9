import { type HeatContext, sourceOf } from './context.js';
import { recordEvent } from './events.js';
import type { ResourceRecord, StackRecord } from './records.js';
import { kindOf } from './templates.js';
import { failStack } from './transitions.js';

function kindName(heat: HeatContext, stack: StackRecord, resource: ResourceRecord): string {
  const kind = kindOf(sourceOf(heat, stack), resource.type, resource.name);
  if (kind.kind === 'group') return 'ResourceGroup';
  if (kind.kind === 'file') return 'TemplateResource';
  const name = resource.type.split('::').at(-1) ?? resource.type;
  return resource.type === 'OS::Heat::WaitCondition' ? `Heat${name}` : name;
}

/** Fails a stack whose time is up, with everything it was still doing. True when it did. */
export function abortOnDeadline(heat: HeatContext, stack: StackRecord, now: number): boolean {
  if (stack.status !== 'IN_PROGRESS' || stack.deadline === null || now < stack.deadline) return false;
  for (const resource of Object.values(stack.resources)) {
    if (resource.status !== 'IN_PROGRESS') continue;
    const { action } = resource;
    const task = `Task ${action.toLowerCase()} from ${kindName(heat, stack, resource)} "${resource.name}" Stack "${stack.name}" [${stack.id}] Timed out`;
    Object.assign(resource, { status: 'FAILED', reason: `${action} aborted (${task})`, due: null });
    recordEvent(heat, stack, resource);
  }
  failStack(heat, stack, { kind: 'Timeout', path: [], message: 'Timed out' }, 'Timed out');
  return true;
}
