import type { NameKind } from '../known-names.js';
import { takeAmounts } from '../slots/amounts.js';
import { takeNodes } from '../slots/nodes.js';
import { isName } from '../slots/pattern.js';
import { nothingSaid, type Said } from '../slots/said.js';
import { search } from '../slots/search.js';
import { takeValues } from '../slots/values.js';
import { is, isOne, type Token } from '../text/token.js';
import { type Mention, takeMentions } from './mentions.js';

/** What a clause is: a wish, or something that is asked about. */
export type Mood = 'request' | 'question';

/** Everything that was found in one clause; rules make a meaning of it. */
export interface Facts {
  readonly mood: Mood;
  readonly tokens: readonly Token[];
  readonly said: Said;
  readonly mentions: readonly Mention[];
  /** True when a token stands for one of these classes; used ones count as well. */
  has(...tags: readonly string[]): boolean;
  /** The same, for tokens that no slot was made of. */
  free(...tags: readonly string[]): boolean;
}

const fillers = ['COURT', 'ADV', 'DET', 'DONE.le', 'FUT'];

/** True for words that carry nothing here: courtesy, articles, adverbs. */
export function isFiller(token: Token): boolean {
  return !token.quoted && token.tags.every((tag) => fillers.includes(tag));
}

/** Finds what a clause says. Its tokens are copied, so that other readings may use them as well. */
export function gather(clause: readonly Token[], mood: Mood): Facts {
  const tokens = clause
    .map(
      (token, i): Token => ({
        ...token,
        ...calledSo(clause, i),
        determined: token.script === 'latin' && is(clause[i - 1], 'DET'),
      }),
    )
    .filter((token) => !isFiller(token));
  const said = nothingSaid();
  takeName(tokens, said, mood);
  takeChannel(tokens, said);
  takeRequest(tokens, said);
  takeAmounts(tokens, said);
  takeRole(tokens, said);
  takeValues(tokens, said);
  const mentions = takeMentions(tokens, said);
  takeNodes(tokens, said);
  const some = (tags: readonly string[], used: boolean) =>
    tokens.some((token) => (used || !token.used) && tags.some((tag) => is(token, tag)));
  return {
    mood,
    tokens,
    said,
    mentions,
    has: (...tags) => some(tags, true),
    free: (...tags) => some(tags, false),
  };
}

const which = /^(old|older|other|new|newer|previous|current|existing|failed|broken|wrong|right|bad|good)$/;

/** What stands behind "called" is a name, whatever word it is. */
function calledSo(clause: readonly Token[], at: number): Partial<Token> {
  const token = clause[at];
  // "the blue one", "the old one": no number.
  if (
    token?.lower === 'one' &&
    (isOne(clause[at - 1], ['ENT', 'NAME']) || which.test(clause[at - 1]?.lower ?? '')) &&
    is(clause[at - 2], 'DET')
  )
    return { tags: ['PRON.something'] };
  if (
    token?.value === 1 &&
    is(token, 'NUM') &&
    is(clause[at + 1], 'N.cluster') &&
    !/s$/.test(clause[at + 1]?.lower ?? '') &&
    token.script === 'latin'
  )
    return { tags: ['DET.a'] };
  if (token && (isNewName(clause, at) || isKey(clause, at) || isCalledBuild(clause, at)))
    return { tags: ['NAME'] };
  const before = is(clause[at - 1], 'EQ') ? clause[at - 2] : clause[at - 1];
  if (
    !token ||
    !is(before, 'P.called') ||
    token.script !== 'latin' ||
    is(token, 'ENT') ||
    is(token, 'EQ') ||
    is(token, 'QUOTED')
  )
    return {};
  return is(token, 'P.*') || is(token, 'DET') || is(token, 'DET.a') || token.text.includes(' ')
    ? {}
    : { tags: ['NAME'] };
}

/** "shrink the build group": between the article and its noun, a verb is a name. */
function isCalledBuild(clause: readonly Token[], at: number): boolean {
  const token = clause[at];
  return (
    is(token, 'V.create') &&
    token?.script === 'latin' &&
    token.form === 'base' &&
    /^(the|our|my)$/.test(clause[at - 1]?.lower ?? '') &&
    is(clause[at + 1], 'N.nodegroup')
  );
}

/** "with keypair deploy": behind the noun and before the end, a verb is a name. */
function isKey(clause: readonly Token[], at: number): boolean {
  const next = clause[at + 1];
  return (
    is(clause[at - 1], 'A.keypair') &&
    is(clause[at], 'V.*') &&
    !isOne(clause[at], ['P.*', 'V.set']) &&
    (next === undefined || isOne(next, ['MARK', 'AND', 'P.*']))
  );
}

const adjective =
  /^(tiny|small|big|large|huge|fast|slow|cheap|main|simple|basic|default|normal|spare|light|heavy|quick|mini)$/;

/** "a node group big": behind the noun of what is made, an adjective is its name. */
function isNamedSo(clause: readonly Token[], at: number): boolean {
  const makes = clause.some((token) => isOne(token, ['V.create', 'V.add']) || token.lower === 'new');
  const next = clause[at + 1];
  const ends = next === undefined || isOne(next, ['MARK', 'P.*']);
  return makes && ends && isOne(clause[at - 1], ['N.nodegroup', 'N.template', 'N.cluster']);
}

