import { isDeepStrictEqual } from 'node:util';
import { validationFault } from '../../heat/fault.js';
import { argumentFault, type HotFunction, type Scope } from '../scope.js';
import { asText, isMap, UNKNOWN } from '../values.js';

const choose: HotFunction = (argument, evaluate, scope) => {
  if (!Array.isArray(argument) || (argument.length !== 3 && argument.length !== 2)) {
    throw argumentFault('if', '[condition_name, value_if_true, value_if_false]');
  }
  return truth(argument[0], evaluate, scope) ? evaluate(argument[1]) : evaluate(argument[2] ?? null);
};

const equals: HotFunction = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length !== 2) throw argumentFault('equals', '[value_1, value_2]');
  const [one, other] = argument.map(evaluate);
  if (one === UNKNOWN || other === UNKNOWN) return UNKNOWN;
  return isDeepStrictEqual(one, other);
};

const every =
  (name: string, wanted: boolean): HotFunction =>
  (argument, evaluate, scope) => {
    if (!Array.isArray(argument) || argument.length < 1) {
      throw argumentFault(name, '[{condition_1}, {condition_2}, {...}]');
    }
    const truths = argument.map((condition) => truth(condition, evaluate, scope));
    return wanted ? truths.every(Boolean) : truths.some(Boolean);
  };

/** Functions that use a condition. */
export const choices: Record<string, HotFunction> = { if: choose };

/** Functions that are conditions; elsewhere their names mean nothing. */
const conditions: Record<string, HotFunction> = {
  equals,
  not: (argument, evaluate, scope) => !truth(argument, evaluate, scope),
  and: every('and', true),
  or: every('or', false),
};

/** The truth of a condition: its name, a boolean, or a function that gives one. */
export function truth(condition: unknown, evaluate: (value: unknown) => unknown, scope: Scope): boolean {
  if (typeof condition === 'string') return scope.condition(condition);
  const [name, ...others] = isMap(condition) ? Object.keys(condition) : [];
  const own =
    name !== undefined && others.length === 0 && Object.hasOwn(conditions, name)
      ? conditions[name]
      : undefined;
  const value = own && isMap(condition) ? own(condition[name ?? ''], evaluate, scope) : evaluate(condition);
  if (typeof value === 'boolean') return value;
  if (value === UNKNOWN) return false;
  if (typeof value === 'string') return scope.condition(value);
  throw validationFault(`Invalid condition "${asText(value)}"`);
}
