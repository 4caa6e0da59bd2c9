import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { allows, authorize } from '../policy.js';
import { findProject, type Project, requireProject } from '../projects.js';
import { countClusters, countClustersByProject } from '../store/clusters.js';
import type { Reader } from '../store/database.js';
import { getQuota, listQuotas as list } from '../store/quotas.js';
import { parseInput } from '../validation.js';
import { type QuotaInForce, QuotaResource } from './quota.js';

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

/** The stored quotas of the caller's project, or of all projects, with what is used of each. Throws `policy.forbidden`. */
export async function listQuotas(
  engine: Engine,
  caller: Caller,
  asked: { allTenants?: boolean | undefined } = {},
): Promise<QuotaInForce[]> {
  authorize(engine, caller, 'quota:get_all');
  const stored = await list(engine.db.read, asked.allTenants ? null : caller.projectId);
  const used = await countClustersByProject(engine.db.read);
  return stored.map((quota) => ({
    projectId: quota.projectId,
    resource: quota.resource,
    hardLimit: quota.hardLimit,
    stored: quota,
    used: used.get(quota.projectId) ?? 0,
  }));
}
