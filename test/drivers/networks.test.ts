import { describe, expect, it } from 'vitest';
import { refuseNetworks, refuseSubnets } from '../../src/drivers/kubernetes/networks.js';
import { swarmFedoraAtomic } from '../../src/drivers/swarm-fedora-atomic/driver.js';
import { inputFor } from './inputs.js';

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

describe('a subnet that is there', () => {
  const on = (cidr: string, labels: Record<string, string> = {}, networkDriver = 'flannel') =>
    refuseSubnets({ labels, networkDriver }, [
      { name: 'first', cidr: '192.168.7.0/24' },
      { name: 'lab', cidr },
    ])?.message ?? null;

  it('may be any that leaves pods and services their own', () => {
    expect(on('10.0.0.0/24')).toBeNull();
    expect(on('fd00:1::/64')).toBeNull();
    expect(on('10.100.0.0/16', { calico_ipv4pool: '10.7.0.0/16' }, 'calico')).toBeNull();
  });

  it('is refused where it has addresses of the pods or the services, by the label that says them', () => {
    expect(on('10.254.8.0/24')).toBe(
      'service_cluster_ip_range 10.254.0.0/16 and fixed_subnet lab 10.254.8.0/24 have addresses in common: nodes, pods and services each need their own.',
    );
    expect(on('10.0.0.0/8')).toMatch(/^flannel_network_cidr 10\.100\.0\.0\/16 and fixed_subnet lab 10\.0/);
    expect(on('10.7.1.0/24', { calico_ipv4pool: '10.7.0.0/16' }, 'calico')).toMatch(/^calico_ipv4pool/);
  });
});

describe('the networks of a Swarm of old', () => {
  const asked = (labels: Record<string, string>, networkDriver: string, fixedNetwork: string | null = null) =>
    inputFor(swarmFedoraAtomic, { labels, networkDriver, fixedNetwork });

  it('are refused where nodes would have addresses of flannel’s, on a network of their own or one that is there', () => {
    const labels = { flannel_network_cidr: '10.0.0.0/16' };
    expect(swarmFedoraAtomic.refusal?.(asked(labels, 'flannel'))).toEqual({
      field: 'labels',
      message:
        'flannel_network_cidr 10.0.0.0/16 and the nodes’ network 10.0.0.0/24 have addresses in common: nodes and containers each need their own.',
    });
    const there = asked(labels, 'flannel', 'private');
    expect(swarmFedoraAtomic.refusal?.(there)).toBeNull();
    expect(swarmFedoraAtomic.refusalOn?.(there, [{ name: 'lab', cidr: '10.0.7.0/24' }])?.message).toMatch(
      /^flannel_network_cidr 10\.0\.0\.0\/16 and fixed_subnet lab 10\.0\.7\.0\/24 have/,
    );
  });

  it('are Docker’s own affair without flannel', () => {
    const labels = { flannel_network_cidr: '10.0.0.0/16' };
    expect(swarmFedoraAtomic.refusal?.(asked(labels, 'docker'))).toBeNull();
    expect(
      swarmFedoraAtomic.refusalOn?.(asked(labels, 'docker'), [{ name: 'a', cidr: '10.0.7.0/24' }]),
    ).toBeNull();
  });
});
