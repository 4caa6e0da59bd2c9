import { clusterNames } from '../../../engine/clusters/lookup.js';
import { nodeGroupNames } from '../../../engine/nodegroups/lookup.js';
import { listClusterTemplates } from '../../../engine/templates/lookup.js';
import { indexNames, type NameIndex } from '../../../intents/language/read.js';
import type { Turn } from '../turn.js';

/** Names of node groups that are words of size or age as well: names only where a group is spoken of. */
const word =
  /^(big|bigger|small|smaller|large|huge|tiny|medium|new|old|fast|slow|main|extra|more|spare|idle)$/i;

/** The names that whoever says this may see; none where the database does not answer, so that words are read anyway. */
export async function namesFor({ bot, caller, standing }: Turn, said: string): Promise<NameIndex> {
  if (standing.obstacle) return indexNames({ cluster: [], template: [] });
  const [clusters, templates, groups] = await Promise.all([
    clusterNames(bot.engine, caller).catch(() => []),
    listClusterTemplates(bot.engine, caller).catch(() => []),
    nodeGroupNames(bot.engine, caller).catch(() => []),
  ]);
  const ofGroups = /group|pool|节点组|组/i.test(said);
  return indexNames({
    cluster: [...new Set(clusters.map(({ name }) => name))],
    template: [...new Set(templates.map(({ name }) => name))],
    nodegroup: groups.map(({ name }) => name).filter((name) => ofGroups || !word.test(name)),
    project: caller.projectName ? [caller.projectName] : [],
  });
}
