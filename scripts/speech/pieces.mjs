/**
 * What a string expression of a source may say: each way it can read, with `{}` where a value stands. Conditions are
 * followed both ways; short constants of the same file are put in where they are used.
 */
import { isSentence } from './keys.mjs';

/** More ways to read than this are left as a value. */
const mostReadings = 12;
const deepest = 6;

const readers = {
  Literal: ({ value }) => (typeof value === 'string' ? [value] : null),
  ParenthesizedExpression: ({ expression }, scope, depth) => readings(expression, scope, depth),
  TSAsExpression: ({ expression }, scope, depth) => readings(expression, scope, depth),
  TSSatisfiesExpression: ({ expression }, scope, depth) => readings(expression, scope, depth),
  TemplateLiteral({ quasis, expressions }, scope, depth) {
    return product(
      quasis.flatMap((quasi, i) => [
        [quasi.value.cooked],
        ...(i < expressions.length ? [inPlace(expressions[i], scope, depth)] : []),
      ]),
    );
  },
  BinaryExpression({ operator, left, right }, scope, depth) {
    const sides = operator === '+' ? [left, right].map((side) => readings(side, scope, depth)) : [null];
    return sides.every((side) => side === null) ? null : product(sides.map((side) => side ?? ['{}']));
  },
  ConditionalExpression({ consequent, alternate }, scope, depth) {
    const sides = [consequent, alternate].map((side) => readings(side, scope, depth));
    return sides.every((side) => side === null) ? null : sides.flatMap((side) => side ?? ['{}']);
  },
  ArrayExpression(node, scope, depth) {
    return isInlines(node) ? product(node.elements.map((each) => elementOf(each, scope, depth))) : null;
  },
};

/**
 * @param {any} node an expression of the syntax tree
 * @param {Map<string, any>} scope the constants of its file, by name
 * @returns {string[] | null} null where it is no text that is written in the source
 */
export function readings(node, scope, depth = 0) {
  return (depth > deepest ? null : readers[node?.type]?.(node, scope, depth + 1)) ?? null;
}

/** A value within a sentence. What is a whole sentence of its own is not put in: it is found by itself. */
function inPlace(node, scope, depth) {
  if (node.type === 'Identifier') {
    const found = scope.has(node.name) ? readings(scope.get(node.name), scope, depth + 1) : null;
    return !found || found.length > 4 || found.every(standsAlone) ? ['{}'] : found;
  }
  if (!['ConditionalExpression', 'Literal', 'TemplateLiteral'].includes(node.type)) return ['{}'];
  const found = readings(node, scope, depth);
  if (!found || found.length > mostReadings / 2) return ['{}'];
  if (node.type === 'ConditionalExpression' && found.every(standsAlone)) return [''];
  return [...new Set(found)];
}

function standsAlone(reading) {
  return reading === '' || isSentence(reading);
}

function elementOf(node, scope, depth) {
  if (!node) return [''];
  if (node.type === 'SpreadElement' && node.argument.type === 'ConditionalExpression') {
    const { consequent, alternate } = node.argument;
    return [consequent, alternate].flatMap((side) =>
      side.type === 'ArrayExpression'
        ? product(side.elements.map((each) => elementOf(each, scope, depth)))
        : ['{}'],
    );
  }
  return readings(node, scope, depth) ?? ['{}'];
}

/** Whether an array is a run of text with something bold, code or a person in it. */
export function isInlines({ elements }) {
  return elements.some((each) => each && holdsInline(each));
}

function holdsInline(node) {
  switch (node.type) {
    case 'ObjectExpression':
      return (
        node.properties.length <= 2 &&
        node.properties.some(({ key }) => ['bold', 'code', 'mention'].includes(key?.name))
      );
    case 'CallExpression':
      return node.callee.name === 'localMoment';
    case 'ConditionalExpression':
      return holdsInline(node.consequent) || holdsInline(node.alternate);
    case 'SpreadElement':
      return holdsInline(node.argument);
    case 'ArrayExpression':
      return isInlines(node);
    default:
      return false;
  }
}

function product(parts) {
  let all = [''];
  for (const part of parts) {
    const choice = all.length * part.length > mostReadings ? ['{}'] : part;
    all = all.flatMap((start) => choice.map((piece) => start + piece));
  }
  return [...new Set(all)];
}
