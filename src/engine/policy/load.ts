import { nearestName } from '../nearest.js';
import { type Action, actionRules, callerAttributes, namedRules, targetAttributes } from './defaults.js';
import { parseRule } from './parse.js';
import { checksIn, type Rule, references } from './rule.js';

/** Every rule by its name: actions, and rules that others name. */
export type Rules = ReadonlyMap<string, Rule>;

/** The rules, or one sentence for each thing that is wrong. */
export type RulesReading = { readonly rules: Rules } | { readonly problems: readonly string[] };

const known = { ...namedRules, ...actionRules };

/**
 * The default rules with those of a policy file in their place. `overrides` is the parsed file: an object of
 * rules by name. New names are rules for others to name; an action that does not exist is a mistake.
 */
export function loadRules(overrides: unknown = {}): RulesReading {
  const given = overrides ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    return { problems: ['It holds no rules: write one a line, such as "quota:update": "role:admin".'] };
  }
  const rules = new Map<string, Rule>();
  const problems: string[] = [];
  for (const [name, text] of Object.entries({ ...known, ...given })) {
    if (typeof text !== 'string') {
      problems.push(`${name} takes a rule as text, such as "role:admin".`);
      continue;
    }
    const reading = parseRule(text);
    if ('problem' in reading) problems.push(`${name}: ${reading.problem}.`);
    else rules.set(name, reading.rule);
  }
  for (const name of Object.keys(given)) problems.push(...unknownAction(name));
  for (const [name, rule] of rules) {
    for (const check of checksIn(rule)) problems.push(...wrongCheck(name, check, rules));
    if (reaches(name, name, rules)) problems.push(`${name} names itself, directly or through other rules.`);
  }
  return problems.length > 0 ? { problems } : { rules };
}

/** Kinds of actions that Magnum has and nothing here asks for: harmless in a file made for Magnum. */
const foreign = /^(federation|credential):/;

function unknownAction(name: string): string[] {
  if (!name.includes(':') || name in actionRules || foreign.test(name)) return [];
  const meant = nearestName(name, Object.keys(actionRules));
  return [`There is no action ${name}.${meant ? ` Did you mean ${meant}?` : ''}`];
}

function wrongCheck(name: string, check: Rule, rules: Rules): string[] {
  if (check.kind === 'rule' && !rules.has(check.name) && !(check.name in known)) {
    return [`${name} names the rule ${check.name}, which is not there.`];
  }
  if (check.kind === 'attribute' && !callerAttributes.some((each) => each === check.name)) {
    return [
      `${name} looks at ${check.name}, which a caller does not have; there are role, ${callerAttributes.join(', ')}.`,
    ];
  }
  if (!('match' in check)) return [];
  return references(check.match)
    .filter((each) => !targetAttributes.some((one) => one === each))
    .map(
      (each) => `${name} looks at %(${each})s, which nothing has; there are ${targetAttributes.join(', ')}.`,
    );
}

function reaches(from: string, to: string, rules: Rules, seen = new Set<string>()): boolean {
  const rule = rules.get(from);
  if (!rule || seen.has(from)) return false;
  seen.add(from);
  const nexts = checksIn(rule).flatMap((check) => (check.kind === 'rule' ? [check.name] : []));
  return nexts.some((next) => next === to || reaches(next, to, rules, seen));
}

/** The rules of Magnum alone. They are right, so this does not fail. */
export function defaultRules(): Rules {
  const loaded = loadRules();
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  return loaded.rules;
}

/** Whether every action has a rule. Only a table that lost one lacks it. */
export function ruleOf(rules: Rules, action: Action): Rule {
  return rules.get(action) ?? { kind: 'never' };
}
