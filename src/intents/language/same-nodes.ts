import { existing, type NameIndex } from './known-names.js';
import type { Reading } from './reading.js';
import { nothing } from './reading.js';

type Read = (message: string, index: NameIndex) => Reading;

const english =
  /\b(?:exactly |just )?(?:(?:the )?(?:very )?same (?:size|number of (?:nodes|workers|machines)|amount of (?:nodes|workers)|(?:node |worker )?count|nodes) (?:as|like|that|of)|as (?:big|large|small|many (?:nodes|workers|machines)) as)(?: in| on| of| what| that)?(?: the| our)?(?: cluster)? ([\w.-]*\w)(?: cluster\b)?(?: (?:has|have|does|is|runs)\b)?/i;
const chinese =
  /(?:和|跟|与|同|像)\s*([\w.-]*\w)\s*(?:集群)?\s*(?:一样|同样|相同)(?:大小?|多|小|的?(?:节点数量?|大小|规模|数量|个数))/i;
const asks = /[?？]|^\s*(?:is|are|does|do|did|was|were|why|how|what|which|who|when|has|have)\b|吗|么|是不是/i;
/** "Search is as big as billing": told. */
const tells = /\b(?:is|are|was|were|be|looks?|seems?|has|have|had|runs?|got|grew)(?: \w+)?\s*$/i;
/** Stands for the number while the rest is read: nobody says it. */
const standIn = 7919;

/**
 * Reads "make ci the same size as prod", "with as many nodes as prod", "把 ci 扩到和 prod 一样大": of which cluster the number of nodes is, that the
 * words alone do not say. Null where it is not said of a cluster that exists. What is no order with it is none without it either.
 */
export function readSameNodes(message: string, index: NameIndex, read: Read): Reading | null {
  const found = english.exec(message) ?? chinese.exec(message);
  const cluster = existing(found?.[1] ?? '', 'cluster', index);
  if (!found || cluster === undefined || asks.test(message)) return null;
  if (tells.test(message.slice(0, found.index))) return null;
  const nodes = found[0] === english.exec(message)?.[0] ? `${standIn} nodes` : ` ${standIn} 个节点`;
  const reading = read(message.replace(found[0], nodes), index);
  const { nodeCount, ...slots } = reading.slots;
  if (nodeCount !== standIn) return reading.intent === 'none' ? reading : nothing('out-of-scope', 0.5);
  return { ...reading, slots, sameNodes: cluster };
}
