import { dockerParams } from '../docker/docker-params.js';
import { refuseInsecureRegistry } from '../docker/insecure-registry.js';
import { rexrayParams } from '../docker/rexray.js';
import { registryDefaults } from '../docker-registry/labels.js';
import type { Driver, DriverInput } from '../driver.js';
import { placementDefaults } from '../labels/placement.js';
import { nodeGroupStack } from '../node-group/node-group.js';
import { atOnce, changedServers } from '../server/changed-servers.js';
import type { HeatParams } from '../server/heat-params.js';
import { outputsWith } from '../server/outputs.js';
import { commonParameters, said } from '../server/parameters.js';
import { replaceFailed } from '../server/repair.js';
import { scaleOf } from '../server/scale.js';
import { stackFiles } from '../server/stack-files.js';
import { expected, stage } from '../server/stages.js';
import type { UserDataFormat } from '../server/user-data.js';
import { roles, sourced, upgradeSteps } from './boot.js';
import { labels } from './labels.js';

const port = 2375;

function heatParams(input: DriverInput): HeatParams {
  return {
    ...dockerParams(input),
    ...rexrayParams(input, labels.parse(input.labels).rexray_preempt),
  };
}

/**
 * Docker's swarm mode on images that have Docker, or whose packages do. Managers meet at the discovery URL: who comes
 * first begins the swarm. `name` is the driver's; its servers take user data in `format`.
 */
export function swarmMode(name: string, distros: readonly string[], format: UserDataFormat): Driver {
  const rendered = (input: DriverInput) => format.heatParams(heatParams(input));

  return {
    name,
    keys: distros.map((osDistro) => ({ serverType: 'vm', osDistro, coe: 'swarm-mode' })),
    containerVersion: '20.10',
    coeVersion: () => null,
    labels,
    usualFlavor: 'm1.small',
    labelDefaults: { ...placementDefaults, ...registryDefaults, rexray_preempt: 'false' },
    networkDrivers: ['docker'],
    volumeDrivers: ['rexray'],
    storageDrivers: ['overlay2'],
    needsDiscovery: true,
    files: stackFiles({
      folder: 'swarm-mode',
      templates: ['load-balancer/heat'],
      scripts: ['certificates/guest', 'docker/guest', 'docker-registry/guest'],
      format,
      roles,
      sourced,
      upgradeSteps,
    }),
    template: 'swarm-mode/heat/cluster.yaml',
    environments: () => [],
    parameters(input) {
      return said({
        ...commonParameters(input),
        server_image: input.image,
        node_flavor: input.flavor,
        number_of_nodes: input.nodeCount,
        docker_volume_type: input.labels.docker_volume_type,
        heat_params: rendered(input),
      });
    },
    scale: scaleOf('nodes'),
    repair: (resources, input) =>
      replaceFailed(resources, input, {
        nodesToRemove: 'nodes_to_remove',
        heatParams: () => rendered(input),
      }),
    nodeGroup: nodeGroupStack({
      boot: 'swarm-mode/boot/node',
      heatParams: rendered,
      containerCidr: () => null,
    }),
    refusal: refuseInsecureRegistry,
    // One manager after the other: the rest keep the swarm together while its daemon starts again.
    atOnce,
    rotateCa: { rounds: 1, parameters: (input) => changedServers(input, {}, 1, rendered(input)) },
    outputs: outputsWith((host) => `tcp://${host}:${port}`),
    expected,
    stage,
  };
}
