import { refuseInsecureRegistry } from '../docker/insecure-registry.js';
import { registryDefaults } from '../docker-registry/labels.js';
import { registryParams } from '../docker-registry/params.js';
import type { Driver, DriverInput } from '../driver.js';
import { placementDefaults } from '../labels/placement.js';
import { nodeGroupStack } from '../node-group/node-group.js';
import { type HeatParams, python, serverParams, trusteeParams, volumeParams } from '../server/heat-params.js';
import { outputsWith } from '../server/outputs.js';
import { commonParameters, said } from '../server/parameters.js';
import { replaceFailed } from '../server/repair.js';
import { scaleOf } from '../server/scale.js';
import { stackFiles } from '../server/stack-files.js';
import { expected, stage } from '../server/stages.js';
import { cloudConfig } from '../server/user-data.js';
import { roles, sourced } from './boot.js';
import { defaults, genconf } from './genconf.js';
import { labels } from './labels.js';

const folder = 'dcos-centos';
const usualFlavor = 'm1.medium';

function heatParams(input: DriverInput): HeatParams {
  // The registry alone, which knows its user by name: REX-Ray's login is in the installer's settings.
  const { TRUSTEE_USER_ID: _, ...login } = trusteeParams(
    input.registryEnabled ? input : { ...input, trustee: null },
  );
  const backend = input.labels.exhibitor_storage_backend ?? 'static';
  return {
    ...serverParams(input),
    ...volumeParams(input),
    ...login,
    ...registryParams(input),
    INSECURE_REGISTRY: input.insecureRegistry ?? '',
    DCOS_STATIC: python(backend === 'static'),
    DCOS_CONFIG: Buffer.from(genconf(input)).toString('base64'),
  };
}

const rendered = (input: DriverInput) => cloudConfig.heatParams(heatParams(input));

/** DC/OS on CentOS images that have its installer. It has no TLS of the cluster's authority, as with Magnum. */
export const dcosCentos: Driver = {
  name: folder,
  keys: [{ serverType: 'vm', osDistro: 'centos', coe: 'dcos' }],
  containerVersion: '1.11.2',
  coeVersion: () => null,
  labels,
  usualFlavor,
  labelDefaults: {
    ...placementDefaults,
    ...registryDefaults,
    ...Object.fromEntries(Object.entries(defaults).map(([label, value]) => [label, String(value)])),
    exhibitor_storage_backend: 'static',
    rexray_preempt: 'false',
  },
  networkDrivers: ['docker'],
  volumeDrivers: ['rexray'],
  storageDrivers: [],
  needsDiscovery: true,
  files: stackFiles({
    folder,
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
    usualFlavor,
    containerCidr: () => null,
  }),
  refusal: refuseInsecureRegistry,
  outputs: outputsWith((host) => host),
  expected,
  stage,
};
