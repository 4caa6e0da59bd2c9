import { z } from 'zod';
import { showAuthority } from '../../engine/certificates/cluster-certificates.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { EngineError } from '../../engine/errors.js';
import { authorize } from '../../engine/policy.js';
import { templateOf } from '../../engine/templates/lookup.js';
import type { ClusterTemplate } from '../../engine/templates/template.js';
import { positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import type { Connection, ConnectionConfig } from './connection.js';
import { dockerConfig } from './docker-config.js';
import { kubernetesConfig } from './kubernetes-config.js';
import { webAddresses } from './web-addresses.js';

const writers: Readonly<Record<string, (connection: Connection) => ConnectionConfig>> = {
  kubernetes: kubernetesConfig,
  swarm: dockerConfig,
  'swarm-mode': dockerConfig,
};

/** Magnum's client makes the key itself and writes it down; here the key never leaves the person's machine. */
export const clusterConfig = defineIntent({
  action: 'certificate:get',
  command: {
    name: 'cluster-config',
    summary: 'How to connect to a cluster: address, authority, settings',
    risk: 'read',
    aliases: ['bay-config'],
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [],
    examples: ['cluster-config swarm'],
  },
  form: { title: 'Connect to a cluster', submit: 'Show' },
  slots: z.strictObject({ cluster: Text }),
  async perform({ engine, caller }, slots) {
    const cluster = await showCluster(engine, caller, slots.cluster, null);
    authorize(engine, caller, 'certificate:get', cluster);
    const template = await templateOf(engine, cluster);
    if (!template) throw new EngineError('template.not_found', `The template of ${cluster.name} is gone.`);
    const ca = template.tlsDisabled ? null : await showAuthority(engine, cluster);
    const person = caller.chat?.name ?? caller.userName;
    const write = writers[template.coe];
    if (!cluster.apiAddress || !write) return { kind: 'answer', card: unknownCard(cluster, template, ca) };
    const { commands, files } = write({ cluster, ca, person });
    return {
      kind: 'answer',
      card: {
        title: `How to connect to ${cluster.name}`,
        tone: 'neutral',
        text: ca
          ? 'Put the files into an empty folder and go on there. The private key is made on your machine and stays there: never send it.'
          : 'This cluster has no TLS: whoever reaches its address commands it.',
        facts: [{ label: 'api_address', value: cluster.apiAddress, short: false }],
        code: commands.join('\n'),
        files,
        ...(ca ? { buttons: [signButton(cluster)] } : {}),
      },
    };
  },
});

const signButton = ({ name }: Cluster) =>
  ({ label: 'Sign a request', style: 'primary', action: `ask:ca-sign ${name}` }) as const;

function unknownCard({ name, apiAddress }: Cluster, template: ClusterTemplate, ca: string | null) {
  return {
    title: `How to connect to ${name}`,
    tone: 'warning' as const,
    text: apiAddress
      ? `There is no configuration for ${template.coe} clusters: connect to ${webAddresses(template, apiAddress)}.`
      : "WARNING: The cluster's api_address is not known yet. Ask again when the cluster is complete.",
    ...(ca ? { files: [{ name: `${name}-ca.pem`, content: ca }] } : {}),
  };
}
