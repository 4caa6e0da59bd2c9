import type { DriverInput } from '../../../src/drivers/driver.js';
import { kubernetesFedoraCoreos } from '../../../src/drivers/kubernetes-fedora-coreos/driver.js';
import { swarmFedoraAtomic } from '../../../src/drivers/swarm-fedora-atomic/driver.js';
import { swarmModeCloudInit } from '../../../src/drivers/swarm-mode/driver.js';

/** What both are asked for, in Magnum's words and in ours. */
interface Asked {
  readonly words: string;
  readonly template: object;
  readonly cluster: object;
  readonly input: Partial<DriverInput>;
}

const large: Asked = {
  words:
    'three masters behind a load balancer and two workers, a volume of 5 GB and a floating address for each',
  template: { master_lb_enabled: true, docker_volume_size: 5, floating_ip_enabled: true },
  cluster: { master_count: 3, node_count: 2 },
  input: { masterLbEnabled: true, dockerVolumeSize: 5, masterCount: 3, nodeCount: 2 },
};

const small: Asked = {
  words: 'a master and a worker on a network that is there, without volumes or floating addresses',
  template: {
    fixed_network: 'private',
    fixed_subnet: 'private-subnet',
    floating_ip_enabled: false,
  },
  cluster: { master_count: 1, node_count: 1 },
  input: { fixedNetwork: 'private', fixedSubnet: 'private-subnet', floatingIpEnabled: false },
};

const plain: Asked = {
  words: 'a master and two workers, a volume of 5 GB and a floating address for each',
  template: { docker_volume_size: 5 },
  cluster: { master_count: 1, node_count: 2 },
  input: { dockerVolumeSize: 5, nodeCount: 2 },
};

const atomic = 'Fedora-Atomic-26-20170723.0.x86_64';

const kubernetes = {
  title: 'Kubernetes on Fedora CoreOS',
  magnum: 'k8s_fedora_coreos_v1',
  driver: kubernetesFedoraCoreos,
  coe: 'kubernetes',
  image: 'fedora-coreos-test',
  sandboxImage: 'fedora-coreos',
} as const;

/** The drivers with which the real Magnum, 15.0.1, can still make a stack of what ours build; `page.ts` says why with no other. */
export const cases = [
  { ...kubernetes, asked: large },
  { ...kubernetes, title: `${kubernetes.title}, small`, asked: small },
  {
    title: 'Swarm on Fedora Atomic',
    magnum: 'swarm_fedora_atomic_v1',
    driver: swarmFedoraAtomic,
    coe: 'swarm',
    image: atomic,
    sandboxImage: atomic,
    asked: plain,
  },
  {
    title: 'Swarm mode on Fedora Atomic',
    magnum: 'swarm_fedora_atomic_v2',
    driver: swarmModeCloudInit,
    coe: 'swarm-mode',
    image: atomic,
    sandboxImage: atomic,
    asked: large,
  },
] as const;
