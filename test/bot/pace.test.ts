import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { createPace, type Leave } from '../../src/bot/conversation/pace.js';

it('begins with nobody while somebody new comes in every turn, and then with all of them, four at once', async () => {
  const pace = createPace();
  const working = new Set<number>();
  let most = 0;
  let finished = 0;
  const behind: number[] = [];
  const people = 30;
  const work = async (person: number) => {
    const leave: Leave = await pace(() => behind.push(person));
    working.add(person);
    most = Math.max(most, working.size);
    for (let each = 0; each < 40; each++) await turn();
    working.delete(person);
    finished += 1;
    leave();
    leave();
  };
  const all: Promise<void>[] = [];
  for (let person = 0; person < people; person++) {
    all.push(work(person));
    expect(most).toBe(0);
    await turn();
  }
  await Promise.all(all);
  expect(finished).toBe(people);
  expect(most).toBe(4);
  expect(behind).toEqual(Array.from({ length: people - 4 }, (_, index) => index + 4));
});

it('lets others work while somebody only waits for a cloud that is slow', async () => {
  const pace = createPace();
  const waits = Array.from({ length: 4 }, () => pace(() => undefined));
  await Promise.all(waits);
  const fifth = vi.fn();
  void pace(() => undefined).then(fifth);
  await vi.waitFor(() => expect(fifth).toHaveBeenCalled(), 30_000);
});
