import { describe, expect, it } from 'vitest';
import type { Reader } from '../../src/engine/store/database.js';
import { shareReads } from '../../src/engine/store/shared-reads.js';

describe('a read that is shared', () => {
  const one = {} as Reader;
  const other = {} as Reader;
  /** What stands in the database, and how often it was read. */
  const shelf = () => {
    const state = { value: 'before', asked: 0 };
    const read = shareReads(
      (name: string) => name,
      async (_db, name) => {
        state.asked++;
        if (name === 'gone') throw new Error('gone');
        return `${name} ${state.value}`;
      },
    );
    return { state, read };
  };

  it('is put once for all who ask the same at once, and apart for everything else', async () => {
    const { state, read } = shelf();
    const all = [read(one, 'a'), read(one, 'a'), read(one, 'b'), read(other, 'a')];
    expect(await Promise.all(all)).toEqual(['a before', 'a before', 'b before', 'a before']);
    expect(state.asked).toBe(3);
  });

  it('is never older than the asking: what was changed before somebody asked is seen', async () => {
    const { state, read } = shelf();
    const early = read(one, 'a');
    state.value = 'after';
    const late = read(one, 'a');
    expect(await Promise.all([early, late])).toEqual(['a after', 'a after']);
    state.value = 'later';
    expect(await read(one, 'a')).toBe('a later');
  });

  it('fails for all who asked, and is put anew for the next', async () => {
    const { state, read } = shelf();
    const all = await Promise.allSettled([read(one, 'gone'), read(one, 'gone')]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(read(one, 'gone')).rejects.toThrow('gone');
    expect(state.asked).toBe(2);
  });
});
