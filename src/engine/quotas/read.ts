import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { type Page, type PageInput, pageRequest } from '../paging/page.js';
import { allows, authorize } from '../policy.js';
import { findProject, type Project, requireProject } from '../projects.js';
import { countClusters, countClustersByProject } from '../store/clusters/counts.js';
import type { Reader } from '../store/database.js';
import { listRunningTerms } from '../store/quota-terms.js';
import { getQuota, getQuotaById, pageOfQuotas, quotaColumns } from '../store/quotas.js';
import { parseInput } from '../validation.js';
import { type Quota, type QuotaInForce, QuotaResource } from './quota.js';

/** The quota of clusters that holds for a project now: its own, else the default of the settings. */
export async function clusterQuota(
  db: Reader,
  { settings }: Pick<Engine, 'settings'>,
  projectId: string,
): Promise<QuotaInForce> {
  const stored = await getQuota(db, { projectId, resource: 'Cluster' });
  return {
    projectId,
    resource: 'Cluster',
    hardLimit: stored?.hardLimit ?? settings.maxClustersPerProject,
    stored,
    used: await countClusters(db, projectId),
  };
}

/** When a quota in force goes back by itself, having been given for a time; null where it stays. */
export async function quotaEnds({ db }: Pick<Engine, 'db'>, quota: QuotaInForce): Promise<Date | null> {
  if (!quota.stored) return null;
  const terms = await listRunningTerms(db.read, quota.projectId);
  return terms.find(({ hardLimit }) => hardLimit === quota.hardLimit)?.until ?? null;
}

/**
 * The quota that holds for a project (by id or name; without one the caller's own), and how much of it is used. Throws `policy.forbidden`
 * in Magnum's words for another project, `project.not_found`, `quota.invalid`.
 */
export async function showQuota(
  engine: Engine,
  caller: Caller,
  asked: { project?: string | undefined; resource?: string | undefined } = {},
): Promise<{ quota: QuotaInForce; project: Project }> {
  parseInput(QuotaResource, asked.resource ?? 'Cluster', 'quota.invalid');
  const everywhere = allows(engine, caller, 'quota:get_one_all_projects');
  const project = everywhere
    ? await requireProject(engine, caller, asked.project)
    : await findProject(engine, caller, asked.project);
  // Whether another project exists is not for everybody to know.
  if (!project || (project.id !== caller.projectId && !everywhere)) {
    throw new EngineError('policy.forbidden', 'Not authorized.', {
      field: 'project',
      hint: `You act in project ${caller.projectName}; only an admin sees the quotas of others.`,
    });
  }
  authorize(engine, caller, 'quota:get', { projectId: project.id });
  return { quota: await clusterQuota(engine.db.read, engine, project.id), project };
}

/**
 * A page of the stored quotas of the caller's project, or of all projects, with what is used of each; markers are numbers. Throws
 * `policy.forbidden`, `page.invalid`, or `quota.not_found` for a marker that is none of them.
 */
export async function pageQuotas(
  engine: Engine,
  caller: Caller,
  asked: PageInput & { readonly allTenants?: boolean | undefined } = {},
): Promise<Page<QuotaInForce>> {
  authorize(engine, caller, 'quota:get_all');
  const projectId = asked.allTenants ? null : caller.projectId;
  const request = pageRequest(asked, quotaColumns);
  const after = await markedQuota(engine, projectId, request.marker);
  const { items, next } = await pageOfQuotas(engine.db.read, projectId, request, after);
  const projects = items.map((quota) => quota.projectId);
  const used = await countClustersByProject(engine.db.read, projects);
  return {
    next,
    items: items.map((quota) => ({
      projectId: quota.projectId,
      resource: quota.resource,
      hardLimit: quota.hardLimit,
      stored: quota,
      used: used.get(quota.projectId) ?? 0,
    })),
  };
}

async function markedQuota(
  { db }: Engine,
  projectId: string | null,
  marker: string | null,
): Promise<Quota | null> {
  if (marker === null) return null;
  if (!/^\d{1,9}$/.test(marker)) {
    throw new EngineError(
      'page.invalid',
      `Invalid input for field/attribute marker. Value: '${marker}'. unable to convert to int. Error: invalid literal for int() with base 10: '${marker}'`,
      { field: 'marker' },
    );
  }
  const quota = await getQuotaById(db.read, Number(marker));
  if (quota && (projectId === null || quota.projectId === projectId)) return quota;
  throw new EngineError('quota.not_found', `Quota ${marker} could not be found.`, { field: 'marker' });
}
