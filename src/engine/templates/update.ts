import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { attributeOf, generateName } from '../names.js';
import type { Request } from '../operations/begin.js';
import { applyPatch, type Document, type Patch } from '../patch/patch.js';
import { authorize } from '../policy.js';
import { withSecretLabels } from '../secrets.js';
import { insertEvent } from '../store/events.js';
import { countTemplateUses, getTemplate, saveTemplate } from '../store/templates.js';
import { parseInput } from '../validation.js';
import { askedFor, templateDocument, templatePatchRules } from './attributes.js';
import { templateInUse } from './delete.js';
import { type TemplateAsked, TemplateInput } from './input.js';
import { showClusterTemplate } from './lookup.js';
import { storedFields } from './stored.js';
import type { ClusterTemplate } from './template.js';
import { requirePublisher, validateTemplate } from './validate.js';

/** One attribute that a change touched. */
export interface AttributeChange {
  readonly attribute: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Changes a template by a JSON-patch (magnum.md B.1, C.7). What changed is checked against the cloud again, and the
 * distribution follows the image. A template that clusters were made from takes only a new name, new tags, and being
 * made public or hidden, one at a time. Throws `template.invalid`, `template.in_use`, `policy.forbidden`; nothing is stored then.
 */
export async function updateClusterTemplate(
  engine: Engine,
  caller: Caller,
  identifier: string,
  patch: Patch,
  request: Request = {},
): Promise<{ template: ClusterTemplate; changes: readonly AttributeChange[] }> {
  const template = await showClusterTemplate(
    engine,
    caller,
    identifier,
    'clustertemplate:update_all_projects',
  );
  authorize(engine, caller, 'clustertemplate:update', template);
  const { next, changes } = await planUpdate(engine, caller, template, patch);
  await engine.db.write(async (tx) => {
    const now = await getTemplate(tx, template.uuid);
    if (!now) {
      throw new EngineError('template.not_found', `ClusterTemplate ${identifier} could not be found.`);
    }
    if (now.updatedAt?.getTime() !== template.updatedAt?.getTime()) {
      throw new EngineError(
        'template.invalid',
        'Somebody else changed this cluster template meanwhile and nothing was changed. Look at it and try again.',
      );
    }
    if (!mayChangeInUse(changes) && (await countTemplateUses(tx, template.uuid)) > 0) {
      throw templateInUse(identifier);
    }
    if (changes.length === 0) return;
    await saveTemplate(tx, next);
    await insertEvent(tx, {
      projectId: template.projectId,
      body: { type: 'template.updated', name: next.name, uuid: next.uuid, by: caller },
    });
    await appendAudit(tx, caller, {
      action: 'cluster-template-update',
      target: { kind: 'cluster-template', id: next.uuid, name: next.name },
      input: Object.fromEntries(changes.map(({ attribute, after }) => [attribute, after])),
      outcome: 'accepted',
      origin: request.origin,
    });
  });
  engine.wake.consumers.notify();
  return { template: next, changes };
}

async function planUpdate(
  engine: Engine,
  caller: Caller,
  template: ClusterTemplate,
  patch: Patch,
): Promise<{ next: ClusterTemplate; changes: AttributeChange[] }> {
  const before = templateDocument(template);
  const patched = applyPatch(before, patch, templatePatchRules);
  const asked = parseInput(TemplateInput, askedFor(patched), 'template.invalid');
  const labels = asked.labels && withSecretLabels(asked.labels, template.labels);
  const named = { ...asked, ...(labels && { labels }), name: asked.name ?? generateName('template') };
  const changed = changedFields(template, named);
  const cloud = engine.clouds.forCaller(caller);
  const { clusterDistro } = await validateTemplate(engine, cloud, named, changed, template);
  requireSameDistro(before, patched, clusterDistro);
  if (changed.has('public') || changed.has('hidden')) requirePublisher(engine, caller, template);
  const next: ClusterTemplate = {
    ...template,
    ...storedFields(named),
    name: named.name,
    clusterDistro,
    updatedAt: new Date(Math.max(Date.now(), (template.updatedAt?.getTime() ?? 0) + 1)),
  };
  const after = templateDocument(next);
  const changes = Object.keys(after)
    .filter((attribute) => !same(before[attribute], after[attribute]))
    .map((attribute) => ({ attribute, before: before[attribute], after: after[attribute] }));
  return { next: changes.length > 0 ? next : template, changes };
}

function changedFields(template: ClusterTemplate, asked: TemplateAsked): Set<keyof TemplateAsked> {
  const all = Object.keys(TemplateInput.shape) as (keyof TemplateAsked)[];
  return new Set(all.filter((field) => !same(template[field], asked[field])));
}

function same(one: unknown, other: unknown): boolean {
  const text = (value: unknown) =>
    typeof value === 'object' && value !== null
      ? JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : JSON.stringify(value ?? null);
  return text(one) === text(other);
}

/** The distribution is the image's: it may be said, and only as it is. */
function requireSameDistro(before: Document, patched: Document, clusterDistro: string): void {
  if (patched.cluster_distro === before.cluster_distro || patched.cluster_distro === clusterDistro) return;
  throw new EngineError(
    'template.invalid',
    `cluster_distro is what the image says: ${clusterDistro}. Choose another image_id.`,
    { field: 'changes' },
  );
}

/** Magnum's exceptions for a template in use: exactly one of these and nothing else. */
function mayChangeInUse(changes: readonly AttributeChange[]): boolean {
  const [only] = changes;
  if (!only || changes.length > 1) return false;
  switch (only.attribute) {
    case 'public':
      return only.after === true;
    case 'tags':
      return only.after !== null;
    default:
      return only.attribute === 'hidden' || only.attribute === attributeOf('name');
  }
}
