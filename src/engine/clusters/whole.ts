import type { Engine } from '../engine.js';
import { grouped } from '../grouped.js';
import { listFurtherGroups } from '../store/nodegroups.js';
import { getTemplates } from '../store/templates.js';
import type { ClusterTemplate } from '../templates/template.js';
import type { Cluster } from './cluster.js';

/** A cluster with what Magnum shows of it that is not in its own row: workers of every group, and its template's labels. */
export interface WholeCluster {
  readonly cluster: Cluster;
  readonly template: Pick<ClusterTemplate, 'labels'>;
  /** Workers of all groups together. */
  readonly nodeCount: number;
  readonly nodeAddresses: readonly string[];
}

/** Completes clusters, in their order; two queries for however many. */
export async function wholeClusters(engine: Engine, clusters: readonly Cluster[]): Promise<WholeCluster[]> {
  if (clusters.length === 0) return [];
  const [groups, templates] = await Promise.all([
    listFurtherGroups(
      engine.db.read,
      clusters.map(({ uuid }) => uuid),
    ),
    getTemplates(engine.db.read, [...new Set(clusters.map(({ clusterTemplateId }) => clusterTemplateId))]),
  ]);
  const groupsOf = grouped(groups, ({ clusterUuid }) => clusterUuid);
  const templateOf = new Map(templates.map((template) => [template.uuid, template]));
  return clusters.map((cluster) => {
    const further = groupsOf.get(cluster.uuid) ?? [];
    return {
      cluster,
      template: templateOf.get(cluster.clusterTemplateId) ?? { labels: {} },
      nodeCount: further.reduce((sum, { nodeCount }) => sum + nodeCount, cluster.nodeCount),
      nodeAddresses: [...cluster.nodeAddresses, ...further.flatMap(({ nodeAddresses }) => nodeAddresses)],
    };
  });
}
