import { isGrave, riskOf } from './intent-names.js';
import { isChange } from './sentence/changing.js';
import { hasHan } from './text/han.js';
import { is, isOne, type Token } from './text/token.js';

/** A message in two: what may be an order, and what is told beside it. */
export interface Parted {
  readonly order: string;
  readonly aside: string;
  /** The mark between them. */
  readonly mark: string;
}

const marks =
  /[,;:!?—–，；：！？。\n]|\.+(?=\s)|…|\s-\s|\p{Extended_Pictographic}\uFE0F?|\s(?:so(?: that)?|because|since|as(?= (?:we|i|our|they|my|it)\b)|and so|hence|therefore)\s(?=(?:we|i|it|its|the|our|they|my|this|that|nobody|everyone|please)\b)/giu;
/** Marks that are tried in one message, and characters of a message in which they are: every way is read anew. */
const most = 5;
const longest = 400;

/** Every way to take a message for an order with something told before or after it, or both. */
export function partings(message: string): Parted[] {
  if (message.length > longest) return [];
  const found = [...message.matchAll(marks)].slice(0, most);
  const cuts = found.map(({ index, 0: mark }) => ({ from: index, to: index + mark.length, mark }));
  const sides = cuts.flatMap(({ from, to, mark }) => {
    const [head, tail] = [message.slice(0, from).trim(), message.slice(to).trim()];
    return [
      { order: head, aside: tail, mark },
      { order: tail, aside: head, mark },
    ];
  });
  const middles = cuts.flatMap((start, at) =>
    cuts.slice(at + 1).map((end) => ({
      order: message.slice(start.to, end.from).trim(),
      aside: `${message.slice(0, start.from).trim()}. ${message.slice(end.to).trim()}`,
      mark: start.mark,
    })),
  );
  return [...sides, ...middles].filter(({ order, aside }) => order !== '' && /[^.\s]/.test(aside));
}

/** What makes of words more than something that is told. */
const more = [
  'REQ',
  'SUG',
  'NEG',
  'HYP',
  'IF',
  'SAY',
  'CORR',
  'OR',
  'BUT',
  'Q.what',
  'Q.why',
  'Q.who',
  'Q.when',
  'Q.how*',
  'Q.where',
  'Q.part',
  'STOPTELL',
  'LABEL',
  'REF',
  'URL',
  'PEM',
  'QUOTED',
  'COE.*',
  'CHANNEL',
  'N.template',
  'N.command',
];
const ours = ['A.*', 'ENT', 'N.node', 'N.cluster', 'N.nodegroup', 'N.quota', 'N.request'];
const idle =
  /\b(thinking|wondering|curious|kidding|joking|forget|ignore|disregard|cancel|undo|nvm|idea|nah|nope|oh|scratch|instead|either|whatever)\b/i;
/** What an order may be about: beside what destroys, nothing else of it is spoken of. */
const named = ours.filter((tag) => tag !== 'A.*');
const doubtful =
  /\b(jok\w+|kidding|mistake|wrong|typo|you|if|keep|leave|wait|sorry|maybe|perhaps|actually|would|could|should|almost|never|later|tomorrow|tonight|first|after|before|until|once|when|story|song|runbook|playbook|logs?|button|subject|line|messages?|typed|called|wrote|written|e?mails?|slides?|quote|label|manual|docs?|ticket|example)\b|说|听|写|如果|要是|万一|等|先|再|别|但|除|吗|呢|吧|才|明天|今晚|之后|以后/;
const stands =
  /^(the|our|my|its|their|it|it's|everything|everyone|everybody|all|someone|somebody|this|these|those|we|we're)\b/;
const isSo =
  /\b(is|are|was|were|has|have|had|costs?|leaked|lost|went|goes|go|went|ended|left|died|moved|finished|graduated|works?|runs?|sits?)\b|'s\b|'re\b/;

/**
 * Whether words only tell something beside an order of this intent: no wish, no question, no doubt, nothing of ours with a number, no order of
 * their own. Beside what destroys or acts for others they must be a plain statement, unless it was agreed (by who hears the
 * message as a whole) that this is what is asked for.
 */
