import type { Driver, DriverInput, DriverStage } from '../driver.js';

/** What a person would name; everything else that Heat makes is plumbing. */
const named = new Set([
  'OS::Cinder::Volume',
  'OS::Heat::WaitCondition',
  'OS::Neutron::FloatingIP',
  'OS::Neutron::Net',
  'OS::Neutron::Router',
  'OS::Neutron::Subnet',
  'OS::Nova::Server',
  'OS::Octavia::LoadBalancer',
]);

/** The stage of a resource of a stack whose servers are in the groups `masters` and `nodes`. */
export const stage: Driver['stage'] = ({ path, type }) => {
  if (!named.has(type)) return null;
  return path[0] === 'masters' || path[0] === 'nodes' ? path[0] : 'network';
};

/** How many resources {@link stage} counts in a complete stack of that kind. */
export function expected(input: DriverInput): Record<DriverStage, number> {
  const floating = input.floatingIpEnabled ? 1 : 0;
  const server = 2 + floating + (input.dockerVolumeSize ? 1 : 0);
  const balancer = input.masterLbEnabled ? 1 + floating : 0;
  return {
    network: (input.fixedNetwork ? 0 : 3) + balancer,
    masters: input.masterCount * server,
    nodes: input.nodeCount * server,
  };
}
