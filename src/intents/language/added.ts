import { riskOf } from './intent-names.js';
import { existing, type NameIndex } from './known-names.js';
import { named } from './named.js';
import { withoutTakenBack } from './number-words.js';
import { readMessage } from './read.js';
import { hasHan } from './text/han.js';

type Slots = Readonly<Record<string, unknown>>;

/** What is said beside what is put together still, and the words of it that nothing came of. */
export interface Added {
  readonly slots: Slots;
  readonly unread: readonly string[];
}

/** An order in which what is added can stand alone, and be read by the rules for orders. */
const frames: Readonly<Record<string, readonly [english: string, chinese: string]>> = {
  'cluster-create': ['create a cluster with ', '建一个集群,'],
  'nodegroup-create': ['create a node group with ', '新建一个节点组,'],
};

/** What is made, and what of it was said. */
export interface Made {
  readonly name: string;
  readonly slots?: Slots | undefined;
}

/** Whether words can be added to what an intent makes. */
export function takesMore(intent: string): boolean {
  return intent in frames;
}

/** Below this words of a part say something that its slots do not. */
const wholly = 0.75;

/** Another wish, a question, or what goes: nothing of that is added to what is new. */
const other =
  /[?？]\s*$|\b(create|spin|build|launch|provision|deploy|another|delete|remove|destroy|drop|kill|nuke|wipe|show|list|describe|what|which|how|why|who|when|where|not|never|don'?t|if|unless|tell|alert|undo)\b|[删看吗呢]|新建|创建|再[建来]|建[一个]|显示|列出|什么|哪|怎么|为什么|多少|不要|别|如果|告诉/i;

const joints =
  /(\s*[,;，、；。]\s*|[.!]\s+|\s+(?:and|plus|also|with|&)\s+(?:also\s+|with\s+)?|\s*(?:还有|以及|并且|而且|另外|再加上|和(?=[\d一二两三四五六七八九十]))\s*|\s+(?=叫))/iu;

const polite =
  /^(?:please|pls|请)\s+|(?:[,，]?\s*(?:please|pls|thanks|thank you|instead|then|too|as well|谢谢|吧|好了|也行))+$/iu;
const leading =
  /^(?:(?:and|with|plus|also|but|then|use|using|on|from|give it|it (?:should|must) (?:have|be)|i(?: would|'d)? (?:want|need|like)|let it have|make (?:it|that)|(?:scale|set|size|resize|bump|grow) it to|it (?:has|gets|needs)|再加上?|加上?|带上?|还要|还有|再|并|我?[想需]?要|给它|让它|把它|它|换成|改[成为到]|扩[到成]|设[成为])(?![a-z])\s*)+/iu;

/**
 * What a message adds to something new that is still asked about or shown, or changes of it: "call it lab1, with 3 nodes and keypair ops". Null
 * where it adds nothing, or is a wish or a question of its own.
 */
export function readAdded(
  message: string,
  { name: intent, slots: before = {} }: Made,
  names: NameIndex,
): Added | null {
  const said = withNameSaid(withoutTakenBack(asOrder(message)), names);
  if (!takesMore(intent) || other.test(said) || bareNumber.test(said) || isOfAnother(said, names))
    return null;
  const pieces = said.replace(/[.!?。！]+$/, '').split(joints);
  let slots: Slots = {};
  const unread: string[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const piece = tidied(pieces[at] ?? '');
    if (piece === '' || courtesy.test(piece)) continue;
    const alone = readPart(piece, intent, names);
    const joined = alone ? null : readJoined(pieces.slice(at, at + 3), intent, names);
    if (joined) at += 2;
    const found = alone ?? joined;
    if (found) slots = together(slots, inAll(piece, found, before));
    else unread.push(piece);
  }
  return Object.keys(slots).length > 0 ? { slots, unread } : null;
}

const more = /\b(more|additional|extra)\b|(?<!太)多/i;
const adds = /\badd\b|再加|增加/i;
const fewer = /\b(fewer|less)\b|(?<!太)少|减/i;
const atMost = /\b(no|not) (more|less|fewer) than\b|不(多|少)于/i;

/** "Two more nodes": of something new that has one where nothing was said; "add two nodes" is of what was said alone. */
function inAll(piece: string, found: Slots, before: Slots): Slots {
  const isMore = more.test(piece);
  const sign = atMost.test(piece) ? 0 : fewer.test(piece) ? -1 : isMore || adds.test(piece) ? 1 : 0;
  if (sign === 0) return found;
  const counts = ['nodeCount', 'masterCount'].filter(
    (slot) => typeof found[slot] === 'number' && (isMore || sign < 0 || before[slot] !== undefined),
  );
  const total = (slot: string) => Number(before[slot] ?? 1) + sign * Number(found[slot]);
  return { ...found, ...Object.fromEntries(counts.map((slot) => [slot, total(slot)])) };
}

const courtesy =
  /^(yes|yep|yeah|ok|okay|great|good|nice|perfect|fine|sure|looks good|hi|hello|oh|well|and|but|also|对|是的|好|好的|可以|行|不错|那|嗯)$/i;

/** What a number alone counts is not said. */
const bareNumber = /^[\s,，]*(\d+|[a-z]+|[一二两三四五六七八九十百]+个?)[\s.!。！]*$/iu;

const asked =
  /^((?:and|oh|ok|yes)[,\s]+)*(?:(?:could|can|would|will) you (?:please )?|(?:could|can|may|should) (?:it|we) (?:please )?(?:have|be|get|use)\s+)(.+?)\s*\?*$/i;
const askedInChinese = /^(?:能不能|可不可以|可以|能否|能|麻烦)(?:把它|给它|再)?(.+?)(?:吗|吧)?[?？]*$/;

/** "Could you call it lab1, please?" is no question. */
function asOrder(message: string): string {
  const said = message.trim();
  return asked.exec(said)?.[2] ?? askedInChinese.exec(said)?.[1] ?? said;
}

/** What was said, and what is said now: of one thing the later, of labels all. */
export function together(before: Slots, after: Slots): Record<string, unknown> {
  const labels = { ...Object(before.labels), ...Object(after.labels) };
  return { ...before, ...after, ...(Object.keys(labels).length > 0 && { labels }) };
}

const beside =
  /^([a-z][\w.-]*),? (?=(?:with|from|using|on) (?:an? )?\S)|^([a-z][\w.-]*), (?=\d|one|two|three|four|five)/i;
const isWord = /^(?:it|this|that|one|ok|yes|no|and|but|also|now|then|please|just|swarm|nodes?|workers?|go)$/i;

/** "Web with three nodes" begins with a name, where nothing is called so. */
function withNameSaid(said: string, names: NameIndex): string {
  const [, before, listed] = beside.exec(said) ?? [];
  const name = before ?? listed;
  const isName = name !== undefined && !isWord.test(name) && !names.exact.has(name.toLowerCase());
  return isName ? said.replace(beside, `call it ${name}, `) : said;
}

const oneThing = /^(?:请|帮我)?[把将](?![它这那])/;
const keypair = /^(?:密钥对?|keypair)\s*(?:用|选|换成|改[成为用])\s*/i;

function tidied(piece: string): string {
  return piece
    .trim()
    .replace(oneThing, '')
    .replace(keypair, 'keypair ')
    .replace(polite, '')
    .replace(polite, '')
    .trim();
}

/** A cluster that exists is named, or something is done to one: that is not about what is new. */
function isOfAnother(message: string, names: NameIndex): boolean {
  const { intent, slots } = readMessage(message, names);
  if (intent === 'none') return slots.reason === 'negated';
  const isGrave = ['destructive', 'privileged'].includes(riskOf(intent));
  return isGrave || slots.cluster !== undefined || slots.clusters !== undefined;
}

/** "label a=1 and b=2" is one thing; of "a pony and 3 nodes" only the second is anything. */
function readJoined(pieces: readonly string[], intent: string, names: NameIndex): Slots | null {
  if (pieces.length < 3) return null;
  const joined = readPart(tidied(pieces.join('')), intent, names);
  const second = readPart(tidied(pieces[2] ?? ''), intent, names);
  return JSON.stringify(joined) === JSON.stringify(second) ? null : joined;
}

/** `m1.large` alone. */
const flavor = /^[a-z]+\d*\.[a-z0-9]+$/i;

function readPart(part: string, intent: string, names: NameIndex): Slots | null {
  const name = named(part);
  if (name !== null) return { name };
  const rest = part.replace(leading, '').trim();
  if (rest === '') return null;
  const said = flavor.test(rest) ? `flavor ${rest}` : rest;
  const [english, chinese] = frames[intent] ?? ['', ''];
  const reading = readMessage(`${hasHan(said) ? chinese : english}${said}`, names);
  if (reading.intent !== intent || reading.confidence < wholly) return null;
  // Names of something new are said with "call it", and whose it is was said before.
  const { name: _name, cluster: _cluster, clusterTemplate: template, ...slots } = reading.slots;
  if (typeof template === 'string') {
    const isMeant = existing(template, 'template', names) !== undefined || /template|模板/i.test(said);
    return isMeant ? { ...slots, clusterTemplate: template } : null;
  }
  return Object.keys(slots).length > 0 ? slots : null;
}
