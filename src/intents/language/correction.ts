import type { NameIndex } from './known-names.js';
import { type Reading, readMessage } from './read.js';

const opener =
  /^(?:no|nope|sorry|oops|wait|rather|actually|hm+|i (?:mean|meant)|make (?:it|that)|better|just|only|不对|不是|不|错了|我是说|说错了|应该是|改成|只要|就)(?![a-z])[\s,，:：!。.-]*/i;
const mostWords = 6;

/**
 * What a short correction makes of what was read before and is still only shown: "no, 4", "I meant prod", "不对,4 个".
 * Null when the words are no correction, or when with them something else would be meant.
 */
export function readCorrection(
  message: string,
  shown: { readonly name: string; readonly said?: string | undefined },
  names: NameIndex,
): Reading | null {
  let rest = message.trim();
  for (let round = 0; round < 3 && opener.test(rest); round++) rest = rest.replace(opener, '');
  const isShort = rest !== '' && rest !== message.trim() && rest.split(/\s+/).length <= mostWords;
  if (!isShort || !shown.said || readMessage(rest, names).intent === shown.name) return null;
  const joint = /\p{Script=Han}/u.test(shown.said) ? ',不对,' : ', no, ';
  const before = readMessage(shown.said, names);
  const reading = readMessage(`${shown.said.replace(/[.!?。！？\s]+$/, '')}${joint}${rest}`, names);
  const changed = JSON.stringify(reading.slots) !== JSON.stringify(before.slots);
  return reading.intent === shown.name && changed ? reading : null;
}
