import type { HeardSignals, StackRef } from '../cloud.js';
import type { Service } from '../service.js';
import { linkedStack, resourcePaths } from './paths.js';
import { HandleMetadata, type ListedResource } from './schema.js';

/** A handle as Heat is asked for it: it may be in a nested stack. */
interface Handle {
  readonly path: readonly string[];
  readonly stack: StackRef;
  readonly name: string;
}

/** What the handles among the resources of a tree were told, each asked for its metadata. */
export async function signalsOf(
  heat: Service,
  listed: readonly ListedResource[],
  wants: (path: readonly string[]) => boolean,
): Promise<HeardSignals[]> {
  return Promise.all(
    handlesOf(listed)
      .filter(({ path }) => wants(path))
      .map(async ({ path, stack, name }) => {
        const own = `/stacks/${encodeURIComponent(stack.name)}/${encodeURIComponent(stack.id)}`;
        const at = `${own}/resources/${encodeURIComponent(name)}/metadata`;
        const { metadata } = await heat.get(HandleMetadata, at);
        const signals = Object.entries(metadata).map(([id, { status, reason }]) => ({
          id,
          status,
          reason: reason ?? '',
        }));
        return { path, signals };
      }),
  );
}

function handlesOf(listed: readonly ListedResource[]): Handle[] {
  const paths = resourcePaths(listed);
  return listed.flatMap((resource, i) => {
    const stack = linkedStack(resource, 'stack');
    if (resource.resource_type !== 'OS::Heat::WaitConditionHandle' || !stack) return [];
    return [{ path: paths[i] ?? [], stack, name: resource.resource_name }];
  });
}
