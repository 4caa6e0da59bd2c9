import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule } from '../../../src/engine/policy/parse.js';
import { evaluate, type Rule, writeRule } from '../../../src/engine/policy/rule.js';

const match = fc.constantFrom('%(project_id)s', '%(user_id)s', 'admin', 'True', 'p-1');
const check: fc.Arbitrary<Rule> = fc.oneof(
  fc.constant<Rule>({ kind: 'always' }),
  fc.constant<Rule>({ kind: 'never' }),
  match.map((text): Rule => ({ kind: 'role', match: text })),
  fc.constantFrom('owner', 'admin_api').map((name): Rule => ({ kind: 'rule', name })),
  fc
    .tuple(fc.constantFrom('user_id', 'project_id', 'is_admin'), match)
    .map(([name, text]): Rule => ({ kind: 'attribute', name, match: text })),
  fc
    .tuple(fc.constantFrom('swarm', 'two words'), match)
    .map(([text, said]): Rule => ({ kind: 'literal', text, match: said })),
);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    check,
    tie('rule').map((each): Rule => ({ kind: 'not', rule: each })),
    fc
      .tuple(
        fc.constantFrom<'all' | 'any'>('all', 'any'),
        fc.array(tie('rule'), { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, rules]): Rule => ({ kind, rules })),
  ),
}));

const mine = (roles: string[], attributes = {}) => ({ roles, attributes });
const none = () => undefined;
function says(text: string, caller = mine([]), target = {}): boolean {
  const reading = parseRule(text);
  if ('problem' in reading) throw new Error(reading.problem);
  return evaluate(reading.rule, caller, target, none);
}

describe('a rule of oslo.policy', () => {
  it('is read as it is written, however deep', () => {
    fc.assert(
      fc.property(rule, (written) => {
        const reading = parseRule(writeRule(written));
        expect('rule' in reading && writeRule(reading.rule)).toBe(writeRule(written));
      }),
    );
  });

  it('means the same after it was written and read', () => {
    const roles = fc.subarray(['admin', 'p-1', 'True']);
    fc.assert(
      fc.property(rule, roles, fc.boolean(), (written, held, own) => {
        const caller = mine(held, { user_id: 'u', project_id: 'p-1', is_admin: 'True' });
        const target = own ? { project_id: 'p-1', user_id: 'u' } : { project_id: 'other' };
        const named = (name: string): Rule | undefined =>
          name === 'owner' ? { kind: 'attribute', name: 'project_id', match: '%(project_id)s' } : undefined;
        const reading = parseRule(writeRule(written));
        if ('problem' in reading) throw new Error(reading.problem);
        expect(evaluate(reading.rule, caller, target, named)).toBe(evaluate(written, caller, target, named));
      }),
    );
  });

  it('is never read with an exception, whatever the text', () => {
    const piece = fc.constantFrom('(', ')', 'and', 'or', 'not', '@', '!', "'", '%', ':', 'role:a', ' ', 'x');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const reading = parseRule(text);
          expect('rule' in reading || reading.problem.length > 0).toBe(true);
        },
      ),
    );
  });

  it('binds not closer than and, and and closer than or', () => {
    expect(says('role:a or role:b and role:c', mine(['a']))).toBe(true);
    expect(says('(role:a or role:b) and role:c', mine(['a']))).toBe(false);
    expect(says('not role:a and role:b', mine(['b']))).toBe(true);
    expect(says('not (role:a and role:b)', mine(['b']))).toBe(true);
  });

  it('takes roles in any case, as Keystone does', () => {
    expect(says('role:Admin', mine(['admin']))).toBe(true);
  });

  it('lets everybody with nothing or @, and nobody with !', () => {
    expect([says(''), says('@'), says('!')]).toEqual([true, true, false]);
  });

  it('compares what the caller has with what the target has', () => {
    const ann = mine([], { project_id: 'red' });
    expect(says('project_id:%(project_id)s', ann, { project_id: 'red' })).toBe(true);
    expect(says('project_id:%(project_id)s', ann, { project_id: 'blue' })).toBe(false);
    expect(says('project_id:%(project_id)s', ann, {})).toBe(false);
    expect(says("'swarm':%(coe)s", ann, { coe: 'swarm' })).toBe(true);
  });

  it.each([
    ['role:a and', 'it ends where a check is expected'],
    ['and role:a', '"and" stands where a check is expected'],
    ['(role:a', 'a ( is opened and not closed'],
    ['role:a)', 'it goes on with ")"'],
    ['role:a role:b', 'it goes on with another check'],
    ['admin', 'admin is no check: write kind:match'],
    ["'swarm:%(coe)s", "a ' is opened and not closed"],
    ['http://policy.example.org/', 'asks another server'],
  ])('says what is wrong with %s', (text, sentence) => {
    const reading = parseRule(text);
    expect('problem' in reading && reading.problem).toContain(sentence);
  });
});