export function isAside(
  { aside: text, mark }: Parted,
  tokens: readonly Token[],
  intent: string,
  agreed = false,
): boolean {
  if (idle.test(text)) return false;
  if (/[:：]/.test(mark) && (isGrave(intent) || tokens.length < 4)) return false;
  if (tokens.length < 2 && !/\P{ASCII}{3}/u.test(text)) return false;
  if (agreed && (isGrave(intent) ? isHarmless : isTold)(text.toLowerCase(), tokens)) return true;
  const mayBeSaid = riskOf(intent) === 'read' ? more.filter((tag) => tag !== 'SAY') : more;
  if (tokens.some((token) => isOne(token, mayBeSaid) && !is(token, 'P.*') && !saysCannot(token, intent)))
    return false;
  const counts = tokens.some((token) => is(token, 'NUM')) && tokens.some((token) => isOne(token, ours));
  const finite = tokens.slice(0, tokens.findIndex(({ lower }) => cannot.test(lower)) >>> 0);
  if (counts || finite.some((token) => isChange(token) && !isToldVerb(token))) return false;
  if (/-(create|update)$/.test(intent))
    return !tokens.some((token) => isOne(token, [...ours, 'NUM']) && !isOne(token, ['Q.*']));
  return !isGrave(intent) || isPlain(text.toLowerCase(), tokens);
}

/** What makes of Chinese words more than something that is told: another order, a condition, a question, others' words. */
const doubtfulInChinese =
  /[删批拒缩扩]|轮换|驳回|撤|升[到级]|加|新?建|就|岂|如果|要是|万一|假如|除非|等.{0,12}再|说|问|谁|为什么|[吗么呢?？“”「」"]/;
/** And beside what destroys or acts for others: any doubt, and any other time. */
const graveInChinese = /但|可是|不过|据|听|写|怎么|凭|何必|之后|以后|先|明天|下周|今晚/;

/** Whether words in Chinese only tell something beside an order that the whole message was heard as. */
export function isToldInChinese(text: string, isGrave: boolean): boolean {
  if (!hasHan(text) || doubtfulInChinese.test(text)) return false;
  return !isGrave || !graveInChinese.test(text);
}

/** "we don't need it any more": why it may go. */
export const notNeeded =
  /\b(don'?t|do not|doesn'?t|does not|no longer|not|nobody|no one|isn'?t|never) (\w+ )?(needs?|needed|uses?|used|wants?|wanted|touch(es|ed)?|logs?|logged)\b|不再?(需要|用)|没人用/;

/** No wish, doubt, question or other order beside an order that the message as a whole was heard as. */
function isHarmless(said: string, tokens: readonly Token[]): boolean {
  const rest = said.replace(notNeeded, ' ');
  if (doubtful.test(rest)) return false;
  const spared = notNeeded.test(said);
  const speaks = tokens.some(
    (token) => isOne(token, more) && !is(token, 'P.*') && !(spared && is(token, 'NEG')) && !is(token, 'BUT'),
  );
  return !speaks && !tokens.some((token) => isChange(token) && !isToldVerb(token));
}

const orders = ['REQ', 'SUG', 'HYP', 'IF', 'CORR', 'QUOTED', 'STOPTELL', 'NEG'];

/** Nothing that is wished for, supposed or denied beside a change that takes nothing away. */
function isTold(said: string, tokens: readonly Token[]): boolean {
  const spared = notNeeded.test(said);
  return !tokens.some(
    (token) =>
      (isOne(token, orders) &&
        !is(token, 'P.*') &&
        !cannot.test(token.lower) &&
        !(spared && is(token, 'NEG'))) ||
      (isChange(token) && !isToldVerb(token)),
  );
}

/** What others cannot, or what is not so. */
export const cannot = /\b(can't|cannot|can not|isn't|aren't|doesn't|does not|not enough)\b/i;

/** "half the class can't log in": of others, and no no to an order that destroys nothing. */
function saysCannot({ lower }: Token, intent: string): boolean {
  return !isGrave(intent) && cannot.test(lower);
}

function isToldVerb(token: Token): boolean {
  if (token.script !== 'latin') return false;
  return (
    ['past', 'third', 'ing'].includes(token.form ?? '') || is(token, 'N.*') || /^(go|come)$/.test(token.lower)
  );
}

const happened = ['V.move', 'V.give', 'V.get', 'V.start', 'V.set', 'V.use'];

function isPlain(said: string, tokens: readonly Token[]): boolean {
  if (doubtful.test(said)) return false;
  const acts = (token: Token) =>
    isChange(token) && token.lower !== 'go' && !(isOne(token, happened) && isToldVerb(token));
  if (tokens.some((token) => acts(token) || isOne(token, named))) return false;
  if (/\P{ASCII}/u.test(said)) return /[了完束满坏期闲]$/.test(said);
  const [first] = tokens;
  const told = isSo.test(said) || tokens.slice(1).some(({ form }) => form === 'past' || form === 'third');
  return (
    told &&
    tokens.length > 2 &&
    (stands.test(said) ||
      first?.form === 'past' ||
      (first !== undefined && isOne(first, ['WORD', 'NAME', 'PERSON', 'X.noun'])))
  );
}
