import { vi } from 'vitest';
import { rotateAuthority } from '../../../src/engine/certificates/rotate.js';
import { type Accepted, createCluster } from '../../../src/engine/clusters/create.js';
import { deleteCluster } from '../../../src/engine/clusters/delete.js';
import { resizeCluster } from '../../../src/engine/clusters/resize.js';
import { retryCluster } from '../../../src/engine/clusters/retry.js';
import { upgradeCluster } from '../../../src/engine/clusters/upgrade.js';
import { poll } from '../../../src/engine/conductor/poll.js';
import type { Engine } from '../../../src/engine/engine.js';
import { EngineError } from '../../../src/engine/errors.js';
import { createNodeGroup } from '../../../src/engine/nodegroups/create.js';
import { deleteNodeGroup } from '../../../src/engine/nodegroups/delete.js';
import { reconcile } from '../../../src/engine/reconcile/reconcile.js';
import { lookForStrays } from '../../../src/engine/watch/strays.js';
import { sweep } from '../../../src/engine/watch/sweep.js';
import { isOpenStackError } from '../../../src/openstack/error.js';
import { everyCluster } from '../every-cluster.js';
import { tapped } from '../lab.js';
import { alive } from './heat.js';
import type { Command, Step } from './steps.js';
import type { World } from './world.js';

/** A world in which things happen, and what was promised to whoever asked. */
export interface Run {
  readonly world: World;
  /** Every request that was accepted: its key and the operation it was told. */
  readonly accepted: Map<string, Set<string>>;
  turn: number;
}

export function startRun(world: World): Run {
  vi.setSystemTime(new Date('2026-03-04T05:06:07.000Z'));
  return { world, accepted: new Map(), turn: 0 };
}

const names = ['a', 'b', 'c'];

export async function happen(run: Run, step: Step): Promise<void> {
  const { cloud } = run.world;
  const stacks = alive(cloud);
  switch (step.type) {
    case 'command':
      return ask(run, step.command);
    case 'heat': {
      const stack = stacks[step.which % Math.max(1, stacks.length)];
      if (stack) cloud.finish(stack, step.well);
      return;
    }
    case 'outside': {
      const stack = stacks[step.which % Math.max(1, stacks.length)];
      if (stack) cloud.outside(stack, step.status);
      return;
    }
    case 'trouble':
      return cloud.trouble(step.call, step.trouble);
    case 'wait':
      return pass(step.seconds);
    case 'poll':
      await Promise.all(Array.from({ length: step.conductors }, () => look(run)));
      return;
    case 'crash':
      return crash(run, step.which, step.after);
    case 'stall':
      return stall(run, step);
  }
}

/** One look of a conductor at what is in progress, at what is at rest, and for what came too late. */
export async function look(run: Run): Promise<void> {
  const { engine } = run.world;
  await poll(engine, run.turn++, new Set());
  await sweep(engine);
  await lookForStrays(engine, new Date());
}

export function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

async function ask(run: Run, command: Command): Promise<void> {
  const key = `${run.world.caller.projectId}:${run.accepted.size}`;
  const told = new Set<string>();
  run.accepted.set(key, told);
  const once = async () => {
    try {
      const { operation } = await perform(run.world, command, key);
      told.add(operation.id);
    } catch (error) {
      if (!(error instanceof EngineError) && !isOpenStackError(error)) throw error;
    }
  };
  await Promise.all(Array.from({ length: command.times }, once));
}

function perform({ engine, caller }: World, command: Command, key: string): Promise<Accepted> {
  const name = names[command.which] ?? 'a';
  const request = { key };
  const { count, rollback } = command;
  const clusterTemplate = count % 2 === 0 ? 't' : 't2';
  switch (command.do) {
    case 'create': {
      const input = { name, clusterTemplate, nodeCount: Math.max(1, count) };
      return createCluster(engine, caller, input, request);
    }
    case 'resize':
      return resizeCluster(engine, caller, name, { nodeCount: count, rollback }, request);
    case 'delete':
      return deleteCluster(engine, caller, name, request);
    case 'retry':
      return retryCluster(engine, caller, name, request);
    case 'upgrade':
      return upgradeCluster(engine, caller, name, { clusterTemplate, maxBatchSize: 1 + count }, request);
    case 'nodegroup-upgrade':
      return upgradeCluster(engine, caller, name, { clusterTemplate, nodegroup: 'big' }, request);
    case 'rotate':
      return rotateAuthority(engine, caller, name, request);
    case 'nodegroup-create':
      return createNodeGroup(engine, caller, name, { name: 'big', nodeCount: count }, request);
    case 'nodegroup-resize':
      return resizeCluster(engine, caller, name, { nodegroup: 'big', nodeCount: count }, request);
    case 'nodegroup-delete':
      return deleteNodeGroup(engine, caller, name, 'big', request);
  }
}

class Killed extends Error {}

async function someCluster({ world }: Run, which: number): Promise<string | null> {
  const clusters = await everyCluster(world.engine.db.read, world.caller.projectId);
  return clusters[which % Math.max(1, clusters.length)]?.uuid ?? null;
}

/** A process that dies after so many effects: nothing of what follows is done, not even what is in a `finally`. */
async function crash(run: Run, which: number, after: number): Promise<void> {
  const uuid = await someCluster(run, which);
  if (!uuid) return;
  let effects = 0;
  let dead = false;
  const engine = tapped(run.world.engine, (_, when) => {
    if (dead) throw new Killed();
    if (when === 'after') effects += 1;
    if (effects < after) return;
    dead = true;
    throw new Killed();
  });
  await reconcile(engine, uuid, { detail: true }).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
}

/** Longer than a lease lasts, in seconds. */
const longerThanALease = 6;

async function stall(run: Run, step: Extract<Step, { type: 'stall' }>): Promise<void> {
  const { which, after, command, dies } = step;
  const uuid = await someCluster(run, which);
  if (!uuid) return;
  let effects = 0;
  let hasStalled = false;
  let goOn = () => {};
  let stalled = () => {};
  const reached = new Promise<void>((resolve) => {
    stalled = resolve;
  });
  const released = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const engine: Engine = tapped(run.world.engine, async (_, when) => {
    if (hasStalled && dies) throw new Killed();
    if (when !== 'before' || effects++ !== after) return;
    hasStalled = true;
    stalled();
    await released;
  });
  const slow = reconcile(engine, uuid, { detail: true }).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  await Promise.race([reached, slow]);
  pass(longerThanALease);
  if (command) await ask(run, command);
  await look(run);
  await look(run);
  goOn();
  await slow;
}
