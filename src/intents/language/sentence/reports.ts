import { is, isOne, type Token } from '../text/token.js';

/** Telling somebody when something happens: there a condition is the very wish. */
export function isAlert(tokens: readonly Token[]): boolean {
  return (
    tokens.some(
      (token) =>
        is(token, 'V.tell') || is(token, 'V.subscribe') || is(token, 'N.alert') || is(token, 'V.know'),
    ) || tokens.some((token, i) => /^(message|msg|write)$/.test(token.lower) && is(tokens[i + 1], 'CHANNEL'))
  );
}

/**
 * Whether a clause only tells: words without fillers, where its verb of change and its asking stand (-1: none).
 * "alice deleted prod", "I am deleting prod", "prod was deleted", "小王把 prod 删了".
 */
export function reports(words: readonly Token[], verb: number, asks: number): boolean {
  if (operationFailed(words)) return true;
  if (verb < 0) return tellsWithoutChange(words);
  const token = words[verb] as Token;
  if (token.script === 'chinese') return reportsInChinese(words, verb, asks);
  const before = words.slice(0, verb);
  if (decidesNow(words, verb) || before.some((each) => each.lower === 'to be')) return false;
  if (
    before.some(
      (each, i) =>
        is(each, 'REQ') ||
        is(each, 'V.need') ||
        (is(each, 'V.get') && each.form === 'base') ||
        (is(each, 'V.have') && i === 0) ||
        (is(each, 'SUG') && token.form !== 'past'),
    )
  )
    return asks > verb;
  if (before.some((each) => is(each, 'Q.*') && !is(each, 'Q.is'))) return false;
  if (is(words[0], 'Q.is')) return false;
  if (before.some((each) => is(each, 'FUT'))) return true;
  const subject =
    before.filter(
      (each) =>
        is(each, 'PRON.i') ||
        is(each, 'PRON.me') ||
        is(each, 'NAME') ||
        is(each, 'WORD') ||
        is(each, 'PERSON') ||
        is(each, 'ENT') ||
        is(each, 'N.*') ||
        is(each, 'X.noun') ||
        is(each, 'PRON.something'),
    ).length > 0;
  if (token.form === 'past') return subject || verb === 0 || before.some((each) => is(each, 'Q.is'));
  if (token.form === 'third' && !is(token, 'N.*') && !is(token, 'E.*')) return subject;
  if (token.form === 'ing')
    return (
      before.some((each) => is(each, 'PRON.i') || is(each, 'Q.is') || is(each, 'PERSON')) ||
      (subject && verb <= 2)
    );
  return (
    before.some((each) => is(each, 'PRON.i') || is(each, 'PERSON')) && !before.some((each) => is(each, 'P.*'))
  );
}

/** "I reject request 78": whoever says so does it. */
export function decidesNow(words: readonly Token[], verb: number): boolean {
  const token = words[verb];
  return (
    verb === 1 &&
    isOne(token, ['V.approve', 'V.deny']) &&
    token?.form === 'base' &&
    /^(i|we)$/.test(words[0]?.lower ?? '')
  );
}

function reportsInChinese(words: readonly Token[], verb: number, asks: number): boolean {
  const token = words[verb] as Token;
  if (words.some((each) => is(each, 'BEI'))) return true;
  if (/[吗么]$/.test(words.findLast((each) => !is(each, 'MARK'))?.text ?? '')) return false;
  const done =
    /[了过]$/.test(token.text) ||
    words.slice(verb + 1, verb + 3).some((each) => is(each, 'DONE.le')) ||
    words.some((each) => is(each, 'TIME.past'));
  const who = words
    .slice(0, verb)
    .some((each) => (is(each, 'PRON.i') || is(each, 'PERSON')) && !/你/.test(each.text));
  const self = is(words[0], 'PRON.me') && asks < 0;
  const stranger = words
    .slice(0, verb)
    .some(
      (each, i) =>
        i === 0 &&
        (is(each, 'NAME') || is(each, 'HAN')) &&
        !is(words[1], 'P.poss') &&
        words.slice(1, verb).some((next) => is(next, 'P.obj')),
    );
  if (words.some((each) => is(each, 'Q.*'))) return false;
  if (who) return true;
  if (done && (self || words.some((each) => is(each, 'TIME.past')))) return true;
  if (stranger && done) return true;
  return words.slice(0, verb).some((each) => is(each, 'FUT'));
}

/** "ci failed", "talked to Dana", "ran out of nodes yesterday": no verb of change, and only told. */
function tellsWithoutChange(words: readonly Token[]): boolean {
  if (hasFailed(words) || tellsFirst(words)) return true;
  const past = words.some((token) => is(token, 'TIME.past')) && words.some((token) => token.form === 'past');
  return past && !words.some((token) => is(token, 'Q.*'));
}

/** "ci failed", "prod 挂了": told, where nothing is asked with it. */
function hasFailed(words: readonly Token[]): boolean {
  if (
    isAlert(words) ||
    words.some(
      (token) =>
        is(token, 'Q.*') ||
        is(token, 'V.show') ||
        is(token, 'V.list') ||
        token.text === '?' ||
        is(token, 'YET') ||
        is(token, 'N.events'),
    )
  )
    return false;
  return words.some((token, i) => {
    const fails =
      (is(token, 'V.fail') && token.form !== 'base' && token.form !== 'third') ||
      (token.script === 'chinese' && is(token, 'V.fail') && /了$/.test(token.text));
    const before = words[i - 1];
    return (
      fails && (is(before, 'ENT') || is(before, 'NAME') || is(before, 'N.cluster') || is(before, 'PRON.it'))
    );
  });
}

/** "the upgrade of ci has failed", "ci 升级失败了": of an operation, and nothing after it. */
function operationFailed(words: readonly Token[]): boolean {
  const told = words.filter((token) => !is(token, 'MARK') || token.text === '?');
  const last = told.at(-1);
  const fails =
    is(last, 'V.fail') && (last?.script === 'chinese' ? /了$/.test(last.text) : last?.form === 'past');
  if (!fails || isAlert(words)) return false;
  if (
    told.some(
      (token, at) => isOne(token, ['REQ', 'V.show', 'V.list', 'V.retry', 'IF', 'N.events']) && at >= 0,
    )
  )
    return false;
  if (told.some((token, at) => is(token, 'Q.*') && !(at > 0 && is(token, 'Q.is')))) return false;
  return told.slice(0, -1).some((token) => isOne(token, ['E.create', 'E.update', 'E.delete']));
}

/** "talked to Dana about it": told of oneself, without saying "I". */
function tellsFirst(words: readonly Token[]): boolean {
  const [first] = words;
  const told = first?.script === 'latin' && first.form === 'past' && is(first, 'V.*');
  if (!told || isOne(first, ['S.*', 'E.*', 'REQ', 'ENT', 'V.fail', 'V.finish', 'V.get'])) return false;
  return !words.some((token) => is(token, 'Q.*') || token.text === '?');
}
