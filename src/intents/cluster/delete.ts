import { z } from 'zod';
import { own } from '../../card/own.js';
import { counted } from '../../card/words.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { deleteCluster } from '../../engine/clusters/delete.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { serversLeft } from '../../engine/clusters/servers-left.js';
import { EngineError } from '../../engine/errors.js';
import type { Request } from '../../engine/operations/begin.js';
import { askedOfOthers, beginOrAskAll, reasonFlag, wasBegun } from '../approvals/held.js';
import { Note, positional, Text } from '../fields.js';
import { foreignProject } from '../foreign-project.js';
import { defineIntent, type IntentContext } from '../intent.js';

export const clusterDelete = defineIntent({
  action: 'cluster:delete',
  command: {
    name: 'cluster-delete',
    summary: 'Delete clusters and everything that runs in them',
    risk: 'destructive',
    aliases: ['bay-delete'],
    positionals: [
      positional('clusters', 'cluster', 'names or uuids of clusters', { required: true, list: true }),
    ],
    flags: [reasonFlag],
    examples: ['cluster-delete swarm'],
  },
  form: { title: 'Delete clusters', submit: 'Go on', about: aboutDelete },
  slots: z.strictObject({ clusters: z.array(Text).min(1), reason: Note.optional() }),
  async confirm(context, slots) {
    const { engine, caller } = context;
    const named = new Map<string, Cluster>();
    for (const identifier of slots.clusters) {
      const cluster = await showCluster(engine, caller, identifier);
      if (cluster.status === 'DELETE_IN_PROGRESS' && !(await wasBegun(context))) throw goesAlready(cluster);
      named.set(cluster.uuid, cluster);
    }
    const clusters = [...named.values()];
    const projects = await Promise.all(clusters.map((each) => foreignProject(engine, caller, each)));
    const names = clusters.map(({ name }) => name).join(' ');
    const left = await Promise.all(clusters.map((each) => serversLeft(engine.db.read, each)));
    const servers = left.reduce((sum, each) => sum + each.servers, 0);
    const gone = clusters.filter((_, i) => left[i]?.isGone);
    return askedOfOthers(context, 'delete', clusters, slots.reason, {
      card: {
        title: `Delete ${clusters.map(({ name }) => own(name)).join(', ')}?`,
        tone: 'danger',
        text: [
          servers > 0
            ? `${counted(servers, 'server')} and everything on ${servers === 1 ? 'it' : 'them'} will be gone.`
            : '',
          ...gone.map(({ name }) => `Nothing of ${name} is left in Heat: only its record will be gone.`),
          'This cannot be undone.',
          ...clusters.map(({ name }, i) => (projects[i] ? `${name} is in project ${projects[i]}.` : '')),
        ]
          .filter(Boolean)
          .join(' '),
        facts: clusters.map(({ name, status }) => ({ label: own(name), value: status })),
      },
      typed: names,
      typedLabel: clusters.length === 1 ? 'Name of the cluster' : 'Names of the clusters, with spaces',
      submit: 'Delete',
    });
  },
  async perform(context, { clusters, reason }) {
    const { engine, caller } = context;
    const wanted = [...new Set(clusters)].map((identifier) => ({
      begin: (request: Request) => deleteCluster(engine, caller, identifier, request),
      async held() {
        const { uuid } = await showCluster(engine, caller, identifier, 'cluster:delete_all_projects');
        return { name: 'cluster-delete' as const, slots: { cluster: uuid } };
      },
    }));
    return beginOrAskAll(context, wanted, reason);
  },
});

/** Names the clusters in the title. */
async function aboutDelete(
  { engine, caller }: IntentContext,
  { clusters }: Readonly<Record<string, unknown>>,
) {
  const named = Array.isArray(clusters) ? clusters.map(String) : [];
  if (named.length === 0) return {};
  const found = await Promise.all(named.map((each) => showCluster(engine, caller, each)));
  return { title: `Delete ${found.map(({ name }) => own(name)).join(', ')}` };
}

function goesAlready({ name }: Cluster): EngineError {
  return new EngineError('cluster.wrong_status', `Cluster ${name} is being deleted already.`, {
    hint: `cluster-events ${name} says what it waits for.`,
  });
}
