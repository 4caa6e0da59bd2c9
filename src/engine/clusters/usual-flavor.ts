import type { Engine } from '../engine.js';
import type { NodeGroup } from '../nodegroups/nodegroup.js';
import { templateOf } from '../templates/lookup.js';
import type { ClusterTemplate } from '../templates/template.js';
import type { Cluster } from './cluster.js';

/** The flavor of servers for which nobody said one; empty where no driver makes clusters of the template. */
export function usualFlavor({ drivers }: Pick<Engine, 'drivers'>, template: ClusterTemplate | null): string {
  return (template && drivers.find({ ...template, osDistro: template.clusterDistro }))?.usualFlavor ?? '';
}

/** The flavor of a group's servers by id or name, also where nobody said one. */
export async function flavorOf(engine: Engine, cluster: Cluster, { flavorId }: NodeGroup): Promise<string> {
  return flavorId ?? usualFlavor(engine, await templateOf(engine, cluster));
}
