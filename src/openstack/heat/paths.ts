import type { ListedResource } from './schema.js';

/**
 * For each resource of a nested listing the names of the resources above it, outermost first. Heat gives each
 * one only its parent's name, which is not unique (`0` in every group); so the tree is built from the links: a
 * resource with a link `nested` is the parent of all whose link `stack` is the same. A parent that Heat has not linked yet
 * is known by the nested stack's name, which begins with `<stack>-<resource>-`.
 */
export function resourcePaths(resources: readonly ListedResource[]): string[][] {
  const owners = new Map<string, ListedResource>();
  for (const resource of resources) {
    const nested = linkedStack(resource, 'nested');
    if (nested) owners.set(nested.id, resource);
  }
  const parentOf = (resource: ListedResource): ListedResource | null => {
    const stack = linkedStack(resource, 'stack');
    if (!stack || !resource.parent_resource) return null;
    return owners.get(stack.id) ?? unlinkedParent(resources, resource.parent_resource, stack.name);
  };
  return resources.map((resource) => {
    const path: string[] = [];
    const seen = new Set<ListedResource>();
    for (let at: ListedResource | null = resource; at && !seen.has(at); ) {
      seen.add(at);
      const parent: ListedResource | null = parentOf(at);
      if (parent) path.unshift(parent.resource_name);
      else if (at.parent_resource) path.unshift(at.parent_resource);
      at = parent;
    }
    return path;
  });
}

function unlinkedParent(
  resources: readonly ListedResource[],
  name: string,
  nestedStack: string,
): ListedResource | null {
  const fits = (resource: ListedResource) => {
    const stack = linkedStack(resource, 'stack');
    return resource.resource_name === name && stack && nestedStack.startsWith(`${stack.name}-${name}-`);
  };
  return resources.find(fits) ?? null;
}

/** The stack a link of a resource points to: `…/stacks/<name>/<id>`, with more behind it or not. */
export function linkedStack(
  resource: ListedResource,
  rel: 'stack' | 'nested',
): { name: string; id: string } | null {
  const href = resource.links.find((link) => link.rel === rel)?.href;
  const found = href === undefined ? null : /\/stacks\/([^/]+)\/([^/?]+)/.exec(href);
  const [, name, id] = found ?? [];
  return name !== undefined && id !== undefined ? { name: decodeURIComponent(name), id } : null;
}
