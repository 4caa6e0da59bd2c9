import { is, isOne, type Token } from '../text/token.js';

/** A message without its explanation, and the explanation as it was typed. */
export interface Explained {
  readonly tokens: readonly Token[];
  readonly reason: string | undefined;
}

/**
 * Takes out what follows "because", "since", "so that", "因为", "为了" to the end of the sentence: it explains the
 * wish and is none. Where it stands first, it ends at the comma.
 */
export function takeExplanation(text: string, tokens: readonly Token[]): Explained {
  const at = tokens.findIndex((token, i) => is(token, 'BEC') && explains(tokens, i));
  if (at < 0) return takeFor(text, tokens);
  const first = tokens.slice(0, at).every((token) => is(token, 'MARK') || is(token, 'COURT'));
  const end = tokens.findIndex(
    (token, i) => i > at && is(token, 'MARK') && (first ? /^[,;.!?。;]$/ : /^[;.!?。]$/).test(token.text),
  );
  const stop = end < 0 ? tokens.length : end;
  const before = trimmed(tokens.slice(0, at));
  const link = is(tokens[at + 1], 'EQ') ? 1 : 0;
  const reason = said(text, tokens.slice(at + 1 + link, stop));
  return { tokens: [...before, ...tokens.slice(stop)], reason };
}

function explains(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (isOne(before, ['P.poss', 'Q.what', 'DET']) || is(before, 'V.fail')) return false;
  if (is(tokens[at], 'N.events') && tokens.some((token) => is(token, 'Q.*') || is(token, 'V.show')))
    return false;
  // "resize ci so that it has 15 workers": what it is for is its size.
  const sizes = tokens
    .slice(at + 1)
    .some((token, i, rest) => is(token, 'NUM') && isOne(rest[i + 1], ['N.node', 'N.master']));
  if (/^(so|such) that$/.test(tokens[at]?.lower ?? '') && sizes) return false;
  // "since February", "logged in since": of time.
  const times =
    /^(then|last|yesterday|january|february|march|april|may|june|july|august|september|october|november|december|(mon|tues|wednes|thurs|fri|satur|sun)day)$/;
  const next = tokens[at + 1];
  const ofTime = is(next, 'MARK') || is(tokens[at + 2], 'U.*') || times.test(next?.lower ?? '');
  if (tokens[at]?.lower === 'since' && ofTime) return false;
  return at + 1 < tokens.length;
}

function trimmed(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  while (
    end > 0 &&
    (is(tokens[end - 1], 'MARK') || is(tokens[end - 1], 'BUT') || tokens[end - 1]?.text === 'just')
  )
    end--;
  return tokens.slice(0, end);
}

/** "raise our limit to 30 for the exam week": of quotas and refusals, "for" gives the reason. */
function takeFor(text: string, tokens: readonly Token[]): Explained {
  const about =
    tokens.some(
      (token) => is(token, 'N.quota') || is(token, 'N.room') || is(token, 'V.deny') || is(token, 'V.request'),
    ) ||
    (tokens.some((token) => is(token, 'MORE') && token.lower !== 'new') &&
      tokens.some((token) => is(token, 'NUM')) &&
      tokens.some((token) => is(token, 'N.cluster')));
  if (!about) return { tokens, reason: undefined };
  for (let at = tokens.length - 2; at > 0; at--) {
    const token = tokens[at] as Token;
    if (!is(token, 'P.for') || token.script !== 'latin') continue;
    const rest = tokens
      .slice(at + 1)
      .filter((each) => !is(each, 'DET') && !is(each, 'DET.a') && !is(each, 'COURT') && !is(each, 'P.as'));
    const first = rest[0];
    if (rest.some((each) => ['V.approve', 'V.deny', 'V.delete'].some((tag) => is(each, tag)))) continue;
    const names =
      !first ||
      is(first, 'ENT') ||
      is(first, 'NUM') ||
      is(first, 'A.*') ||
      is(first, 'N.*') ||
      is(first, 'ALL.tenants') ||
      is(first, 'REF') ||
      (is(first, 'MORE') && first?.lower !== 'new') ||
      is(first, 'ALL') ||
      is(first, 'PRON.me');
    if (
      names ||
      (is(first, 'NAME') &&
        (rest.length === 1 || is(rest[1], 'P.*') || is(rest[1], 'N.project') || is(rest[1], 'MARK')) &&
        /[-_\d]|^[A-Z]|team/.test(first?.text ?? ''))
    )
      continue;
    const end = tokens.findIndex((each, i) => i > at && is(each, 'MARK') && /^[;.!?,]$/.test(each.text));
    const stop = end < 0 ? tokens.length : end;
    return {
      tokens: [...tokens.slice(0, at), ...tokens.slice(stop)],
      reason: said(text, tokens.slice(at + 1, stop)),
    };
  }
  return { tokens, reason: undefined };
}

/** The words as typed, without courtesy at their end. */
function said(text: string, tokens: readonly Token[]): string | undefined {
  let end = tokens.length;
  while (
    end > 0 &&
    (is(tokens[end - 1], 'MARK') ||
      (is(tokens[end - 1], 'COURT') &&
        /^(please|pls|plz|thanks|thx|thank you|ty|谢谢|多谢|cheers|lol|haha|sorry|吧|哈|啊|哦)$/.test(
          tokens[end - 1]?.lower ?? '',
        )))
  )
    end--;
  const first = tokens[0];
  const last = tokens[end - 1];
  return first && last ? text.slice(first.start, last.end).trim() || undefined : undefined;
}
