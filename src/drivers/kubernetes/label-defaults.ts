import type { Driver } from '../driver.js';
import { placementDefaults } from '../labels/placement.js';
import { defaultPods, defaults } from './heat-params.js';
import { nodesNetwork } from './networks.js';

/** What stands for labels that nobody says, of those that a driver takes: in the servers' settings, and in the stack. */
export function labelDefaults({ shape }: Driver['labels']): Readonly<Record<string, string>> {
  const all: Readonly<Record<string, string>> = {
    ...defaults,
    ...placementDefaults,
    flannel_network_cidr: defaultPods,
    calico_ipv4pool: defaultPods,
    fixed_subnet_cidr: nodesNetwork,
    octavia_lb_algorithm: 'ROUND_ROBIN',
  };
  return Object.fromEntries(Object.entries(all).filter(([label]) => label in shape));
}
