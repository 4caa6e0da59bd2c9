import { refuseInsecureRegistry } from '../docker/insecure-registry.js';
import type { Driver, DriverInput } from '../driver.js';
import { nodeGroupStack } from '../node-group/node-group.js';
import { once, readFiles } from '../read-files.js';
import { bootOf } from '../server/boot.js';
import { commonHeatParams, type HeatParams, python } from '../server/heat-params.js';
import { readOutputs } from '../server/outputs.js';
import { commonParameters, said } from '../server/parameters.js';
import { replaceFailed } from '../server/repair.js';
import { expected, stage } from '../server/stages.js';
import type { UserDataFormat } from '../server/user-data.js';
import { roles, sourced } from './boot.js';
import { labels } from './labels.js';

const port = 2375;

function heatParams(input: DriverInput): HeatParams {
  return {
    ...commonHeatParams(input),
    VOLUME_DRIVER: input.volumeDriver ?? '',
    REXRAY_PREEMPT: (labels.parse(input.labels).rexray_preempt ?? 'false').toLowerCase(),
    REGISTRY_ENABLED: python(input.registryEnabled),
  };
}

/**
 * Docker's swarm mode on images that have Docker, or whose packages do. Managers meet at the discovery URL: who comes
 * first begins the swarm. `name` is the driver's; its servers take user data in `format`.
 */
export function swarmMode(name: string, distros: readonly string[], format: UserDataFormat): Driver {
  function readAll(): Record<string, string> {
    const scripts = readFiles('server/guest', 'certificates/guest', 'docker/guest', 'swarm-mode/guest');
    const documents = Object.entries(roles).map(([role, steps]) => [
      `swarm-mode/boot/${role}`,
      format.document(bootOf(scripts, steps, sourced)),
    ]);
    return {
      ...readFiles('network/heat', 'load-balancer/heat', 'server/heat', 'node-group/heat', 'swarm-mode/heat'),
      ...Object.fromEntries(documents),
    };
  }

  const rendered = (input: DriverInput) => format.heatParams(heatParams(input));

  return {
    name,
    keys: distros.map((osDistro) => ({ serverType: 'vm', osDistro, coe: 'swarm-mode' })),
    containerVersion: '20.10',
    coeVersion: () => null,
    labels,
    networkDrivers: ['docker'],
    volumeDrivers: ['rexray'],
    needsDiscovery: true,
    files: once(readAll),
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
    scale: (nodeCount, remove = []) => ({
      number_of_nodes: nodeCount,
      ...(remove.length > 0 ? { nodes_to_remove: remove.join(',') } : {}),
    }),
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
    outputs(outputs) {
      const { api_address, master_addresses, node_addresses } = readOutputs(outputs);
      return {
        apiAddress: api_address && `tcp://${api_address}:${port}`,
        masterAddresses: master_addresses,
        nodeAddresses: node_addresses,
      };
    },
    expected,
    stage,
  };
}
