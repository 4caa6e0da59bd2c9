import { refuseInsecureRegistry } from '../docker/insecure-registry.js';
import { rexrayParams } from '../docker/rexray.js';
import { registryDefaults } from '../docker-registry/labels.js';
import { registryParams } from '../docker-registry/params.js';
import type { Driver, DriverInput } from '../driver.js';
import { placementDefaults } from '../labels/placement.js';
import { nodeGroupStack } from '../node-group/node-group.js';
import { type HeatParams, serverParams, trusteeParams, volumeParams } from '../server/heat-params.js';
import { outputsWith } from '../server/outputs.js';
import { commonParameters, said } from '../server/parameters.js';
import { replaceFailed } from '../server/repair.js';
import { scaleOf } from '../server/scale.js';
import { stackFiles } from '../server/stack-files.js';
import { expected, stage } from '../server/stages.js';
import { cloudConfig } from '../server/user-data.js';
import { roles, sourced } from './boot.js';
import { labels } from './labels.js';

const folder = 'mesos-ubuntu';

function heatParams(input: DriverInput): HeatParams {
  const chosen = labels.parse(input.labels);
  return {
    ...serverParams(input),
    // Nobody but REX-Ray and the registry asks anything of the cloud.
    ...trusteeParams(
      input.volumeDriver === 'rexray' || input.registryEnabled ? input : { ...input, trustee: null },
    ),
    ...volumeParams(input),
    ...registryParams(input),
    INSECURE_REGISTRY: input.insecureRegistry ?? '',
    CLUSTER_NAME: input.clusterName,
    ...rexrayParams(input, chosen.rexray_preempt),
    MESOS_SLAVE_ISOLATION: chosen.mesos_slave_isolation ?? '',
    MESOS_SLAVE_WORK_DIR: chosen.mesos_slave_work_dir ?? '',
    MESOS_SLAVE_IMAGE_PROVIDERS: chosen.mesos_slave_image_providers ?? '',
    MESOS_SLAVE_EXECUTOR_ENV_VARIABLES: chosen.mesos_slave_executor_env_variables ?? '',
  };
}

const rendered = (input: DriverInput) => cloudConfig.heatParams(heatParams(input));

/** Mesos with Marathon and ZooKeeper, on Ubuntu images that have them. It has no TLS, as with Magnum. */
export const mesosUbuntu: Driver = {
  name: folder,
  keys: [{ serverType: 'vm', osDistro: 'ubuntu', coe: 'mesos' }],
  containerVersion: '1.9.1',
  coeVersion: () => null,
  labels,
  usualFlavor: 'm1.small',
  labelDefaults: {
    ...placementDefaults,
    ...registryDefaults,
    rexray_preempt: 'false',
    mesos_slave_work_dir: '/var/lib/mesos',
  },
  networkDrivers: ['docker'],
  volumeDrivers: ['rexray'],
  storageDrivers: [],
  needsDiscovery: true,
  files: stackFiles({
    folder,
    templates: ['load-balancer/heat'],
    scripts: ['docker/guest', 'docker-registry/guest'],
    format: cloudConfig,
    roles,
    sourced,
  }),
  template: `${folder}/heat/cluster.yaml`,
  environments: () => [],
  parameters(input) {
    return said({
      ...commonParameters(input),
      server_image: input.image,
      slave_flavor: input.flavor,
      number_of_slaves: input.nodeCount,
      docker_volume_type: input.labels.docker_volume_type,
      heat_params: rendered(input),
    });
  },
  scale: scaleOf('slaves'),
  repair: (resources, input) =>
    replaceFailed(resources, input, { nodesToRemove: 'slaves_to_remove', heatParams: () => rendered(input) }),
  nodeGroup: nodeGroupStack({
    boot: `${folder}/boot/node`,
    heatParams: rendered,
    containerCidr: () => null,
  }),
  refusal: refuseInsecureRegistry,
  outputs: outputsWith((host) => host),
  // Masters run no containers, and have no volume for them.
  expected: (input) => ({
    ...expected({ ...input, dockerVolumeSize: null }),
    nodes: expected(input).nodes,
  }),
  stage,
};
