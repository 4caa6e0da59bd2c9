import type { FailureRule } from './failure.js';

/**
 * Networks. Sources: neutron-lib exceptions (IpAddressGenerationFailure, NetworkNotFound), Neutron extensions/l3.py
 * (ExternalGatewayForFloatingIPNotFound), Neutron's SubnetCreate validation (overlaps).
 */
export const networkRules: readonly FailureRule[] = [
  {
    kind: 'network',
    when: /no more ip addresses|IpAddressGenerationFailure|no (?:free|available) (?:ip|floating)|no more floating|address(?:es)? .{0,30}exhausted/i,
    meaning: 'The network has no free address left.',
    advice: 'Free floating IPs that are not needed, or use a template with another external network.',
    retry: 'mended',
  },
  {
    kind: 'network',
    when: /is not reachable from subnet|ExternalGatewayForFloatingIPNotFound/i,
    meaning: 'No router leads from the nodes to the external network, so they can have no floating IP.',
    advice:
      'Connect the fixed network to the external network with a router, then try again; or build without --floating-ip-enabled.',
    retry: 'mended',
  },
  {
    kind: 'network',
    when: /is not a valid external network|external network .{0,80}(?:not found|could not be found|missing|does not exist)|(?:unable to|cannot|could not) find external network/i,
    meaning: 'The external network does not exist, or is not external.',
    advice: 'Make a template with an external network that exists, and a cluster from it.',
    retry: 'never',
  },
  {
    kind: 'network',
    when: /\b(?:network|subnet|router|port|security ?group|subnetpool)\b.{0,80}(?:could not be found|not found|does not exist)|unable to find (?:network|subnet|router|port)/i,
    meaning: 'A network, subnet, router or port that is needed is gone, or this project does not see it.',
    advice: 'Check the fixed and external networks of the template, then try again.',
    retry: 'mended',
  },
  {
    kind: 'network',
    when: /overlaps with (?:another|existing) subnet|overlapping|overlaps with cidr/i,
    meaning: 'The addresses of the subnet are in use by another one on the same router or network.',
    advice: 'Make a cluster with other addresses (label fixed_subnet_cidr), or without --fixed-network.',
    retry: 'never',
  },
];
