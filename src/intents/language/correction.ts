import type { NameIndex } from './known-names.js';
import { type Reading, readMessage } from './read.js';

const opener =
  /^(?:no|nope|sorry|oops|wait|rather|actually|hm+|i (?:mean|meant|wanted)|(?:that'?s |that is |this is )?(?:the )?wrong (?:one|cluster|name|template|number)|not that (?:one|cluster|template)|make (?:it|that)|better|just|only|不对|不是(?:这个|那个)(?:集群|模板)?|不是|不|[搞弄选]?错了?(?:集群|模板|名字)了?|[搞弄选]错了|错了|我是说|我[要想]的是|我说的是|说错了|应该是|改成|只要|就)(?![a-z])[\s,，:：!。.-]*/i;
const mostWords = 6;

/** What is added to something new that is shown: "call it lab1", "and 3 nodes", "with two masters". */
const addition =
  /^(?:please )?(?:(?<name>(?:call|name) it|(?:名字)?叫做?)|and|with|plus|also|再加上?|还要|要)?\s*(?<what>.+?)(?:,? please)?[.!。！]*$/iu;

/**
 * What a short correction makes of what was read before and is still only shown: "no, 4", "I meant prod", "不对,4 个".
 * Null when the words are no correction, or when with them something else would be meant.
 */
export function readCorrection(message: string, shown: Shown, names: NameIndex): Reading | null {
  return readReplacement(message, shown, names) ?? readAddition(message, shown, names);
}

/** What is shown, and the words that it was read from. */
interface Shown {
  readonly name: string;
  readonly said?: string | undefined;
}

function readAddition(message: string, { name, said }: Shown, names: NameIndex): Reading | null {
  const { what, name: named } = addition.exec(message.trim())?.groups ?? {};
  if (!said || !what || !/-create$/.test(name) || what.split(/\s+/).length > mostWords) return null;
  if (readMessage(message, names).intent !== 'none') return null;
  const isChinese = /\p{Script=Han}/u.test(said);
  const joint = named ? (isChinese ? ',叫 ' : ' called ') : isChinese ? ',' : ' with ';
  const { before, reading } = readTogether({ name, said }, joint, what, names);
  const isMore = Object.keys(before.slots).every((slot) => reading && slot in reading.slots);
  return isMore ? reading : null;
}

/** What was said before, and that with more: null where it is another wish then, or says no more. */
function readTogether(
  { name, said }: { readonly name: string; readonly said: string },
  joint: string,
  rest: string,
  names: NameIndex,
): { readonly before: Reading; readonly reading: Reading | null } {
  const before = readMessage(said, names);
  const reading = readMessage(`${said.replace(/[.!?。！？\s]+$/, '')}${joint}${rest}`, names);
  const changed = JSON.stringify(reading.slots) !== JSON.stringify(before.slots);
  return { before, reading: reading.intent === name && changed ? reading : null };
}

function readReplacement(message: string, { name, said }: Shown, names: NameIndex): Reading | null {
  let rest = message.trim();
  for (let round = 0; round < 3 && opener.test(rest); round++) rest = rest.replace(opener, '');
  const isShort = rest !== '' && rest !== message.trim() && rest.split(/\s+/).length <= mostWords;
  if (!isShort || !said || readMessage(rest, names).intent === name) return null;
  const joint = /\p{Script=Han}/u.test(said) ? ',不对,' : ', no, ';
  return readTogether({ name, said }, joint, rest, names).reading;
}
