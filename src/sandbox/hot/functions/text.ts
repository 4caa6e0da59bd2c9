import { createHash } from 'node:crypto';
import { validationFault } from '../../heat/fault.js';
import { argumentFault, type HotFunction } from '../scope.js';
import { asText, holdsUnknown, isMap, UNKNOWN } from '../values.js';

function replaceAll(template: string, replacements: readonly (readonly [string, string])[]): string {
  // All keys at once, the longest first: what was put in is never replaced again.
  const keys = replacements.map(([key]) => key).filter((key) => key !== '');
  if (keys.length === 0) return template;
  const escaped = keys
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const values = new Map(replacements);
  return template.replace(new RegExp(escaped.join('|'), 'g'), (key) => values.get(key) ?? '');
}

const strReplace =
  (name: string, missing: 'allowed' | 'refused', empty: 'allowed' | 'refused'): HotFunction =>
  (argument, evaluate) => {
    if (!isMap(argument) || !('template' in argument) || !('params' in argument)) {
      throw argumentFault(name, 'a map with the keys "template" and "params"');
    }
    const template = evaluate(argument.template);
    const params = evaluate(argument.params);
    if (template === UNKNOWN || holdsUnknown(params)) return UNKNOWN;
    if (!isMap(params)) throw argumentFault(name, 'a map with the keys "template" and "params"');
    const text = asText(template);
    const pairs = Object.entries(params).map(([key, value]) => [key, asText(value)] as const);
    for (const [key, value] of pairs) {
      if (missing === 'refused' && !text.includes(key)) {
        throw validationFault(`The following params were not found in the template: ${key}`);
      }
      if (empty === 'refused' && value === '') {
        throw validationFault(`The following params have empty values: ${key}`);
      }
    }
    return replaceAll(text, pairs);
  };

const listJoin: HotFunction = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length < 2) {
    throw argumentFault('list_join', '[ <delimiter>, <list 1>, ... ]');
  }
  const [delimiter, ...lists] = argument.map(evaluate);
  if (holdsUnknown([delimiter, lists])) return UNKNOWN;
  return lists
    .flatMap((list) => {
      if (list === null) return [];
      if (!Array.isArray(list)) throw argumentFault('list_join', '[ <delimiter>, <list 1>, ... ]');
      return list;
    })
    .map((item) => {
      if (typeof item === 'number' || typeof item === 'boolean') {
        throw validationFault(`Items to join must be string, map or list not ${asText(item)}`);
      }
      return asText(item);
    })
    .join(asText(delimiter));
};

const strSplit: HotFunction = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length < 2 || argument.length > 3) {
    throw argumentFault('str_split', '[ <delimiter>, <string to split>, <index> ]');
  }
  const [delimiter, text, index] = argument.map(evaluate);
  if (holdsUnknown([delimiter, text, index])) return UNKNOWN;
  if (text === null) return null;
  const parts = asText(text).split(asText(delimiter));
  if (index === undefined) return parts;
  const part = parts.at(Number(index));
  if (part === undefined)
    throw validationFault(`Incorrect index to "str_split" should be between 0 and ${parts.length - 1}`);
  return part;
};

const digest: HotFunction = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length !== 2)
    throw argumentFault('digest', '[ <algorithm>, <value> ]');
  const [algorithm, value] = argument.map(evaluate);
  if (holdsUnknown([algorithm, value])) return UNKNOWN;
  try {
    return createHash(asText(algorithm)).update(asText(value)).digest('hex');
  } catch {
    throw validationFault(
      `Algorithm must be one of md5, sha1, sha224, sha256, sha384, sha512, but ${asText(algorithm)} was given`,
    );
  }
};

const makeUrl: HotFunction = (argument, evaluate) => {
  const parts = evaluate(argument);
  if (holdsUnknown(parts)) return UNKNOWN;
  if (!isMap(parts)) throw argumentFault('make_url', 'a map with the parts of a URL');
  const host = asText(parts.host);
  const at = parts.username
    ? `${asText(parts.username)}${parts.password ? `:${asText(parts.password)}` : ''}@`
    : '';
  const query = isMap(parts.query)
    ? `?${new URLSearchParams(Object.entries(parts.query).map(([key, value]): [string, string] => [key, asText(value)])).toString()}`
    : '';
  const path = asText(parts.path);
  return [
    parts.scheme ? `${asText(parts.scheme)}:` : '',
    host
      ? `//${at}${host.includes(':') ? `[${host}]` : host}${parts.port ? `:${asText(parts.port)}` : ''}`
      : '',
    encodeURI(path && !path.startsWith('/') && host ? `/${path}` : path),
    query,
    parts.fragment ? `#${asText(parts.fragment)}` : '',
  ].join('');
};

/** Functions that make text, or take it apart. */
export const text: Record<string, HotFunction> = {
  str_replace: strReplace('str_replace', 'allowed', 'allowed'),
  str_replace_strict: strReplace('str_replace_strict', 'refused', 'allowed'),
  str_replace_vstrict: strReplace('str_replace_vstrict', 'refused', 'refused'),
  list_join: listJoin,
  str_split: strSplit,
  digest,
  make_url: makeUrl,
};
