import { z } from 'zod';
import { counted } from '../../card/words.js';
import { deleteCluster } from '../../engine/clusters/change.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import type { Operation } from '../../engine/operations/operation.js';
import { positional, Text } from '../fields.js';
import { foreignProject } from '../foreign-project.js';
import { defineIntent } from '../intent.js';

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
    flags: [],
    examples: ['cluster-delete swarm'],
  },
  slots: z.strictObject({ clusters: z.array(Text).min(1) }),
  async confirm({ engine, caller }, slots) {
    const clusters = [];
    for (const identifier of slots.clusters) clusters.push(await showCluster(engine, caller, identifier));
    const projects = await Promise.all(clusters.map((each) => foreignProject(engine, caller, each)));
    const names = clusters.map(({ name }) => name).join(' ');
    const servers = clusters.reduce((sum, each) => sum + each.masterCount + each.nodeCount, 0);
    return {
      card: {
        title: `Delete ${names}?`,
        tone: 'danger',
        text: [
          `${counted(servers, 'server')} and everything on ${servers === 1 ? 'it' : 'them'} will be gone.`,
          'This cannot be undone.',
          ...clusters.map(({ name }, i) => (projects[i] ? `${name} is in project ${projects[i]}.` : '')),
        ]
          .filter(Boolean)
          .join(' '),
        facts: clusters.map(({ name, status }) => ({ label: name, value: status })),
      },
      typed: names,
      typedLabel: clusters.length === 1 ? 'Name of the cluster' : 'Names of the clusters, with spaces',
      submit: 'Delete',
    };
  },
  async perform({ engine, caller, origin, requestKey }, slots) {
    const operations: Operation[] = [];
    for (const [i, identifier] of slots.clusters.entries()) {
      const key = requestKey && `${requestKey}:${i}`;
      operations.push((await deleteCluster(engine, caller, identifier, { origin, key })).operation);
    }
    return { kind: 'accepted', operations };
  },
});
