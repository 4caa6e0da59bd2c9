import { validationFault } from '../heat/fault.js';
import { collections } from './functions/collections.js';
import { choices, truth } from './functions/conditions.js';
import { references } from './functions/references.js';
import { text } from './functions/text.js';
import type { HotFunction, Scope } from './scope.js';
import { isMap } from './values.js';

const yaql: HotFunction = () => {
  throw validationFault('yaql: the sandbox does not evaluate YAQL; use the other functions of HOT');
};

const functions: Readonly<Record<string, HotFunction>> = {
  ...references,
  ...text,
  ...collections,
  ...choices,
  yaql,
};

/** The function a mapping calls, when it is a mapping of exactly one function name. */
export function functionCall(value: unknown): { name: string; argument: unknown } | null {
  if (!isMap(value)) return null;
  const keys = Object.keys(value);
  const [name] = keys;
  if (keys.length !== 1 || name === undefined || !Object.hasOwn(functions, name)) return null;
  return { name, argument: value[name] };
}

/**
 * Works a template value out: every function in it is replaced by what it gives. Values that exist only later
 * are UNKNOWN in a scope that validates.
 * @throws HeatFault 400 for arguments that a function cannot work with.
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  const go = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(go);
    const call = functionCall(inner);
    if (call) return functions[call.name]?.(call.argument, go, scope);
    if (isMap(inner)) return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, go(item)]));
    return inner;
  };
  return go(value);
}

/** The value with every `if` replaced by its branch, nothing else worked out: what Heat looks at. */
export function takeBranches(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((one) => takeBranches(one, scope));
  const call = functionCall(value);
  if (call?.name === 'if' && Array.isArray(call.argument)) {
    const [condition, yes, no = null] = call.argument;
    return takeBranches(truth(condition, (inner) => evaluate(inner, scope), scope) ? yes : no, scope);
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, takeBranches(one, scope)]));
}
