import { z } from 'zod';
import { type Card, longestAction } from '../../card/card.js';
import { counted, shown } from '../../card/words.js';
import { createCluster } from '../../engine/clusters/create.js';
import { type ClusterPreview, previewCluster } from '../../engine/clusters/preview.js';
import { roomForCluster } from '../../engine/clusters/room.js';
import { unknownLabels } from '../../engine/templates/checks.js';
import { Count, flag, LabelMap, positional, Text } from '../fields.js';
import { ignoredLabels } from '../ignored-labels.js';
import { defineIntent } from '../intent.js';
import { previewFacts, quotaButtons, verdict } from '../preview-facts.js';
import { labelFacts } from './card.js';
import { askedOverQuota } from './over-quota.js';
import { unsaidInCluster } from './unsaid.js';

const Slots = z.strictObject({
  clusterTemplate: Text,
  name: Text.optional(),
  nodeCount: Count.min(0, 'a node count is not below 0.').optional(),
  masterCount: Count.min(1, 'a cluster has at least 1 master.').optional(),
  keypair: Text.optional(),
  flavor: Text.optional(),
  masterFlavor: Text.optional(),
  dockerVolumeSize: Count.min(1, 'a volume has at least 1 GiB.').optional(),
  timeout: Count.min(0, 'minutes are not negative.').optional(),
  discoveryUrl: Text.optional(),
  labels: LabelMap.optional(),
  mergeLabels: z.boolean().optional(),
  fixedNetwork: Text.optional(),
  fixedSubnet: Text.optional(),
  floatingIpEnabled: z.boolean().optional(),
  masterLbEnabled: z.boolean().optional(),
  dryRun: z.boolean().optional(),
});

export const clusterCreate = defineIntent({
  action: 'cluster:create',
  command: {
    name: 'cluster-create',
    summary: 'Create a cluster from a template',
    risk: 'change',
    aliases: ['bay-create'],
    positionals: [positional('name', 'text', 'a name for the cluster')],
    flags: [
      flag('cluster-template', 'cluster-template', 'name or uuid of the template', {
        required: true,
        aliases: ['cluster-template-id', 'baymodel', 'baymodel-id', 'template'],
      }),
      flag('node-count', 'integer', 'number of workers'),
      flag('master-count', 'integer', 'number of masters'),
      flag('keypair', 'keypair', 'SSH keypair for the nodes', { aliases: ['keypair-id'] }),
      flag('flavor', 'flavor', 'flavor of the workers', { aliases: ['flavor-id'] }),
      flag('master-flavor', 'flavor', 'flavor of the masters', { aliases: ['master-flavor-id'] }),
      flag('docker-volume-size', 'integer', 'GiB of volume for containers on each node'),
      flag('timeout', 'integer', 'minutes until creating fails'),
      flag('discovery-url', 'text', 'etcd discovery URL to use'),
      flag('labels', 'labels', 'key=value, several with commas'),
      flag('merge-labels', 'boolean', "add the labels to the template's"),
      flag('fixed-network', 'network', 'existing network for the nodes'),
      flag('fixed-subnet', 'subnet', 'existing subnet for the nodes'),
      flag('floating-ip-enabled', 'boolean', 'floating IP for every node'),
      flag('master-lb-enabled', 'boolean', 'load balancer before the masters'),
      flag('dry-run', 'boolean', 'say what would be done, and do nothing'),
    ],
    examples: [
      'cluster-create swarm --cluster-template swarm-template --node-count 1',
      'cluster-create prod --cluster-template k8s --node-count 3 --dry-run',
    ],
  },
  usuallySaid: [
    'name',
    'cluster-template',
    'node-count',
    'master-count',
    'keypair',
    // Before the flavors, which the template has: Discord's form has room for five, and so for these where the template is said.
    'labels',
    'flavor',
    'master-flavor',
    'merge-labels',
    'docker-volume-size',
    'fixed-network',
    'fixed-subnet',
    'floating-ip-enabled',
    'master-lb-enabled',
  ],
  form: { title: 'New cluster', submit: 'Create', unsaid: unsaidInCluster },
  slots: Slots,
  async confirm({ engine, caller }, { flavor, masterFlavor, dryRun, ...same }) {
    if (dryRun) return null;
    const input = { ...same, flavorId: flavor, masterFlavorId: masterFlavor };
    const quotas = await roomForCluster(engine, caller, input);
    return askedOverQuota(`Create ${same.name ?? 'a cluster'} all the same?`, quotas);
  },
  async perform({ engine, caller, origin, requestKey, standing }, slots) {
    const { flavor, masterFlavor, timeout, dryRun, ...same } = slots;
    const input = { ...same, flavorId: flavor, masterFlavorId: masterFlavor, createTimeout: timeout };
    const keys = standing?.ownKeypairs;
    if (dryRun) {
      const preview = await previewCluster(engine, caller, input, keys);
      return { kind: 'answer', card: previewCard(preview, formAction(slots)) };
    }
    const { operation } = await createCluster(engine, caller, input, { origin, key: requestKey }, keys);
    return { kind: 'accepted', operations: [operation] };
  },
});

