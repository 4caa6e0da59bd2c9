import { riskOf } from '../intent-names.js';
import type { NoneReason } from '../reading.js';
import { is, isOne, type Token } from '../text/token.js';

const acts = ['V.delete', 'V.remove', 'V.rotate', 'V.approve', 'V.deny'];
const wishes = ['REQ', 'V.need', 'V.get', 'V.have', 'SUG', 'MAY'];

/**
 * Whether a clause surely orders what it was understood as, where a mistake would destroy something or act for
 * others: its verb stands as an order does, and nothing before it makes a tale, a question or a no of it.
 * Null when it does; else what it is instead.
 */
export function notAnOrder(tokens: readonly Token[], intent: string): NoneReason | null {
  const words = tokens.filter((token) => !token.tags.every((tag) => ['COURT', 'ADV', 'DET'].includes(tag)));
  if (stops(words, intent)) return 'negated';
  const grave =
    riskOf(intent) === 'destructive' ||
    intent === 'approve' ||
    intent === 'deny' ||
    intent === 'quotas-delete';
  if (!grave) return null;
  const at = words.findIndex((token) => isOne(token, acts) && !is(token, 'N.*'));
  const verb = words[at];
  if (!verb || verb.script === 'chinese') return null;
  const before = words.slice(0, at);
  const wished = before.some((token) => isOne(token, wishes));
  if (verb.form === 'third') return 'report';
  if ((verb.form === 'past' || verb.form === 'ing') && !wished) return 'report';
  if (before.some((token) => isOne(token, ['IF', 'Q.*']) && !isOne(token, wishes))) return 'hypothetical';
  return before.some((token) => is(token, 'PRON.i') && token.script === 'latin') && !wished ? 'report' : null;
}

/** "stop deleting ci", "cancel the upgrade of ci". */
function stops(words: readonly Token[], intent: string): boolean {
  if (
    !/^(cluster-(upgrade|resize|delete|create)|nodegroup-delete|cluster-template-delete|ca-rotate)$/.test(
      intent,
    )
  )
    return false;
  const stop = words.findIndex((token) => is(token, 'V.stop'));
  const verb = words.findIndex(
    (token, i) =>
      i > stop && isOne(token, [...acts, 'V.upgrade', 'V.resize', 'V.grow', 'V.shrink', 'V.create', 'E.*']),
  );
  return (
    stop >= 0 && verb > stop && !words.slice(stop, verb).some((token) => isOne(token, ['ENT', 'AND', 'MARK']))
  );
}
