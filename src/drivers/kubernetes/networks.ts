import type { DriverRefusal, DriverRequest, StandingSubnet } from '../driver.js';
import { besideSubnets, type NamedNetwork, refuseOverlap } from '../network/overlap.js';
import { defaults, podsNetwork } from './heat-params.js';

/** What the network of the nodes is where nobody said anything (`heat/cluster.yaml`). */
export const nodesNetwork = '10.0.0.0/24';
/** The cluster's DNS has the tenth address of the services, which takes a network of 16. */
const smallestServices = 28;

type Asked = Pick<DriverRequest, 'labels' | 'networkDriver' | 'fixedNetwork'>;

const prefixOf = (network: string) => Number(network.split('/')[1]);

const reason = 'nodes, pods and services each need their own.';

/** The networks of pods and services, by the labels that say them. */
function ownNetworks(asked: Pick<Asked, 'labels' | 'networkDriver'>) {
  const pods: NamedNetwork = {
    name: asked.networkDriver === 'calico' ? 'calico_ipv4pool' : 'flannel_network_cidr',
    network: podsNetwork(asked),
  };
  const services: NamedNetwork = {
    name: 'service_cluster_ip_range',
    network: asked.labels.service_cluster_ip_range ?? defaults.service_cluster_ip_range,
  };
  return { pods, services };
}

/** Refuses subnets that are there and have addresses of the pods' or services' networks. */
export function refuseSubnets(
  asked: Pick<Asked, 'labels' | 'networkDriver'>,
  subnets: readonly StandingSubnet[],
): DriverRefusal | null {
  const { pods, services } = ownNetworks(asked);
  return refuseOverlap(besideSubnets([pods, services], subnets), reason);
}

/** Networks in which a cluster's nodes, pods and services could not live beside each other, or not at all. A network that is there is for {@link refuseSubnets}. */
export function refuseNetworks(asked: Asked): DriverRefusal | null {
  const { labels: given, fixedNetwork } = asked;
  const refuse = (message: string): DriverRefusal => ({ field: 'labels', message });
  const { pods, services } = ownNetworks(asked);
  const nodes = { name: 'fixed_subnet_cidr', network: given.fixed_subnet_cidr ?? nodesNetwork };
  const withNodes = [[pods, nodes] as const, [services, nodes] as const];
  const refused = refuseOverlap([[pods, services], ...(fixedNetwork ? [] : withNodes)], reason);
  if (refused) return refused;
  if (prefixOf(services.network) > smallestServices)
    return refuse(
      `${services.name} ${services.network} is too small for services: it takes a /${smallestServices} at least.`,
    );
  const each = Number(given.flannel_network_subnetlen ?? defaults.flannel_network_subnetlen);
  if (prefixOf(pods.network) > each)
    return refuse(
      `${pods.name} ${pods.network} has no room for the /${each} that each node takes for its pods.`,
    );
  return null;
}
