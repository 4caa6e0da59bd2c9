import type { DriverRefusal, DriverRequest, StandingSubnet } from '../driver.js';
import { besideSubnets, refuseOverlap } from '../network/overlap.js';
import { defaults } from './labels.js';

/** What the network of the nodes is where none is there (`heat/cluster.yaml`). */
const nodesNetwork = { name: 'the nodes’ network', network: '10.0.0.0/24' };
const reason = 'nodes and containers each need their own.';

/** Where flannel has its own addresses; Docker's networks choose theirs beside the host's. */
function flannel({ labels, networkDriver }: DriverRequest) {
  return networkDriver === 'flannel'
    ? [
        {
          name: 'flannel_network_cidr',
          network: labels.flannel_network_cidr ?? defaults.flannel_network_cidr,
        },
      ]
    : [];
}

/** Refuses subnets that are there and have addresses of flannel's network. */
export function refuseSubnets(
  asked: DriverRequest,
  subnets: readonly StandingSubnet[],
): DriverRefusal | null {
  return refuseOverlap(besideSubnets(flannel(asked), subnets), reason);
}

/** The same for a network that is made with the cluster. */
export function refuseNetwork(asked: DriverRequest): DriverRefusal | null {
  if (asked.fixedNetwork) return null;
  return refuseOverlap(
    flannel(asked).map((own) => [own, nodesNetwork] as const),
    reason,
  );
}
