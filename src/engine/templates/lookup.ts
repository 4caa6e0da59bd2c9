import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { nearest } from '../nearest.js';
import { type Page, type PageInput, pageRequest, uuidMarker } from '../paging/page.js';
import { type Action, authorize, reach } from '../policy.js';
import {
  findTemplates,
  getTemplate,
  listTemplates,
  pageOfTemplates,
  templateColumns,
} from '../store/templates.js';
import type { ClusterTemplate } from './template.js';

/**
 * The caller's templates and the public ones, oldest first; those of all projects, and the hidden ones, where the
 * policy lets the caller.
 */
export async function listClusterTemplates(engine: Engine, caller: Caller): Promise<ClusterTemplate[]> {
  authorize(engine, caller, 'clustertemplate:get_all');
  const projectId = reach(engine, caller, 'clustertemplate:get_all_all_projects');
  return listTemplates(engine.db.read, { projectId, hidden: projectId === null });
}

/**
 * A page of what {@link listClusterTemplates} lists. Throws `page.invalid`, or `template.not_found` for a marker that is none of
 * them.
 */
export async function pageClusterTemplates(
  engine: Engine,
  caller: Caller,
  asked: PageInput = {},
  action: 'clustertemplate:get_all' | 'clustertemplate:detail' = 'clustertemplate:get_all',
): Promise<Page<ClusterTemplate>> {
  authorize(engine, caller, action);
  const request = pageRequest(asked, templateColumns);
  const projectId = reach(engine, caller, `${action}_all_projects`);
  const marker = uuidMarker(request);
  const after = marker && (await getTemplate(engine.db.read, marker));
  if (marker && (!after || (projectId !== null && after.projectId !== projectId && !after.public))) {
    throw new EngineError('template.not_found', `ClusterTemplate ${marker} could not be found.`, {
      field: 'marker',
    });
  }
  return pageOfTemplates(engine.db.read, { projectId, hidden: projectId === null }, request, after || null);
}

/**
 * One template by uuid or name that the caller sees: own, public, or any where the policy lets the caller do
 * `everywhere`. A name in the own project comes before the same name elsewhere. Throws `template.not_found` (with the
 * nearest name as hint) or `template.ambiguous`.
 */
export async function showClusterTemplate(
  engine: Engine,
  caller: Caller,
  identifier: string,
  everywhere: Action = 'clustertemplate:get_one_all_projects',
): Promise<ClusterTemplate> {
  authorize(engine, caller, 'clustertemplate:get');
  const projectId = reach(engine, caller, everywhere);
  const all = await findTemplates(engine.db.read, { projectId, identifier });
  const foreign = all.filter((each) => each.projectId !== caller.projectId && !each.public);
  const near = all.filter((each) => !foreign.includes(each));
  const found = near.length > 0 ? near : foreign;
  const exact =
    all.find(({ uuid }) => uuid === identifier.toLowerCase()) ?? (found.length === 1 ? found[0] : null);
  if (exact) return exact;
  if (found.length > 1) {
    throw new EngineError(
      'template.ambiguous',
      'Multiple ClusterTemplates exist with same name. Please use the ClusterTemplate uuid instead.',
      {
        field: 'clusterTemplate',
        hint: `Those named ${identifier}: ${found.map(({ uuid }) => uuid).join(', ')}.`,
        candidates: found.map(({ uuid, coe, imageId, flavorId, createdAt }) => ({
          uuid,
          facts: { coe, image: imageId, flavor: flavorId ?? '-', created: createdAt },
        })),
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
