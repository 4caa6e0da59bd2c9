import type { Driver } from '../driver.js';
import { nodeGroupStack } from '../node-group/node-group.js';
import { outputsWith } from '../server/outputs.js';
import { commonParameters, said } from '../server/parameters.js';
import { replaceFailed } from '../server/repair.js';
import { scaleOf } from '../server/scale.js';
import { stackFiles } from '../server/stack-files.js';
import { expected, stage } from '../server/stages.js';
import { ignition } from '../server/user-data.js';
import { roles, sourced, upgradeSteps } from './boot.js';
import { defaults, heatParams, podsNetwork } from './heat-params.js';
import { labels } from './labels.js';
import { refusal } from './refusal.js';
import { upgrade } from './upgrade.js';

const folder = 'kubernetes-fedora-coreos';
const port = 6443;

/** Kubernetes on Fedora CoreOS: kubelet and containerd on the host, the control plane in static pods. */
export const kubernetesFedoraCoreos: Driver = {
  name: folder,
  keys: [{ serverType: 'vm', osDistro: 'fedora-coreos', coe: 'kubernetes' }],
  containerVersion: defaults.containerd_version,
  coeVersion: (given) => given.kube_tag ?? defaults.kube_tag,
  labels,
  networkDrivers: ['flannel', 'calico'],
  volumeDrivers: [],
  needsDiscovery: true,
  files: stackFiles({
    folder,
    templates: ['load-balancer/heat'],
    scripts: ['certificates/guest'],
    format: ignition,
    roles,
    sourced,
    upgradeSteps,
  }),
  template: `${folder}/heat/cluster.yaml`,
  environments: () => [],
  parameters(input) {
    const chosen = labels.parse(input.labels);
    return said({
      ...commonParameters(input),
      server_image: input.image,
      minion_flavor: input.flavor,
      number_of_minions: input.nodeCount,
      docker_volume_type: chosen.docker_volume_type,
      fixed_network_cidr: chosen.fixed_subnet_cidr,
      octavia_lb_algorithm: chosen.octavia_lb_algorithm,
      pods_network_cidr: podsNetwork(input),
      heat_params: ignition.heatParams(heatParams(input)),
    });
  },
  scale: scaleOf('minions'),
  repair(resources, input) {
    const parameters = replaceFailed(resources, input, {
      nodesToRemove: 'minions_to_remove',
      heatParams: () => ignition.heatParams(heatParams(input)),
    });
    // Masters that meet at a discovery URL must come up together, however small the batches of an upgrade were.
    return Object.keys(parameters).length > 0 ? { ...parameters, update_max_batch_size: '1000' } : {};
  },
  nodeGroup: nodeGroupStack({
    boot: `${folder}/boot/node`,
    heatParams: (input) => ignition.heatParams(heatParams(input)),
    containerCidr: podsNetwork,
  }),
  refusal,
  upgrade,
  outputs: outputsWith((host) => `https://${host}:${port}`),
  expected,
  stage,
};
