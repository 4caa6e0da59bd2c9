import { showCluster } from '../../../engine/clusters/lookup.js';
import type { Pending } from '../../../engine/store/pending.js';
import { showClusterTemplate } from '../../../engine/templates/lookup.js';
import { readAlike } from '../../../intents/language/alike.js';
import type { NameIndex } from '../../../intents/language/known-names.js';
import type { Turn } from '../turn.js';
import { nodesOf } from './counted.js';
import { goOnWith } from './go-on-from.js';
import { asSaid } from './said-slots.js';

type Slots = Readonly<Record<string, unknown>>;

/** What is said of a new cluster that is to be as another: its template, and what it has otherwise than a new cluster of that. Throws where no cluster is called so. */
export async function slotsOf({ bot: { engine }, caller }: Turn, name: string): Promise<Slots> {
  const cluster = await showCluster(engine, caller, name);
  const template = await showClusterTemplate(engine, caller, cluster.clusterTemplateId);
  const own = <T>(slot: string, value: T | null, usual: T | null) =>
    value === null || value === usual ? [] : [[slot, value] as const];
  return Object.fromEntries([
    ['clusterTemplate', template.name],
    ...own('nodeCount', cluster.nodeCount, 1),
    ...own('masterCount', cluster.masterCount, 1),
    ...own('flavor', cluster.flavorId, template.flavorId),
    ...own('masterFlavor', cluster.masterFlavorId, template.masterFlavorId),
    ...own('dockerVolumeSize', cluster.dockerVolumeSize, template.dockerVolumeSize),
  ]);
}

/** "Make it the same size as prod", "like prod": what is asked about or shown goes on with what that cluster has. Answers whether this was said. */
export async function isLikeAnother(
  turn: Turn,
  pending: Pending,
  text: string,
  names: NameIndex,
): Promise<boolean> {
  const alike = readAlike(text, names);
  const { name, slots, asked, said } = asSaid(pending);
  const isNew = name === 'cluster-create';
  const isSize = name === 'cluster-resize' && slots.cluster !== undefined && slots.nodegroup === undefined;
  // The answer to how many is read as any other answer.
  if (!alike || said === undefined || !(isNew || isSize) || asked === 'nodeCount') return false;
  const { nodeCountChange: _change, nodesToRemove: _nodes, ...rest } = slots;
  const taken =
    isNew && alike.in === 'whole'
      ? await slotsOf(turn, alike.cluster)
      : { nodeCount: await nodesOf(turn, alike.cluster) };
  await goOnWith(turn, pending, { ...rest, ...taken }, text);
  return true;
}
