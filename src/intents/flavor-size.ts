import type { Flavor } from '../openstack/cloud.js';
import { gibibytes } from './memory-size.js';

/** How large a server of a flavor is: `2 vCPU, 4 GiB RAM, 20 GiB disk`. */
export function flavorSize({ vcpus, ram, disk }: Flavor): string {
  if (ram < 1024) return `${vcpus} vCPU, ${ram} MiB RAM, ${disk} GiB disk`;
  return `${vcpus} vCPU, ${gibibytes(ram)} GiB RAM, ${disk} GiB disk`;
}
