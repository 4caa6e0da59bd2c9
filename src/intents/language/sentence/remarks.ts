import { is, isOne, type Token } from '../text/token.js';

const orders = ['V.delete', 'V.remove', 'V.rotate', 'V.approve', 'V.deny', 'V.shrink', 'V.resize'];
/** "we don't use it anymore": why it may go. */
const unused =
  /^(we|i|nobody|no one|they) (do not|don't|dont|doesn't|no longer|never)? ?(needs?|uses?|wants?) (it|them|that|this|those|these|that one|this one)( any ?more| more| any longer| now)?$/;
/** "both have dead disks": said of everything that was named. */
const ofAll =
  /^(both|all|all of them|both of them|neither|they all) (is|are|were|have|had|has) [a-z ]{3,30}$/;
const ours = [
  'ENT',
  'NUM',
  'REF',
  'LABEL',
  'N.*',
  'A.*',
  'NEG',
  'REQ',
  'IF',
  'HYP',
  'BEC',
  'SAY',
  'CORR',
  'OR',
  'BUT',
];

/** "sale is over", "a laptop was stolen", "semester finished": what is so, said of something that is not ours. */
const soIs =
  /^((it|they|the|a|an|our|my|this|nobody|no one|all) )?[a-z]+( [a-z]+)?('s| (is|are|was|were|has|have|got|has been|uses|needs))? ?(over|done|finished|ended|closed|gone|empty|idle|stolen|leaked|lost|expired|obsolete|outdated|unused|broken|compromised|cancelled|canceled|complete|passed|graduated|left|old|it|any ?more|now|it any ?more)$/;
/** "too expensive", "no budget left": why, in few words. */
const briefly =
  /^(too|way too|much too|no|not enough) [a-z]+( [a-z]+)?( left| now| this \w+| for (us|now))?$/;
const inChinese =
  /^[^删批拒轮缩]{0,8}(结束|做完|考完|用完|泄露|泄漏|过期|过时|丢|被盗|被偷|作废|太贵|坏|不用|没人用|闲置|下线|毕业|取消)(了|掉了|的)?$/;
const doubtful =
  /\b(jok\w+|kidding|mistake|wrong|typo|what|who|why|that|i|you|if|keep|leave|wait|sorry|said|maybe|perhaps|actually|would|could|should|almost|never)\b/;

/**
 * A message without the remark at its end that says why an order is given: "delete ci, the sale is over". What is no plain
 * statement of something else stays, so that it makes the order doubtful.
 */
export function withoutRemark(text: string, tokens: readonly Token[]): readonly Token[] {
  return withoutLast(text, withoutFirst(text, tokens));
}

/** "密钥泄露了,请轮换 ci 的 CA": told before the order. */
function withoutFirst(text: string, tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((token) => is(token, 'MARK') && /^[,，;；。.]$/.test(token.text));
  const [first, last] = [tokens[0], tokens[at - 1]];
  if (at < 1 || !first || !last || !isWhole(tokens.slice(at + 1))) return tokens;
  const said = text.slice(first.start, last.end).toLowerCase().trim();
  const told = !tokens.slice(0, at).some((token) => isOne(token, [...ours, 'Q.what', 'Q.when', 'Q.how*']));
  const isOver = told && /^[a-z]+( [a-z]+)?('s| is| are) (over|done|finished)$/.test(said);
  return (inChinese.test(said) || isOver) && !is(first, 'ENT') ? tokens.slice(at + 1) : tokens;
}

function withoutLast(text: string, tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findLastIndex((token) => !isOne(token, ['MARK', 'COURT']) && token.lower !== 'asap') + 1;
  const at = tokens
    .slice(0, end)
    .findLastIndex((token) => is(token, 'MARK') && /^[,;:—–-]$/.test(token.text));
  const [first, last] = [tokens[at + 1], tokens[end - 1]];
  const head = tokens.slice(0, at);
  if (at < 1 || !first || !last || !isWhole(head)) return tokens;
  const rest = [...head, ...tokens.slice(end)];
  const tail = tokens.slice(at + 1, end);
  const said = text.slice(first.start, last.end).toLowerCase().trim();
  const decides = head.some((token) => isOne(token, ['V.approve', 'V.deny']));
  if (deletes(head) && unused.test(said)) return rest;
  const plain =
    ofAll.test(said) || soIs.test(said) || inChinese.test(said) || (decides && briefly.test(said));
  if (!plain || doubtful.test(said) || tail.some((token) => isOne(token, ours) && !isEndWord(token)))
    return tokens;
  return rest;
}

function deletes(head: readonly Token[]): boolean {
  return head.some((token) => isOne(token, ['V.delete', 'V.remove']));
}

/** An order that says what it is of. */
function isWhole(head: readonly Token[]): boolean {
  return (
    head.some((token) => isOne(token, orders)) &&
    head.some((token) => isOne(token, ['ENT', 'NUM', 'REF', 'NAME']))
  );
}

/** "nobody", "no": they say no of something else. */
function isEndWord({ lower, script }: Token): boolean {
  return script === 'chinese' || /^(nobody|no one|no|idle|nobody uses)$/.test(lower);
}
