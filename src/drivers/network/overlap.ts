import { BlockList, isIPv4 } from 'node:net';
import type { DriverRefusal, StandingSubnet } from '../driver.js';

/** A network by what it is said with: the label, or the network's own name. */
export interface NamedNetwork {
  readonly name: string;
  /** CIDR, IPv4. */
  readonly network: string;
}

/** Whether two IPv4 networks have addresses in common. */
function overlap(one: string, other: string): boolean {
  const holds = (network: string, address: string) => {
    const [start = '', prefix] = network.split('/');
    const list = new BlockList();
    list.addSubnet(start, Number(prefix), 'ipv4');
    return list.check(address.split('/')[0] ?? '', 'ipv4');
  };
  return holds(one, other) || holds(other, one);
}

/** Refuses the first of the pairs that has addresses in common. */
export function refuseOverlap(
  pairs: readonly (readonly [NamedNetwork, NamedNetwork])[],
  reason: string,
): DriverRefusal | null {
  const [found] = pairs.filter(([one, other]) => overlap(one.network, other.network));
  if (!found) return null;
  const [one, other] = found;
  return {
    field: 'labels',
    message: `${one.name} ${one.network} and ${other.name} ${other.network} have addresses in common: ${reason}`,
  };
}

/** Networks of a cluster's own beside each subnet that its nodes may stand on; what is of IPv6 has nothing in common with them. */
export function besideSubnets(
  networks: readonly NamedNetwork[],
  subnets: readonly StandingSubnet[],
): (readonly [NamedNetwork, NamedNetwork])[] {
  return subnets
    .filter(({ cidr }) => isIPv4(cidr.split('/')[0] ?? ''))
    .flatMap(({ name, cidr }) =>
      networks.map((own) => [own, { name: `fixed_subnet ${name}`, network: cidr }] as const),
    );
}
