import { existing, type NameIndex } from './known-names.js';

/** A cluster that something new or another size is to be like: in how many nodes, or as a whole. */
export interface Alike {
  readonly cluster: string;
  readonly in: 'count' | 'whole';
}

const before =
  "(?:(?:and|but|then|also|please|no|nah|actually|hmm|ok|okay|just|exactly|make it|make that|make this|use|with|take|give it|it should be|should be|have)[\\s,]+|(?:i want|i'd like|let's (?:use|make it|go with)) )*";
const after = '(?: has| is| cluster)?(?:,? (?:please|then|instead|too))?[.!]*';
const name = '(?:the )?(?:cluster )?([\\w.-]*\\w)';

const counted = [
  new RegExp(
    `^${before}(?:the )?same (?:number|amount|count|size|node count|number of nodes|amount of nodes|number of workers)(?: of (?:nodes|workers))? (?:as|like) ${name}${after}$`,
    'i',
  ),
  new RegExp(
    `^${before}as (?:many(?: nodes| workers)?|big|large|small) as (?:those of |in )?${name}${after}$`,
    'i',
  ),
  /^(?:还是|就|那就|改成|把|让)?(?:它的?)?(?:节点数?量?|个数|数量|大小|规模)?\s*(?:就|要|改成|改得)?(?:和|跟|与|同|按)\s*([\w.-]*\w)\s*(?:的)?(?:节点数?量?|大小|规模)?\s*(?:一样|相同|同样)的?(?:大小?|多|节点数?量?|规模|个数|数量)(?:吧|就行|即可)?[。！]*$/u,
  /^(?:节点数?量?|个数|数量|大小|规模)\s*(?:就|要|改成)?(?:和|跟|与|同|按)\s*([\w.-]*\w)\s*(?:的)?\s*(?:一样|相同|一致)(?:吧|就行|即可)?[。！]*$/u,
];

const whole = [
  new RegExp(`^${before}(?:(?:much |exactly )?like|(?:the )?same (?:as|like)) ${name}${after}$`, 'i'),
  /^(?:还是|就|那就|要|改成|做成)?(?:和|跟|与|同|像|照|按照?)\s*([\w.-]*\w)\s*(?:一样|相同|那样|一致|来|的来)的?(?:吧|就行|即可)?[。！]*$/u,
];

/** "The same size as prod", "和 prod 一样多": in number; "like prod", "和 prod 一样": as a whole. Undefined for other words, and for what is no cluster. */
export function readAlike(message: string, names: NameIndex): Alike | undefined {
  const said = message.trim();
  const find = (forms: readonly RegExp[]) => {
    const found = forms.map((form) => form.exec(said)?.[1]).find((each) => each !== undefined);
    return found === undefined ? undefined : existing(found, 'cluster', names);
  };
  const ofCount = find(counted);
  if (ofCount !== undefined) return { cluster: ofCount, in: 'count' };
  const asWhole = find(whole);
  return asWhole === undefined ? undefined : { cluster: asWhole, in: 'whole' };
}
