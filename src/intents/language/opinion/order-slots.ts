import type { IntentName } from '../intent-names.js';
import type { NameKind } from '../known-names.js';
import { is, type Token } from '../text/token.js';

type Slots = Readonly<Record<string, unknown>>;

/** What was named, each once, and the one number; `undefined` where there are none or several. */
interface Named {
  readonly clusters: readonly string[];
  readonly templates: readonly string[];
  readonly projects: readonly string[];
  readonly groups: readonly string[];
  readonly number: Token | undefined;
}

const quota = ({ projects, clusters, number }: Named) =>
  projects.length === 1 && clusters.length === 0 && number
    ? { project: projects[0], hardLimit: number.value }
    : null;
const decision = ({ number }: Named) =>
  number && /^#?\d+$/.test(number.text) ? { request: number.text.replace('#', '') } : null;

const ways: Partial<Record<IntentName, (named: Named) => Slots | null>> = {
  'cluster-delete': ({ clusters, templates, groups, number }) =>
    clusters.length > 0 &&
    templates.length + groups.length === 0 &&
    (!number || number.value === clusters.length)
      ? { clusters }
      : null,
  'cluster-template-delete': ({ clusters, templates, groups }) =>
    templates.length > 0 && clusters.length + groups.length === 0 ? { clusterTemplates: templates } : null,
  'nodegroup-delete': ({ clusters, groups }) =>
    clusters.length === 1 && groups.length === 1 ? { cluster: clusters[0], nodegroup: groups[0] } : null,
  'ca-rotate': ({ clusters, templates, groups }) =>
    clusters.length === 1 && templates.length + groups.length === 0 ? { cluster: clusters[0] } : null,
  'quotas-delete': ({ projects, clusters }) =>
    projects.length === 1 && clusters.length === 0 ? { project: projects[0] } : null,
  'quotas-update': quota,
  'quotas-create': quota,
  approve: decision,
  deny: decision,
};

/**
 * The slots of an order to destroy or decide by what is named alone, whatever the words between; null where anything is missing, or
 * something else is named that it could be about as well.
 */
export function orderSlots(intent: IntentName, tokens: readonly Token[]): Slots | null {
  const of = (kind: NameKind) => [...new Set(tokens.flatMap(({ names }) => names?.[kind] ?? []))];
  const numbers = tokens.filter((token) => is(token, 'NUM') && Number.isSafeInteger(token.value));
  const named: Named = {
    clusters: of('cluster'),
    templates: of('template'),
    projects: of('project'),
    groups: of('nodegroup'),
    number: numbers.length === 1 ? numbers[0] : undefined,
  };
  return ways[intent]?.(named) ?? null;
}
