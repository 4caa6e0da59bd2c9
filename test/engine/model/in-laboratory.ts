import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { type Laboratory, openLaboratory } from './world.js';

/** Has every test of a suite begin in one laboratory in memory, with a clock that only the test moves. */
export function inLaboratory(begin: (lab: Laboratory) => Promise<void>): void {
  let lab: Laboratory;
  beforeAll(async () => {
    lab = await openLaboratory('memory');
  });
  afterAll(() => lab?.stop());
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await begin(lab);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
