import { z } from 'zod';
import { own } from '../../card/own.js';
import { planUpgrade, upgradeCluster } from '../../engine/clusters/upgrade.js';
import type { Request } from '../../engine/operations/begin.js';
import { askedOfOthers, beginOrAskAll, reasonFlag } from '../approvals/held.js';
import { Count, flag, Note, positional, Text } from '../fields.js';
import { aboutCluster } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { confirmUpgrade, upgradeCard } from './upgrade-card.js';

export const clusterUpgrade = defineIntent({
  action: 'cluster:upgrade',
  command: {
    name: 'cluster-upgrade',
    summary: "Bring a cluster to another template's versions, in batches",
    risk: 'change',
    positionals: [
      positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true }),
      positional('cluster-template', 'cluster-template', 'name or uuid of the template', { required: true }),
    ],
    flags: [
      flag('max-batch-size', 'integer', 'servers at a time; 1 when not said'),
      flag('nodegroup', 'nodegroup', "a further node group, to follow its cluster's"),
      reasonFlag,
      flag('dry-run', 'boolean', 'say what would be done, and do nothing'),
    ],
    examples: ['cluster-upgrade prod k8s-1.36 --max-batch-size 2', 'cluster-upgrade prod k8s-1.36 --dry-run'],
  },
  usuallySaid: ['max-batch-size'],
  form: {
    title: 'Upgrade a cluster',
    submit: 'Upgrade',
    restsOnCluster: true,
    about: aboutCluster((name) => `Upgrade ${name}`),
  },
  slots: z.strictObject({
    cluster: Text,
    clusterTemplate: Text,
    maxBatchSize: Count.min(1, 'a batch has at least 1 server.').optional(),
    nodegroup: Text.optional(),
    reason: Note.optional(),
    dryRun: z.boolean().optional(),
  }),
  async confirm(context, { cluster, dryRun, reason, ...input }) {
    if (dryRun) return null;
    const plan = await planUpgrade(context.engine, context.caller, cluster, input);
    return askedOfOthers(context, 'upgrade', [plan.cluster], reason, confirmUpgrade(plan));
  },
  async perform(context, { cluster, dryRun, reason, ...input }) {
    const { engine, caller } = context;
    if (dryRun) {
      const plan = await planUpgrade(engine, caller, cluster, input);
      const card = upgradeCard(plan, `Would upgrade ${own(plan.group?.name ?? plan.cluster.name)}`);
      return { kind: 'answer', card: { ...card, tone: 'neutral', footnote: 'Nothing has been done.' } };
    }
    const wanted = {
      begin: (request: Request) => upgradeCluster(engine, caller, cluster, input, request),
      async held() {
        const plan = await planUpgrade(engine, caller, cluster, input);
        const { group, after, maxBatchSize } = plan;
        const of = { cluster: plan.cluster.uuid, clusterTemplate: after.uuid, maxBatchSize };
        const slots = { ...of, ...(group ? { nodegroup: group.uuid } : {}) };
        return { name: 'cluster-upgrade' as const, slots };
      },
    };
    return beginOrAskAll(context, [wanted], reason);
  },
});
