import { asText, holdsUnknown, isMap } from '../../hot/values.js';
import type { ResourceRecord } from './records.js';

/** The members a group should have, and the names it will never use again. */
export interface Membership {
  names: string[];
  removed: string[];
}

function named(policies: unknown): string[] {
  return (Array.isArray(policies) ? policies : [])
    .filter(isMap)
    .flatMap((policy) => (Array.isArray(policy.resource_list) ? policy.resource_list : []))
    .map(asText)
    .filter((name) => name !== '');
}

/**
 * Which members a group has: the lowest numbers that were not removed by a policy. A policy names members by
 * number or by reference; mode `append` remembers earlier removals, `update` forgets them.
 */
export function membership(
  count: number,
  policies: unknown,
  mode: unknown,
  before: { removed: readonly string[]; members: Readonly<Record<string, { reference: unknown }>> },
): Membership {
  const kept = mode === 'update' ? [] : before.removed;
  const wanted = named(policies).flatMap((name) => {
    if (Object.hasOwn(before.members, name)) return [name];
    return Object.entries(before.members)
      .filter(([, member]) => member.reference === name)
      .map(([member]) => member);
  });
  const removed = [...new Set([...kept, ...wanted])];
  const names: string[] = [];
  for (let number = 0; names.length < count; number++) {
    if (!removed.includes(String(number))) names.push(String(number));
  }
  return { names, removed };
}

function withIndex(value: unknown, variable: string, index: string): unknown {
  if (typeof value === 'string') return value.replaceAll(variable, index);
  if (Array.isArray(value)) return value.map((one) => withIndex(one, variable, index));
  if (isMap(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key.replaceAll(variable, index),
        withIndex(one, variable, index),
      ]),
    );
  }
  return value;
}

/** The template a group makes for its members: one resource a name, `%index%` filled in. */
export function groupTemplate(
  properties: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> {
  const definition = isMap(properties.resource_def) ? properties.resource_def : {};
  const variable = asText(properties.index_var ?? '%index%');
  const given = isMap(definition.properties) ? definition.properties : {};
  const present = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null || holdsUnknown(value)),
  );
  return {
    heat_template_version: '2015-04-30',
    resources: Object.fromEntries(
      names.map((name) => [
        name,
        {
          type: definition.type,
          properties: withIndex(present, variable, name),
          metadata: definition.metadata ?? {},
        },
      ]),
    ),
  };
}

/** Members in the order of their numbers. */
export function inOrder(resources: Readonly<Record<string, ResourceRecord>>): ResourceRecord[] {
  return Object.values(resources).sort((a, b) => Number(a.name) - Number(b.name));
}
