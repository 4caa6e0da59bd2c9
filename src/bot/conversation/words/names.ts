import { clusterNames } from '../../../engine/clusters/lookup.js';
import { listClusterTemplates } from '../../../engine/templates/lookup.js';
import { indexNames, type NameIndex } from '../../../intents/language/read.js';
import type { Turn } from '../turn.js';

/** The names that whoever speaks may see; none where the database does not answer, so that words are read anyway. */
export async function namesFor({ bot, caller, standing }: Turn): Promise<NameIndex> {
  if (standing.obstacle) return indexNames({ cluster: [], template: [] });
  const [clusters, templates] = await Promise.all([
    clusterNames(bot.engine, caller).catch(() => []),
    listClusterTemplates(bot.engine, caller).catch(() => []),
  ]);
  return indexNames({
    cluster: [...new Set(clusters.map(({ name }) => name))],
    template: [...new Set(templates.map(({ name }) => name))],
    project: caller.projectName ? [caller.projectName] : [],
  });
}
