import { type Added, readAdded, takesMore, together } from './added.js';
import { readAnswer } from './answer.js';
import { existing, type NameIndex } from './known-names.js';
import { moreSaid } from './more-said.js';
import { enoughSaid } from './number-words.js';
import { correctedWith, takenBack } from './opener.js';
import { type Reading, readMessage } from './read.js';
import { timesSaid } from './reply.js';

type Slots = Readonly<Record<string, unknown>>;

/** What is shown or asked about, the words that it was read from, and what was answered to questions since, which those words do not say. */
export interface Shown {
  readonly name: string;
  readonly said?: string | undefined;
  readonly slots?: Slots | undefined;
}

/** What is shown or asked about from now on, the words that it is read from, and those that nothing came of. */
export type Corrected = Reading & { readonly said: string; readonly unread?: readonly string[] };

/**
 * What was said beside an answer, or of what was said before, while something is still asked for: "and call it lab1", "no, prod". Null
 * where nothing of it is changed.
 */
export function readBeside(message: string, asked: Shown, names: NameIndex): Corrected | null {
  return readMore(message, asked, names) ?? readInstead(message, asked, names);
}

/** "Call it lab1, with 3 nodes": of something new, each part read by itself. */
export function readMore(message: string, shown: Shown, names: NameIndex): Corrected | null {
  if (!takesMore(shown.name)) return null;
  const { said, slots = said ? readMessage(said, names).slots : {} } = shown;
  const less = readWithout(message, slots);
  if (less) return correctedTo(shown, less, message);
  const numbered = 'nodeCount' in slots ? slots : { nodeCount: 1, ...slots };
  const times = timesSaid(takenBack(message) ?? message);
  if (times !== undefined && shown.name === 'cluster-create')
    return correctedTo(
      shown,
      { ...slots, nodeCount: Math.ceil(Number(numbered.nodeCount) * times) },
      message,
    );
  const count = readNumber(message, numbered, names) ?? readByMore(message, numbered, names);
  const added: Added | null = count
    ? { slots: count, unread: [] }
    : readAdded(takenBack(message) ?? message, { name: shown.name, slots }, names);
  return added && correctedTo(shown, together(slots, added.slots), message, added.unread);
}

const parts: readonly (readonly [RegExp, string])[] = [
  [/^(?:flavou?r|规格)$/i, 'flavor'],
  [/^(?:master flavou?r|主节点规格)$/i, 'masterFlavor'],
  [/^(?:key ?pair|密钥对?)$/i, 'keypair'],
  [/^(?:name|名字|名称)$/i, 'name'],
  [/^(?:node count|number of nodes|节点数量?)$/i, 'nodeCount'],
  [/^(?:labels?|标签)$/i, 'labels'],
  [/^(?:(?:docker )?volume(?: size)?|卷)$/i, 'dockerVolumeSize'],
  [/^(?:time ?out|超时(?:时间)?)$/i, 'timeout'],
];
const without =
  /^(?:ok,? |and |but |actually,? |then )*(?:without|no|drop|remove|undo|skip|forget|leave out|never mind) (?:the |that |its |a )?([a-z ]+?)(?:,? (?:then|please|again|after all))*[.!]*$|^(?:那|还是)?(?:去掉|不要|取消|不用|别用?|不指定)(?:那个)?\s*(\S+?)(?:了|吧)*[。！]*$|^(?:把)?(\S+?)(?:去掉|取消|不要)(?:了|吧)*[。！]*$/iu;

/** "No flavor", "去掉规格": what was said of it is not said any more. */
function readWithout(message: string, slots: Slots): Slots | null {
  const [, ...found] = without.exec(message.trim()) ?? [];
  const word = found.find((each) => each !== undefined);
  const slot = word && parts.find(([form]) => form.test(word))?.[1];
  if (!slot || slots[slot] === undefined) return null;
  return Object.fromEntries(Object.entries(slots).filter(([name]) => name !== slot));
}

/** "No, 4", "no, prod": another number or name in place of the one that was said. */
export function readInstead(message: string, shown: Shown, names: NameIndex): Corrected | null {
  return readCountedAnew(message, shown, names) ?? readOther(message, shown, names);
}

/** The same but for what is counted from how many there are. */
export function readOther(message: string, shown: Shown, names: NameIndex): Corrected | null {
  const { slots, said } = shown;
  const byMore = slots && readByMore(message, slots, names);
  if (byMore) return correctedTo(shown, { ...slots, ...byMore }, message);
  const rest = correctedWith(message);
  // What is counted from what there is, is another number for another cluster.
  const isCounted = said && 'nodeCountChange' in readMessage(said, names).slots;
  if (!slots || rest === null || (isCounted && !('nodeCountChange' in slots))) return null;
  const count = readNumber(message, slots, names);
  if (count) return correctedTo(shown, { ...slots, ...count }, message);
  for (const [slot, kind] of nameSlots) {
    const isList = Array.isArray(slots[slot]);
    if (slots[slot] === undefined || (isList && [slots[slot]].flat().length !== 1)) continue;
    const answer = readAnswer(rest, kind, names);
    const value = answer && 'value' in answer ? existing(answer.value, kind, names) : undefined;
    if (value !== undefined)
      return correctedTo(shown, { ...slots, [slot]: isList ? [value] : value }, message);
  }
  return null;
}

