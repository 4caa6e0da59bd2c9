import { refuseRegistries } from '../docker/no-registry.js';
import type { Driver, DriverInput } from '../driver.js';
import { nodeGroupStack } from '../node-group/node-group.js';
import { once, readFiles } from '../read-files.js';
import { bootOf } from '../server/boot.js';
import { commonHeatParams, type HeatParams } from '../server/heat-params.js';
import { readOutputs } from '../server/outputs.js';
import { commonParameters, said } from '../server/parameters.js';
import { replaceFailed } from '../server/repair.js';
import { expected, stage } from '../server/stages.js';
import { cloudConfig } from '../server/user-data.js';
import { roles, sourced } from './boot.js';
import { labels } from './labels.js';

const folder = 'mesos-ubuntu';

function readAll(): Record<string, string> {
  const scripts = readFiles('server/guest', 'docker/guest', `${folder}/guest`);
  const documents = Object.entries(roles).map(([role, steps]) => [
    `${folder}/boot/${role}`,
    cloudConfig.document(bootOf(scripts, steps, sourced)),
  ]);
  return {
    ...readFiles('network/heat', 'load-balancer/heat', 'server/heat', 'node-group/heat', `${folder}/heat`),
    ...Object.fromEntries(documents),
  };
}

function heatParams(input: DriverInput): HeatParams {
  const chosen = labels.parse(input.labels);
  return {
    ...commonHeatParams({ ...input, tlsDisabled: true }),
    CLUSTER_NAME: input.clusterName,
    VOLUME_DRIVER: input.volumeDriver ?? '',
    REXRAY_PREEMPT: (chosen.rexray_preempt ?? 'false').toLowerCase(),
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
  networkDrivers: ['docker'],
  volumeDrivers: ['rexray'],
  needsDiscovery: true,
  files: once(readAll),
  template: `${folder}/heat/cluster.yaml`,
  environments: () => [],
  parameters(input) {
    const { docker_volume_size: _unused, ...common } = commonParameters(input);
    return said({
      ...common,
      server_image: input.image,
      slave_flavor: input.flavor,
      number_of_slaves: input.nodeCount,
      heat_params: rendered(input),
    });
  },
  scale: (nodeCount, remove = []) => ({
    number_of_slaves: nodeCount,
    ...(remove.length > 0 ? { slaves_to_remove: remove.join(',') } : {}),
  }),
  repair: (resources, input) =>
    replaceFailed(resources, input, { nodesToRemove: 'slaves_to_remove', heatParams: () => rendered(input) }),
  nodeGroup: nodeGroupStack({
    boot: `${folder}/boot/node`,
    heatParams: rendered,
    containerCidr: () => null,
  }),
  refusal: refuseRegistries,
  outputs(outputs) {
    const { api_address, master_addresses, node_addresses } = readOutputs(outputs);
    return { apiAddress: api_address, masterAddresses: master_addresses, nodeAddresses: node_addresses };
  },
  expected: (input) => expected({ ...input, dockerVolumeSize: null }),
  stage,
};
