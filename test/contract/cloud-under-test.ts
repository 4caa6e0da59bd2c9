import { randomBytes } from 'node:crypto';
import type { Cloud, Stack, StackRef, StackRequest } from '../../src/openstack/cloud.js';
import type { Credentials } from '../../src/openstack/credentials.js';

/** A cloud that is held to the contract: the sandbox or a real one, both with the same few things in it. */
export interface CloudUnderTest {
  /** A session of {@link credentials}. */
  readonly cloud: Cloud;
  /** A user with a password and the role heat_stack_owner in a project. */
  readonly credentials: Credentials;
  /** An admin of the whole cloud. */
  readonly cloudAdmin: Credentials;
  /** An admin of another domain, in which trustees are made. */
  readonly trusteeAdmin: Credentials;
  stop(): Promise<void>;
}

/** What the suite counts on in every cloud under test. */
export const SEEDED = {
  image: 'Fedora-Atomic-26-20170723.0.x86_64',
  osDistro: 'fedora-atomic',
  flavor: 'm1.small',
  keypair: 'testkey',
  externalNetwork: 'public',
} as const;

/** A name that no other run has. */
export function uniqueName(what: string): string {
  return `contract-${what}-${randomBytes(4).toString('hex')}`;
}

/** A request for a small stack; the caller says what is different. */
export function stackRequest(
  request: Pick<StackRequest, 'name' | 'template'> & Partial<StackRequest>,
): StackRequest {
  return { files: {}, environmentFiles: [], parameters: {}, timeoutMinutes: 5, tags: [], ...request };
}

/** Stacks of one test, deleted when it is done. */
export interface Stacks {
  create(request: StackRequest): Promise<StackRef>;
  deleteAll(): Promise<void>;
}

/** Makes stacks and remembers them. */
export function rememberStacks(cloud: () => Cloud): Stacks {
  const made: StackRef[] = [];
  return {
    async create(request) {
      const stack = { id: (await cloud().heat.create(request)).id, name: request.name };
      made.push(stack);
      return stack;
    },
    async deleteAll() {
      for (const stack of made) await cloud().heat.delete(stack);
    },
  };
}

/** A look at a stack is work for Heat, which the tests of a real one have little of. */
const POLL_MS = 500;
const LONGEST_MS = 120_000;

/** The stack once it is not `…_IN_PROGRESS`, within `longest` milliseconds; throws when it is gone. */
export async function settled(cloud: Cloud, stack: StackRef, longest = LONGEST_MS): Promise<Stack> {
  return until(
    `stack ${stack.name} settles`,
    async () => {
      // Outputs are asked for at the end alone: Heat goes through everything that is nested for them.
      const now = await cloud.heat.show(stack.id);
      if (now?.status.endsWith('_IN_PROGRESS')) return null;
      const ended = now && (await cloud.heat.show(stack.id, { outputs: true }));
      if (!ended) throw new Error(`stack ${stack.name} is gone`);
      return ended;
    },
    longest,
  );
}

/** Returns when Heat no longer lists the stack, within `longest` milliseconds. */
export async function gone(cloud: Cloud, stack: StackRef, longest = LONGEST_MS): Promise<void> {
  await until(
    `stack ${stack.name} is gone`,
    async () => {
      const [listed] = await cloud.heat.listByIds([stack.id]);
      if (listed?.status === 'DELETE_FAILED') throw new Error(listed.statusReason);
      return listed ? null : true;
    },
    longest,
  );
}

/** Asks again and again until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | null>, longest = LONGEST_MS): Promise<T> {
  const end = Date.now() + longest;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(`waited too long: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
