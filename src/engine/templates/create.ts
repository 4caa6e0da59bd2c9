import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { generateName, uuidFor } from '../names.js';
import type { Request } from '../operations/begin.js';
import { authorize } from '../policy.js';
import { insertEvent } from '../store/events.js';
import { getTemplate, insertTemplate } from '../store/templates.js';
import { parseInput } from '../validation.js';
import { TemplateInput } from './input.js';
import { storedFields } from './stored.js';
import type { ClusterTemplate } from './template.js';
import { everyField, requirePublisher, validateTemplate } from './validate.js';

/**
 * Makes a cluster template after Magnum's checks in Magnum's order (magnum.md B.1): types, driver, network and
 * volume driver, storage, labels, image, flavors, networks, who may publish. The keypair is checked when a
 * cluster is made. A request key that was used before answers what it made then. Throws EngineError `template.invalid` or `policy.forbidden`; nothing is stored then.
 */
export async function createClusterTemplate(
  engine: Engine,
  caller: Caller,
  input: TemplateInput,
  request: Request = {},
): Promise<ClusterTemplate> {
  authorize(engine, caller, 'clustertemplate:create');
  const uuid = uuidFor(request.key);
  const earlier = request.key ? await getTemplate(engine.db.read, uuid) : null;
  if (earlier) return earlier;
  const asked = parseInput(TemplateInput, input, 'template.invalid');
  const cloud = engine.clouds.forCaller(caller);
  const { clusterDistro, driver } = await validateTemplate(engine, cloud, asked, everyField(asked));
  if (asked.public || asked.hidden) requirePublisher(engine, caller);

  const template: ClusterTemplate = {
    ...storedFields({ ...asked, networkDriver: asked.networkDriver ?? driver.networkDrivers[0] }),
    uuid,
    projectId: caller.projectId,
    userId: caller.userId,
    name: asked.name ?? generateName('template'),
    clusterDistro,
    createdAt: new Date(),
    updatedAt: null,
  };
  await engine.db.write(async (tx) => {
    await insertTemplate(tx, template);
    await insertEvent(tx, {
      projectId: caller.projectId,
      body: { type: 'template.created', name: template.name, uuid: template.uuid, by: caller },
    });
    await appendAudit(tx, caller, {
      action: 'cluster-template-create',
      target: { kind: 'cluster-template', id: template.uuid, name: template.name },
      input,
      outcome: 'accepted',
      origin: request.origin,
    });
  });
  return template;
}
