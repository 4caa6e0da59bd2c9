import { z } from 'zod';
import { requireRetriable } from '../../engine/clusters/changeable.js';
import { leaveCluster } from '../../engine/clusters/leave.js';
import { otherFlavors } from '../../engine/clusters/other-flavors.js';
import { retryCluster } from '../../engine/clusters/retry.js';
import { flag, positional, Text } from '../fields.js';
import { aboutCluster, clusterSaid } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { flavorsCard } from './flavors-card.js';
import { leftCard } from './left-card.js';

const which = ['smaller', 'fitting'] as const;

const aboutTry = aboutCluster((name) => `Try ${name} again`);

/** Beyond Magnum, which has no way out of CREATE_FAILED but delete. */
export const clusterRetry = defineIntent({
  action: 'cluster:update',
  command: {
    name: 'cluster-retry',
    summary: 'Go on with a cluster whose create, update or delete failed',
    risk: 'change',
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [
      flag('flavor', 'flavor', 'another flavor for workers that could not be created', {
        aliases: ['flavor-id'],
      }),
      flag('master-flavor', 'flavor', 'another flavor for masters that could not be created', {
        aliases: ['master-flavor-id'],
      }),
      flag('leave', 'boolean', 'leave what could not be deleted as it is, and show what is left of it'),
      flag('flavors', 'text', 'show flavors to try again with, and do nothing', {
        choices: which,
        words: { smaller: 'smaller ones', fitting: 'those that fit' },
      }),
    ],
    examples: ['cluster-retry swarm', 'cluster-retry swarm --flavor m1.small'],
  },
  form: {
    title: 'Try a cluster again',
    submit: 'Try again',
    about: async (context, slots) => {
      const said = await clusterSaid(context, slots);
      if (said) requireRetriable(said.cluster);
      return aboutTry(context, slots);
    },
  },
  slots: z.strictObject({
    cluster: Text,
    flavor: Text.optional(),
    masterFlavor: Text.optional(),
    flavors: z.enum(which).optional(),
    leave: z.boolean().optional(),
  }),
  async perform({ engine, caller, origin, requestKey }, { cluster, flavors, leave, ...asked }) {
    if (leave) return { kind: 'answer', card: leftCard(await leaveCluster(engine, caller, cluster)) };
    if (flavors) {
      const found = await otherFlavors(engine, caller, cluster, flavors);
      return { kind: 'answer', card: flavorsCard(found, flavors) };
    }
    const { operation } = await retryCluster(engine, caller, cluster, { origin, key: requestKey }, asked);
    return { kind: 'accepted', operations: [operation] };
  },
});
