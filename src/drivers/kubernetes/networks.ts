import { BlockList } from 'node:net';
import type { DriverRefusal, DriverRequest } from '../driver.js';
import { defaults, podsNetwork } from './heat-params.js';

/** What the network of the nodes is where nobody said anything (`heat/cluster.yaml`). */
const nodesNetwork = '10.0.0.0/24';
/** The cluster's DNS has the tenth address of the services, which takes a network of 16. */
const smallestServices = 28;

type Asked = Pick<DriverRequest, 'labels' | 'networkDriver' | 'fixedNetwork'>;

const prefixOf = (network: string) => Number(network.split('/')[1]);

function overlap(one: string, other: string): boolean {
  const holds = (network: string, address: string) => {
    const [start = '', prefix] = network.split('/');
    const list = new BlockList();
    list.addSubnet(start, Number(prefix), 'ipv4');
    return list.check(address.split('/')[0] ?? '', 'ipv4');
  };
  return holds(one, other) || holds(other, one);
}

/** Networks in which a cluster's nodes, pods and services could not live beside each other, or not at all. A network that is there is not looked at. */
export function refuseNetworks(asked: Asked): DriverRefusal | null {
  const { labels: given, networkDriver, fixedNetwork } = asked;
  const refuse = (message: string): DriverRefusal => ({ field: 'labels', message });
  const pods = {
    label: networkDriver === 'calico' ? 'calico_ipv4pool' : 'flannel_network_cidr',
    network: podsNetwork(asked),
  };
  const services = {
    label: 'service_cluster_ip_range',
    network: given.service_cluster_ip_range ?? defaults.service_cluster_ip_range,
  };
  const nodes = { label: 'fixed_subnet_cidr', network: given.fixed_subnet_cidr ?? nodesNetwork };
  const pairs = [
    [pods, services] as const,
    ...(fixedNetwork
      ? []
      : ([
          [pods, nodes],
          [services, nodes],
        ] as const)),
  ];
  for (const [one, other] of pairs)
    if (overlap(one.network, other.network))
      return refuse(
        `${one.label} ${one.network} and ${other.label} ${other.network} have addresses in common: nodes, pods and services each need their own.`,
      );
  if (prefixOf(services.network) > smallestServices)
    return refuse(
      `${services.label} ${services.network} is too small for services: it takes a /${smallestServices} at least.`,
    );
  const each = Number(given.flannel_network_subnetlen ?? defaults.flannel_network_subnetlen);
  if (prefixOf(pods.network) > each)
    return refuse(
      `${pods.label} ${pods.network} has no room for the /${each} that each node takes for its pods.`,
    );
  return null;
}
