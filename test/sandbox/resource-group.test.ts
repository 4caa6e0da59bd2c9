import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupTemplate, membership } from '../../src/sandbox/heat/engine/group.js';

const members = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { reference: `server-${name}` }]));
const remove = (...names: string[]) => [{ resource_list: names }];

describe('members of a resource group', () => {
  it('are numbered from zero', () => {
    expect(membership(3, [], 'append', { removed: [], members: {} }).names).toEqual(['0', '1', '2']);
  });

  it('go from the top when the group only shrinks, and come back when it grows', () => {
    const before = { removed: [], members: members(['0', '1', '2']) };
    expect(membership(1, [], 'append', before)).toEqual({ names: ['0'], removed: [] });
    expect(membership(3, [], 'append', { removed: [], members: members(['0']) }).names).toEqual([
      '0',
      '1',
      '2',
    ]);
  });

  it('go by number or by reference when a policy names them, for good', () => {
    const before = { removed: [], members: members(['0', '1', '2']) };
    expect(membership(2, remove('1'), 'append', before)).toEqual({ names: ['0', '2'], removed: ['1'] });
    expect(membership(2, remove('server-0'), 'append', before)).toEqual({
      names: ['1', '2'],
      removed: ['0'],
    });
    const after = { removed: ['1'], members: members(['0', '2']) };
    expect(membership(3, [], 'append', after).names).toEqual(['0', '2', '3']);
  });

  it('may come back in mode update, when the policy does not name them any more', () => {
    const after = { removed: ['1'], members: members(['0', '2']) };
    expect(membership(3, [], 'update', after)).toEqual({ names: ['0', '1', '2'], removed: [] });
  });

  it('are not removed by a name that nobody has', () => {
    const before = { removed: [], members: members(['0', '1']) };
    expect(membership(2, remove('9', 'server-9', ''), 'append', before)).toEqual({
      names: ['0', '1'],
      removed: [],
    });
  });

  it('keep these rules through any history', () => {
    const step = fc.record({
      count: fc.nat({ max: 8 }),
      remove: fc.array(fc.nat({ max: 12 }).map(String), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (history) => {
        let removed: string[] = [];
        let names: string[] = [];
        for (const { count, remove: list } of history) {
          const next = membership(count, [{ resource_list: list }], 'append', {
            removed,
            members: members(names),
          });
          expect(next.names).toHaveLength(count);
          expect(new Set(next.names).size).toBe(count);
          expect(next.removed).toEqual(expect.arrayContaining(removed));
          for (const name of next.names) expect(next.removed).not.toContain(name);
          for (const name of list.filter((one) => names.includes(one))) expect(next.removed).toContain(name);
          // Who stays is who was there before, lowest numbers first.
          const staying = names.filter((name) => !next.removed.includes(name)).slice(0, count);
          expect(next.names).toEqual(expect.arrayContaining(staying));
          ({ removed, names } = next);
        }
      }),
    );
  });

  it('get their number into every text of their definition', () => {
    const template = groupTemplate(
      {
        index_var: '%index%',
        resource_def: {
          type: 'node.yaml',
          properties: { name: 'n-%index%', deep: [{ x: '%index%' }], gone: null },
        },
      },
      ['0', '2'],
    );
    expect(template.resources).toEqual({
      '0': { type: 'node.yaml', properties: { name: 'n-0', deep: [{ x: '0' }] }, metadata: {} },
      '2': { type: 'node.yaml', properties: { name: 'n-2', deep: [{ x: '2' }] }, metadata: {} },
    });
  });
});
