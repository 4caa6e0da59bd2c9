import { validationFault } from '../../heat/fault.js';
import { argumentFault, type HotFunction } from '../scope.js';
import { follow, UNKNOWN } from '../values.js';

const getParam: HotFunction = (argument, evaluate, scope) => {
  const [name, ...path] = (Array.isArray(argument) ? argument : [argument]).map(evaluate);
  if (name === UNKNOWN) return UNKNOWN;
  if (typeof name !== 'string') throw argumentFault('get_param', '[ param_name, param_path, ... ]');
  const value = scope.parameter(name);
  if (value === undefined) throw validationFault(`: The Parameter (${name}) was not provided.`);
  if (path.length === 0) return value;
  const found = follow(value, path);
  return found === undefined ? '' : found;
};

const getResource: HotFunction = (argument, evaluate, scope) => {
  const name = evaluate(argument);
  if (typeof name !== 'string') throw argumentFault('get_resource', 'resource_name');
  return scope.resource(name);
};

const getAttribute: HotFunction = (argument, evaluate, scope) => {
  if (!Array.isArray(argument) || argument.length < 1) {
    throw argumentFault('get_attr', '[resource_name, attribute, (path), ...]');
  }
  const [name, ...path] = argument.map(evaluate);
  if (name === UNKNOWN || path.includes(UNKNOWN)) return UNKNOWN;
  return scope.attribute(String(name), path);
};

const getFile: HotFunction = (argument, evaluate, scope) => {
  const key = evaluate(argument);
  if (key === UNKNOWN) return UNKNOWN;
  if (typeof key !== 'string') throw argumentFault('get_file', 'file_path');
  const text = scope.file(key);
  if (text === undefined) {
    throw validationFault(`: No content found in the "files" section for get_file path: ${key}`);
  }
  return text;
};

/** Functions that look something up. */
export const references: Record<string, HotFunction> = {
  get_param: getParam,
  get_resource: getResource,
  get_attr: getAttribute,
  get_file: getFile,
};
