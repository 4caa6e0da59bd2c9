import type { Flavor } from '../openstack/cloud.js';

/** How large a server of a flavor is: `2 vCPU, 4 GiB RAM, 20 GiB disk`. */
export function flavorSize({ vcpus, ram, disk }: Flavor): string {
  const memory = ram >= 1024 ? `${Math.round((ram / 1024) * 10) / 10} GiB` : `${ram} MiB`;
  return `${vcpus} vCPU, ${memory} RAM, ${disk} GiB disk`;
}
