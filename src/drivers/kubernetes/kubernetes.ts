import type { Driver, DriverInput, DriverKey } from '../driver.js';
import { nodeGroupStack } from '../node-group/node-group.js';
import { atOnce } from '../server/changed-servers.js';
import { outputsWith } from '../server/outputs.js';
import { commonParameters, said } from '../server/parameters.js';
import { replaceFailed } from '../server/repair.js';
import { rotationInRounds } from '../server/rotation.js';
import { scaleOf } from '../server/scale.js';
import { stackFiles } from '../server/stack-files.js';
import { expected, stage } from '../server/stages.js';
import type { UserDataFormat } from '../server/user-data.js';
import type { kubernetesSteps } from './boot.js';
import { defaults, heatParams, podsNetwork } from './heat-params.js';
import { labelDefaults } from './label-defaults.js';
import { labels } from './labels.js';
import { refuseSubnets } from './networks.js';
import { refusal } from './refusal.js';
import { upgradeWith } from './upgrade.js';

const port = 6443;

/** What a Kubernetes driver has of its own. */
interface Own {
  /** The driver's name, and its folder. */
  readonly name: string;
  readonly distros: readonly string[];
  readonly format: UserDataFormat;
  readonly steps: ReturnType<typeof kubernetesSteps>;
  /** Labels as this driver takes them; absent for those of all. */
  readonly labels?: Driver['labels'];
}

/** Kubernetes with kubelet and containerd on the host and everything else in pods. */
export function kubernetes({ name, distros, format, steps, labels: taken = labels }: Own): Driver {
  const rendered = (input: DriverInput) => format.heatParams(heatParams(input, taken));

  return {
    name,
    keys: distros.map((osDistro): DriverKey => ({ serverType: 'vm', osDistro, coe: 'kubernetes' })),
    containerVersion: defaults.containerd_version,
    coeVersion: (given) => given.kube_tag ?? defaults.kube_tag,
    labels: taken,
    usualFlavor: 'm1.small',
    labelDefaults: labelDefaults(taken),
    networkDrivers: ['flannel', 'calico'],
    volumeDrivers: ['cinder'],
    // containerd's own is both.
    storageDrivers: ['overlay2', 'overlay'],
    needsDiscovery: true,
    furtherAuthorities: ['etcd', 'front-proxy'],
    files: stackFiles({
      folder: 'kubernetes',
      templates: ['load-balancer/heat'],
      scripts: ['certificates/guest', 'docker-registry/guest', `${name}/guest`],
      format,
      ...steps,
    }),
    template: 'kubernetes/heat/cluster.yaml',
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
        heat_params: rendered(input),
      });
    },
    scale: scaleOf('minions'),
    repair(resources, input) {
      const parameters = replaceFailed(resources, input, {
        nodesToRemove: 'minions_to_remove',
        heatParams: () => rendered(input),
      });
      // Masters that meet at a discovery URL must come up together, however small the batches of an upgrade were.
      return Object.keys(parameters).length > 0 ? { ...parameters, ...atOnce } : {};
    },
    nodeGroup: nodeGroupStack({
      boot: 'kubernetes/boot/node',
      heatParams: rendered,
      containerCidr: podsNetwork,
    }),
    atOnce,
    refusal,
    refusalOn: refuseSubnets,
    rotateCa: rotationInRounds(rendered),
    upgrade: upgradeWith(rendered),
    outputs: outputsWith((host) => `https://${host}:${port}`),
    expected,
    stage,
  };
}
