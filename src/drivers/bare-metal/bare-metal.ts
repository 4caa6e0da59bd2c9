import { z } from 'zod';
import type { Driver, DriverInput } from '../driver.js';
import { refusal } from './refusal.js';

/**
 * Labels of volumes, which such servers do not have, of a new network, and of Nova's server groups, which do not know one machine from
 * another.
 */
const without = [
  'fixed_subnet_cidr',
  'nodes_affinity_policy',
  'docker_volume_type',
  'cinder_csi_enabled',
  'cinder_csi_plugin_tag',
  'csi_attacher_tag',
  'csi_provisioner_tag',
  'csi_resizer_tag',
  'csi_node_driver_registrar_tag',
];

/** Magnum's name of the flavor for templates that say none (magnum.md F.6); masters have that of the workers where one is said. */
const flavor = 'baremetal';

/** What a cluster asks for, as machines can be given it. */
function fitted(input: DriverInput): DriverInput {
  return {
    ...input,
    flavor: input.flavor ?? flavor,
    masterFlavor: input.masterFlavor ?? input.flavor ?? flavor,
    labels: { ...input.labels, nodes_affinity_policy: 'none' },
  };
}

/**
 * A driver for machines that Nova gets from Ironic, made of one for virtual ones: the same stack and scripts on a network and
 * subnet that are there, as a machine's ports are wired to them. There are no volumes, as Nova attaches none to a machine that
 * runs, and no server groups: all machines of one nova-compute are one host to them. Floating addresses and
 * load balancers are as was asked.
 */
export function onBareMetal(driver: Driver, name: string): Driver {
  const { nodeGroup } = driver;
  const kept = <Value>(all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([label]) => !without.includes(label)));
  return {
    ...driver,
    name,
    keys: driver.keys.map((key) => ({ ...key, serverType: 'bm' })),
    labels: z.object(kept(driver.labels.shape)),
    usualFlavor: flavor,
    labelDefaults: kept(driver.labelDefaults),
    volumeDrivers: [],
    refusal: (asked) => refusal(asked) ?? driver.refusal?.(asked) ?? null,
    parameters: (input) => driver.parameters(fitted(input)),
    ...(nodeGroup && {
      nodeGroup: {
        ...nodeGroup,
        parameters: (input: DriverInput, outputs) => nodeGroup.parameters(fitted(input), outputs),
      },
    }),
  };
}
