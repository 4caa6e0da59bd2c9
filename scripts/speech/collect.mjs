import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { isSaid, isSentence, keysOf } from './keys.mjs';
import { isInlines, readings } from './pieces.mjs';
import { attributeKind, callKind, propertyKind } from './places.mjs';

/**
 * Every text of a source file that may be said to a person, as a key of the catalogue: `{}` stands where a value does.
 * @param {string} path
 * @returns {{ line: number, key: string }[]}
 */
export function collect(path) {
  const source = readFileSync(path, 'utf8');
  const program = parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path);
  const scope = constantsOf(program.body);
  const found = new Map();

  function keep(node, key) {
    if (!found.has(key)) found.set(key, source.slice(0, node.start).split('\n').length);
  }

  function add(node, single) {
    for (const key of (readings(node, scope) ?? []).flatMap(keysOf)) if (isSaid(key, single)) keep(node, key);
  }

  /** @param {any} node @param {boolean} single whether a word alone is said here, too */
  function walk(node, single) {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      for (const each of node) walk(each, single);
      return;
    }
    if (!node.type || (node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)Expr/.test(node.type)))
      return;
    if (visitors[node.type]) visitors[node.type](node, single);
    else everyPart(node, inherits.test(node.type) && single);
  }

  function everyPart(node, single) {
    for (const [key, value] of Object.entries(node)) if (key !== 'parent') walk(value, single);
  }

  /** Values within a template: what is put in place belongs to its sentence, all the rest is looked at by itself. */
  function values(nodes) {
    for (const node of nodes) {
      if (node.type === 'Literal') continue;
      if (node.type === 'TemplateLiteral') values(node.expressions);
      else if (node.type === 'ConditionalExpression' && readings(node, scope)) condition(node);
      else walk(node, false);
    }
  }

  function condition(node) {
    for (const reading of (readings(node, scope) ?? []).filter(isSentence))
      for (const key of keysOf(reading)) if (isSaid(key, false)) keep(node, key);
    walk(node.test, false);
    for (const side of [node.consequent, node.alternate]) {
      if (side.type === 'TemplateLiteral') values(side.expressions);
      else if (!readings(side, scope)) walk(side, false);
    }
  }

  const skip = () => undefined;
  const visitors = {
    ImportDeclaration: skip,
    ExportAllDeclaration: skip,
    TaggedTemplateExpression: skip,
    JSXAttribute({ name, value }) {
      const kind = attributeKind(name.name);
      if (kind === 'said' || value?.type === 'JSXExpressionContainer') walk(value, kind === 'said');
    },
    JSXText(node) {
      for (const key of keysOf(node.value.replace(/\s+/g, ' '))) if (isSaid(key, true)) keep(node, key);
    },
    Literal: add,
    TemplateLiteral(node, single) {
      add(node, single);
      values(node.expressions);
    },
    BinaryExpression(node, single) {
      const text = readings(node, scope);
      if (text) add(node, single);
      else if (/^[!=]==?$|^[<>]=?$|^in$|^instanceof$/.test(node.operator)) return;
      for (const side of [node.left, node.right]) if (!text || !readings(side, scope)) walk(side, false);
    },
    ArrayExpression(node, single) {
      if (!isInlines(node)) return everyPart(node, single);
      add(node, true);
      for (const each of node.elements) if (each && !readings(each, scope)) walk(each, single);
    },
    SwitchCase: ({ consequent }, single) => walk(consequent, single),
    ConditionalExpression({ test, consequent, alternate }, single) {
      walk(test, false);
      walk([consequent, alternate], single);
    },
    MemberExpression: ({ object }) => walk(object, false),
    Property({ key, value }) {
      const kind = propertyKind(key.name ?? key.value);
      if (kind !== 'skipped') walk(value, kind === 'said');
    },
    PropertyDefinition: (node, single) => visitors.Property(node, single),
    CallExpression: call,
    NewExpression: call,
  };

  function call(node, single) {
    const kind = callKind(node);
    if (kind === 'skipped') return;
    if (kind === 'counted') return counted(node);
    // What it is called on may be said: ['One.', 'Two.'].join(' ').
    if (node.callee.type === 'MemberExpression') walk(node.callee.object, single);
    const heard = node.arguments.filter(
      ({ type }) => kind !== 'unheard' || /Function|Cond|Object/.test(type),
    );
    walk(heard, kind === 'said');
  }

  /** `counted(n, 'node')` says `1 node` and `2 nodes`. */
  function counted(node) {
    const [count, one, many] = node.arguments;
    walk(count, false);
    const words = readings(one, scope) ?? [];
    const plurals = many ? (readings(many, scope) ?? []) : words.map((word) => `${word}s`);
    for (const word of [...words, ...plurals]) keep(node, `{} ${word}`);
  }

  walk(program.body, false);
  return [...found].map(([key, line]) => ({ line, key }));
}

/** Expressions that say what they hold. */
const inherits =
  /^(Logical|Array|TSAs|TSSatisfies|TSNonNull|Parenthesized|ArrowFunction)Expression$|^JSXExpr|^Spread/;

/** Constants of a file by name, without those whose name is given twice. */
function constantsOf(body) {
  const all = new Map();
  const twice = new Set();
  const look = (node) => {
    if (!node || typeof node !== 'object') return;
    const { type, id, init } = node;
    if (type === 'VariableDeclarator' && id.type === 'Identifier' && init) {
      if (all.has(id.name)) twice.add(id.name);
      all.set(id.name, init);
    }
    for (const [key, value] of Object.entries(node)) if (key !== 'parent') look(value);
  };
  look(body);
  for (const name of twice) all.delete(name);
  return all;
}
