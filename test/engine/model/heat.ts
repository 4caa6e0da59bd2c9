import { randomUUID } from 'node:crypto';
import type { Heat, Stack, StackRequest, StackResource } from '../../../src/openstack/cloud.js';
import { OpenStackError, type OpenStackErrorCode } from '../../../src/openstack/error.js';

/** A stack of the model; deleted ones stay, as in Heat's database. */
export interface ModelStack {
  readonly id: string;
  readonly name: string;
  status: string;
  reason: string;
  readonly createdAt: string;
  updatedAt: string | null;
  parameters: Record<string, unknown>;
  readonly tags: readonly string[];
  disableRollback: boolean;
  /** It failed, and Heat is about to go back. */
  undoes: boolean;
  /** What it was before the update in hand, for a rollback. */
  before: Record<string, unknown>;
}

/** What becomes of a request to the model. `lost`: done, and the answer never comes. */
export type Trouble = 'refused' | 'unreachable' | 'lost';
export type HeatCall = 'create' | 'update' | 'delete' | 'show' | 'listByIds' | 'resources';

/** A Heat in memory whose stacks move only when they are told to. Times have whole seconds, as Heat's. */
export interface ModelHeat {
  readonly heat: Heat;
  readonly stacks: readonly ModelStack[];
  /** The next call of this kind meets trouble. */
  trouble(call: HeatCall, trouble: Trouble): void;
  calm(): void;
  /** Ends what is in progress, well or not. */
  finish(stack: ModelStack, well: boolean): void;
  /** Somebody else does something with the stack: DELETE, SUSPEND, CHECK. */
  outside(stack: ModelStack, status: string): void;
}

/** Stacks that are not deleted. */
export function alive({ stacks }: ModelHeat): ModelStack[] {
  return stacks.filter(({ status }) => status !== 'DELETE_COMPLETE');
}

function seconds(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

function trouble(code: OpenStackErrorCode, message: string): OpenStackError {
  return new OpenStackError(message, { code, service: 'heat' });
}

export function createModelHeat(): ModelHeat {
  const stacks: ModelStack[] = [];
  const troubles = new Map<HeatCall, Trouble>();
  const find = (nameOrId: string) =>
    stacks.find(({ id }) => id === nameOrId) ??
    stacks.find(({ name, status }) => name === nameOrId && status !== 'DELETE_COMPLETE');
  const call = async <T>(what: HeatCall, act: () => T): Promise<T> => {
    const kind = troubles.get(what);
    troubles.delete(what);
    if (kind === 'refused') throw trouble('openstack.bad_request', 'Heat refuses this.');
    if (kind === 'unreachable') throw trouble('openstack.unreachable', 'Heat cannot be reached.');
    const result = act();
    if (kind === 'lost') throw trouble('openstack.timeout', 'Heat did not answer in time.');
    return result;
  };
  const heat: Heat = {
    create: (request) => call('create', () => ({ id: make(stacks, find(request.name), request) })),
    update: ({ id }, change) =>
      call('update', () => {
        const stack = find(id);
        if (!stack || stack.status === 'DELETE_COMPLETE')
          throw trouble('openstack.not_found', `The Stack (${id}) could not be found.`);
        if (/^(DELETE|SUSPEND)_/.test(stack.status))
          throw trouble('openstack.conflict', `Stack ${stack.name} already has an action in progress.`);
        stack.before = stack.parameters;
        stack.parameters = { ...stack.parameters, ...change.parameters };
        stack.disableRollback = change.disableRollback;
        stack.updatedAt = seconds();
        stack.undoes = false;
        stack.status = 'UPDATE_IN_PROGRESS';
      }),
    show: (nameOrId) =>
      call('show', () => {
        const stack = find(nameOrId);
        return stack ? shown(stack) : null;
      }),
    listByIds: (ids) =>
      call('listByIds', () =>
        ids.flatMap((id) => {
          const stack = find(id);
          return stack && stack.status !== 'DELETE_COMPLETE' ? [shown(stack)] : [];
        }),
      ),
    resources: ({ id }) => call('resources', () => resourcesOf(find(id))),
    events: async () => [],
    failures: async () => [],
    signals: async () => [],
    delete: ({ id }) =>
      call('delete', () => {
        const stack = find(id);
        if (stack && stack.status !== 'DELETE_COMPLETE') stack.status = 'DELETE_IN_PROGRESS';
      }),
    validate: async () => {},
    preview: async () => [],
  };
  return {
    heat,
    stacks,
    trouble: (what, kind) => void troubles.set(what, kind),
    calm: () => troubles.clear(),
    finish,
    outside(stack, status) {
      // Heat lets a stack that is in progress, or deleted, only be deleted.
      if (/^DELETE_|_IN_PROGRESS$/.test(stack.status) && !status.startsWith('DELETE_')) return;
      stack.status = status;
      stack.reason = `Somebody asked for ${status}`;
    },
  };
}

function make(stacks: ModelStack[], taken: ModelStack | undefined, request: StackRequest): string {
  if (taken) throw trouble('openstack.conflict', `The Stack (${request.name}) already exists.`);
  const stack: ModelStack = {
    id: randomUUID(),
    name: request.name,
    status: 'CREATE_IN_PROGRESS',
    reason: '',
    createdAt: seconds(),
    updatedAt: null,
    parameters: { ...request.parameters },
    tags: request.tags,
    disableRollback: true,
    undoes: false,
    before: {},
  };
  stacks.push(stack);
  return stack.id;
}

function finish(stack: ModelStack, well: boolean): void {
  const [action = ''] = stack.status.split('_');
  if (stack.undoes && stack.status === 'UPDATE_FAILED') {
    stack.status = 'ROLLBACK_IN_PROGRESS';
    stack.parameters = stack.before;
    stack.undoes = false;
    return;
  }
  if (!stack.status.endsWith('_IN_PROGRESS')) return;
  // For a moment Heat shows the failure alone, and then goes back.
  stack.undoes = !well && action === 'UPDATE' && !stack.disableRollback;
  stack.status = `${action}_${well ? 'COMPLETE' : 'FAILED'}`;
  stack.reason = well ? `Stack ${action} completed successfully` : `Resource ${action} failed`;
}

function shown(stack: ModelStack): Stack {
  const addresses = Array.from({ length: Number(stack.parameters.number_of_nodes) }, (_, i) => `10.0.0.${i}`);
  return {
    id: stack.id,
    name: stack.name,
    status: stack.status,
    statusReason: stack.reason,
    createdAt: stack.createdAt,
    updatedAt: stack.updatedAt,
    tags: stack.tags,
    parameters: Object.fromEntries(
      Object.entries(stack.parameters).map(([key, value]) => [key, String(value)]),
    ),
    outputs: {
      api_address: '172.24.4.9',
      master_addresses: ['172.24.4.9'],
      node_addresses: addresses,
      node_network: 'n',
      node_subnet: 's',
      node_security_groups: ['g'],
      api_addresses: '10.0.0.9',
      master_private_addresses: ['10.0.0.9'],
    },
  };
}

function resourcesOf(stack: ModelStack | undefined): StackResource[] {
  if (!stack) return [];
  return Array.from({ length: Number(stack.parameters.number_of_nodes) }, (_, i) => ({
    name: 'server',
    path: ['nodes', String(i)],
    type: 'OS::Nova::Server',
    physicalId: `${stack.id}-${i}`,
    status: stack.status,
    statusReason: stack.reason,
    updatedAt: stack.updatedAt ?? stack.createdAt,
  }));
}
