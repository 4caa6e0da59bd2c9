import { is, isOne, isOnly, type Token } from '../text/token.js';
import { asksIfGoing, endsAsQuestion, isQuestion, wonders } from './asking.js';
import { firstOf, isChange } from './changing.js';
import { isAlert, reports } from './reports.js';
import { states } from './states.js';

/** How a clause is meant. */
export type ClauseMood =
  | 'request'
  | 'suggestion'
  | 'question'
  | 'howto'
  | 'negated'
  | 'hypothetical'
  | 'report'
  | 'condition'
  | 'statement';

/** How the clause is meant, by the words that say so, in the order in which they count. */
export function moodOf(tokens: readonly Token[]): ClauseMood {
  const words = tokens.filter((token) => !isOnly(token, ['COURT', 'ADV', 'DET']));
  const verb = firstOf(words, isChange);
  const asks = firstOf(words, (token) => is(token, 'REQ') && !is(token, 'NEG'));
  if (words.some((token) => is(token, 'QUOTED')))
    return words.some((token) => is(token, 'HYP') || is(token, 'IF')) ? 'hypothetical' : 'report';
  if (isQuotaWish(words) || mustGrow(words)) return 'request';
  if (asksHowMany(words)) return 'question';
  if (isOthersWish(words)) return 'report';
  if (words.some((token) => is(token, 'Q.howto')) && !isStatusHow(words)) return 'howto';
  if (supposes(words)) return 'hypothetical';
  if (isPassiveWish(words, verb)) return 'suggestion';
  if (isLeave(words)) return 'request';
  if (isOne(words[0], ['NAME', 'PRON.i', 'PERSON']) && words[1]?.text === ':' && verb > 1) return 'report';
  return (
    saying(words, verb, asks) ?? (negates(words, verb) ? 'negated' : plainMood(tokens, words, verb, asks))
  );
}

/** "project lab wants its limit raised to 8": what a project wants is asked for. */
function isQuotaWish(words: readonly Token[]): boolean {
  const at = firstOf(words, (token) => /^(wants|needs)$/.test(token.lower));
  const subject = words.slice(0, at);
  return (
    at > 0 &&
    subject.length <= 2 &&
    subject.some((token) => is(token, 'N.project') || token.names?.project) &&
    words.slice(at).some((token) => is(token, 'N.quota')) &&
    words.some((token) => is(token, 'NUM')) &&
    !words.some((token) => is(token, 'V.delete') || is(token, 'V.remove') || is(token, 'V.shrink'))
  );
}

/** "our quota has to go up to 30": what it must become is asked for. */
function mustGrow(words: readonly Token[]): boolean {
  const at = firstOf(words, (token) => is(token, 'N.quota'));
  const [must, to] = words.slice(at + 1);
  const isMust =
    /^(must|should|needs to|has to)$/.test(must?.lower ?? '') || (must?.lower === 'has' && is(to, 'P.to'));
  return (
    at >= 0 &&
    at < 3 &&
    isMust &&
    words.some((token) => is(token, 'V.grow')) &&
    words.some((token) => is(token, 'NUM'))
  );
}

/** "we are allowed how many clusters?": a question, whoever stands first. */
function asksHowMany(words: readonly Token[]): boolean {
  return (
    words.at(-1)?.text === '?' &&
    words.some((token) => is(token, 'Q.howmany')) &&
    words.some((token) => is(token, 'MAY'))
  );
}

/** "prof wants to see it at 2": what somebody else would like is told. */
function isOthersWish([who, wish, to]: readonly Token[]): boolean {
  const isOther =
    isOne(who, ['NAME', 'WORD', 'PERSON']) && who?.names === undefined && who?.script === 'latin';
  return isOther && /^(wants|needs|asked|expects|hopes)$/.test(wish?.lower ?? '') && is(to, 'P.to');
}

