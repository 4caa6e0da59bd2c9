import type { Driver } from '../driver.js';
import { nodeGroupStack } from '../node-group/node-group.js';
import { once, readFiles } from '../read-files.js';
import { bootOf } from '../server/boot.js';
import { readOutputs } from '../server/outputs.js';
import { commonParameters, said } from '../server/parameters.js';
import { replaceFailed } from '../server/repair.js';
import { expected, stage } from '../server/stages.js';
import { ignition } from '../server/user-data.js';
import { roles, sourced, upgradeSteps } from './boot.js';
import { defaults, heatParams, podsNetwork } from './heat-params.js';
import { labels } from './labels.js';
import { refusal } from './refusal.js';
import { upgrade } from './upgrade.js';

const folder = 'kubernetes-fedora-coreos';
const port = 6443;

function readAll(): Record<string, string> {
  const scripts = readFiles('server/guest', 'certificates/guest', `${folder}/guest`);
  const documents = (['master', 'node'] as const).map((role) => [
    `${folder}/boot/${role}`,
    ignition.document(bootOf(scripts, roles[role], sourced, upgradeSteps[role])),
  ]);
  return {
    ...readFiles('network/heat', 'load-balancer/heat', 'server/heat', 'node-group/heat', `${folder}/heat`),
    ...Object.fromEntries(documents),
  };
}

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
  files: once(readAll),
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
  scale: (nodeCount, remove = []) => ({
    number_of_minions: nodeCount,
    ...(remove.length > 0 ? { minions_to_remove: remove.join(',') } : {}),
  }),
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
  outputs(outputs) {
    const { api_address, master_addresses, node_addresses } = readOutputs(outputs);
    return {
      apiAddress: api_address && `https://${api_address}:${port}`,
      masterAddresses: master_addresses,
      nodeAddresses: node_addresses,
    };
  },
  expected,
  stage,
};
