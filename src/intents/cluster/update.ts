import { z } from 'zod';
import { planResize } from '../../engine/clusters/resize.js';
import { EngineError } from '../../engine/errors.js';
import { reasonFlag } from '../approvals/held.js';
import { Changes, changeArguments, Op } from '../changes.js';
import { flag, Note, positional, Text } from '../fields.js';
import { aboutCluster, clusterSaid } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { performResize } from './perform-resize.js';
import { confirmResize } from './shrink.js';

const minimum = 0;
/** What a node count that is removed becomes: Magnum's default. */
const removed = 1;

export const clusterUpdate = defineIntent({
  action: 'cluster:update',
  command: {
    name: 'cluster-update',
    summary: 'Change the number of nodes of a cluster',
    risk: 'change',
    aliases: ['bay-update'],
    positionals: [
      positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true }),
      ...changeArguments,
    ],
    flags: [
      flag('rollback', 'boolean', 'go back when the update fails'),
      flag('nodes-to-remove', 'text', 'nodes to take away first, with commas', { list: true }),
      reasonFlag,
      flag('dry-run', 'boolean', 'say what would be done, and do nothing'),
    ],
    examples: ['cluster-update swarm replace node_count=2'],
  },
  form: {
    title: 'Change a cluster',
    submit: 'Change',
    restsOnCluster: true,
    about: aboutCluster((name) => `Change ${name}`),
    async changes(context, slots) {
      const now = (await clusterSaid(context, slots))?.cluster.nodeCount;
      const argument = flag('node-count', 'integer', 'number of workers');
      return {
        ops: ['replace', 'remove'],
        attributes: [{ name: 'node_count', argument, ...(now !== undefined && { now: String(now) }) }],
      };
    },
  },
  slots: z.strictObject({
    cluster: Text,
    op: Op,
    changes: Changes,
    rollback: z.boolean().optional(),
    nodesToRemove: z.array(Text).optional(),
    reason: Note.optional(),
    dryRun: z.boolean().optional(),
  }),
  async confirm(context, slots) {
    const { engine, caller } = context;
    const nodeCount = wantedNodes(slots.op, slots.changes);
    if (slots.dryRun) return null;
    const { nodesToRemove } = slots;
    const wanted = { nodeCount, nodesToRemove };
    const plan = await planResize(engine, caller, slots.cluster, wanted, 'update');
    return confirmResize(context, plan, slots.reason);
  },
  async perform(context, slots) {
    const input = {
      nodeCount: wantedNodes(slots.op, slots.changes),
      nodesToRemove: slots.nodesToRemove,
      rollback: slots.rollback,
    };
    return performResize(context, slots.cluster, input, 'update', slots);
  },
});

/** The node count that the changes ask for. Throws in Magnum's words for any other attribute. */
function wantedNodes(op: z.output<typeof Op>, changes: z.output<typeof Changes>): number {
  const given: Record<string, unknown> = Array.isArray(changes)
    ? Object.fromEntries(changes.map((name) => [name, undefined]))
    : changes;
  const others = Object.keys(given).filter((name) => name !== 'node_count');
  if (others.length > 0) {
    throw new EngineError('cluster.invalid', `cannot change cluster property(ies) ${others.join(', ')}.`, {
      field: 'changes',
      hint: 'Only node_count can be changed: cluster-update <cluster> replace node_count=2',
    });
  }
  if (op === 'add') {
    throw new EngineError(
      'cluster.invalid',
      "The attribute /node_count has existed, please use 'replace' operation instead.",
      { field: 'op' },
    );
  }
  if (op === 'remove') return removed;
  const value = given.node_count;
  if (value === undefined) {
    throw new EngineError('cluster.invalid', "'add' and 'replace' operations needs value", {
      field: 'changes',
      hint: 'Write it as node_count=2.',
    });
  }
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum) return value;
  throw new EngineError(
    'cluster.invalid',
    `node_count takes a whole number from ${minimum}, not ${JSON.stringify(value)}.`,
    {
      field: 'changes',
    },
  );
}
