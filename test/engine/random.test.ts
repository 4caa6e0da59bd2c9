import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { checkAlways, checkNothingLeft, checkSettled, settle } from './model/check.js';
import { happen, startRun } from './model/run.js';
import { asked, type Step, step } from './model/steps.js';
import { type Laboratory, openLaboratory } from './model/world.js';

vi.mock('../../src/engine/certificates/authority.js', async (original) => {
  const { sameKeys } = await import('./model/same-keys.js');
  return sameKeys(await original<Parameters<typeof sameKeys>[0]>());
});

/** How many sequences: `RANDOM_RUNS=20000 npx vitest run --project fast test/engine/random.test.ts` for more. */
const runs = { memory: Number(process.env.RANDOM_RUNS ?? 2_000), sqlite: 25 };

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

describe.each(['memory', 'sqlite'] as const)('whatever happens, in any order (%s)', (kind) => {
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

  it('nothing is lost, done twice or left over', async () => {
    const seed = process.env.RANDOM_SEED ? { seed: Number(process.env.RANDOM_SEED) } : {};
    const property = fc.asyncProperty(
      fc.constantFrom('nothing' as const, 'cluster' as const, 'groups' as const),
      fc.array(step, { minLength: 1, maxLength: 14 }),
      (beginning, steps) => holds(lab, beginning, steps),
    );
    await fc.assert(property, { numRuns: runs[kind], ...seed });
  }, 300_000);
});