/** What is left when nobody supposes, tells of another's words, or says no. */
function plainMood(
  tokens: readonly Token[],
  words: readonly Token[],
  verb: number,
  asks: number,
): ClauseMood {
  const alert = isAlert(words);
  const condition = words.some((token) => is(token, 'IF') && !is(token, 'A.batch'));
  if (!alert && verb >= 0 && (condition || waitsFor(tokens, words))) return 'hypothetical';
  if (!alert && wonders(words, verb, asks)) return 'question';
  if (asksIfGoing(tokens, words, verb) && asks < 0 && !words.some((token) => is(token, 'PRON.i')))
    return 'question';
  const awaited = alert && (condition || words.some((token) => is(token, 'Q.when')));
  if (!awaited && (isNominal(tokens, words, verb) || reports(words, verb, asks))) return 'report';
  if (isOne(words[0], ['Q.where', 'Q.what', 'Q.who']) && verb < 0) return 'question';
  if (suggests(words, verb) && asks < 0) return 'suggestion';
  if (states(words, tokens)) return 'statement';
  if (isQuestion(words, asks, verb)) return 'question';
  return condition && !alert ? 'condition' : 'request';
}

/** "maybe we could scale ci"; "I think ci has too few nodes" is only told. */
function suggests(words: readonly Token[], verb: number): boolean {
  const lacks = words.some((token) => is(token, 'LACK')) && verb < 0;
  return words.some((token) => is(token, 'SUG')) && !lacks;
}

/** "the upgrade to k8s went fine": of an operation, what became of it. */
function isNominal(tokens: readonly Token[], words: readonly Token[], verb: number): boolean {
  const noun = words[verb];
  if (!noun || !isOne(noun, ['E.create', 'E.update', 'E.delete']) || noun.form !== 'base') return false;
  if (!is(tokens[tokens.indexOf(noun) - 1], 'DET')) return false;
  const before = words.slice(0, verb).some((token) => isOne(token, ['V.*', 'REQ', 'Q.*', 'IF']));
  return !before && words.slice(verb + 1).some((token) => /^(went|was|has|came|ran|took)$/.test(token.lower));
}

/** "what if", "should I", "would deleting ci …", "how long does scaling take". */
function supposes(words: readonly Token[]): boolean {
  const [first, second] = words;
  if (is(first, 'Q.is') && words.some((token) => is(token, 'NUM')) && words.some(isEnough)) return true;
  const wondering = words.some(
    (token, i) =>
      is(token, 'HYP') &&
      !is(token, 'REQ') &&
      !isLook(words, i) &&
      !(i > 0 && is(first, 'Q.what') && token.lower.startsWith('do ')),
  );
  if (wondering) return true;
  if (is(first, 'Q.howfar')) {
    return words.some((token) => isChange(token) && token.form === 'ing' && !is(token, 'S.*'));
  }
  const modal = /^(could|would|will|does|can|might|did|is|was)$/.test(first?.lower ?? '');
  return modal && isChange(second) && second?.form === 'ing';
}

/** "is 5 nodes enough for ci?" */
function isEnough({ lower }: Token): boolean {
  return /^(enough|sufficient|too few|too many|too much)$/.test(lower);
}

/** "what does ci look like", "我能看到": looking is always free. */
function isLook(words: readonly Token[], at: number): boolean {
  const rest = words.slice(at + 1);
  const looks = /^(what does|what do|我能|我可以|能看)/.test(words[at]?.lower ?? '');
  const seen = rest.some((token) => isOne(token, ['V.show', 'V.list']) || token.text === '有哪些');
  return looks && seen && !rest.some(isChange);
}

/** "can ci be scaled to 5". */
function isPassiveWish(words: readonly Token[], verb: number): boolean {
  if (!/^(can|could)$/.test(words[0]?.lower ?? '')) return false;
  return words.some((token) => token.lower === 'be') && words[verb]?.form === 'past';
}

