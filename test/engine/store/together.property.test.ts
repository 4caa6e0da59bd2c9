import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { together } from '../../../src/engine/store/together.js';

class Faulty extends Error {}

describe('what is done together', () => {
  it('gives everyone their own result, or their own fault, in whatever bursts they come', async () => {
    const burst = fc.array(fc.record({ faulty: fc.boolean() }), { minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(fc.array(burst, { maxLength: 4 }), async (bursts) => {
        const done: number[] = [];
        const write = together(async (items: readonly { id: number; faulty: boolean }[]) => {
          await Promise.resolve();
          if (items.some(({ faulty }) => faulty)) throw new Faulty();
          done.push(...items.map(({ id }) => id));
          return items.map(({ id }) => `result ${id}`);
        });
        let id = 0;
        const items = bursts.map((each) => each.map(({ faulty }) => ({ id: id++, faulty })));
        const outcomes: Promise<string>[] = [];
        for (const each of items) {
          outcomes.push(...each.map((item) => write(item).catch((error) => error.constructor.name)));
          await Promise.resolve();
        }
        const flat = items.flat();
        expect(await Promise.all(outcomes)).toEqual(
          flat.map((item) => (item.faulty ? 'Faulty' : `result ${item.id}`)),
        );
        expect(done).toEqual(flat.filter(({ faulty }) => !faulty).map((item) => item.id));
      }),
    );
  });

  it('is one piece of work for all that wait while another is done', async () => {
    const sizes: number[] = [];
    const write = together(async (items: readonly number[]) => {
      sizes.push(items.length);
      return items;
    });
    await Promise.all(Array.from({ length: 60 }, (_, id) => write(id)));
    expect(sizes).toEqual([1, 50, 9]);
  });
});
