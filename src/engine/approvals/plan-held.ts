import type { Caller } from '../caller.js';
import { previewRotation } from '../certificates/rotate.js';
import type { Cluster } from '../clusters/cluster.js';
import { showCluster } from '../clusters/lookup.js';
import { planResize, type ResizePlan } from '../clusters/resize.js';
import { planUpgrade, type UpgradePlan } from '../clusters/upgrade.js';
import type { Engine } from '../engine.js';
import { masterRole, type NodeGroup } from '../nodegroups/nodegroup.js';
import { previewPlan } from '../nodegroups/preview.js';
import { listMembers } from '../nodes/node.js';
import type { Holder } from '../operations/operation.js';
import { bounded } from '../preview/bounded.js';
import type { StackPreview } from '../preview/preview.js';
import { listNodeGroups } from '../store/nodegroups.js';
import type { HeldIntent } from './approval.js';

/** A node group that goes. */
export interface GoingGroup {
  readonly name: string;
  readonly nodeCount: number;
  /** Names of its nodes; none of masters, which have no names of their own. */
  readonly nodes: readonly string[];
  /** Why the cloud could not name them, in a sentence; null where it could. */
  readonly trouble: string | null;
}

/** What an operation that waits would do now. */
export type HeldPlan =
  | { readonly kind: 'resize'; readonly plan: ResizePlan; readonly stack: StackPreview }
  | { readonly kind: 'upgrade'; readonly plan: UpgradePlan }
  | { readonly kind: 'rotate-ca'; readonly holders: readonly Holder[] }
  /** `stacks`: the names by which Heat knows what goes. */
  | { readonly kind: 'delete'; readonly groups: readonly GoingGroup[]; readonly stacks: readonly string[] };

/** What an operation that waits would do now, as it would be begun: nothing is changed. Throws what the operation itself would. */
export async function planHeld(
  engine: Engine,
  caller: Caller,
  { name, slots }: HeldIntent,
): Promise<HeldPlan> {
  switch (name) {
    case 'cluster-resize': {
      const { cluster, nodegroup, nodeCount, nodesToRemove, how } = slots;
      const plan = await planResize(engine, caller, cluster, { nodegroup, nodeCount, nodesToRemove }, how);
      return { kind: 'resize', plan, stack: await previewPlan(engine, caller, plan) };
    }
    case 'cluster-upgrade': {
      const { cluster, ...input } = slots;
      return { kind: 'upgrade', plan: await planUpgrade(engine, caller, cluster, input) };
    }
    case 'ca-rotate':
      return { kind: 'rotate-ca', holders: (await previewRotation(engine, caller, slots.cluster)).holders };
    case 'cluster-delete':
    case 'nodegroup-delete': {
      const cluster = await showCluster(engine, caller, slots.cluster, 'cluster:get_one_all_projects');
      const all = await listNodeGroups(engine.db.read, cluster.uuid);
      const only = 'nodegroup' in slots ? slots.nodegroup : null;
      const groups = all.filter(({ uuid }) => only === null || uuid === only);
      // The default groups are in the cluster's own stack.
      const stacks = [
        ...(only === null ? [cluster.stackName] : []),
        ...groups.map((group) => group.stackName),
      ];
      return {
        kind: 'delete',
        groups: await Promise.all(groups.map((group) => going(engine, cluster, group))),
        stacks: [...new Set(stacks)],
      };
    }
  }
}

async function going(engine: Engine, cluster: Cluster, group: NodeGroup): Promise<GoingGroup> {
  const { name, nodeCount, role } = group;
  if (role === masterRole) return { name, nodeCount, nodes: [], trouble: null };
  const answer = await bounded('Heat', () => listMembers(engine, cluster, group));
  if ('trouble' in answer) return { name, nodeCount, nodes: [], trouble: answer.trouble };
  return { name, nodeCount, nodes: answer.value.nodes.map((node) => node.name), trouble: null };
}
