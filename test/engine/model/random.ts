import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { seed } from '../../seed.js';
import { checkAlways, checkNothingLeft, checkSettled, settle } from './check.js';
import { happen, startRun } from './run.js';
import { asked, type Step, step } from './steps.js';
import { type Laboratory, openLaboratory } from './world.js';

/** Sequences in one case: as many as a busy machine walks through in a minute. No case ends before it has seen them all. */
const runs = { memory: 100, sqlite: 10 };
/** How many cases there are of each: `npm run random` has ten times as many. */
const times = Number(process.env.RANDOM_TIMES ?? 1);
const cases = { memory: 20 * times, sqlite: 10 * times };
/** What there is before anything goes wrong: nothing, a cluster, or a cluster with a further node group. */
const beginnings = {
  nothing: [],
  cluster: [asked('create')],
  groups: [asked('create'), asked('nodegroup-create')],
};

/** Whatever happens in this order, nothing is lost, nothing is done twice, and nothing is left over. */
async function holds(
  lab: Laboratory,
  beginning: keyof typeof beginnings,
  steps: readonly Step[],
): Promise<void> {
  const run = startRun(await lab.world());
  for (const step of beginnings[beginning]) {
    await happen(run, step);
    await settle(run);
  }
  for (const next of steps) {
    await happen(run, next);
    await checkAlways(run);
  }
  await settle(run);
  await checkSettled(run);
  await checkNothingLeft(run);
}

/** Walks through all the sequences of one kind of database. */
export function whateverHappens(kind: 'memory' | 'sqlite'): void {
  describe(`whatever happens, in any order (${kind})`, () => {
    let lab: Laboratory;
    beforeAll(async () => {
      lab = await openLaboratory(kind);
    });
    afterAll(() => lab?.stop());
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['Date'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it.each(Array.from({ length: cases[kind] }, (_, i) => seed + i))(
      'nothing is lost, done twice or left over (seed %i)',
      async (own) => {
        const property = fc.asyncProperty(
          fc.constantFrom('nothing' as const, 'cluster' as const, 'groups' as const),
          fc.array(step, { minLength: 1, maxLength: 14 }),
          (beginning, steps) => holds(lab, beginning, steps),
        );
        await fc.assert(property, { numRuns: runs[kind], seed: own });
      },
      300_000,
    );
  });
}
