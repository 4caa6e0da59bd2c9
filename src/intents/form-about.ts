import { counted } from '../card/words.js';
import type { Cluster } from '../engine/clusters/cluster.js';
import { showCluster } from '../engine/clusters/lookup.js';
import { wholeClusters } from '../engine/clusters/whole.js';
import { showClusterTemplate } from '../engine/templates/lookup.js';
import type { FormAbout, IntentContext, IntentForm } from './intent.js';

type About = NonNullable<IntentForm['about']>;

/** A text of the slots; null where nothing is said. */
export function saidText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The cluster that the slots name, and how many nodes it has in all its groups; null where none is named. Throws where it is not there. */
export async function clusterSaid(
  { engine, caller }: IntentContext,
  slots: Readonly<Record<string, unknown>>,
): Promise<{ cluster: Cluster; nodeCount: number } | null> {
  const named = saidText(slots.cluster);
  if (!named) return null;
  const cluster = await showCluster(engine, caller, named);
  const [whole] = await wholeClusters(engine, [cluster]);
  return { cluster, nodeCount: whole?.nodeCount ?? cluster.nodeCount };
}

/** What a form says of the cluster that it is about, once one is named: its name in the title, its size and status below. */
export function aboutCluster(
  titleOf: (name: string) => string,
  textOf: (cluster: Cluster, nodes: number) => string = stateOf,
): About {
  return async (context, slots): Promise<FormAbout> => {
    const said = await clusterSaid(context, slots);
    if (!said) return {};
    const { cluster, nodeCount } = said;
    return { title: titleOf(cluster.name), text: textOf(cluster, nodeCount) };
  };
}

/** What a form says of the cluster template that it is about, once one is named. */
export function aboutTemplate(titleOf: (name: string) => string): About {
  return async ({ engine, caller }, slots): Promise<FormAbout> => {
    const named = saidText(slots.clusterTemplate);
    if (!named) return {};
    const { name, coe } = await showClusterTemplate(engine, caller, named);
    return { title: titleOf(name), text: `${name} is a template for ${coe}.` };
  };
}

function stateOf({ name, status, masterCount }: Cluster, nodes: number): string {
  return `${name} has ${counted(masterCount, 'master')} and ${counted(nodes, 'node')}, and is ${status}.`;
}
