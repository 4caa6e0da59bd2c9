import { doubts } from './doubts.js';
import { isGrave, riskOf } from './intent-names.js';
import { type NoneReason, nothing, type Reading } from './reading.js';
import { isLabelled } from './sentence/labelled.js';
import { isListed } from './sentence/listed.js';
import { isNotForUs, isToldToOther } from './sentence/not-for-us.js';
import { literal } from './text/literal.js';

/** "Delete ci. Keep ci.": what goes is spared by its name in the same message. */
function keeps(said: string, reading: Reading): boolean {
  return namesIn(reading).some((name) =>
    new RegExp(
      `\\b(keep|spare|leave|save)\\s+(the\\s+)?${name.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '.')}(?![\\w-])`,
    ).test(said),
  );
}

/** Not now: nothing is done later. */
const later =
  /\b(tonight|tomorrow|later|next (week|month|monday|friday)|this evening|at \d{1,2} ?([ap]m|:\d\d)|at (midnight|noon|dawn|dusk)|in (an|\d+) hours?)\b/;
const laterInChinese = /今晚|明天|明早|下周|晚点|稍后|待会|过会儿?|以后再/;

/**
 * Whether an order is put off. What shrinks or grows a cluster is looked at in the sentence that says so: "the derby is on tonight. Give ci
 * three more" is for now.
 */
function isPutOff(said: string, { intent, slots: { cluster } }: Reading): boolean {
  const looked = isGrave(intent) ? [said] : ownParts(said, cluster);
  return looked.some(
    (each) => later.test(each.replace(deadline, ' ').replace(madeAgain, ' ')) || laterInChinese.test(each),
  );
}

/** "I will rebuild it later": what is done after it. */
const madeAgain =
  /\b(i|we)( will|'ll| can|'d| may| might| am going to| are going to) (\w+ )?(re\w+|make|create|build|start) (it|one|them|that|another|new ones?)( again| anew)?( later| tomorrow| next week| tonight)/g;

/** "by tonight", "before the show tomorrow": until when, and for now. */
const deadline = /\b(by|before|until|for) (the |our )?(\w+ )?(tonight|tomorrow|next \w+|this evening)\b/g;

/** The parts of a message that name the cluster, else a number, each with what is too short to stand alone; all of it where none does. */
function ownParts(said: string, cluster: unknown): string[] {
  const parts: string[] = [];
  for (const part of said.split(/[.!?;,:。！？；，](?=\s|$|\p{Script=Han})|\s[-–—]\s/u)) {
    const last = parts.at(-1);
    if (last !== undefined && (isShort(part) || isShort(last))) parts[parts.length - 1] = `${last},${part}`;
    else parts.push(part);
  }
  const named = parts.filter((each) => typeof cluster === 'string' && each.includes(cluster.toLowerCase()));
  const own = named.length > 0 ? named : parts.filter((each) => /\d/.test(each));
  return own.length > 0 ? own : [said];
}

/** Too short to stand alone, or when an order is for. */
function isShort(part: string): boolean {
  if (/^\s*(but|only|tonight|tomorrow|later|next|this evening|at \d|in \d)/.test(part)) return true;
  return part.trim().split(/\s+/).length < 3 && !/\p{Script=Han}{5}/u.test(part);
}

/** Numbers that were told: "prod lost a node", "掉了两个节点". */
const told =
  /\b(is|are|was|were) (plenty|enough|fine|ok|okay|sufficient|generous)\b|\bsuffices?d?\b|\b(going|coming|heading) (up|down) to\b|\b(fell|falls|sank|is (now )?(down|back|stuck) (to|at)|is (now )?at (\d+|one|two|three|four|five)|should have had|nodes? short|(is|are) not enough)\b|\b(lost|loses|shrank|shrunk|grew|has grown|dropped to|went (down|up)|is (down|up) by|is missing)\b|掉了|少了|丢了|变成了|变成.{0,8}了|掉到|跌到/;

const words = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const counted = `${words.slice(1).join('|')}|\\d+`;
const numbers = ['a', 'an', counted].join('|');

/** "prod now has just 2 nodes": what is so, unless somebody wishes it. */
const has = new RegExp(
  `^[^,;:]*\\b(has|had|runs|ran|uses|used|owns|holds|counts|shows)( now| just| only| still| got)* (${counted}) (nodes?|workers?|machines?)\\W*$`,
);
const wished =
  /\b(i|we|want|would|wish|like|make|ensure|please|pls|should|must|needs?|if|that|let|until|sure)\b/;

