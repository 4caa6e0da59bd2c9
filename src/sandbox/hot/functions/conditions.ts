import { isDeepStrictEqual } from 'node:util';
import { validationFault } from '../../heat/fault.js';
import { argumentFault, type HotFunction, type Scope } from '../scope.js';
import { UNKNOWN } from '../values.js';

/** The truth of a condition: its name, a boolean, or a function that gives one. */
export function truth(condition: unknown, evaluate: (value: unknown) => unknown, scope: Scope): boolean {
  const value = typeof condition === 'string' ? scope.condition(condition) : evaluate(condition);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return scope.condition(value);
  throw validationFault(`Invalid condition "${String(value)}"`);
}

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

/** Functions that are, or use, conditions. */
export const conditions: Record<string, HotFunction> = {
  if: choose,
  equals,
  not: (argument, evaluate, scope) => !truth(argument, evaluate, scope),
  and: every('and', true),
  or: every('or', false),
};
