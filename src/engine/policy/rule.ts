/** One rule of a policy, in the terms of oslo.policy. */
export type Rule =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'all' | 'any'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  /** `role:admin` */
  | { readonly kind: 'role'; readonly match: string }
  /** `rule:admin_or_owner` */
  | { readonly kind: 'rule'; readonly name: string }
  /** `project_id:%(project_id)s`: something the caller has, compared with text or with something the target has. */
  | { readonly kind: 'attribute'; readonly name: string; readonly match: string }
  /** `'swarm':%(coe)s`: text compared with something the target has. */
  | { readonly kind: 'literal'; readonly text: string; readonly match: string };

/** What a caller has, by oslo.policy's names: `user_id`, `project_id`, … Null: has none. */
export interface Credentials {
  readonly roles: readonly string[];
  readonly attributes: Readonly<Record<string, string | null>>;
}

/** What is acted on, by names that stand in `%(name)s`. Null or absent: it has none. */
export type Attributes = Readonly<Record<string, string | null | undefined>>;

const reference = /%\(([^)]*)\)s/g;

/** The names that a match takes from the target. */
export function references(match: string): string[] {
  return [...match.matchAll(reference)].map(([, name = '']) => name);
}

/** The match with the target's values in it; null when the target lacks one, and then nothing matches. */
function filled(match: string, target: Attributes): string | null {
  if (references(match).some((name) => target[name] === undefined || target[name] === null)) return null;
  return match.replace(reference, (_, name: string) => target[name] ?? '');
}

/** What a rule says of a caller and a target. `named` finds the rules that `rule:` names; a missing one says no. */
export function evaluate(
  rule: Rule,
  caller: Credentials,
  target: Attributes,
  named: (name: string) => Rule | undefined,
): boolean {
  const ask = (each: Rule): boolean => evaluate(each, caller, target, named);
  switch (rule.kind) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'all':
      return rule.rules.every(ask);
    case 'any':
      return rule.rules.some(ask);
    case 'not':
      return !ask(rule.rule);
    case 'rule': {
      const other = named(rule.name);
      return other !== undefined && ask(other);
    }
    case 'role': {
      const wanted = filled(rule.match, target)?.toLowerCase();
      return caller.roles.some((role) => role.toLowerCase() === wanted);
    }
    case 'attribute': {
      const mine = caller.attributes[rule.name];
      return mine !== null && mine !== undefined && mine === filled(rule.match, target);
    }
    case 'literal':
      return rule.text === filled(rule.match, target);
  }
}

/** Whether a rule lets nobody, whoever they are and whatever they act on: `!`, and all that comes to it. */
export function letsNobody(rule: Rule, named: (name: string) => Rule | undefined): boolean {
  const ask = (each: Rule): boolean => letsNobody(each, named);
  switch (rule.kind) {
    case 'never':
      return true;
    case 'all':
      return rule.rules.some(ask);
    case 'any':
      return rule.rules.every(ask);
    case 'not':
      return rule.rule.kind === 'always';
    case 'rule': {
      const other = named(rule.name);
      return other === undefined || ask(other);
    }
    default:
      return false;
  }
}

/** Every check in a rule, however deep. */
export function checksIn(rule: Rule): Rule[] {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.rules.flatMap(checksIn);
  return rule.kind === 'not' ? checksIn(rule.rule) : [rule];
}

/** Writes a rule as oslo.policy reads it, with no more parentheses than needed. */
export function writeRule(rule: Rule): string {
  switch (rule.kind) {
    case 'always':
      return '@';
    case 'never':
      return '!';
    case 'role':
      return `role:${rule.match}`;
    case 'rule':
      return `rule:${rule.name}`;
    case 'attribute':
      return `${rule.name}:${rule.match}`;
    case 'literal':
      return `'${rule.text}':${rule.match}`;
    case 'not':
      return `not ${enclosed(rule.rule, ['all', 'any'])}`;
    case 'all':
      return rule.rules.map((each) => enclosed(each, ['all', 'any'])).join(' and ');
    case 'any':
      return rule.rules.map((each) => enclosed(each, ['any'])).join(' or ');
  }
}

function enclosed(rule: Rule, kinds: readonly Rule['kind'][]): string {
  const text = writeRule(rule);
  return kinds.includes(rule.kind) ? `(${text})` : text;
}
