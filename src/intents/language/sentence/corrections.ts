import { is, isOne, type Token } from '../text/token.js';

/**
 * What is corrected inside a sentence: "to 3, no, 4" says 4. The word that was taken back is left out, with the
 * words that take it back. A correction with a verb of its own stands alone.
 */
export function applyCorrections(tokens: readonly Token[]): readonly Token[] {
  let now = dropInstead(tokens);
  for (let round = 0; round < 3; round++) {
    const at = now.findIndex((_, i) => isCorrection(now, i));
    if (at < 0) return now;
    now = correct(now, at);
  }
  return now;
}

function isValue(token: Token | undefined): boolean {
  return is(token, 'NUM') || is(token, 'ENT') || is(token, 'NAME');
}

const loose = ['MARK', 'COURT', 'ADV', 'DET', 'CL'];

/** The next token that is more than a pause. */
function next(tokens: readonly Token[], at: number): Token | undefined {
  return tokens.slice(at).find((token) => !token.tags.every((tag) => loose.includes(tag)));
}

function isCorrection(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || at === 0) return false;
  const place = {
    paused:
      isOne(tokens[at - 1], ['MARK', 'CORR']) || /^(h+m+|uh|oh|err?)$/.test(tokens[at - 1]?.lower ?? ''),
    follows: next(tokens, at + 1),
    left: tokens.slice(0, at),
  };
  if (is(token, 'CORR') && !is(token, 'P.*')) return takesBack(token, place);
  if (token.lower === 'no') return isNo(tokens, at, place);
  const gently = ['sorry', 'actually', 'rather', 'hmm', 'oh'].includes(token.lower);
  const meant = isValue(place.follows) || is(place.follows, 'P.to');
  return gently && meant && (place.paused || token.lower === 'sorry') && place.left.some(isValue);
}

interface Place {
  readonly paused: boolean;
  readonly follows: Token | undefined;
  readonly left: readonly Token[];
}

/** "I mean", "make that": words that correct; those with another use only after a pause. */
function takesBack({ lower }: Token, { paused, follows, left }: Place): boolean {
  // "不删了": a no to what follows.
  if (follows === undefined || (lower === '不' && is(follows, 'V.*'))) return false;
  if (lower.startsWith('make ')) return paused && left.some((each) => is(each, 'NUM'));
  if (['wait', '不是', '还是'].includes(lower)) return paused;
  return left.some((each) => isOne(each, ['V.*']) || isValue(each));
}

/** ", no, 4": after a pause, and before something to put in its place. */
function isNo(tokens: readonly Token[], at: number, { paused, follows }: Place): boolean {
  if (!paused) return false;
  if (isValue(tokens[at + 1])) return true;
  return is(tokens[at + 1], 'MARK') && (isValue(follows) || isOne(follows, ['V.*', 'P.to', 'COE.*']));
}

function correct(tokens: readonly Token[], at: number): readonly Token[] {
  const left = tokens.slice(0, at);
  let start = at + 1;
  while (start < tokens.length && (isJoint(tokens, start) || isPut(tokens, start))) start++;
  const right = withoutRepeated(left, tokens.slice(start));
  if (
    !(is(right[0], 'NUM') && left.some((token) => is(token, 'NUM'))) &&
    right.some(
      (token) =>
        is(token, 'V.*') &&
        !is(token, 'P.*') &&
        !is(token, 'CORR') &&
        !is(token, 'N.*') &&
        !(is(token, 'V.use') && token.script === 'chinese') &&
        token.form !== 'past',
    )
  ) {
    // "delete ci, no wait, scale ci to 3": the first order is taken back.
    const pronoun = right.some((token) => is(token, 'PRON.it'));
    const own = right.some(isValue);
    return pronoun || own || !left.some((token) => is(token, 'ENT')) ? inherit(left, right) : right;
  }
  const value = right.find(isValue);
  if (!value) return [...left, ...right];
  const target = findTaken(left, value);
  if (target < 0) return [...left, ...right];
  const rest = right.slice(right.indexOf(value) + 1);
  const nouns = rest.filter((token) => is(token, 'N.*') || is(token, 'U.*') || is(token, 'CL'));
  const swallowed =
    left[target + 1] && nouns[0] && nouns.some((noun) => noun.tags.join() === left[target + 1]?.tags.join());
  const tail = swallowed ? rest.filter((token) => !nouns.includes(token)) : rest;
  return [...left.slice(0, target), value, ...left.slice(target + 1), ...tail];
}

/** "加一个,不对,加两个": the verb is said once more, and only what goes with it is another. */
function withoutRepeated(left: readonly Token[], right: readonly Token[]): readonly Token[] {
  const [verb] = right;
  const again =
    verb !== undefined &&
    is(verb, 'V.*') &&
    left.some((each) => each.lower === verb.lower) &&
    is(right[1], 'NUM') &&
    !right.some((each) => is(each, 'ENT'));
  return again ? right.slice(1) : right;
}

/** "scale it": what "it" is was said before the correction. */
function inherit(left: readonly Token[], right: readonly Token[]): readonly Token[] {
  const name = left.filter((token) => is(token, 'ENT')).at(-1);
  const at = right.findIndex((token) => is(token, 'PRON.it'));
  if (!name || at < 0 || right.some((token) => is(token, 'ENT'))) return right;
  return [...right.slice(0, at), name, ...right.slice(at + 1)];
}

/** "改成 k8s": what is put in the place of what was said. */
function isPut(tokens: readonly Token[], at: number): boolean {
  return /^(改成|改为|改用|换成|换用|用)$/.test(tokens[at]?.text ?? '') && isValue(tokens[at + 1]);
}

function isJoint(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    is(token, 'MARK') ||
    is(token, 'CORR') ||
    (is(token, 'COURT') && !is(token, 'V.*')) ||
    ['no', 'not', 'sorry', 'actually'].includes(token?.lower ?? '')
  );
}

/** The last thing of the same kind, else the last that may be of it. */
function findTaken(left: readonly Token[], value: Token): number {
  const kinds = Object.keys(value.names ?? {});
  const same = left.findLastIndex(({ names }) => kinds.some((kind) => kind in (names ?? {})));
  if (same >= 0) return same;
  for (let i = left.length - 1; i >= 0; i--) {
    const token = left[i] as Token;
    if (is(value, 'NUM')) {
      if (is(token, 'NUM')) return i;
    } else if (is(token, 'ENT') || is(token, 'NAME')) {
      const its = Object.keys(token.names ?? {});
      if (kinds.length === 0 || its.length === 0 || kinds.some((kind) => its.includes(kind))) return i;
    }
  }
  return -1;
}

/** "to 4 instead of 3", "delete ci, not prod", "not ci but prod": what is not meant is left out. */
function dropInstead(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const after = tokens
      .slice(at + 1)
      .findIndex(
        (each) =>
          !each.tags.every((tag) => loose.includes(tag)) && !is(each, 'N.cluster') && !is(each, 'P.*'),
      );
    const value = tokens[at + 1 + after];
    const verbless = value !== undefined && isValue(value) && after >= 0 && after < 3;
    if (
      is(token, 'P.instead') &&
      verbless &&
      kept.some(isValue) &&
      (kept.some((each) => is(each, 'V.*') || is(each, 'P.*')) || is(kept.at(-1), 'MARK'))
    ) {
      const end = at + 1 + after;
      const noun =
        is(tokens[end + 1], 'N.cluster') ||
        is(tokens[end + 1], 'N.node') ||
        is(tokens[end + 1], 'PRON.something')
          ? 1
          : 0;
      at = end + noun;
      continue;
    }
    kept.push(token);
  }
  return kept;
}
