import type { FailureRule } from './failure.js';

/** Load balancers. Source: Octavia common/exceptions.py (ImmutableObject, ProviderDriverError). */
export const loadBalancerRules: readonly FailureRule[] = [
  {
    kind: 'load-balancer',
    when: /load.?balancer|is immutable and cannot be updated|provider '\w+' (?:reports|is not)|amphora/i,
    meaning: 'Octavia did not build the load balancer, or is still at it.',
    advice: 'Try again; if it stays so, ask the operators, or build without --master-lb-enabled.',
    retry: 'alone',
  },
  {
    kind: 'load-balancer',
    when: /Went to status ERROR|provisioning_status/i,
    type: /^OS::(?:Octavia|Neutron::LBaaS)::?/,
    meaning: 'Octavia did not build the load balancer.',
    advice: 'Try again; if it stays so, ask the operators, or build without --master-lb-enabled.',
    retry: 'alone',
  },
];
