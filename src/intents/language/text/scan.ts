import { mend } from '../../grammar/tokens.js';
import { type Token, token } from './token.js';

const pem = /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/;

/** One thing after another, the first that fits. */
const pieces = new RegExp(
  [
    `(?<pem>${pem.source})`,
    '(?<url>https?://[^\\s,;，。"\'）)]+)',
    '(?<channelLink><#[A-Z0-9]+(?:\\|(?<channelName>[^>]*))?>)',
    '(?<mention><[@!][^>]*>)',
    '(?<ref>[#＃]\\d+\\b)',
    '(?<channel>#[\\p{L}][\\p{L}\\p{N}_-]*)',
    '(?<person>@[\\w.-]+)',
    '(?<label>[A-Za-z][\\w./-]*=(?:"[^"]*"|[^\\s,;，；。、"]+))',
    '(?<path>(?<!\\S)(?:~|\\.{1,2})?(?:/[\\w.-]+){2,})',
    '(?<han>\\p{Script=Han}+)',
    "(?<word>[+-]?\\d+(?:\\.\\d+)?(?![\\w-]|\\.\\w)|[\\p{Script=Latin}\\p{N}_](?:[\\p{Script=Latin}\\p{N}_.:/@+-]|'(?=\\p{Script=Latin}))*|'s\\b)",
    '(?<mark>[^\\s])',
  ].join('|'),
  'gu',
);

/** A message in raw pieces: words, numbers, runs of Chinese, marks. Nothing is understood yet. */
export interface Scanned {
  /** The message with widths, quotes and dashes made plain: what positions of tokens count in. */
  readonly text: string;
  readonly tokens: Token[];
}

export function scan(message: string): Scanned {
  const text = tidy(message);
  const tokens: Token[] = [];
  for (const match of text.matchAll(pieces)) {
    const groups = match.groups ?? {};
    const kind = Object.keys(kinds).find((name) => groups[name] !== undefined);
    if (groups.mention) continue;
    if (groups.word || groups.path) tokens.push(...word(match[0], match.index));
    else if (groups.channelLink)
      tokens.push(token(groups.channelName ?? match[0], match.index, 'latin', 'CHANNEL'));
    else if (kind) tokens.push(special(match[0], match.index, kind));
    else if (groups.han) tokens.push(token(match[0], match.index, 'chinese', 'HAN'));
    else tokens.push(token(match[0], match.index, 'mark', 'MARK'));
  }
  return { text, tokens };
}

const kinds: Readonly<Record<string, string>> = {
  pem: 'PEM',
  url: 'URL',
  ref: 'REF',
  channel: 'CHANNEL',
  person: 'PERSON',
  label: 'LABEL',
};

function special(typed: string, start: number, kind: string): Token {
  const tag = kinds[kind] ?? 'MARK';
  if (tag === 'REF' || tag === 'CHANNEL') return token(typed.slice(1), start, 'latin', tag);
  if (tag === 'URL') return token(typed.replace(/[.!?]+$/, ''), start, 'latin', tag);
  if (tag === 'LABEL') return token(typed.replace(/[.!?]+$/, '').replaceAll('"', ''), start, 'latin', tag);
  return token(typed, start, 'latin', tag);
}

function tidy(message: string): string {
  const kept = pem.exec(message)?.[0];
  // NFKC makes full-width digits, letters and commas plain.
  const plain = (kept ? message.replace(kept, ' \u0000 ') : message)
    .replace(/：/g, ': ')
    .normalize('NFKC')
    .replace(/\b(?:no|nr)\. ?(?=\d)|№ ?/gi, '#')
    .replace(/\bw\/o\b/gi, 'without')
    .replace(/\bw\/(?=\s|\d)/gi, 'with ')
    .replace(
      /(\p{N}+|[一二两三四五六七八九十]+) ?主 ?(\p{N}+|[一二两三四五六七八九十]+) ?从/gu,
      '$1个主节点$2个节点',
    )
    .replace(/\r?\n+/g, ' ; ')
    .replace(/(?<![\w-])(cluster|nodes|workers|masters)=(?=[\w])/gi, (typed, noun: string) =>
      /label/i.test(message) ? typed : `${noun} `,
    )
    .replace(/→|->|=>/g, ' to ')
    .replace(/\s[—–]+\s|—+|–|\s-{1,3}\s/g, ' — ');
  const mended = mend(plain.replaceAll('—', '\u0001')).replaceAll('\u0001', ' — ');
  return kept ? mended.replace('\u0000', kept) : mended;
}

/** A word without the full stop behind it, and its possessive as a word of its own. */
function word(typed: string, start: number): Token[] {
  const text = typed.replace(/[.:/@+-]+$/, '');
  const tail = typed.slice(text.length);
  const mark = tail.includes('.') ? '.' : tail.includes(':') ? ':' : null;
  const marks = mark ? [token(mark, start + text.length, 'mark', 'MARK')] : [];
  if (text === '') return marks;
  const possessive = /^(.+)'s$/i.exec(text)?.[1];
  if (
    possessive &&
    !/^(what|it|let|how|where|who|that|there|here|when|why|wat|whatever)$/i.test(possessive)
  ) {
    const at = start + possessive.length;
    return [token(possessive, start, 'latin', 'RAW'), token("'s", at, 'latin', 'RAW'), ...marks];
  }
  return [token(text, start, 'latin', 'RAW'), ...marks];
}
