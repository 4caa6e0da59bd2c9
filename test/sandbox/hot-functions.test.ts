import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/sandbox/hot/evaluate.js';
import type { Scope } from '../../src/sandbox/hot/scope.js';
import { UNKNOWN } from '../../src/sandbox/hot/values.js';

const parameters: Record<string, unknown> = {
  word: 'hello',
  words: ['a', 'b', 'c'],
  map: { k: [1, { x: 'y' }], b: true, n: null },
  count: 3,
  later: UNKNOWN,
};
const scope: Scope = {
  parameter: (name) => parameters[name],
  resource: (name) => `id-of-${name}`,
  attribute: (name, path) => [name, ...path].join('/'),
  file: (key) => (key === 'script.sh' ? '#!/bin/sh\n' : undefined),
  condition: (name) => name === 'yes',
};
const value = (template: unknown): unknown => evaluate(template, scope);

describe('functions of HOT', () => {
  it('look things up', () => {
    expect(value({ get_param: 'word' })).toBe('hello');
    expect(value({ get_param: ['map', 'k', 1, 'x'] })).toBe('y');
    expect(value({ get_param: ['map', 'nothing'] })).toBe('');
    expect(value({ get_resource: 'net' })).toBe('id-of-net');
    expect(value({ get_attr: ['group', 'resource.0', 'address'] })).toBe('group/resource.0/address');
    expect(value({ get_file: 'script.sh' })).toBe('#!/bin/sh\n');
  });

  it.each([
    [{ get_param: 'nobody' }, 'The Parameter (nobody) was not provided.'],
    [{ get_file: 'lost' }, 'No content found in the "files" section for get_file path: lost'],
    [{ list_join: [',', [1]] }, 'Items to join must be string, map or list not 1'],
    [{ str_replace_strict: { template: 'x', params: { y: '1' } } }, 'not found in the template: y'],
    [{ map_merge: [1] }, 'Items to merge must be maps.'],
    [{ str_split: [',', 'a', 5] }, 'Incorrect index to "str_split"'],
    [{ yaql: { expression: '$' } }, 'the sandbox does not evaluate YAQL'],
  ])('%j is refused', (template, sentence) => {
    expect(() => value(template)).toThrow(sentence);
  });

  // Each of these was compared with the answer of a real Heat (version 2018-08-31).
  it.each([
    [
      { str_replace: { template: 'X $a $ab L N', params: { $a: '1', $ab: '22', L: ['a'], N: 3 } } },
      'X 1 22 ["a"] 3',
    ],
    [{ str_replace: { template: 'a b', params: { a: 'b', b: 'c' } } }, 'b c'],
    [
      { str_replace: { template: 'J', params: { J: { get_param: 'map' } } } },
      '{"b": true, "k": [1, {"x": "y"}], "n": null}',
    ],
    [{ list_join: [',', { get_param: 'words' }, ['z', { a: 1 }]] }, 'a,b,c,z,{"a": 1}'],
    [{ str_split: [',', 'a,b,c', -1] }, 'c'],
    [
      { repeat: { template: { 'k-%a%': '%b%' }, for_each: { '%a%': ['1', '2'], '%b%': ['x'] } } },
      [{ 'k-1': 'x' }, { 'k-2': 'x' }],
    ],
    [
      {
        repeat: {
          template: '%a%%b%',
          for_each: { '%a%': ['1', '2'], '%b%': ['x', 'y'] },
          permutations: false,
        },
      },
      ['1x', '2y'],
    ],
    [{ if: ['yes', 'A', { get_param: 'nobody' }] }, 'A'],
    [{ if: [{ equals: [{ get_param: 'count' }, 3] }, 'three', 'other'] }, 'three'],
    [{ if: [{ and: ['yes', { not: 'no' }] }, 1, 2] }, 1],
    [{ equals: [1, 1] }, { equals: [1, 1] }],
    [{ digest: ['md5', 'hello'] }, '5d41402abc4b2a76b9719d911017c592'],
    [{ map_merge: [{ a: 1, b: 2 }, { b: 3 }, null] }, { a: 1, b: 3 }],
    [
      {
        map_replace: [
          { a: 'b', c: 'd' },
          { keys: { a: 'A' }, values: { d: 'D' } },
        ],
      },
      { A: 'b', c: 'D' },
    ],
    [{ list_concat: [['a'], null, ['a', 'b']] }, ['a', 'a', 'b']],
    [{ list_concat_unique: [['a'], ['a', 'b']] }, ['a', 'b']],
    [{ filter: [['b'], { get_param: 'words' }] }, ['a', 'c']],
    [{ contains: ['ell', { get_param: 'word' }] }, true],
    [
      {
        make_url: { scheme: 'http', host: 'h.x', port: 80, path: '/a b', query: { a: 'b c' }, fragment: 'f' },
      },
      'http://h.x:80/a%20b?a=b+c#f',
    ],
    [
      { make_url: { scheme: 'https', host: '::1', username: 'u', password: 'p', path: 'x' } },
      'https://u:p@[::1]/x',
    ],
  ])('%j', (template, expected) => {
    expect(value(template)).toEqual(expected);
  });

  it('give nothing away before everything they need is known', () => {
    const later = { get_param: 'later' };
    for (const template of [
      { str_replace: { template: 'x', params: { x: later } } },
      { list_join: [',', ['a', later]] },
      { list_concat: [['a'], later] },
      { map_merge: [{}, later] },
      { digest: ['md5', later] },
    ]) {
      expect(value(template)).toBe(UNKNOWN);
    }
  });

  it('leave what is no function as it is', () => {
    const plain = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^x[a-z]{0,5}$/), tie('tree'), { maxKeys: 4 }),
      ),
    })).tree;
    fc.assert(
      fc.property(plain, (tree) => {
        expect(value(tree)).toEqual(tree);
      }),
    );
  });

  it('split what they joined', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, (list) => {
        expect(value({ str_split: [',', { list_join: [',', list] }] })).toEqual(list);
      }),
    );
  });

  it('replace every key once, never what was put in', () => {
    const keys = fc.uniqueArray(fc.stringMatching(/^\$[A-Z]{1,4}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(keys, (list) => {
        const params = Object.fromEntries(list.map((key, index) => [key, `<${index}${list.join('')}>`]));
        const template = list.join(' ');
        expect(value({ str_replace: { template, params } })).toBe(list.map((key) => params[key]).join(' '));
      }),
    );
  });

  it('repeat once for each combination', () => {
    const letters = fc.array(fc.stringMatching(/^[a-z]$/), { maxLength: 5 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const all = value({ repeat: { template: '%1-%2', for_each: { '%1': one, '%2': other } } });
        expect(all).toEqual(one.flatMap((a) => other.map((b) => `${a}-${b}`)));
      }),
    );
  });
});