/** "spin up pay from k8s": between what makes a cluster and its template stands the name, whatever word it is. */
function isNewName(clause: readonly Token[], at: number): boolean {
  const token = clause[at] as Token;
  if (adjective.test(token.lower) && isNamedSo(clause, at)) return true;
  if (isLetter(clause, at) || isNewInChinese(clause, at)) return true;
  if (!is(clause[at - 1], 'V.create') || token.script !== 'latin' || / /.test(token.text)) return false;
  if (
    isOne(token, [
      'ENT',
      'N.*',
      'COE.*',
      'NUM',
      'DET',
      'DET.a',
      'MORE',
      'PRON.*',
      'P.*',
      'LABEL',
      'MARK',
      'A.role',
    ])
  )
    return false;
  if (!isOne(clause[at + 1], ['P.from', 'P.using', 'P.with', 'P.on'])) return false;
  return clause.slice(at + 2, at + 5).some((each) => each.names?.template);
}

/** "create cluster a from k8s": behind its noun, and no article. */
function isLetter(clause: readonly Token[], at: number): boolean {
  return (
    clause[at]?.lower === 'a' &&
    is(clause[at - 1], 'N.cluster') &&
    clause.some((token) => is(token, 'V.create')) &&
    isOne(clause[at + 1], ['P.from', 'P.using', 'P.with'])
  );
}

/** "用 k8s 整一个 nightly，…": the last word of what is made of a template is its name, whatever word it is. */
function isNewInChinese(clause: readonly Token[], at: number): boolean {
  const token = clause[at];
  const before = clause[at - 1];
  const ends = clause[at + 1] === undefined || is(clause[at + 1], 'MARK');
  return (
    before?.script === 'chinese' &&
    is(before, 'V.create') &&
    token?.script === 'latin' &&
    !isOne(token, ['ENT', 'NUM', 'N.*', 'COE.*']) &&
    ends &&
    clause.some((each) => each.names?.template)
  );
}

function takeName(tokens: readonly Token[], said: Said, mood: Mood): void {
  const makes =
    mood === 'request' &&
    tokens.some((token) =>
      ['V.create', 'V.make', 'V.need', 'V.add', 'MORE', 'DET.a', 'REQ', 'V.give', 'V.get', 'V.rename'].some(
        (tag) => is(token, tag),
      ),
    );
  for (let at = 0; at < tokens.length - 1; at++) {
    const token = tokens[at] as Token;
    if (!is(token, 'P.called')) continue;
    const skip = is(tokens[at + 1], 'EQ') || is(tokens[at + 1], 'P.to') ? 2 : 1;
    const name = tokens[at + skip];
    if (!name || is(name, 'MARK') || (name.script === 'chinese' && !isName(name) && !is(name, 'HAN')))
      continue;
    if (said.newName !== undefined || is(name, 'V.need')) continue;
    if (is(name, 'ENT') && !makes) {
      token.used = true;
      continue;
    }
    const whole = wholeName(tokens, at + skip);
    said.newName = whole.map(({ text }) => text).join('');
    token.used = true;
    for (const each of whole) each.used = true;
  }
}

/** "名称 实训三班，": a name in Chinese goes on to the next mark, space or word of this world. */
function wholeName(tokens: readonly Token[], at: number): Token[] {
  const [name, ...rest] = tokens.slice(at) as [Token, ...Token[]];
  if (!is(name, 'HAN')) return [name];
  const end = rest.findIndex(
    (token, i) =>
      token.start !== (rest[i - 1] ?? name).end || isOne(token, ['MARK', 'P.*', 'A.*', 'N.*', 'COURT']),
  );
  return [name, ...rest.slice(0, end < 0 ? rest.length : end)];
}

function takeChannel(tokens: readonly Token[], said: Said): void {
  search(tokens, 'P.in|P.to|P.on|P.for? CHANNEL N.channel?', ([, channel]) => {
    said.channel = channel?.text ?? '';
  });
  search(tokens, 'N.channel @name', ([, channel]) => {
    said.channel = channel?.text ?? '';
  });
  search(tokens, '@name N.channel', ([channel]) => {
    said.channel = channel?.text ?? '';
  });
}

function takeRequest(tokens: readonly Token[], said: Said): void {
  const decides = tokens.some((token) => ['V.approve', 'V.deny', 'V.withdraw'].some((tag) => is(token, tag)));
  const cancels =
    tokens.some((token) => is(token, 'V.stop')) && tokens.some((token) => is(token, 'N.request'));
  const keep = (token: Token | undefined) => {
    if (said.request !== undefined) return false;
    said.request = token?.text ?? '';
    return true;
  };
  search(tokens, 'N.request? REF N.request?', ([, reference]) => keep(reference));
  if (!decides && !cancels) return;
  search(tokens, 'N.request|CL EQ|P.called? NUM|@name', ([, , id]) => keep(id));
  search(tokens, 'NUM CL? N.request', ([id]) => keep(id));
  search(tokens, 'V.approve|V.deny NUM CL? N.request?', ([, id]) => keep(id));
  search(tokens, 'NUM CL? PRON.me? V.approve|V.deny', ([id]) =>
    id?.script === 'chinese' ? false : keep(id),
  );
  search(tokens, 'V.approve|V.deny @name', ([, id]) => (/\d/.test(id?.text ?? '') ? keep(id) : false));
}

function takeRole(tokens: readonly Token[], said: Said): void {
  const keep = (role: Token | undefined) => {
    said.role = is(role, 'N.master') ? 'master' : is(role, 'N.node') ? 'worker' : (role?.text ?? '');
  };
  search(
    tokens,
    'A.role EQ|P.of|P.as|P.to|P.called|P.using? @name|WORD|N.master|N.node|A.batch',
    ([, , role]) => keep(role),
  );
  search(tokens, '@name|WORD|N.master|N.node P.poss? A.role', ([role]) => keep(role));
}

/** The first name of this kind as it exists, else as it was typed. */
export function spellAs(mention: Mention | undefined, kind: NameKind): string | undefined {
  return mention && (mention.token.names?.[kind] ?? mention.token.text);
}
