import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeConsumerLease } from '../../../src/engine/store/consumers.js';
import { startWatch } from '../../../src/engine/watch/watch.js';
import { type Laboratory, openLaboratory, type World } from '../model/world.js';

describe('what is looked at again and again', () => {
  /** Milliseconds. */
  const lease = 100;
  let lab: Laboratory;
  let world: World;
  let started: { stop(): Promise<void> }[] = [];
  beforeAll(async () => {
    lab = await openLaboratory('memory');
  });
  afterAll(() => lab?.stop());
  beforeEach(async () => {
    world = await lab.world();
  });
  afterEach(async () => {
    for (const watch of started) await watch.stop();
    started = [];
  });

  const start = (look: () => Promise<void>, seconds = 3_600) => {
    const watch = startWatch(world.engine, { name: 'sweep', seconds, look }, lease);
    started.push(watch);
    return watch;
  };
  const take = (milliseconds: number) =>
    world.engine.db.write((tx) =>
      takeConsumerLease(tx, { name: 'watch:sweep', owner: randomUUID(), milliseconds }),
    );

  it('is looked at again soon after whoever looked was killed, however long it is between two looks', async () => {
    expect(await take(lease)).toBe(true);
    const look = vi.fn(async () => {});
    start(look);
    await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(1), { timeout: 10_000 });
  });

  it('is held between two looks, by one alone, for as long as that one lives', async () => {
    const look = vi.fn(async () => {});
    const watch = start(look);
    await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(1), { timeout: 10_000 });
    const until = Date.now() + 4 * lease;
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(until), { timeout: 10_000 });
    expect(await take(lease)).toBe(false);
    await watch.stop();
    expect(await take(lease)).toBe(true);
  });
});
