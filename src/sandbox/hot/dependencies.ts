import { functionCall } from './evaluate.js';
import { isMap } from './values.js';

/** Names of the resources that a value refers to by `get_resource` or `get_attr`, with the function used. */
export function referencesIn(value: unknown): { resource: string; by: string; path: string }[] {
  const found: { resource: string; by: string; path: string }[] = [];
  const walk = (inner: unknown, path: string): void => {
    if (Array.isArray(inner)) {
      inner.forEach((item, index) => {
        walk(item, `${path}[${index}]`);
      });
      return;
    }
    const call = functionCall(inner);
    if (call?.name === 'get_resource' && typeof call.argument === 'string') {
      found.push({ resource: call.argument, by: 'get_resource', path });
    } else if (
      call?.name === 'get_attr' &&
      Array.isArray(call.argument) &&
      typeof call.argument[0] === 'string'
    ) {
      found.push({ resource: call.argument[0], by: 'get_attr', path });
      walk(call.argument.slice(1), path);
      return;
    }
    if (isMap(inner)) for (const [key, item] of Object.entries(inner)) walk(item, `${path}.${key}`);
  };
  walk(value, '');
  return found;
}

/** `depends_on` as a list of names. */
export function explicitDependencies(dependsOn: unknown): string[] {
  return (Array.isArray(dependsOn) ? dependsOn : [dependsOn]).filter((name) => typeof name === 'string');
}

/** One cycle among the names, as the names on it; null when there is none. */
export function findCycle(requires: ReadonlyMap<string, readonly string[]>): string[] | null {
  const state = new Map<string, 'open' | 'closed'>();
  const trail: string[] = [];
  const visit = (name: string): string[] | null => {
    if (state.get(name) === 'closed') return null;
    if (state.get(name) === 'open') return trail.slice(trail.indexOf(name));
    state.set(name, 'open');
    trail.push(name);
    for (const next of requires.get(name) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    trail.pop();
    state.set(name, 'closed');
    return null;
  };
  for (const name of requires.keys()) {
    const cycle = visit(name);
    if (cycle) return cycle;
  }
  return null;
}
