import { z } from 'zod';
import type { DriverInput, NodeGroupStack } from '../driver.js';
import { atOnce } from '../server/changed-servers.js';
import { placement, said } from '../server/parameters.js';
import { failedMembers } from '../server/repair.js';
import { scaleOf } from '../server/scale.js';

/** The key of the template of a further group of workers, the same for every driver. */
const template = 'node-group/heat/node-group.yaml';

/** What a group's servers must know of the cluster that they join: outputs of the cluster's own stack. */
const Joined = z.object({
  node_network: z.string(),
  node_subnet: z.string(),
  node_security_groups: z.array(z.string()),
  api_addresses: z.string().nullish(),
  master_private_addresses: z.array(z.string()),
});

/** The stack of a further group of workers, from what is the driver's own about a worker. */
export function nodeGroupStack(own: {
  /** Key of a worker's user data. */
  readonly boot: string;
  /** Value of the parameter `heat_params`. */
  heatParams(input: DriverInput): string;
  /** Where it is not the template's. */
  readonly usualFlavor?: string;
  /** Addresses of containers that servers may send from. */
  containerCidr(input: DriverInput): string | null;
}): NodeGroupStack {
  return {
    template,
    outputs: Object.keys(Joined.shape),
    parameters(input, outputs) {
      const cluster = Joined.parse(outputs);
      return said({
        ssh_key_name: input.keypair,
        server_image: input.image,
        node_flavor: input.flavor ?? own.usualFlavor,
        number_of_nodes: input.nodeCount,
        external_network: input.externalNetwork,
        floating_ip_enabled: input.floatingIpEnabled,
        network: cluster.node_network,
        subnet: cluster.node_subnet,
        security_groups: cluster.node_security_groups,
        api_addresses: cluster.api_addresses,
        master_addresses: cluster.master_private_addresses.join(','),
        container_cidr: own.containerCidr(input),
        docker_volume_size: input.dockerVolumeSize,
        docker_volume_type: input.labels.docker_volume_type,
        ...placement(input),
        boot: own.boot,
        heat_params: own.heatParams(input),
      });
    },
    scale: scaleOf('nodes'),
    atOnce,
    repair(resources): Readonly<Record<string, string>> {
      const failed = failedMembers(resources, 'nodes');
      return failed.length > 0 ? { nodes_to_remove: failed.join(',') } : {};
    },
  };
}
