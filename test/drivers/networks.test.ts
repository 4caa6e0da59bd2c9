import { describe, expect, it } from 'vitest';
import { refuseNetworks } from '../../src/drivers/kubernetes/networks.js';

const refused = (
  labels: Record<string, string>,
  networkDriver = 'flannel',
  fixedNetwork: string | null = null,
) => refuseNetworks({ labels, networkDriver, fixedNetwork })?.message ?? null;

describe('the networks of a Kubernetes cluster', () => {
  it('are as they are where nobody says anything', () => {
    expect(refused({})).toBeNull();
    expect(refused({}, 'calico')).toBeNull();
  });

  it.each([
    [
      { flannel_network_cidr: '10.254.0.0/16' },
      'flannel_network_cidr 10.254.0.0/16 and service_cluster_ip_range 10.254.0.0/16 have addresses in common: nodes, pods and services each need their own.',
    ],
    [
      { service_cluster_ip_range: '10.0.0.0/8' },
      /^flannel_network_cidr 10\.100\.0\.0\/16 and service_cluster_ip_range/,
    ],
    [
      { fixed_subnet_cidr: '10.100.7.0/24' },
      /^flannel_network_cidr 10\.100\.0\.0\/16 and fixed_subnet_cidr 10\.100\.7\.0\/24/,
    ],
    [
      { service_cluster_ip_range: '10.0.0.128/25' },
      /^service_cluster_ip_range 10\.0\.0\.128\/25 and fixed_subnet_cidr/,
    ],
  ])('are refused where two of them have addresses in common: %j', (labels, sentence) => {
    expect(refused(labels)).toMatch(sentence);
  });

  it('of pods go by the label of the network driver', () => {
    expect(refused({ flannel_network_cidr: '10.254.0.0/16' }, 'calico')).toBeNull();
    expect(refused({ calico_ipv4pool: '10.254.0.0/16' }, 'calico')).toMatch(/^calico_ipv4pool/);
  });

  it('of nodes are not known where they are put into one that is there', () => {
    expect(refused({ service_cluster_ip_range: '10.0.0.0/16' }, 'flannel', 'private')).toBeNull();
  });

  it('are refused where they are too small', () => {
    expect(refused({ service_cluster_ip_range: '10.254.0.0/30' })).toBe(
      'service_cluster_ip_range 10.254.0.0/30 is too small for services: it takes a /28 at least.',
    );
    expect(refused({ flannel_network_cidr: '10.100.0.0/24', flannel_network_subnetlen: '16' })).toBe(
      'flannel_network_cidr 10.100.0.0/24 has no room for the /16 that each node takes for its pods.',
    );
    expect(refused({ calico_ipv4pool: '10.1.0.0/28' }, 'calico')).toContain('no room for the /24');
  });
});
