import type { IntentName } from '../intent-names.js';
import type { NameKind } from '../known-names.js';
import { is, type Token } from '../text/token.js';

type Slots = Readonly<Record<string, unknown>>;

/** Asked for by nothing more than themselves. */
const bare: readonly IntentName[] = [
  'alert-list',
  'approval-list',
  'cluster-list',
  'cluster-template-list',
  'help',
  'login',
  'logout',
  'project-list',
  'service-list',
  'whoami',
];

/** Asked for of one cluster. */
const ofCluster: readonly IntentName[] = [
  'ca-show',
  'cluster-config',
  'cluster-events',
  'cluster-show',
  'nodegroup-list',
];

/**
 * The slots of an intent by what is named alone, whatever the words between: where there is one name of the kind, and
 * nothing that could be another slot. Null where the words would have to say more.
 */
export function plainSlots(intent: IntentName, tokens: readonly Token[]): Slots | null {
  const named = tokens.filter((token) => token.names);
  const numbers = tokens.some((token) => is(token, 'NUM') || is(token, 'LABEL') || is(token, 'REF'));
  if (bare.includes(intent)) return named.length === 0 && !numbers ? statusOf(intent, tokens) : null;
  const cluster = only('cluster', named);
  if (ofCluster.includes(intent)) return cluster && !numbers ? { cluster } : null;
  if (intent === 'cluster-upgrade') {
    const clusterTemplate = only('template', named);
    return cluster && clusterTemplate && !numbers ? { cluster, clusterTemplate } : null;
  }
  return intent === 'cluster-resize' && cluster ? sizeOf(cluster, named, tokens) : null;
}

/** The one name of a kind that was said, however often. */
function only(kind: NameKind, named: readonly Token[]): string | null {
  const names = new Set(named.flatMap(({ names }) => names?.[kind] ?? []));
  const [name] = names;
  return name !== undefined && names.size === 1 ? name : null;
}

const statuses = { 'S.complete': 'complete', 'S.progress': 'in-progress', 'S.failed': 'failed' } as const;

function statusOf(intent: IntentName, tokens: readonly Token[]): Slots {
  if (intent !== 'cluster-list') return {};
  const said = Object.entries(statuses).filter(([tag]) => tokens.some((token) => is(token, tag)));
  return said.length === 1 && said[0] ? { status: said[0][1] } : {};
}

/** One number, and "to" before it or "more" beside it. */
function sizeOf(cluster: string, named: readonly Token[], tokens: readonly Token[]): Slots | null {
  const at = tokens.findIndex((token) => is(token, 'NUM'));
  const number = tokens[at];
  const others = named.some(({ names }) => !names?.cluster);
  if (!number || others || tokens.filter((token) => is(token, 'NUM')).length > 1) return null;
  if (!Number.isSafeInteger(number.value) || number.signed || Number(number.value) < 0) return null;
  const beside = tokens.slice(Math.max(0, at - 2), at + 3);
  const more = beside.some((token) => is(token, 'MORE')) || tokens.some((token) => is(token, 'V.add'));
  if (beside.some((token) => is(token, 'LESS') || is(token, 'N.master') || is(token, 'A.*'))) return null;
  if (more) return { cluster, nodeCountChange: number.value };
  const to = tokens
    .slice(Math.max(0, at - 2), at)
    .some(({ lower }) => /^(to|at|on|have|had|has)$|[到至成为剩回]$/.test(lower));
  return to ? { cluster, nodeCount: number.value } : null;
}
