import { z } from 'zod';
import { counted } from '../../card/words.js';
import { previewRotation, rotateAuthority } from '../../engine/certificates/rotate.js';
import { positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { holderNames } from './rotation-text.js';

export const caRotate = defineIntent({
  action: 'certificate:rotate_ca',
  command: {
    name: 'ca-rotate',
    summary: "Replace a cluster's certificate authority",
    risk: 'destructive',
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [],
    examples: ['ca-rotate prod'],
  },
  slots: z.strictObject({ cluster: Text }),
  async confirm({ engine, caller, origin }, slots) {
    const { cluster, holders } = await previewRotation(engine, caller, slots.cluster);
    const names = holderNames(holders, origin?.platform);
    return {
      card: {
        title: `Replace the certificate authority of ${cluster.name}?`,
        tone: 'danger',
        text: 'Every certificate that it has signed stops working once the servers have the new one. This cannot be undone.',
        facts: [
          {
            label: `${counted(holders.length, 'person', 'people')} must fetch a new one`,
            value: names.length > 0 ? names : '-',
            short: false,
          },
        ],
      },
      typed: cluster.name,
      typedLabel: 'Name of the cluster',
      submit: 'Replace',
    };
  },
  async perform({ engine, caller, origin, requestKey }, slots) {
    const request = { origin, key: requestKey };
    const { operation } = await rotateAuthority(engine, caller, slots.cluster, request);
    return { kind: 'accepted', operations: [operation] };
  },
});
