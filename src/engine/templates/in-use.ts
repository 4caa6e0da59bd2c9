import type { Engine } from '../engine.js';
import { countTemplateUses } from '../store/templates.js';
import type { ClusterTemplate } from './template.js';

/** Magnum's exceptions: what of a template that clusters were made from may be changed all the same. */
export const changeableInUse: readonly string[] = ['name', 'tags', 'public', 'hidden'];

/** Whether clusters were made from it, whoever's they are. */
export async function isTemplateInUse(engine: Engine, template: ClusterTemplate): Promise<boolean> {
  return (await countTemplateUses(engine.db.read, template.uuid)) > 0;
}
