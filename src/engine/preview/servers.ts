import type { Flavor } from '../../openstack/cloud.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { missing, type QuotaLine, quotaLines } from './allowances.js';
import { bounded } from './bounded.js';
import type { Demand } from './demand.js';

/** So many more servers of one flavor, by its id or name. */
export interface MoreServers {
  readonly count: number;
  readonly flavor: string;
}

/**
 * The quotas of Nova that are too small for so many more servers, without asking Heat what else comes with them. None where the cloud cannot be
 * asked, or tells only the members of another project.
 */
export async function tooSmallFor(
  engine: Engine,
  caller: Caller,
  projectId: string,
  wanted: readonly MoreServers[],
): Promise<readonly QuotaLine[]> {
  const some = wanted.filter(({ count }) => count > 0);
  if (some.length === 0 || projectId !== caller.projectId) return [];
  const cloud = engine.clouds.forCaller(caller);
  const flavors = await bounded('Nova', () => cloud.nova.flavors());
  const { lines } = await quotaLines(
    cloud,
    projectId,
    demandOf(some, 'value' in flavors ? flavors.value : []),
  );
  return lines.filter((line) => missing(line) > 0);
}

function demandOf(wanted: readonly MoreServers[], flavors: readonly Flavor[]): Demand {
  const sum = { instances: 0, cores: 0, ram: 0 };
  for (const { count, flavor: said } of wanted) {
    const flavor = flavors.find(({ id, name }) => id === said || name === said);
    sum.instances += count;
    sum.cores += count * (flavor?.vcpus ?? 0);
    sum.ram += count * (flavor?.ram ?? 0);
  }
  return sum;
}
