import { dockerParams } from '../docker/docker-params.js';
import { refuseInsecureRegistry } from '../docker/insecure-registry.js';
import { rexrayParams } from '../docker/rexray.js';
import type { Driver, DriverInput } from '../driver.js';
import { placementDefaults } from '../labels/placement.js';
import { nodeGroupStack } from '../node-group/node-group.js';
import { atOnce } from '../server/changed-servers.js';
import type { HeatParams } from '../server/heat-params.js';
import { outputsWith } from '../server/outputs.js';
import { commonParameters, said } from '../server/parameters.js';
import { replaceFailed } from '../server/repair.js';
import { rotationInRounds } from '../server/rotation.js';
import { scaleOf } from '../server/scale.js';
import { stackFiles } from '../server/stack-files.js';
import { expected, stage } from '../server/stages.js';
import { cloudConfig } from '../server/user-data.js';
import { roles, rotationSteps, sourced } from './boot.js';
import { defaults, labels } from './labels.js';
import { refuseNetwork, refuseSubnets } from './networks.js';

const port = 2376;
const folder = 'swarm-fedora-atomic';

function heatParams(input: DriverInput): HeatParams {
  const chosen = labels.parse(input.labels);
  return {
    ...dockerParams(input),
    DOCKER_STORAGE_DRIVER: input.dockerStorageDriver ?? 'devicemapper',
    NETWORK_DRIVER: input.networkDriver ?? 'docker',
    FLANNEL_NETWORK_CIDR: chosen.flannel_network_cidr ?? defaults.flannel_network_cidr,
    FLANNEL_NETWORK_SUBNETLEN: chosen.flannel_network_subnetlen ?? defaults.flannel_network_subnetlen,
    FLANNEL_BACKEND: chosen.flannel_backend ?? defaults.flannel_backend,
    ...rexrayParams(input, chosen.rexray_preempt),
    SWARM_VERSION: chosen.swarm_version ?? defaults.swarm_version,
    SWARM_STRATEGY: chosen.swarm_strategy ?? defaults.swarm_strategy,
  };
}

function containerCidr(input: DriverInput): string | null {
  const { NETWORK_DRIVER, FLANNEL_NETWORK_CIDR = null } = heatParams(input);
  return NETWORK_DRIVER === 'flannel' ? FLANNEL_NETWORK_CIDR : null;
}

/** Docker Swarm (the one before swarm mode) on Fedora Atomic: masters with etcd and a manager each, workers with an agent. */
export const swarmFedoraAtomic: Driver = {
  name: folder,
  keys: [{ serverType: 'vm', osDistro: 'fedora-atomic', coe: 'swarm' }],
  containerVersion: '1.12.6',
  coeVersion: (given) => given.swarm_version ?? defaults.swarm_version,
  labels,
  usualFlavor: 'm1.small',
  labelDefaults: { ...defaults, ...placementDefaults },
  networkDrivers: ['docker', 'flannel'],
  volumeDrivers: ['rexray'],
  storageDrivers: ['devicemapper', 'overlay', 'overlay2'],
  needsDiscovery: true,
  files: stackFiles({
    folder,
    templates: ['load-balancer/heat'],
    scripts: ['certificates/guest', 'docker/guest', 'docker-registry/guest'],
    format: cloudConfig,
    roles,
    sourced,
    rotationSteps,
  }),
  template: `${folder}/heat/cluster.yaml`,
  environments: () => [],
  parameters(input) {
    return said({
      ...commonParameters(input),
      server_image: input.image,
      node_flavor: input.flavor,
      number_of_nodes: input.nodeCount,
      docker_volume_type: input.labels.docker_volume_type,
      container_cidr: containerCidr(input),
      heat_params: cloudConfig.heatParams(heatParams(input)),
    });
  },
  scale: scaleOf('nodes'),
  repair: (resources, input) =>
    replaceFailed(resources, input, {
      nodesToRemove: 'nodes_to_remove',
      heatParams: () => cloudConfig.heatParams(heatParams(input)),
    }),
  nodeGroup: nodeGroupStack({
    boot: `${folder}/boot/node`,
    heatParams: (input) => cloudConfig.heatParams(heatParams(input)),
    containerCidr,
  }),
  refusal: (asked) => refuseInsecureRegistry(asked) ?? refuseNetwork(asked),
  refusalOn: refuseSubnets,
  atOnce,
  rotateCa: rotationInRounds((input) => cloudConfig.heatParams(heatParams(input))),
  outputs: outputsWith((host) => `tcp://${host}:${port}`),
  expected(input) {
    const counts = expected(input);
    return { ...counts, network: counts.network + (input.masterLbEnabled ? 1 : 0) };
  },
  stage,
};