const nameSlots = [
  ['clusterTemplate', 'template'],
  ['cluster', 'cluster'],
  ['clusters', 'cluster'],
] as const;

const numbers = ['nodeCount', 'nodeCountChange', 'masterCount', 'hardLimit', 'dockerVolumeSize', 'timeout'];

/** A number and no more, in figures or in words. */
const alone = /^[\s,，]*(\d+|[a-z]+|[一二两三四五六七八九十百]+)\s*个?[\s.!。！]*$/iu;

/** "Add just one": of what is counted from what there is. */
const byHow = /^(?:just |only |[只就])?\s*(?:add |再?[加减])\s*/i;

/** "No, 4": of the numbers that were said, the last is another. */
function readNumber(message: string, slots: Slots, names: NameIndex): Slots | null {
  const rest = correctedWith(message);
  const last = Object.keys(slots)
    .filter((slot) => numbers.includes(slot) && typeof slots[slot] === 'number')
    .at(-1);
  if (rest === null || last === undefined) return null;
  const added = last === 'nodeCountChange' ? rest.replace(byHow, '') : rest;
  const number = enoughSaid(added) ?? added;
  if (!alone.test(number)) return null;
  const answer = readAnswer(number, 'number', names);
  if (!answer || !('value' in answer)) return null;
  // Fewer than before is still fewer.
  const sign = last === 'nodeCountChange' && Number(slots[last]) < 0 ? -1 : 1;
  return { [last]: sign * Number(answer.value) };
}

const denies =
  /^(?:no|nope|nah|wait|sorry|oops|(?:i )?(?:mean|meant|said|wanted)|不对|不是|错了|说错了|我(?:刚才)?说的?是)(?![a-z])/i;

/** "No wait, 3 more": of a cluster that was to have so many, how many more than there are. */
export function readCountedAnew(message: string, shown: Shown, names: NameIndex): Corrected | null {
  const { name, slots } = shown;
  const rest = denies.test(message.trim()) ? takenBack(message) : null;
  if (name !== 'cluster-resize' || !slots || slots.nodegroup !== undefined || rest === null) return null;
  if (typeof slots.nodeCount !== 'number' && typeof slots.nodeCountChange !== 'number') return null;
  const [, english, couple, way, chineseWay, chinese] = more.exec(rest) ?? [];
  const answer = readAnswer(english ?? couple ?? chinese ?? '', 'number', names);
  const isFewer = /less|fewer|少|减/i.test(way ?? chineseWay ?? '');
  const counted =
    answer && 'value' in answer
      ? (isFewer ? -1 : 1) * Number(answer.value)
      : moreSaid(rest, shown.said ?? '', names);
  if (counted === undefined || !Number.isSafeInteger(counted) || counted === 0) return null;
  const { nodeCount: _count, nodesToRemove: _nodes, ...kept } = slots;
  return correctedTo(shown, { ...kept, nodeCountChange: counted }, message);
}

const more =
  /^(?:and |make it |no,? |actually,? )?(?:(\d+|[a-z]+)|(?:a )?(couple)) (more|less|fewer)(?: nodes?| workers?)?(?: please)?[.!]*$|^(?:再|那|是|要)*(多|加|少|减)\s*([\d一二两三四五六七八九十]+)\s*(?:个|台)?(?:节点)?吧?[。！]*$/iu;

/** "One more": than what is shown. */
function readByMore(message: string, slots: Slots, names: NameIndex): Slots | null {
  const [, english, couple, way, chineseWay, chinese] = more.exec(message.trim()) ?? [];
  const slot = ['nodeCountChange', 'nodeCount'].find((each) => typeof slots[each] === 'number');
  const answer = slot && readAnswer(english ?? couple ?? chinese ?? '', 'number', names);
  if (!slot || !answer || !('value' in answer)) return null;
  const before = Number(slots[slot]);
  // Of nodes that go, one more may be one that goes or one that stays.
  if (before < 0) return null;
  const isMore = /more|多|加/i.test(way ?? chineseWay ?? '');
  return { [slot]: before + (isMore ? 1 : -1) * Number(answer.value) };
}

function correctedTo(
  { name, said = '' }: Shown,
  slots: Slots,
  message: string,
  unread: readonly string[] = [],
): Corrected {
  return {
    intent: name as Reading['intent'],
    slots,
    confidence: 0.9,
    source: 'language',
    said: `${said}, ${message}`,
    ...(unread.length > 0 && { unread }),
  };
}