/** "ci can be deleted", and nothing else: leave to do it now. */
function isLeave(words: readonly Token[]): boolean {
  const said = words.filter(
    (token) => !isOne(token, ['N.cluster', 'AND', 'P.called']) && !/^[,.!]$/.test(token.text),
  );
  const names = said.filter((token) => is(token, 'ENT'));
  const [can, be, verb, ...rest] = said.slice(names.length);
  const first = said.slice(0, names.length).every((token) => is(token, 'ENT')) && names.length > 0;
  return first && can?.lower === 'can' && be?.lower === 'be' && verb?.form === 'past' && rest.length === 0;
}

/** "when ci is done, delete it": not now. */
function waitsFor(tokens: readonly Token[], words: readonly Token[]): boolean {
  return is(words[0], 'Q.when') && words[0]?.script === 'latin' && !endsAsQuestion(tokens);
}

/** "怎么" in "怎么样" is another word; "how does ci look" is no recipe. */
function isStatusHow(words: readonly Token[]): boolean {
  const at = firstOf(words, (token) => is(token, 'Q.howto'));
  const token = words[at];
  if (token?.lower === 'how does' || is(token, 'Q.how'))
    return !words.slice(at + 1).some((each) => isChange(each) || is(each, 'N.command') || is(each, 'V.get'));
  if (token?.script === 'chinese' && /^(怎么|怎样|如何|咋|不会|怎么做|怎么弄)$/.test(token.text)) {
    const rest = words.slice(at + 1);
    return !rest.some((each) => isChange(each) || is(each, 'V.*')) && !words.slice(0, at).some(isChange);
  }
  return false;
}

/** Somebody's words, or somebody's wish that is told of. */
function saying(words: readonly Token[], verb: number, asks: number): ClauseMood | null {
  const at = firstOf(words, (token) => is(token, 'SAY'));
  if (at < 0 || (asks >= 0 && asks < at)) return null;
  if (is(words[at], 'V.need') && at === 0) return null;
  // "ci 坏了就叫我": a wish to be told.
  if (is(words[at], 'V.tell') && words[at]?.script === 'chinese' && verb < 0 && isAlert(words)) return null;
  const before = words.slice(0, at);
  const subject =
    before.some(
      (token) =>
        is(token, 'PRON.*') ||
        is(token, 'NAME') ||
        is(token, 'WORD') ||
        is(token, 'ENT') ||
        is(token, 'PERSON') ||
        is(token, 'HAN') ||
        is(token, 'X.noun') ||
        is(token, 'N.*'),
    ) ||
    (words[at]?.lower.includes(' ') ?? false) ||
    /^(听说|据说)/.test(words[at]?.lower ?? '');
  if (/^(want|expect|hope|demand)/.test(words[at]?.lower ?? '') && verb < 0) return null;
  return subject && (verb > at || verb < 0) && words.length > at + 1 ? 'report' : null;
}

function negates(words: readonly Token[], verb: number): boolean {
  // "不删 dev 了": before the verb itself.
  if (words.some((token, i) => token.text === '不' && isChange(words[i + 1]))) return true;
  const no = (token: Token) => is(token, 'NEG') || /^(do not|don'?t) need$/.test(token.lower);
  const at = firstOf(words, (token) => no(token) && !is(token, 'REQ'));
  if (at < 0) return false;
  const token = words[at] as Token;
  if (words.slice(0, at).some((each) => is(each, 'Q.why'))) return false;
  // "scale ci, not prod": no verb comes after it.
  const after = words.slice(at + 1).findIndex((each) => isChange(each) || is(each, 'V.*'));
  const soft = is(token, 'P.*');
  if (soft) return after >= 0 && after <= 1 && !is(words[at + 1 + after], 'A.*');
  if (is(token, 'STOPTELL')) return !isTelling(words, token);
  if (after >= 0) return true;
  return verb < 0 || verb > at || words[verb]?.script === 'chinese';
}

function isTelling(words: readonly Token[], token: Token): boolean {
  return (
    /tell|notif|alert|ping|post|send|messag|receiv|hear|bother|inform|report|announc|通知|提醒|告诉|推送|告警|收到|报|吵|烦|发/.test(
      token.lower,
    ) || words.some((each) => is(each, 'N.alert') || is(each, 'V.tell'))
  );
}
