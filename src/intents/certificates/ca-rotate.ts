import { z } from 'zod';
import { counted } from '../../card/words.js';
import { previewRotation, rotateAuthority } from '../../engine/certificates/rotate.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import type { Request } from '../../engine/operations/begin.js';
import { askedOfOthers, beginOrAskAll, reasonFlag } from '../approvals/held.js';
import { Note, positional, Text } from '../fields.js';
import { aboutCluster } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { holderNames } from './rotation-text.js';

export const caRotate = defineIntent({
  action: 'certificate:rotate_ca',
  command: {
    name: 'ca-rotate',
    summary: "Replace a cluster's certificate authority",
    risk: 'destructive',
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [reasonFlag],
    examples: ['ca-rotate prod'],
  },
  form: {
    title: 'Replace the authority',
    submit: 'Go on',
    about: aboutCluster((name) => `New authority of ${name}`),
  },
  slots: z.strictObject({ cluster: Text, reason: Note.optional() }),
  async confirm(context, slots) {
    const { engine, caller, origin } = context;
    const { cluster, holders } = await previewRotation(engine, caller, slots.cluster);
    const names = holderNames(holders, origin?.platform);
    return askedOfOthers(context, 'rotate-ca', [cluster], slots.reason, {
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
    });
  },
  async perform(context, { cluster, reason }) {
    const { engine, caller } = context;
    const wanted = {
      begin: (request: Request) => rotateAuthority(engine, caller, cluster, request),
      async held() {
        const { uuid } = await showCluster(engine, caller, cluster, null);
        return { name: 'ca-rotate' as const, slots: { cluster: uuid } };
      },
    };
    return beginOrAskAll(context, [wanted], reason);
  },
});
