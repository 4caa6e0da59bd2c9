import { takesMore } from './added.js';
import { readAnswer } from './answer.js';
import { type Corrected, readCountedAnew, readMore, readOther, type Shown } from './beside.js';
import { existing, type NameIndex } from './known-names.js';
import { correctedWith } from './opener.js';
import { type Reading, readMessage } from './read.js';
import { numberAlone } from './short.js';
import { hasHan } from './text/han.js';

const mostWords = 6;

/** What is added to something new that is shown: "call it lab1", "and 3 nodes", "with two masters". */
const addition =
  /^(?:please )?(?:(?<name>(?:call|name) it|(?:名字)?叫做?)|and|with|plus|also|再加上?|还要|要)?\s*(?<what>.+?)(?:,? please)?[.!。！]*$/iu;

/**
 * What a short correction makes of what was read before and is still only shown: "no, 4", "I meant prod", "不对,4 个".
 * Null when the words are no correction, or when with them something else would be meant.
 */
export function readCorrection(typed: string, shown: Shown, names: NameIndex): Corrected | null {
  const count = numberAlone(typed);
  const message = count === undefined ? typed : `no, ${count}`;
  const recounted = readCountedAnew(message, shown, names);
  if (recounted) return recounted;
  const answered = readAnswerAgain(message, shown, names) ?? readMore(message, shown, names);
  if (answered || takesMore(shown.name)) return answered ?? readOther(message, shown, names);
  const reading = readReplacement(message, shown, names) ?? readAddition(message, shown, names);
  if (reading) return { ...reading, said: `${withoutCorrection(shown)}, no, ${message}` };
  return readOther(message, shown, names);
}

/** What came of corrections is known from the slots: words that were corrected again and again are read ever worse. */
function withoutCorrection({ said = '', slots }: Shown): string {
  return slots ? (said.split(', no, ')[0] ?? said) : said;
}

function readAddition(message: string, shown: Shown, names: NameIndex): Reading | null {
  const { name, said } = shown;
  const { what, name: named } = addition.exec(message.trim())?.groups ?? {};
  if (!said || !what || !/-create$/.test(name) || what.split(/\s+/).length > mostWords) return null;
  if (readMessage(message, names).intent !== 'none') return null;
  const isChinese = hasHan(said);
  const joint = named ? (isChinese ? ',叫 ' : ' called ') : isChinese ? ',' : ' with ';
  const { before, reading } = readTogether(shown, joint, what, names);
  const isMore = Object.keys(before.slots).every((slot) => reading && slot in reading.slots);
  return isMore ? reading : null;
}

/** What was said before, and that with more, beside what was answered since: null where it is another wish then, or says no more. */
function readTogether(
  { name, said = '', slots }: Shown,
  joint: string,
  rest: string,
  names: NameIndex,
): { readonly before: Reading; readonly reading: Reading | null } {
  const before = readMessage(said, names);
  const after = readMessage(`${said.replace(/[.!?。！？\s]+$/, '')}${joint}${rest}`, names);
  const isOther = after.intent !== name || JSON.stringify(after.slots) === JSON.stringify(before.slots);
  if (isOther) return { before, reading: null };
  return { before, reading: slots ? { ...after, slots: changed(slots, before.slots, after.slots) } : after };
}

type Slots = Readonly<Record<string, unknown>>;
const counts = ['nodeCount', 'nodeCountChange'];

/** What is shown, with what the words after differ in from those before. */
function changed(shown: Slots, before: Slots, after: Slots): Slots {
  const differs = (slot: string) => JSON.stringify(before[slot]) !== JSON.stringify(after[slot]);
  const slots = new Set([...Object.keys(before), ...Object.keys(after)].filter(differs));
  const isCounted = counts.some((slot) => slots.has(slot));
  const kept = Object.entries(shown).filter(
    ([slot]) => !slots.has(slot) && !(isCounted && counts.includes(slot)),
  );
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(Object.entries(after).filter(([slot]) => slots.has(slot))),
  };
}

const kinds = {
  clusterTemplate: 'template',
  cluster: 'cluster',
  nodeCount: 'number',
  nodeCountChange: 'number',
} as const;

/** "no, k8s-next": another answer to what was asked, and what is shown has by an answer. */
function readAnswerAgain(message: string, { name, said, slots }: Shown, names: NameIndex): Corrected | null {
  const rest = correctedWith(message);
  if (!slots || !said || rest === null) return null;
  const before = readMessage(said, names).slots;
  for (const [slot, kind] of Object.entries(kinds)) {
    if (slots[slot] === undefined || slot in before || (kind === 'number' && isCounted(before))) continue;
    const answer = readAnswer(rest, kind, names);
    const value = answer && 'value' in answer ? answer.value : null;
    if (value === null || (kind !== 'number' && existing(value, kind, names) === undefined)) continue;
    const again = { ...slots, [slot]: kind === 'number' ? signed(value, slots[slot]) : value };
    return { intent: name as Reading['intent'], slots: again, confidence: 0.9, source: 'language', said };
  }
  return null;
}

function isCounted(slots: Slots): boolean {
  return counts.some((slot) => slot in slots);
}

/** Fewer than before is still fewer. */
function signed(value: string, before: unknown): number {
  return Number(before) < 0 ? -Number(value) : Number(value);
}

function readReplacement(message: string, shown: Shown, names: NameIndex): Reading | null {
  const rest = correctedWith(message);
  if (rest === null || !shown.said || readMessage(rest, names).intent === shown.name) return null;
  const joint = hasHan(shown.said) ? ',不对,' : ', no, ';
  return readTogether(shown, joint, rest, names).reading;
}
