import { showClusterTemplate } from '../../engine/templates/lookup.js';
import type { ClusterTemplate } from '../../engine/templates/template.js';
import { saidText } from '../form-about.js';
import type { IntentContext } from '../intent.js';
import { saidLabels } from './card.js';

/** What of a template holds for a cluster that does not say it, by the argument that says it. */
const ofTemplate: Readonly<Record<string, (template: ClusterTemplate) => string | number | boolean | null>> =
  {
    keypair: ({ keypairId }) => keypairId,
    flavor: ({ flavorId }) => flavorId,
    'master-flavor': ({ masterFlavorId }) => masterFlavorId,
    'docker-volume-size': ({ dockerVolumeSize }) => dockerVolumeSize,
    labels: ({ labels }) => (Object.keys(labels).length > 0 ? saidLabels(labels) : null),
    'fixed-network': ({ fixedNetwork }) => fixedNetwork,
    'fixed-subnet': ({ fixedSubnet }) => fixedSubnet,
    'floating-ip-enabled': ({ floatingIpEnabled }) => floatingIpEnabled,
    'master-lb-enabled': ({ masterLbEnabled }) => masterLbEnabled,
  };

/** What holds for a new cluster where a field is left empty: the template's value where one is said, else that it is the template's. */
export async function unsaidInCluster(
  { engine, caller }: IntentContext,
  slots: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const named = saidText(slots.clusterTemplate);
  const template = named ? await showClusterTemplate(engine, caller, named) : null;
  const values = Object.entries(ofTemplate).map(([name, read]) => [
    name,
    template ? saidValue(read(template)) : 'as the template says',
  ]);
  return { 'node-count': '1', 'master-count': '1', 'merge-labels': 'no', ...Object.fromEntries(values) };
}

function saidValue(value: string | number | boolean | null): string {
  if (value === null || value === '') return 'none in the template';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
