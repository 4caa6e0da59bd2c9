import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Request } from '../operations/begin.js';
import { authorize } from '../policy.js';
import { insertEvent } from '../store/events.js';
import { countTemplateUses, removeTemplate } from '../store/templates.js';
import { isTemplateInUse } from './in-use.js';
import { showClusterTemplate } from './lookup.js';
import type { ClusterTemplate } from './template.js';

/** Deletes a template that no cluster was made from. Throws `template.in_use` in Magnum's words otherwise. */
export async function deleteClusterTemplate(
  engine: Engine,
  caller: Caller,
  identifier: string,
  request: Request = {},
): Promise<ClusterTemplate> {
  const template = await showClusterTemplate(
    engine,
    caller,
    identifier,
    'clustertemplate:delete_all_projects',
  );
  authorize(engine, caller, 'clustertemplate:delete', template);
  await engine.db.write(async (tx) => {
    const uses = await countTemplateUses(tx, template.uuid);
    if (uses > 0) throw templateInUse(identifier);
    await removeTemplate(tx, template.uuid);
    await insertEvent(tx, {
      projectId: template.projectId,
      body: { type: 'template.deleted', name: template.name, uuid: template.uuid, by: caller },
    });
    await appendAudit(tx, caller, {
      action: 'cluster-template-delete',
      target: { kind: 'cluster-template', id: template.uuid, name: template.name },
      input: {},
      outcome: 'accepted',
      origin: request.origin,
    });
  });
  return template;
}

/** Throws `template.in_use` when any cluster was made from it. */
export async function requireUnused(engine: Engine, template: ClusterTemplate): Promise<void> {
  if (await isTemplateInUse(engine, template)) throw templateInUse(template.name);
}

/** Magnum's refusal for a template that clusters were made from. */
export function templateInUse(identifier: string): EngineError {
  return new EngineError(
    'template.in_use',
    `ClusterTemplate ${identifier} is referenced by one or multiple clusters.`,
    { field: 'clusterTemplate', hint: 'Delete those clusters first, or make a new template.' },
  );
}