/**
 * Opens the form with what was said, which asks for the rest, labels among it; null where that is too long, has to be quoted, or has labels:
 * a button carries no secret.
 */
function formAction({ name, dryRun: _, labels, ...said }: z.output<typeof Slots>): string | null {
  const flags = Object.entries(said).filter(([, value]) => value !== undefined);
  const words = [
    ...(name === undefined ? [] : [name]),
    ...flags.map(([slot, value]) => `--${slot.replace(/[A-Z]/g, '-$&').toLowerCase()}=${value}`),
  ];
  const action = ['ask:cluster-create', ...words].join(' ');
  const isPlain = words.every((word) => /^[\w.:=/-]+$/.test(word));
  return isPlain && labels === undefined && action.length <= longestAction ? action : null;
}

function previewCard(
  { cluster, template, driver, stack, sameName }: ClusterPreview,
  open: string | null,
): Card {
  const against = verdict(stack);
  const checks =
    stack.troubles.length > 0
      ? 'What could be looked at checks out.'
      : 'Everything that was said checks out.';
  const unknown = unknownLabels(driver, cluster.labels);
  const notes = [
    ...(unknown.length > 0 ? [ignoredLabels(unknown)] : []),
    ...(sameName
      ? [`There is a cluster ${cluster.name} already: with two of a name, each is asked for by its uuid.`]
      : []),
  ];
  return {
    title: `Would create cluster ${cluster.name}`,
    tone: against ? 'warning' : 'neutral',
    text: `${against ?? checks} Nothing has been done.`,
    facts: [
      { label: 'cluster_template', value: template.name },
      { label: 'coe', value: template.coe },
      {
        label: 'nodes',
        value: `${counted(cluster.masterCount, 'master')} and ${counted(cluster.nodeCount, 'node')}: ${counted(cluster.masterCount + cluster.nodeCount, 'server')}`,
      },
      {
        label: 'flavors',
        value: `${cluster.masterFlavorId ?? "the driver's own"} (masters), ${cluster.flavorId ?? "the driver's own"} (nodes)`,
      },
      { label: 'keypair', value: shown(cluster.keypair) },
      {
        label: 'docker_volume_size',
        value: cluster.dockerVolumeSize ? `${cluster.dockerVolumeSize} GiB a node` : '-',
      },
      { label: 'timeout', value: `${cluster.createTimeout} min` },
      ...labelFacts(cluster.labels, template.labels),
      ...previewFacts(stack),
    ],
    ...(open && !against && { buttons: [{ label: 'Create it …', style: 'primary' as const, action: open }] }),
    ...quotaButtons(stack),
    ...(notes.length > 0 && { footnote: notes.join(' ') }),
  };
}
