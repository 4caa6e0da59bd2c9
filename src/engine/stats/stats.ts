import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { allows, authorize } from '../policy.js';
import { findProject, type Project } from '../projects.js';
import { sumClusters } from '../store/clusters/counts.js';

/** Magnum's stats: clusters in any status, and their masters and workers together. */
export interface Stats {
  readonly clusters: number;
  readonly nodes: number;
}

/**
 * Counts of a project (by id or name), or of all projects (`project` null) where none is named and the caller is an
 * admin. Throws `policy.forbidden` in Magnum's words for another project. One query.
 */
export async function readStats(
  engine: Engine,
  caller: Caller,
  asked: { project?: string | undefined } = {},
): Promise<{ stats: Stats; project: Project | null }> {
  const everywhere = allows(engine, caller, 'cluster:get_all_all_projects');
  if (asked.project === undefined && everywhere) {
    authorize(engine, caller, 'stats:get_all');
    return { stats: await sumClusters(engine.db.read, null), project: null };
  }
  const found = await findProject(engine, caller, asked.project);
  const project = found ?? (everywhere && asked.project ? { id: asked.project, name: asked.project } : null);
  if (!project || !allows(engine, caller, 'stats:get_all', { projectId: project.id })) {
    throw new EngineError('policy.forbidden', 'Not authorized.', {
      field: 'project',
      hint: `You act in project ${caller.projectName}; only an admin sees the stats of others.`,
    });
  }
  return { stats: await sumClusters(engine.db.read, project.id), project };
}
