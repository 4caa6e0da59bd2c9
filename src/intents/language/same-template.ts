import { existing, type NameIndex } from './known-names.js';

/** "The same template" as another cluster's, said of a new one. */
export interface SameTemplate {
  /** Whose, as typed; absent: that of the cluster that is spoken of. */
  readonly cluster?: string;
  /** "Like prod": its sizes as well, or another number of nodes than it has. */
  readonly nodes?: 'same' | 'other';
}

const english =
  /(?:\b(?:with|from|using|on|of|off|by|use)\s+)?\b(?:exactly\s+)?(?:the\s+|that\s+|its\s+)?(?:very\s+)?same\s+(?:cluster\s+)?template\b(?:\s+(?:as|like|of|that)\s+(?:(?:the\s+)?cluster\s+)?([\w.-]*\w))?/i;
const chinese =
  /(?:请?用|使用|基于|按照?|从)?\s*(?:(?:和|跟|与)\s*([\w.-]*\w|它|这个集群|那个集群)?\s*)?(?:相同|同样|一样|同一个|同一)的?\s*(?:集群)?模板/;
const like = /\b(?:just |exactly |much )?like\s+(?:the\s+)?(?:cluster\s+)?([\w.-]*\w)(?:\s+cluster\b)?/i;
/** "… but bigger": not as many nodes. */
const but =
  /,? (?:but|only|just|though)(?: (?:a )?(?:bit|little|lot|much|slightly|somewhat|with))* (?:bigger|larger|smaller|more (?:nodes|workers)|fewer (?:nodes|workers)|less (?:nodes|workers))(?= *(?:[,.!]|$|and |called |named ))/i;
/** "Now one exactly like prod". */
const one =
  /^\s*((?:(?:and|now|then|please|ok|so)[ ,]+)*)(?:(?:make|create|give|build|get)(?: me| us)? )?(?:(?:a(?:nother)?(?: new)? )?one|another|a (?:copy|clone|twin))(?=\s*(?:$|[,.!]|called|named|with))/i;
const likeInChinese =
  /(?:[和跟与像]|按照?)\s*([\w.-]*\w)\s*(?:一样|一模一样|相同|同样|那样)的(?=\s*(?:集群|[,，。]|$))/;
const here = /^(it|this|that|here|before|one|the|last|its|它|这个集群|那个集群)$/i;

/**
 * Finds "with the same template", "with the same template as ci", "用和 ci 相同的模板" or "like ci" in a message, and the
 * message without it; null where it is not said. What something is like must be a cluster that exists.
 */
export function takeSameTemplate(
  message: string,
  known: NameIndex['exact'],
): { rest: string; same: SameTemplate } | null {
  const alike = like.exec(message) ?? likeInChinese.exec(message);
  const isCluster = existing(alike?.[1] ?? '', 'cluster', { exact: known }) !== undefined;
  const found = english.exec(message) ?? chinese.exec(message) ?? (isCluster ? alike : null);
  if (!found) return null;
  const [said, whose] = found;
  const isLike = found === alike;
  const isOther = isLike && but.test(message);
  const rest = message
    .replace(said, ' ')
    .replace(isLike ? but : /$^/, '')
    .replace(isLike ? one : /$^/, '$1create a cluster')
    .replace(/\b(another|a new|one more) one\b/i, '$1 cluster')
    .replace(isLike ? /([再新]?[建开起搭做]一?个)\s*(?=[,，。]|$)/u : /$^/, '$1集群')
    .trim();
  const cluster = whose && !here.test(whose) ? { cluster: whose } : {};
  return { rest, same: { ...cluster, ...(isLike && { nodes: isOther ? 'other' : 'same' }) } };
}
