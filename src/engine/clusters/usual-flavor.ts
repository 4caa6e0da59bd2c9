import type { Engine } from '../engine.js';
import type { ClusterTemplate } from '../templates/template.js';

/** The flavor of servers for which nobody said one; empty where no driver makes clusters of the template. */
export function usualFlavor({ drivers }: Pick<Engine, 'drivers'>, template: ClusterTemplate | null): string {
  return (template && drivers.find({ ...template, osDistro: template.clusterDistro }))?.usualFlavor ?? '';
}
