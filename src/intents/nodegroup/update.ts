import { z } from 'zod';
import type { Card } from '../../card/card.js';
import { shown } from '../../card/words.js';
import { EngineError } from '../../engine/errors.js';
import type { NodeGroupBounds } from '../../engine/nodegroups/input.js';
import { showNodeGroup } from '../../engine/nodegroups/lookup.js';
import type { NodeGroup } from '../../engine/nodegroups/nodegroup.js';
import { planBounds, updateNodeGroup } from '../../engine/nodegroups/update.js';
import { Changes, changeArguments, Op } from '../changes.js';
import { flag, Text } from '../fields.js';
import { aboutCluster, saidText } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { nodeGroupCard } from './card.js';
import { whichGroup } from './which.js';

export const nodegroupUpdate = defineIntent({
  action: 'nodegroup:update',
  command: {
    name: 'nodegroup-update',
    summary: 'Change the bounds of a node group',
    risk: 'change',
    positionals: [...whichGroup, ...changeArguments],
    flags: [flag('dry-run', 'boolean', 'say what would be done, and do nothing')],
    examples: ['nodegroup-update prod default-worker replace max_node_count=5'],
  },
  form: {
    restsOnCluster: true,
    title: 'Change a node group',
    submit: 'Change',
    about: aboutCluster((name) => `Change a group of ${name}`),
    async changes({ engine, caller }, slots) {
      const [cluster, nodegroup] = [saidText(slots.cluster), saidText(slots.nodegroup)];
      const group =
        cluster && nodegroup ? (await showNodeGroup(engine, caller, cluster, nodegroup)).group : null;
      const bound = (name: string, summary: string, now: number | null | undefined) => ({
        name,
        argument: flag(name.replaceAll('_', '-'), 'integer', summary),
        ...(typeof now === 'number' && { now: String(now) }),
      });
      return {
        ops: Op.options,
        attributes: [
          bound('min_node_count', 'it never has fewer', group?.minNodeCount),
          bound('max_node_count', 'it never has more', group?.maxNodeCount),
        ],
      };
    },
  },
  slots: z.strictObject({
    cluster: Text,
    nodegroup: Text,
    op: Op,
    changes: Changes,
    dryRun: z.boolean().optional(),
  }),
  async perform({ engine, caller, origin }, { cluster, nodegroup, op, changes, dryRun }) {
    const bounds = wantedBounds(op, changes);
    if (dryRun) {
      const { group, change } = await planBounds(engine, caller, cluster, nodegroup, bounds);
      return { kind: 'answer', card: boundsCard(group, change) };
    }
    await updateNodeGroup(engine, caller, cluster, nodegroup, bounds, { origin });
    const { cluster: owner, group } = await showNodeGroup(engine, caller, cluster, nodegroup);
    return { kind: 'answer', card: nodeGroupCard(owner, group, `Node group ${group.name} updated`) };
  },
});

/** Bounds before and after: nothing has been done. */
function boundsCard(
  group: NodeGroup,
  { minNodeCount, maxNodeCount }: Pick<NodeGroup, 'minNodeCount' | 'maxNodeCount'>,
): Card {
  return {
    title: `Would change node group ${group.name}`,
    tone: 'neutral',
    text: 'Nothing in the cloud changes. Nothing has been done.',
    facts: [
      { label: 'min_node_count', value: `${group.minNodeCount} → ${minNodeCount}` },
      { label: 'max_node_count', value: `${shown(group.maxNodeCount)} → ${shown(maxNodeCount)}` },
    ],
  };
}

const Whole = (name: string) => z.int({ error: `${name} takes a whole number.` });
const Bounds = z.object({
  min_node_count: Whole('min_node_count').optional(),
  max_node_count: Whole('max_node_count').optional(),
});

/** The bounds that the changes ask for. Throws in Magnum's words for any other attribute. */
function wantedBounds(op: z.output<typeof Op>, changes: z.output<typeof Changes>): NodeGroupBounds {
  const names = Array.isArray(changes) ? changes : Object.keys(changes);
  const other = names.find((name) => !(name in Bounds.shape));
  if (other) {
    throw new EngineError(
      'nodegroup.invalid',
      `'/${other}' is an internal attribute and can not be updated`,
      {
        field: 'changes',
        hint: 'Only min_node_count and max_node_count can be changed; cluster-resize changes the number of nodes.',
      },
    );
  }
  if (op === 'remove') {
    return {
      ...(names.includes('min_node_count') ? { minNodeCount: 0 } : {}),
      ...(names.includes('max_node_count') ? { maxNodeCount: null } : {}),
    };
  }
  const read = Bounds.safeParse(Array.isArray(changes) ? {} : changes);
  if (!read.success || Array.isArray(changes)) {
    const said = read.error?.issues[0]?.message ?? "'add' and 'replace' operations needs value";
    throw new EngineError('nodegroup.invalid', said, { field: 'changes' });
  }
  return { minNodeCount: read.data.min_node_count, maxNodeCount: read.data.max_node_count };
}
