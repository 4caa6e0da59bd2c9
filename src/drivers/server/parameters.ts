import type { DriverInput } from '../driver.js';

/** Parameters that the root template of every driver has, by Magnum's names. */
export function commonParameters(input: DriverInput): Record<string, unknown> {
  return {
    ssh_key_name: input.keypair,
    master_flavor: input.masterFlavor,
    number_of_masters: input.masterCount,
    external_network: input.externalNetwork,
    fixed_network: input.fixedNetwork,
    fixed_subnet: input.fixedSubnet,
    dns_nameserver: input.dnsNameserver,
    floating_ip_enabled: input.floatingIpEnabled,
    master_lb_enabled: input.masterLbEnabled,
    docker_volume_size: input.dockerVolumeSize,
    ...placement(input),
  };
}

/** Parameters of every template of servers that say where Nova puts them. */
export function placement({ labels }: Pick<DriverInput, 'labels'>): Record<string, unknown> {
  const { availability_zone, nodes_affinity_policy } = labels;
  return { availability_zone, nodes_affinity_policy };
}

/** Without what was not said, so that Heat takes the template's own defaults. */
export function said(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined),
  );
}
