import { type Caller, isAdmin } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import { authorize } from '../policy.js';
import { findTemplates, getTemplate, listTemplates } from '../store/templates.js';
import type { ClusterTemplate } from './template.js';

/** The caller's templates and the public ones, oldest first; hidden ones only for an admin. */
export async function listClusterTemplates(engine: Engine, caller: Caller): Promise<ClusterTemplate[]> {
  authorize(caller, 'clustertemplate:get');
  return listTemplates(engine.db.read, { projectId: caller.projectId, hidden: isAdmin(caller) });
}

/**
 * One template by uuid or name. Throws `template.not_found` (with the nearest name as hint) or
 * `template.ambiguous`.
 */
export async function showClusterTemplate(
  engine: Engine,
  caller: Caller,
  identifier: string,
): Promise<ClusterTemplate> {
  authorize(caller, 'clustertemplate:get');
  const found = await findTemplates(engine.db.read, { projectId: caller.projectId, identifier });
  const exact =
    found.find(({ uuid }) => uuid === identifier.toLowerCase()) ?? (found.length === 1 ? found[0] : null);
  if (exact) return exact;
  if (found.length > 1) {
    throw new EngineError(
      'template.ambiguous',
      'Multiple ClusterTemplates exist with same name. Please use the ClusterTemplate uuid instead.',
      {
        field: 'clusterTemplate',
        hint: `Those named ${identifier}: ${found.map(({ uuid }) => uuid).join(', ')}.`,
      },
    );
  }
  const names = (await listClusterTemplates(engine, caller)).map(({ name }) => name);
  throw new EngineError('template.not_found', `ClusterTemplate ${identifier} could not be found.`, {
    field: 'clusterTemplate',
    hint: nearest('cluster template', identifier, names),
  });
}

/** The template that a cluster was made from; null when it is gone. */
export async function templateOf(
  engine: Engine,
  cluster: { readonly clusterTemplateId: string },
): Promise<ClusterTemplate | null> {
  return getTemplate(engine.db.read, cluster.clusterTemplateId);
}
