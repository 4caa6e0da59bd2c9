import { nothing, type Reading } from '../reading.js';
import { literal } from '../text/literal.js';

const within = '(?:of|in|on|inside|from|within|under)(?: the| our| my)?(?: cluster)?';
const has = '(?:has|have|had|holds|contains|runs|keeps|got|with)';
const some = '(?:an?|the|some|one|two|three|\\d+|this|these|another|many|too many|lots of)';
const state =
  '(?:is|are|was|were|has|have|had|isn.t|wasn.t|can|could|should|must|will|may|needs?|looks?|seems?|costs?|went|got|became|did|does|sits?|cluster|not|no|any|anymore|again|now|today|at|for|since|and|or|but)';

const partsInChinese = '[\\w-]*(?:node|节点|n\\d|pod|日志|备份|快照|数据|数据库|卷|磁盘|镜像|缓存|容器|服务)';

/** What was said of a part of a cluster: "prod has a failing pod", "the logs of ci", "prod's backup", "the prod database is full". */
function speaksOfPart(said: string, name: string): boolean {
  const escaped = literal(name.toLowerCase());
  return [
    `${escaped} ${has} (?:${some} )?(?!been\\b|to\\b|no\\b|not\\b|never\\b|\\w+ed\\b)[\\w-]+`,
    `(?<!\\b(?:rid|dispose|out|care)) ${within} ${escaped}(?![\\w-])`,
    `${escaped}['’]s (?!done|over|idle|dead|finished|not|no\\b|been|only|just|a\\b|the\\b)[\\w-]+`,
    `(?<![\\w-])${escaped} (?!${state}\\b)[\\w-]+ (?:is|are|was|were|has|have|failed|broke|keeps?)\\b`,
    `${escaped}\\s*(?:里|上|中|内)(?!面?的?集群)`,
    `${escaped}\\s*的\\s*${partsInChinese}`,
  ].some((pattern) => new RegExp(pattern, 'u').test(said));
}

/** What is acted on without a name: "kill it", "把它踢出去", "清掉". */
const pointed =
  /\b(it|them|that|this|those|these)\b|把?(它|其|他)们?|[,，。;；]\s*(都)?(清|删|踢|去|移|干|关)/u;

/**
 * "prod has a failing pod, kill it": what is pointed at is a part of the cluster that is named, and that is nothing to delete here. A reading
 * that destroys is none then; one that is asked for by the cluster's name stands.
 */
export function withoutParts(message: string, reading: Reading): Reading {
  const { clusters, cluster } = reading.slots;
  const names = [clusters, cluster].flat().filter((each) => typeof each === 'string');
  const said = message.toLowerCase();
  const takes =
    reading.intent === 'cluster-delete' || (reading.intent === 'cluster-resize' && oneOfThem.test(said));
  if (!takes) return reading;
  const isOfPart = pointed.test(said) && names.some((name) => speaksOfPart(said, name));
  const ofNodes = reading.intent === 'cluster-delete' && names.some((name) => partInChinese(name).test(said));
  return isOfPart || ofNodes ? nothing('out-of-scope', 0.6) : reading;
}

/** One that is not named: no number of nodes that there are to be. */
const oneOfThem = /\bone of (?:the|our|my|its) (?:nodes|workers)\b/;

/** "删掉 prod 的 node-1": what is deleted is of the cluster. */
function partInChinese(name: string): RegExp {
  return new RegExp(`${literal(name.toLowerCase())}\\s*(?:里|上|的)\\s*${partsInChinese}`, 'u');
}
