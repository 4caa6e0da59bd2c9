import { withoutSecrets } from '../../engine/secrets.js';
import { templateDocument } from '../../engine/templates/attributes.js';
import { changeableInUse, isTemplateInUse } from '../../engine/templates/in-use.js';
import { showClusterTemplate } from '../../engine/templates/lookup.js';
import type { ClusterTemplate } from '../../engine/templates/template.js';
import { Op } from '../changes.js';
import { type ArgumentSpec, argumentsOf } from '../command.js';
import { saidText } from '../form-about.js';
import type { IntentContext } from '../intent.js';
import { attributeNamed, type OfferedChanges } from '../offered-changes.js';
import { clusterTemplateCreate } from './create.js';

/** With another of these it would be another template. */
const fixed = ['coe', 'server_type'];

/**
 * Everything that can be changed of a template: what can be said when one is made, but for what kind of cluster it is for. Of one that
 * clusters were made from, what Magnum lets be changed all the same.
 */
export async function offeredChanges(
  { engine, caller }: IntentContext,
  slots: Readonly<Record<string, unknown>>,
): Promise<OfferedChanges> {
  const named = saidText(slots.clusterTemplate);
  const template = named ? await showClusterTemplate(engine, caller, named) : null;
  const inUse = template !== null && (await isTemplateInUse(engine, template));
  const attributes = argumentsOf(clusterTemplateCreate.command)
    .map((argument) => ({ name: attributeNamed(argument), argument }))
    .filter(({ name }) => !fixed.includes(name) && (!inUse || changeableInUse.includes(name)));
  return {
    ops: Op.options,
    saidBy: clusterTemplateCreate.command.name,
    attributes: attributes.map((each) => ({ ...each, ...nowOf(template, each) })),
  };
}

/** What stands in it now. Labels are said one by one. */
function nowOf(
  template: ClusterTemplate | null,
  { name, argument }: { name: string; argument: ArgumentSpec },
) {
  const value = template ? templateDocument(template)[name] : undefined;
  if (value === undefined || value === null || argument.kind === 'labels') return {};
  // What has a secret in it is not shown, and would be lost where it came back without.
  return withoutSecrets(value, name) === value ? { now: String(value) } : {};
}
