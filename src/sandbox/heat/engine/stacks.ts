import { isoSeconds } from '../../clock.js';
import { hexId, uuid } from '../../identifiers.js';
import type { HeatContext } from './context.js';
import type { StackBody, StackRecord } from './records.js';
import { beginStack } from './transitions.js';

/** What a new stack is made of; everything was validated before. */
export interface NewStack {
  name: string;
  projectId: string;
  userId: string;
  parent: StackRecord['parent'];
  timeoutMins: number | null;
  disableRollback: boolean;
  tags: string[];
  sourceId: string;
  body: StackBody;
  parameters: Record<string, unknown>;
  stackUserProjectId?: string;
}

/** Writes a stack down and sets it going. */
export function startStack(heat: HeatContext, wanted: NewStack): StackRecord {
  const stack: StackRecord = {
    ...wanted,
    id: uuid(),
    stackUserProjectId: wanted.stackUserProjectId ?? hexId(),
    action: 'CREATE',
    status: 'IN_PROGRESS',
    reason: '',
    failure: null,
    createdAt: isoSeconds(),
    updatedAt: null,
    deletedAt: null,
    deadline: null,
    traversal: 0,
    resources: {},
    obsolete: [],
    previous: null,
  };
  heat.store.stacks.put(stack);
  beginStack(heat, stack, 'CREATE');
  return stack;
}

/** Gives a stack new contents and sets it going again. */
export function changeStack(
  heat: HeatContext,
  stack: StackRecord,
  change: Pick<StackRecord, 'sourceId' | 'body' | 'parameters'> &
    Partial<Pick<StackRecord, 'disableRollback' | 'timeoutMins' | 'tags'>>,
): void {
  stack.previous ??= { sourceId: stack.sourceId, parameters: stack.parameters };
  Object.assign(stack, change);
  beginStack(heat, stack, 'UPDATE');
}

/** Sets a stack going towards its end. Does nothing when it is on its way. */
export function endStack(heat: HeatContext, stack: StackRecord): void {
  if (stack.deletedAt || (stack.action === 'DELETE' && stack.status === 'IN_PROGRESS')) return;
  beginStack(heat, stack, 'DELETE');
}

const KEEP_DELETED_MS = 60 * 60 * 1000;

/** Forgets stacks that were deleted over an hour ago, with their events and sources. */
export function purge(heat: HeatContext, now = Date.now()): void {
  const { stacks, events, sources } = heat.store;
  const gone = new Set(
    stacks
      .filter((one) => one.deletedAt !== null && now - Date.parse(one.deletedAt) > KEEP_DELETED_MS)
      .map((one) => one.id),
  );
  if (gone.size === 0) return;
  for (const event of events.filter((one) => gone.has(one.stackId))) events.remove(event.id);
  for (const id of gone) stacks.remove(id);
  const used = new Set(stacks.all().flatMap((one) => [one.sourceId, one.previous?.sourceId ?? one.sourceId]));
  for (const source of sources.filter((one) => !used.has(one.id))) sources.remove(source.id);
}
