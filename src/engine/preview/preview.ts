import type { PreviewedResource, StackRequest } from '../../openstack/cloud.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { type QuotaLine, quotaLines } from './allowances.js';
import { bounded } from './bounded.js';
import { demandOf, difference } from './demand.js';

/** What a change would do in the cloud. Nothing of it is done. */
export interface StackPreview {
  /** How many resources of each of Heat's types come, or go where negative. */
  readonly resources: Readonly<Record<string, number>>;
  /** The quotas of the services that it touches. */
  readonly quotas: readonly QuotaLine[];
  /** Sentences about why it would fail whatever there is room for. */
  readonly refusals: readonly string[];
  /** Sentences about what could not be asked. */
  readonly troubles: readonly string[];
}

/**
 * What a change would do, as Heat previews the stack with and without it. Of a change Heat has a preview of its own, which is not used:
 * it takes whatever refers to another resource for replaced. Never throws for what the cloud does.
 */
export async function previewStack(
  engine: Engine,
  caller: Caller,
  projectId: string,
  requests: () => Promise<{ readonly before: StackRequest | null; readonly after: StackRequest }>,
): Promise<StackPreview> {
  const cloud = engine.clouds.forCaller(caller);
  const asked = await bounded('Heat', async () => {
    const { before, after } = await requests();
    const [flavors, old, next] = await Promise.all([
      cloud.nova.flavors(),
      before ? cloud.heat.preview(before) : [],
      cloud.heat.preview(after),
    ]);
    return { old, next, demand: difference(demandOf(next, flavors), demandOf(old, flavors)) };
  });
  if ('trouble' in asked) {
    const [refusals, troubles] = asked.refused ? [[asked.trouble], []] : [[], [asked.trouble]];
    return { resources: {}, quotas: [], refusals, troubles };
  }
  const { old, next, demand } = asked.value;
  const resources = counts(next, old);
  if (projectId !== caller.projectId) {
    const trouble = 'The quotas are those of another project, which its own members can ask for.';
    return { resources, quotas: [], refusals: [], troubles: [trouble] };
  }
  const { lines, troubles } = await quotaLines(cloud, projectId, demand);
  return { resources, quotas: lines, refusals: [], troubles };
}

function counts(
  after: readonly PreviewedResource[],
  before: readonly PreviewedResource[],
): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const { type } of after) sum[type] = (sum[type] ?? 0) + 1;
  for (const { type } of before) sum[type] = (sum[type] ?? 0) - 1;
  return Object.fromEntries(Object.entries(sum).filter(([, count]) => count !== 0));
}
