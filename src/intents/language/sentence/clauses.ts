import { is, isOne, isOnly, type Token } from '../text/token.js';

/** A part of a message with one predicate, and how it hangs on the one before. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** `full`: a new sentence; `comma`: after a pause; `and`: goes on with the same mood. */
  readonly joint: 'full' | 'comma' | 'and';
}

/** Splits a message into clauses, each with at most one order in it. */
export function splitClauses(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let current: Token[] = [];
  let joint: Clause['joint'] = 'full';
  const close = (next: Clause['joint']) => {
    if (current.some((token) => !is(token, 'MARK'))) clauses.push({ tokens: current, joint });
    if (current.length > 0 || next === 'full') joint = next;
    current = [];
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (isEnd(token)) {
      // A question mark stays: it makes a question of what has no other sign of one.
      if (/[?]/.test(token.text)) current.push(token);
      close('full');
      continue;
    }
    const how = splitsHere(tokens, at, current);
    if (how) {
      close(how);
      if (!is(token, 'MARK') && !is(token, 'AND') && !is(token, 'THEN') && !is(token, 'BUT'))
        current.push(token);
      continue;
    }
    current.push(token);
  }
  close('full');
  return clauses;
}

function isEnd(token: Token): boolean {
  return is(token, 'MARK') && /^[.!?;。…]$/.test(token.text);
}

const openers = ['REQ', 'NEG', 'HYP', 'SUG', 'Q.why', 'Q.howto', 'Q.how', 'Q.what', 'STOPTELL'];

/** Something that a clause can begin with follows, and the clause before has a predicate already. */
function splitsHere(tokens: readonly Token[], at: number, current: readonly Token[]): Clause['joint'] | null {
  const token = tokens[at] as Token;
  const isComma = is(token, 'MARK') && /^[,—:]$/.test(token.text);
  if (!isComma && !isJoint(token)) return null;
  if (token.text === ':' && namesSpeaker(current)) return null;
  if (isComma && decidesAlready(tokens, at, current)) return 'comma';
  if (is(token, 'EQ') && !startsPredicate(tokens, at + 1)) return null;
  if (!startsPredicate(tokens, at + 1)) return isComma && endsStatement(tokens, at, current) ? 'comma' : null;
  if (token.script === 'chinese' && token.text === '再' && !current.some(isVerb)) return null;
  // A list of things before the verb ("ci, prod: delete them") belongs to it.
  const splits = current.some(isPredicate) || (isComma && isStatement(current));
  return splits ? jointAt(tokens, at, current) : null;
}

function jointAt(tokens: readonly Token[], at: number, current: readonly Token[]): Clause['joint'] {
  const token = tokens[at] as Token;
  const concludes = token.lower === 'so' && (asksNext(tokens, at) || ordersNext(tokens, at, current));
  return is(token, 'MARK') || is(token, 'BUT') || concludes ? 'comma' : 'and';
}

function isPredicate(token: Token): boolean {
  const told = is(token, 'V.*') && token.form === 'third' && !is(token, 'N.*');
  return told || isVerb(token) || is(token, 'Q.*') || isOne(token, openers);
}

/** "deny request 8, no budget left": what follows is said of it and is no other number. */
function decidesAlready(tokens: readonly Token[], at: number, current: readonly Token[]): boolean {
  if (!current.some((each) => isOne(each, ['V.approve', 'V.deny']))) return false;
  return !tokens
    .slice(at + 1)
    .some((token) => isOne(token, ['NUM', 'REF', 'N.request', 'NAME', 'ENT', 'BEC']));
}

function isJoint(token: Token): boolean {
  if (is(token, 'P.with')) return false;
  return isOne(token, ['AND', 'BUT', 'OR']) || (is(token, 'THEN') && !is(token, 'IF'));
}

/** "…, so please delete it": asked for by who speaks, whatever was told before. */
function asksNext(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return is(next, 'REQ') || /^(please|pls|plz|kindly)$/.test(next?.lower ?? '');
}

/** "my boss: delete ci", "he wrote: …": what follows are somebody's words. */
function namesSpeaker(current: readonly Token[]): boolean {
  if (current.some((token) => isOne(token, ['SAY', 'V.run']))) return true;
  const words = current.filter((token) => !isOnly(token, ['COURT', 'ADV', 'DET']));
  return words.length <= 2 && words.some((token) => is(token, 'PRON.i'));
}

/** "nobody uses ci so delete it": an order of who speaks, where nobody's words are told before it. */
function ordersNext(tokens: readonly Token[], at: number, current: readonly Token[]): boolean {
  const next = tokens[at + 1];
  if (current.some((token) => isOne(token, ['SAY', 'IF', 'HYP', 'FUT', 'QUOTED']))) return false;
  return next !== undefined && isVerb(next) && next.form === 'base';
}

