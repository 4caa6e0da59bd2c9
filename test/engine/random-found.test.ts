import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkNothingLeft, checkSettled, settle } from './model/check.js';
import { alive } from './model/heat.js';
import { happen, type Run, startRun } from './model/run.js';
import type { Command, Step } from './model/steps.js';
import { type Laboratory, openLaboratory } from './model/world.js';

vi.mock('../../src/engine/certificates/authority.js', async (original) => {
  const { sameKeys } = await import('./model/same-keys.js');
  return sameKeys(await original<Parameters<typeof sameKeys>[0]>());
});

/** What the random suite found, each by its name. */
describe('what the random suite found', () => {
  let lab: Laboratory;
  let run: Run;
  beforeAll(async () => {
    lab = await openLaboratory('memory');
  });
  afterAll(() => lab?.stop());
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    run = startRun(await lab.world());
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const ask = (what: Command['do'], count = 1): Command => ({
    do: what,
    which: 0,
    count,
    rollback: false,
    times: 1,
  });
  const command = (what: Command['do'], count = 1): Step => ({ type: 'command', command: ask(what, count) });
  const end = async () => {
    await settle(run);
    await checkSettled(run);
  };
  const most = 14;

  it('a conductor that stood still does not overwrite the trustee that another one made', async () => {
    for (let after = 0; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, command('create'));
      await happen(run, { type: 'stall', which: 0, after, command: null });
      await end();
      await checkNothingLeft(run);
    }
  });

  it('a conductor that stood still while its cluster was deleted leaves nothing of it', async () => {
    for (let after = 0; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, command('create'));
      await happen(run, { type: 'stall', which: 0, after, command: ask('delete') });
      await end();
      expect(alive(run.world.cloud), `stalled before effect ${after}`).toEqual([]);
      await checkNothingLeft(run);
    }
  });

  it('a delete takes with it what a create made and had no time to write down', async () => {
    for (let after = 1; after < most; after++) {
      run = startRun(await lab.world());
      await happen(run, command('create'));
      await happen(run, { type: 'crash', which: 0, after });
      await happen(run, command('delete'));
      await end();
      await checkNothingLeft(run);
    }
  });
});
