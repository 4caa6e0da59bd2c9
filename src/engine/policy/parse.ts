import type { Rule } from './rule.js';

/** A rule, or one sentence that says what is wrong with its text. */
export type RuleReading = { readonly rule: Rule } | { readonly problem: string };

type Token =
  | { readonly kind: '(' | ')' | 'and' | 'or' | 'not' }
  | { readonly kind: 'check'; readonly rule: Rule };

class Refusal extends Error {}

/** Quoted text keeps its spaces; `%(name)s` keeps its parentheses. */
const words = /'[^']*'|"[^"]*"|%\([^)]*\)s|[()]|\s+|[^\s()'"%]+|%|['"]/g;

/**
 * Reads a rule in oslo.policy's syntax: `@`, `!`, `kind:match`, `and`, `or`, `not`, parentheses; `not` binds
 * closest and `and` closer than `or`. Empty text lets everybody, as there.
 */
export function parseRule(text: string): RuleReading {
  try {
    if (text.trim() === '') return { rule: { kind: 'always' } };
    const tokens = tokensOf(text);
    const rule = readAny(tokens);
    const [left] = tokens;
    if (left) throw new Refusal(`it goes on with ${shown(left)} where "and" or "or" is expected`);
    return { rule };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message };
    throw error;
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let word = '';
  const end = () => {
    if (word) tokens.push(tokenOf(word));
    word = '';
  };
  for (const [part] of text.matchAll(words)) {
    if (part === '(' || part === ')') {
      end();
      tokens.push({ kind: part });
    } else if (part.trim() === '') end();
    else if (part === "'" || part === '"') throw new Refusal(`a ${part} is opened and not closed`);
    else word += part;
  }
  end();
  return tokens;
}

function tokenOf(word: string): Token {
  const lower = word.toLowerCase();
  if (lower === 'and' || lower === 'or' || lower === 'not') return { kind: lower };
  return { kind: 'check', rule: checkOf(word) };
}

function checkOf(word: string): Rule {
  if (word === '@') return { kind: 'always' };
  if (word === '!') return { kind: 'never' };
  const parts = /^(?:'([^']*)'|"([^"]*)"|([^:'"]+)):(.+)$/.exec(word);
  if (!parts) throw new Refusal(`${word} is no check: write kind:match, for example role:admin`);
  const [, single, double, name = '', said = ''] = parts;
  const match = said.replace(/^'(.*)'$|^"(.*)"$/, (_, one, two) => one ?? two);
  const text = single ?? double;
  if (text !== undefined) return { kind: 'literal', text, match };
  if (name === 'role') return { kind: 'role', match };
  if (name === 'rule') return { kind: 'rule', name: match };
  if (name === 'http' || name === 'https') {
    throw new Refusal(`${word} asks another server, which is not done here`);
  }
  return { kind: 'attribute', name, match };
}

function readAny(tokens: Token[]): Rule {
  const rules = [readAll(tokens)];
  while (tokens[0]?.kind === 'or') {
    tokens.shift();
    rules.push(readAll(tokens));
  }
  return joined('any', rules);
}

function readAll(tokens: Token[]): Rule {
  const rules = [readOne(tokens)];
  while (tokens[0]?.kind === 'and') {
    tokens.shift();
    rules.push(readOne(tokens));
  }
  return joined('all', rules);
}

function joined(kind: 'all' | 'any', rules: readonly Rule[]): Rule {
  const [only] = rules;
  return rules.length === 1 && only ? only : { kind, rules };
}

function readOne(tokens: Token[]): Rule {
  const token = tokens.shift();
  if (!token) throw new Refusal('it ends where a check is expected');
  if (token.kind === 'check') return token.rule;
  if (token.kind === 'not') return { kind: 'not', rule: readOne(tokens) };
  if (token.kind !== '(') throw new Refusal(`${shown(token)} stands where a check is expected`);
  const rule = readAny(tokens);
  if (tokens.shift()?.kind !== ')') throw new Refusal('a ( is opened and not closed');
  return rule;
}

function shown(token: Token): string {
  return token.kind === 'check' ? 'another check' : `"${token.kind}"`;
}
