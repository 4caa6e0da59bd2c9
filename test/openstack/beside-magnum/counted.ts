import { z } from 'zod';
import type { HeatRequest } from './magnum-request.js';

const Environment = z.object({
  resource_registry: z.record(z.string(), z.unknown()).default({}),
  parameters: z.record(z.string(), z.unknown()).default({}),
});

/** The environment as Heat takes it: what it adds of its own to what it was given is left out. */
export function environmentOf({ environment }: HeatRequest): z.infer<typeof Environment> {
  return Environment.parse(environment);
}

interface Previewed {
  readonly resource_type: string;
}
type Tree = readonly (Previewed | Tree)[];
const Tree: z.ZodType<Tree> = z.lazy(() =>
  z.array(z.union([z.looseObject({ resource_type: z.string() }), Tree])),
);
const Preview = z.object({ stack: z.object({ resources: Tree }) });

const flat = (tree: Tree): Previewed[] => tree.flatMap((one) => ('resource_type' in one ? [one] : flat(one)));

/**
 * How many resources of each type a stack has, from Heat's preview of it. A name of Magnum's own stands for what its environment
 * binds it to; what is bound to nothing does not count, nor do nested stacks and groups, only what is in them.
 */
export function counted(preview: unknown, request?: HeatRequest): Readonly<Record<string, number>> {
  const registry = request ? environmentOf(request).resource_registry : {};
  const bound = (type: string): string => {
    const to = registry[type];
    return typeof to === 'string' && to !== type ? bound(to) : type;
  };
  const counts: Record<string, number> = {};
  for (const { resource_type: type } of flat(Preview.parse(preview).stack.resources)) {
    const real = bound(type);
    if (real !== 'OS::Heat::None') counts[real] = (counts[real] ?? 0) + 1;
  }
  return counts;
}

/** The same of a stack that is built: what is nested in it has a path, and does not count itself. */
export function countedResources(
  resources: readonly { readonly type: string }[],
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type } of resources) {
    if (!type.endsWith('.yaml') && type !== 'OS::Heat::ResourceGroup') counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}

/** Names of the parameters that a template declares. */
export function declared(template: unknown): string[] {
  return Object.keys(
    z.object({ parameters: z.record(z.string(), z.unknown()) }).parse(template).parameters,
  ).sort();
}
