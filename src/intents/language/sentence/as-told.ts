import type { NoneReason } from '../reading.js';

/** What is supposed, told or praised, by the way it begins or ends: no order and no question, whatever stands between. */
const signs: readonly (readonly [NoneReason, RegExp])[] = [
  // "Were ci idle I would delete it", "had it been ours we'd scale it".
  ['hypothetical', /^\s*(were|had|should) (?!(i|we|you)\b)[^?]*\b(would|'d|could|might)\b/],
  [
    'report',
    /^\s*(?!(who|what|which)\b)[\p{L}.-]+ (is|are|was|were) (allowed|permitted|entitled|supposed|free|welcome) to\b[^?]*$/u,
  ],
  // "ci looks great today": praise.
  [
    'smalltalk',
    /^\s*[\w.-]+('s| is| are| looks?| looked| seems?| feels?| runs?| works?| was) (so |really |very |pretty |just )?(great|good|nice|awesome|terrific|lovely|fantastic|amazing|perfect|beautiful|cool|sweet|brilliant|wonderful|excellent|gorgeous|superb)( today| now| again| so far| lately| these days)?[.!\s]*$/,
  ],
  // "prod is ok again, thanks".
  [
    'smalltalk',
    /^\s*[\w.-]+('s| is| are| looks?| runs?| works?) (ok|okay|fine|good|well|healthy|up|back|alive)( and running)?( again| now)?\s*[,.!]+\s*(thanks|thank you|thx|cheers|ty)[^?]{0,20}$/,
  ],
  // "Dry run: what would a cluster look like": told of nobody's.
  ['hypothetical', /\bwhat would (a|an|the|such a) [^?]* (look|be|cost|do)\b/],
  // "Is there a page on deleting ci": of what is written about it.
  [
    'out-of-scope',
    /^\s*(is there|are there|where is|where's|where are|do we have|link to|point me to|who wrote|find me) (a|an|any|the|our|some)? ?(\w+ )?(page|article|docs?|documentation|guide|wiki|manual|tutorial|section|chapter|link|readme|ticket|issue)s? (on|about|for|of|to|that)\b/,
  ],
  // "Bob left us alone from 10pm": how it was, and not how it is to be.
  [
    'report',
    /^\s*\w+ (left|kept|woke) (us|me|them|everybody|everyone) (alone|awake|up|busy|waiting)\b[^?]*$/,
  ],
  // "What my shell history shows: …", "例句：…": what is cited.
  [
    'report',
    /^\s*what (my|our|the|his|her|their) [\w ]+ (shows?|showed|says?|said|reads?|printed|reported)\s*:/,
  ],
  ['report', /(例句|造句|释义|词条|成语|歇后语)\s*[:：]|^\s*[【[]?\S{1,6}[】\]]?\s*[（(]?(动词|名词|形容词)/],
  // "不需要再建新集群了".
  [
    'negated',
    /^\s*(我们|咱们|暂时|目前|现在|已经)*(不需要|不用|无需|没必要|犯不着)再?(新?建|创建|开|加|扩|升级|买|搭)/,
  ],
  // A line of a log.
  [
    'report',
    /^\s*(\d{4}-\d\d-\d\d[t ]\d\d:\d\d|(error|warn|warning|info|debug|fatal|trace)\b ?[:\]])[^?？]*$/,
  ],
  ['report', /^\s*谁把[^?？]*了/],
];

/** Why a message is only told; null where it may be more. */
export function asTold(message: string): NoneReason | null {
  const said = message.toLowerCase();
  return signs.find(([, sign]) => sign.test(said))?.[0] ?? null;
}