const by = new RegExp(`\\bby (${numbers})\\b`);
const down = /\b(down|smaller|fewer|less|shrink\w*|reduc\w*|decreas\w*|cut|trim|lower|shave|lop|drop)\b/;
const belowZero = /\bto (-|minus )\s*\d|负/;

const ofGroup =
  /\b(?!(?:default|worker|workers|this|that|each|every|a|one|its|the|node|my|our|other|whole|same|scale|resize|shrink|grow|set|reduce|make|bring|cut|take|drop|increase|expand|of)\b)([\w-]+) (?:node ?)?(?:group|pool)\b(?!s)|\b(?:group|pool) (?!(?:of|in|on|from|to|for|by|with|is|has|and|down|up|size)\b)([a-z][\w-]*)|([\w-]+|(?<=的)[\u4e00-\u9fff]{2,5}?)\s?(?:这个)?(?:节点)?[组池](?![织长员件合成里])/;

/** "The big node group of prod": a group that is not known is said as it was typed, and not left out. */
function withGroup(said: string, reading: Reading): Reading {
  const { nodegroup, cluster } = reading.slots;
  if (reading.intent !== 'cluster-resize' || nodegroup !== undefined) return reading;
  const name = ofGroup
    .exec(said)
    ?.slice(1)
    .find((each) => each !== undefined);
  const isGroup = name !== undefined && name !== String(cluster).toLowerCase();
  return isGroup ? { ...reading, slots: { ...reading.slots, nodegroup: name } } : reading;
}

/** "Roll back the upgrade", "取消 ci 的创建": what is begun is not begun again. */
const undone =
  /\b(roll(ing)? ?back|undo|revert|cancel|abort)\b.*\b(upgrade|creation|create)\b|取消.{0,12}(创建|升级)/;

function withoutChange({ nodeCountChange: _change, ...slots }: Reading['slots']): Reading['slots'] {
  return slots;
}

/** Why an order is doubted; null where it stands. */
function doubtOf(message: string, said: string, reading: Reading): NoneReason | null {
  const doubt = doubts.find(([, sign]) => sign.test(said));
  if (doubt) return doubt[0];
  if (keeps(said, reading)) return 'negated';
  if (isScoffed(said)) return 'hypothetical';
  if (isOfOthers(said, reading)) return 'out-of-scope';
  if (isLabelled(message, namesIn(reading))) return 'report';
  if ((isGrave(reading.intent) || isToldToOther(message)) && isNotForUs(message, reading))
    return 'out-of-scope';
  return isPutOff(said, reading) ? 'hypothetical' : null;
}

/** "drop tests": more than the one that is called so; "remove web from test": one from the other. */
function isOfOthers(said: string, { intent, slots }: Reading): boolean {
  const named = [slots.cluster ?? [], slots.clusters ?? [], slots.clusterTemplates ?? []].flat().map(String);
  const says = (rest: string) => new RegExp(`(?<![\\w-])${rest}(?![\\w-])`).test(said);
  const plain = named.map((name) => literal(name.toLowerCase()));
  if (plain.some((name) => /^[a-z]+$/.test(name) && says(`${name}(s|es)`) && !says(name))) return true;
  const [one, other] = plain;
  if (intent !== 'cluster-delete' || one === undefined || other === undefined) return false;
  const ofEachOther = `(${one} (in|on|at|under|beside|near) (the )?${other}|${other} (in|on|at|under|beside|near) (the )?${one})`;
  if (says(ofEachOther)) return true;
  return plain.some(
    (name) => says(`(from|off|out of|within|inside|next to) (the )?${name}`) || isWhere(said, name),
  );
}

/** "在 ci 里删 demo", "从 prod 删除 demo": where, and not what. */
function isWhere(said: string, name: string): boolean {
  return new RegExp(`[在从于]\\s*${name}(?![\\w-])`).test(said);
}

/** "Shrink ci to 2? dream on": an order that is asked back, and then only remarked on. */
function isScoffed(said: string): boolean {
  const [, asked = '', remark = ''] = /^([^?？]+)[?？]+\s*([^?？]*\S)\s*$/.exec(said) ?? [];
  const isRemark = remark !== '' && !ordering.test(remark) && !agreeing.test(remark);
  return isRemark && ordering.test(asked) && !asking.test(asked);
}

const ordering =
  /\b(delete|remove|destroy|drop|kill|nuke|wipe|rotate|approve|deny|reject|shrink|scale|resize|cut|reduce|set|make|take|down|it|that|them)\b|[删缩减批拒驳轮换撤设改调掉]|同意/;
