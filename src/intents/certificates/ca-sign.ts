import { z } from 'zod';
import { signForCaller } from '../../engine/certificates/cluster-certificates.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { authorize } from '../../engine/policy.js';
import { positional, Text } from '../fields.js';
import { aboutCluster } from '../form-about.js';
import { defineIntent } from '../intent.js';
import { certificateFacts } from './facts.js';

export const caSign = defineIntent({
  action: 'certificate:create',
  command: {
    name: 'ca-sign',
    summary: 'Have a certificate signing request signed',
    risk: 'change',
    positionals: [
      positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true }),
      positional('csr', 'file', 'the signing request (.csr), never a private key', {
        required: true,
        endings: ['csr', 'pem'],
      }),
    ],
    flags: [],
    examples: ['ca-sign --cluster swarm --csr client.csr'],
  },
  form: { title: 'Sign a request', submit: 'Sign', about: aboutCluster((name) => `Sign for ${name}`) },
  slots: z.strictObject({ cluster: Text, csr: Text }),
  async perform({ engine, caller, origin }, slots) {
    const cluster = await showCluster(engine, caller, slots.cluster, null);
    authorize(engine, caller, 'certificate:create', cluster);
    const { pem, issued } = await signForCaller(engine, cluster, slots.csr, { caller, origin });
    const name = commonName(issued.subject) || issued.serial;
    return {
      kind: 'answer',
      card: {
        title: `Certificate for ${name}`,
        tone: 'success',
        facts: [{ label: 'Cluster', value: cluster.name }, ...certificateFacts(issued)],
        files: [{ name: `${fileName(name)}.pem`, content: pem }],
        footnote: 'You are reminded 30, 7 and 1 days before it expires.',
      },
    };
  },
});

function commonName(subject: string): string {
  return /(?:^|, )CN=([^,]*)/.exec(subject)?.[1]?.trim() ?? '';
}

/** A name of a file that every system takes. */
function fileName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return safe.slice(0, 60) || 'certificate';
}
