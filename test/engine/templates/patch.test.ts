import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, type Patch, type PatchRules } from '../../../src/engine/patch/patch.js';
import { templatePatchRules } from '../../../src/engine/templates/attributes.js';

const document = { name: 'a', coe: 'swarm', flavor_id: null, labels: { one: '1' } };
const rules: PatchRules = { ...templatePatchRules, defaults: { labels: {} } };
const patched = (...patch: Patch) => applyPatch(document, patch, rules);

describe('a patch of Magnum', () => {
  it.each<[string, Patch, object]>([
    ['replaces', [{ op: 'replace', path: '/name', value: 'b' }], { name: 'b' }],
    ['adds what is not set', [{ op: 'add', path: '/flavor_id', value: 'm1' }], { flavor_id: 'm1' }],
    ['takes away', [{ op: 'remove', path: '/name' }], { name: null }],
    ['takes all labels away', [{ op: 'remove', path: '/labels' }], { labels: {} }],
    ['adds one label', [{ op: 'add', path: '/labels/two', value: '2' }], { labels: { one: '1', two: '2' } }],
    ['replaces one label', [{ op: 'replace', path: '/labels/one', value: '3' }], { labels: { one: '3' } }],
    ['takes one label away', [{ op: 'remove', path: '/labels/one' }], { labels: {} }],
    [
      'reads labels from JSON',
      [{ op: 'replace', path: '/labels', value: '{"a":"b"}' }],
      { labels: { a: 'b' } },
    ],
    [
      'reads labels from Python, as Magnum’s client writes them',
      [{ op: 'replace', path: '/labels', value: "{'a': u'it is', 'b': True, 'c': \"it's\"}" }],
      { labels: { a: 'it is', b: true, c: "it's" } },
    ],
    [
      'reads labels from key=value',
      [{ op: 'replace', path: '/labels', value: 'a=b, c=d=e' }],
      { labels: { a: 'b', c: 'd=e' } },
    ],
  ])('%s', (_, patch, change) => {
    expect(patched(...patch)).toEqual({ ...document, ...change });
  });

  it.each<[Patch[number], string]>([
    [
      { op: 'add', path: '/name', value: 'b' },
      "The attribute /name has existed, please use 'replace' operation instead.",
    ],
    [
      { op: 'add', path: '/foo', value: 'b' },
      'Adding a new attribute /foo to the root of the resource is not allowed.',
    ],
    [
      { op: 'replace', path: '/foo', value: 1 },
      'Couldn\'t apply patch \'[{"op":"replace","path":"/foo","value":1}]\'. Reason: can\'t replace a non-existent object \'foo\'',
    ],
    [{ op: 'remove', path: '/labels/zz' }, "can't remove a non-existent object 'zz'"],
    [{ op: 'replace', path: '/name' }, "'add' and 'replace' operations needs value"],
    [{ op: 'replace', path: '/uuid', value: 'x' }, "'/uuid' is an internal attribute and can not be updated"],
    [
      { op: 'replace', path: '/project_id', value: 'x' },
      "'/project_id' is an internal attribute and can not be updated",
    ],
    [{ op: 'remove', path: '/coe' }, "'/coe' is a mandatory attribute and can not be removed"],
    [{ op: 'remove', path: '/hidden' }, "'/hidden' is a mandatory attribute and can not be removed"],
    [{ op: 'replace', path: 'name', value: 'x' }, 'Value should match the pattern ^(/[\\w-]+)+$'],
    [{ op: 'replace', path: '/name/deep', value: 'x' }, '/name/deep not found'],
    [{ op: 'replace', path: '/labels', value: 'nonsense' }, 'labels takes key=value, several with commas'],
  ])('%j is refused', (step, sentence) => {
    expect(() => patched(step)).toThrow(sentence);
  });

  it('that is refused anywhere changes nothing, also not what came before', () => {
    const before = structuredClone(document);
    expect(() =>
      patched({ op: 'replace', path: '/name', value: 'b' }, { op: 'remove', path: '/coe' }),
    ).toThrow();
    expect(document).toEqual(before);
  });

  it('puts any labels in and takes them out again', () => {
    const name = fc.stringMatching(/^[\w-]{1,20}$/).filter((each) => each !== 'one' && each !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (labels) => {
        const added = applyPatch(
          document,
          Object.entries(labels).map(([key, value]) => ({ op: 'add', path: `/labels/${key}`, value })),
          rules,
        );
        expect(added.labels).toEqual({ one: '1', ...labels });
        const removed = Object.keys(labels).map((key) => ({ op: 'remove', path: `/labels/${key}` }) as const);
        expect(applyPatch(added, removed, rules)).toEqual(document);
      }),
    );
  });
});
