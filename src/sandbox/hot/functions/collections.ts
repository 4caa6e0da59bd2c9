import { isDeepStrictEqual } from 'node:util';
import { validationFault } from '../../heat/fault.js';
import { argumentFault, type HotFunction } from '../scope.js';
import { asText, holdsUnknown, isMap, UNKNOWN } from '../values.js';

type Assignment = Record<string, unknown>;

function assignments(lists: Record<string, unknown>, permutations: boolean): Assignment[] {
  const entries = Object.entries(lists).map(([variable, list]) => {
    if (list === null) return [variable, []] as const;
    const items = Array.isArray(list) ? list : isMap(list) ? Object.keys(list) : null;
    if (!items) throw validationFault('The "for_each" argument to "repeat" must contain a map of lists');
    return [variable, items] as const;
  });
  if (!permutations) {
    const length = entries[0]?.[1].length ?? 0;
    if (entries.some(([, items]) => items.length !== length)) {
      throw validationFault('For nested for_each each list must have the same length.');
    }
    return Array.from({ length }, (_, index) =>
      Object.fromEntries(entries.map(([name, items]) => [name, items[index]])),
    );
  }
  return entries.reduce<Assignment[]>(
    (sofar, [variable, items]) => sofar.flatMap((one) => items.map((item) => ({ ...one, [variable]: item }))),
    [{}],
  );
}

function substitute(template: unknown, values: Assignment): unknown {
  if (typeof template === 'string') {
    return Object.entries(values).reduce((text, [variable, value]) => {
      if (typeof value !== 'string')
        throw validationFault(`replace() argument 2 must be str, not ${asText(value)}`);
      return text.replaceAll(variable, () => value);
    }, template);
  }
  if (Array.isArray(template)) return template.map((item) => substitute(item, values));
  if (isMap(template)) {
    return Object.fromEntries(
      Object.entries(template).map(([key, value]) => [
        asText(substitute(key, values)),
        substitute(value, values),
      ]),
    );
  }
  return template;
}

const repeat: HotFunction = (argument, evaluate) => {
  if (!isMap(argument) || !('template' in argument) || !('for_each' in argument)) {
    throw argumentFault('repeat', 'a map with the keys "template" and "for_each"');
  }
  const lists = evaluate(argument.for_each);
  if (holdsUnknown(lists)) return UNKNOWN;
  if (!isMap(lists)) throw validationFault('The "for_each" argument to "repeat" must contain a map');
  return assignments(lists, evaluate(argument.permutations) !== false).map((values) =>
    evaluate(substitute(argument.template, values)),
  );
};

const mapMerge: HotFunction = (argument, evaluate) => {
  const maps = evaluate(argument);
  if (maps === UNKNOWN || (Array.isArray(maps) && maps.includes(UNKNOWN))) return UNKNOWN;
  if (!Array.isArray(maps)) throw argumentFault('map_merge', '[ <map 1>, <map 2>, ... ]');
  return maps.reduce<Record<string, unknown>>((merged, map) => {
    if (map === null) return merged;
    if (!isMap(map)) throw validationFault('Incorrect arguments: Items to merge must be maps.');
    return Object.assign(merged, map);
  }, {});
};

const mapReplace: HotFunction = (argument, evaluate) => {
  const given = evaluate(argument);
  if (holdsUnknown(given)) return UNKNOWN;
  const [map, how] = Array.isArray(given) ? given : [];
  if (!isMap(map) || !isMap(how)) throw argumentFault('map_replace', '[ <map>, {keys: ..., values: ...} ]');
  const keys = isMap(how.keys) ? how.keys : {};
  const values = isMap(how.values) ? how.values : {};
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => {
      const replaced = typeof value === 'object' ? value : (values[asText(value)] ?? value);
      return [key in keys ? asText(keys[key]) : key, replaced];
    }),
  );
};

const listConcat =
  (name: string, unique: boolean): HotFunction =>
  (argument, evaluate) => {
    const lists = evaluate(argument);
    if (lists === UNKNOWN || (Array.isArray(lists) && lists.includes(UNKNOWN))) return UNKNOWN;
    if (!Array.isArray(lists)) throw argumentFault(name, '[ <list 1>, <list 2>, ... ]');
    const all = lists.flatMap((list) => {
      if (list === null) return [];
      if (!Array.isArray(list)) throw validationFault('Incorrect arguments: Items to concat must be lists.');
      return list as unknown[];
    });
    if (!unique) return all;
    return all.filter((item, index) => all.findIndex((other) => isDeepStrictEqual(other, item)) === index);
  };

const filter: HotFunction = (argument, evaluate) => {
  const given = evaluate(argument);
  if (holdsUnknown(given)) return UNKNOWN;
  const [values, list] = Array.isArray(given) ? given : [];
  if (!Array.isArray(values) || !Array.isArray(list)) throw argumentFault('filter', '[ <values>, <list> ]');
  return list.filter((item) => !values.some((value) => isDeepStrictEqual(value, item)));
};

const contains: HotFunction = (argument, evaluate) => {
  if (!Array.isArray(argument) || argument.length !== 2)
    throw argumentFault('contains', '[ <value>, <sequence> ]');
  const [value, sequence] = argument.map(evaluate);
  if (holdsUnknown([value, sequence])) return UNKNOWN;
  if (typeof sequence === 'string') return sequence.includes(asText(value));
  if (!Array.isArray(sequence)) throw argumentFault('contains', '[ <value>, <sequence> ]');
  return sequence.some((item) => isDeepStrictEqual(item, value));
};

/** Functions on lists and mappings. */
export const collections: Record<string, HotFunction> = {
  repeat,
  map_merge: mapMerge,
  map_replace: mapReplace,
  list_concat: listConcat('list_concat', false),
  list_concat_unique: listConcat('list_concat_unique', true),
  filter,
  contains,
};
