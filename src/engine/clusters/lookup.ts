import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { type Candidate, EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import { mostItems, type Page, type PageInput, pageRequest, uuidMarker } from '../paging/page.js';
import { type Action, authorize, reach } from '../policy.js';
import { findClusters, getCluster } from '../store/clusters/find.js';
import { clusterNames as names } from '../store/clusters/names.js';
import { clusterColumns, pageOfClusters } from '../store/clusters/pages.js';
import { getTemplates } from '../store/templates.js';
import { type Cluster, type ClusterStatus, clusterStatuses } from './cluster.js';

/** Which clusters a list is of. */
export interface ClusterFilter {
  /** How their statuses end: `_COMPLETE`, `_IN_PROGRESS`, `_FAILED`. */
  readonly ending?: string | undefined;
}

/**
 * A page of the clusters of the caller's project, or of all projects where the policy lets the caller; in the order in which they
 * were made where no other is asked for. The time it takes does not grow with the list. Throws `page.invalid`, or `cluster.not_found` for
 * a marker that is none of them.
 */
export async function pageClusters(
  engine: Engine,
  caller: Caller,
  asked: PageInput = {},
  filter: ClusterFilter = {},
  action: 'cluster:get_all' | 'cluster:detail' = 'cluster:get_all',
): Promise<Page<Cluster>> {
  authorize(engine, caller, action);
  const request = pageRequest(asked, clusterColumns);
  const projectId = reach(engine, caller, `${action}_all_projects`);
  const marker = uuidMarker(request);
  const after = marker && (await getCluster(engine.db.read, marker));
  if (marker && (!after || (projectId !== null && after.projectId !== projectId))) {
    throw new EngineError('cluster.not_found', `Cluster ${marker} could not be found.`, { field: 'marker' });
  }
  const { ending } = filter;
  const statuses: readonly ClusterStatus[] | undefined =
    ending === undefined ? undefined : clusterStatuses.filter((status) => status.endsWith(ending));
  return pageOfClusters(engine.db.read, { projectId, statuses }, request, after || null);
}

/** Names of clusters that the caller sees, the newest first: those that contain a text where one is given, `limit` at most. */
export async function clusterNames(
  engine: Engine,
  caller: Caller,
  asked: { readonly containing?: string | undefined; readonly limit?: number } = {},
): Promise<{ name: string; uuid: string; status: string }[]> {
  authorize(engine, caller, 'cluster:get_all');
  const projectId = reach(engine, caller, 'cluster:get_all_all_projects');
  const { containing, limit = mostItems } = asked;
  return names(engine.db.read, { projectId, containing, limit });
}

/**
 * One cluster by uuid or name: of the caller's project, or of any where the policy lets the caller do `everywhere`
 * (null: the own project only). A name in the own project comes before the same name elsewhere. Throws `cluster.not_found` (with the nearest name
 * as hint; a cluster out of reach is not found either) or `cluster.ambiguous`.
 */
export async function showCluster(
  engine: Engine,
  caller: Caller,
  identifier: string,
  everywhere: Action | null = 'cluster:get_one_all_projects',
): Promise<Cluster> {
  const projectId = everywhere === null ? caller.projectId : reach(engine, caller, everywhere);
  const all = await findClusters(engine.db.read, { projectId, identifier });
  const own = all.filter((each) => each.projectId === caller.projectId);
  const found = own.length > 0 ? own : all;
  const exact =
    all.find(({ uuid }) => uuid === identifier.toLowerCase()) ?? (found.length === 1 ? found[0] : null);
  if (exact) {
    authorize(engine, caller, 'cluster:get', exact);
    return exact;
  }
  if (found.length > 1) {
    throw new EngineError(
      'cluster.ambiguous',
      'Multiple clusters exist with same name. Please use the cluster uuid instead.',
      {
        field: 'cluster',
        hint: `Those named ${identifier}: ${found.map(({ uuid }) => uuid).join(', ')}.`,
        candidates: await candidatesOf(engine, found),
      },
    );
  }
  const there = await names(engine.db.read, { projectId, limit: mostItems });
  throw new EngineError('cluster.not_found', `Cluster ${identifier} could not be found.`, {
    field: 'cluster',
    hint: nearest(
      'cluster',
      identifier,
      there.map(({ name }) => name),
    ),
  });
}

/** What tells clusters of one name from each other. */
async function candidatesOf({ db }: Engine, clusters: readonly Cluster[]): Promise<Candidate[]> {
  const templates = await getTemplates(
    db.read,
    clusters.map(({ clusterTemplateId }) => clusterTemplateId),
  );
  return clusters.map(({ uuid, status, nodeCount, createdAt, clusterTemplateId }) => ({
    uuid,
    facts: {
      status,
      nodes: nodeCount,
      created: createdAt,
      template: templates.find((each) => each.uuid === clusterTemplateId)?.name ?? clusterTemplateId,
    },
  }));
}