const agreeing = /^(yes|yep|sure|ok|please|pls|go|do|thanks|thank|thx|cheers|对|是|好|行|嗯|谢|可以|麻烦)/;
const asking = /\b(can|could|would|will|may|please|pls|mind)\b|能|可以|可否|请|麻烦|帮/;

function namesIn({ slots }: Reading): string[] {
  return Object.values(slots)
    .flat()
    .filter((each) => typeof each === 'string');
}

function changes({ intent, slots }: Reading): boolean {
  return riskOf(intent) !== 'read' && slots.dryRun !== true;
}

/** A last look at what was read, at the message as a whole: doubts, reports, and numbers that cannot be. */
export function lastLook(message: string, found: Reading): Reading {
  const said = message.toLowerCase();
  const reading = withGroup(said, found);
  const resizes = reading.intent === 'cluster-resize' && reading.slots.dryRun !== true;
  const doubt = isGrave(reading.intent) || resizes ? doubtOf(message, said, reading) : null;
  if (doubt) return nothing(doubt, 0.8);
  if (changes(reading) && isListed(message)) return nothing('report', 0.8);
  if (undone.test(said) && /^cluster-(create|upgrade)$/.test(reading.intent)) return nothing('negated', 0.8);
  if (reading.intent === 'quota-request') return { ...reading, slots: limitOf(said, reading.slots) };
  if (reading.intent !== 'cluster-resize') return reading;
  const own = ownParts(said, reading.slots.cluster);
  const isTold = own.some((each) => told.test(each)) || (has.test(said) && !wished.test(said));
  if (isTold && !/\?|？/.test(said)) return nothing('report', 0.7);
  const { nodeCount, ...uncounted } = reading.slots;
  if (nodeCount !== undefined && twice.test(said)) return { ...reading, slots: uncounted };
  if (isTooLarge.test(said) && !tells.test(said)) return { ...reading, slots: withoutChange(uncounted) };
  if (noCount.test(said)) return { ...reading, slots: withoutChange(uncounted) };
  return { ...reading, slots: countsOf(said, reading.slots) };
}

/** Twice as many as how many is not known here. */
const twice = /翻.{0,2}[倍番]|加倍/;
/** "Too large by two": how many that leaves is asked. */
const isTooLarge =
  /\btoo (large|big|many|wide) by\b|\b(nodes?|workers?|machines?) too (large|big|many)\b|(太大|过大|太多|过多|大了|多了|多出)/;
const tells =
  /\b(add|remove|take|drop|scale|resize|shrink|cut|set|reduce|lower|trim|kill|bring|down)\b|[到成至为减去删缩撤砍加调回改设]/;
/** Nor is a part of them, one of two numbers, or what is written in thousands. */
const noCount =
  /扩.?[一两二三]倍|%|百分之|\bpercent\b|\b\d+ or \d+\b|(?<!\b(?:from|by) )(?<![\w.-])\d+ to \d+ (more )?(nodes|workers|machines)\b|\b(thousand|million|billion|hundred)\b/;

const byMore = new RegExp(
  `\\bby (${numbers})\\b|\\b(${numbers}) (more|additional|extra)\\b|\\b(${numbers}) clusters more\\b`,
);

/** "by four", "five clusters more": how many more, and not how many in all. */
function limitOf(said: string, { hardLimit, ...rest }: Reading['slots']): Reading['slots'] {
  const more = byMore.exec(said);
  const size = more?.[1] ?? more?.[2] ?? more?.[4];
  if (size === undefined || sizeOf(size) !== hardLimit)
    return hardLimit === undefined ? rest : { hardLimit, ...rest };
  return { ...rest, hardLimitChange: hardLimit };
}

function sizeOf(number: string): number {
  return /^an?$/.test(number) ? 1 : Number(number) || words.indexOf(number);
}

/** "by two" is how many more or fewer; what is no number of nodes is asked for. */
function countsOf(said: string, slots: Reading['slots']): Reading['slots'] {
  const { nodeCount, nodeCountChange, ...rest } = slots;
  const more = by.exec(said)?.[1];
  if (more && typeof nodeCount === 'number' && nodeCountChange === undefined) {
    const size = sizeOf(more);
    const part = said.split(/[.!?;。！？；]/).find((each) => by.test(each)) ?? said;
    return { ...rest, nodeCountChange: down.test(part) ? -size : size };
  }
  return {
    ...rest,
    ...(isCount(nodeCount) && !belowZero.test(said) ? { nodeCount } : {}),
    ...(isCount(nodeCountChange) ? { nodeCountChange } : {}),
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