function isVerb(token: Token): boolean {
  return (
    (is(token, 'V.*') || is(token, 'X.verb')) &&
    !(is(token, 'P.*') && !is(token, 'V.set')) &&
    !is(token, 'N.*') &&
    !is(token, 'A.*')
  );
}

/** The first word that counts after the joint is a verb, or opens a wish or a question. */
function startsPredicate(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < tokens.length; at++) {
    const starts = startsHere(tokens, at, from);
    if (starts !== undefined) return starts;
  }
  return false;
}

/** Whether a predicate starts at this word; undefined for a word that may stand before one. */
function startsHere(tokens: readonly Token[], at: number, from: number): boolean | undefined {
  const token = tokens[at] as Token;
  if (isOne(token, openers) && !is(token, 'P.*')) return true;
  if (token.script === 'chinese' && is(token, 'THEN') && token.text.endsWith('把')) return true;
  if (is(token, 'V.tell') && token.form !== 'past') return true;
  if (isOne(token, ['COURT', 'THEN', 'AND', 'BUT']) || (is(token, 'ADV') && !isOne(token, ['V.*', 'MARK'])))
    return undefined;
  if (is(token, 'MARK') && token.text === ',') return undefined;
  if (token.script === 'chinese') return chineseStart(tokens, at);
  if (isVerb(token) && is(token, 'PRON.it')) return true;
  if (is(token, 'CORR')) return startsPredicate(tokens, at + 1);
  if (isOne(token, ['MORE', 'P.without'])) return false;
  if (is(token, 'IF') && at === from) return true;
  return isVerb(token) && !['past', 'ing', 'third'].includes(token.form ?? '');
}

/** "把 ci 扩到 5", "给 ci 加两个节点", "删除 ci". */
function chineseStart(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  if (is(token, 'P.obj') || tellsAfter(tokens, at)) return true;
  if (is(token, 'P.using') && tokens.slice(at + 1, at + 6).some((each) => is(each, 'V.create'))) return true;
  if (is(token, 'P.for') || is(token, 'P.from') || is(token, 'P.in')) {
    return tokens.slice(at + 1, at + 6).some((each) => isVerb(each) && !is(each, 'P.using'));
  }
  return isVerb(token) && !is(token, 'P.using') && !is(token, 'P.without');
}

/** "建好了告诉我": a wish of its own, behind what is to be made. */
function tellsAfter(tokens: readonly Token[], at: number): boolean {
  const makes = tokens.slice(0, at).some((token) => is(token, 'V.create'));
  return (
    makes && is(tokens[at], 'E.done') && tokens.slice(at + 1, at + 3).some((token) => is(token, 'V.tell'))
  );
}

/** "traffic is growing, …": no order, but said before one. */
function isStatement(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) =>
      is(token, 'Q.is') ||
      is(token, 'PRON.i') ||
      is(token, 'IF') ||
      is(token, 'BEC') ||
      is(token, 'NEG') ||
      isOne(token, ['FUT', 'LACK', 'TIME.past']) ||
      token.form === 'past',
  );
}

function endsStatement(tokens: readonly Token[], at: number, current: readonly Token[]): boolean {
  const rest = tokens.slice(at + 1);
  const end = rest.findIndex(isEnd);
  const next = end < 0 ? rest : rest.slice(0, end);
  const subject = next.find((token) => !is(token, 'COURT') && !is(token, 'ADV') && !is(token, 'DET'));
  if (remarksOnIt(next, subject) || tellsOf(next, subject)) return current.some(isVerb);
  return (
    current.some((token) => isVerb(token)) && is(subject, 'PRON.i') && !is(subject, 'REQ') && next.length > 1
  );
}

/** "delete ci, prod is done": told of another, which does not go with it. */
function tellsOf(next: readonly Token[], subject: Token | undefined): boolean {
  const verb = subject && next[next.indexOf(subject) + 1];
  if (!isOne(subject, ['ENT', 'NAME']) || !verb || verb.script !== 'latin') return false;
  return is(verb, 'Q.is') || /^(is|are|was|were|has|have) /.test(verb.lower) || isTold(verb);
}

function isTold(verb: Token): boolean {
  return is(verb, 'V.*') && ['past', 'third'].includes(verb.form ?? '');
}

/** "replace the CA of ci, it leaked": said of what was named, and nothing that is to be done. */
function remarksOnIt(next: readonly Token[], subject: Token | undefined): boolean {
  if (!/^(it|it's|its|they|they're)$/.test(subject?.lower ?? '') || next.length < 2) return false;
  return !next.some(
    (token) =>
      token.names || isOne(token, ['NUM', 'REQ', 'V.need', 'Q.what', 'LABEL', 'A.*', 'MARK', 'P.called']),
  );
}
