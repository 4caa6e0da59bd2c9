import { counted } from '../../card/words.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { requireNodeGroup } from '../../engine/nodegroups/lookup.js';
import { defaultWorker } from '../../engine/nodegroups/nodegroup.js';
import { saidText } from '../form-about.js';
import type { IntentForm } from '../intent.js';

/** Asks for the number of nodes, and says how many the cluster or its node group has. */
export const resizeForm: IntentForm = {
  title: 'Scale a cluster',
  submit: 'Scale',
  restsOnCluster: true,
  oneOf: ['node-count', 'node-count-change', 'nodes-to-remove'],
  async about({ engine, caller }, slots) {
    const named = saidText(slots.cluster);
    if (!named) return {};
    const cluster = await showCluster(engine, caller, named, 'cluster:update_all_projects');
    const group = await requireNodeGroup(engine, cluster, saidText(slots.nodegroup) ?? defaultWorker);
    const nodes = counted(group.nodeCount, 'node');
    if (group.name === defaultWorker)
      return { title: `Scale ${cluster.name}`, text: `${cluster.name} has ${nodes} now.` };
    return {
      title: `Scale ${group.name}`,
      text: `Node group ${group.name} of ${cluster.name} has ${nodes} now.`,
    };
  },
};
