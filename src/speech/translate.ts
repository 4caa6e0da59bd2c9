import { ownWords, plainWords } from '../card/own.js';
import { capture, type Pattern } from './catalogue.js';
import type { Index } from './lookup.js';
import { isCount, isNames, isPart, isSentences, join, marks, sentencesOf, spaced } from './shapes.js';

/** Says a text of the bot in another language; what it does not know stays as it is. */
export type Translate = (text: string) => string;

/** Patterns with fewer letters of their own are believed only where all that they leave open is a name or known itself. */
export const sure = 10;
/** More sentences than this in one paragraph are looked at one by one. */
const longestRun = 12;
/** How deep what a placeholder holds is looked into. */
const deepest = 4;

/** Cards are drawn again and again: so many texts, each of so many characters, are said from memory. */
const mostKept = 2_000;
const longestKept = 500;

/** What is one piece, whatever words it has in it: somebody's own, and where something is in a stack, by Heat's names. */
const piece = new RegExp(`${ownWords.source}|[\\w.-]+(?: › [\\w.-]+)+`, 'gu');
/** Characters that stand for such: among those that stand for what is bold, which are counted from the other end. */
const firstPiece = 0xf0800;
const pieceMarks = /([\u{f0800}-\u{f0fff}])/u;

/** How a text is looked at: `loose` where a name may hold what looks like the end of a sentence. */
interface How {
  readonly depth: number;
  readonly loose: boolean;
}

/** Two numbers are a share in whatever language, and nothing of the one is the other's. */
function shareOf(text: string): string | null {
  const [, part, whole] = /^(\d+) of (\d+)$/.exec(text) ?? [];
  return part === undefined ? null : `${part} / ${whole}`;
}

/** A translation by a catalogue: whole, else by lines, else by sentences, the longest run of them first. */
export function translator(index: Index): Translate {
  /** What was found of pieces of the text in hand: they are looked at from several sides. */
  let looked = new Map<string, string | null>();

  /** Null: it is nothing that is known. */
  function whole(text: string, how: How): string | null {
    const key = `${how.depth}${how.loose ? '!' : ' '}${text}`;
    const before = looked.get(key);
    if (before !== undefined) return before;
    const said = exactly(text) ?? byPattern(text, how) ?? withoutStop(text, (rest) => byPattern(rest, how));
    looked.set(key, said);
    return said;
  }

  function exactly(text: string): string | null {
    return (
      shareOf(text) ?? index.whole.get(text) ?? withoutStop(text, (rest) => index.whole.get(rest) ?? null)
    );
  }

  /** `simply`: only where each value is one word, so that nothing else can be meant. */
  function byPattern(text: string, how: How, simply = false): string | null {
    if (how.depth > deepest) return null;
    for (const pattern of index.candidates(text)) {
      const values = capture(pattern, text);
      const filled =
        values && !(simply && values.some((value) => /\s/.test(value))) && fill(pattern, values, how);
      if (filled) return filled;
    }
    return null;
  }

  /** What had no full stop where it was written, and got one where it was put among sentences. */
  function withoutStop(text: string, look: (rest: string) => string | null): string | null {
    const found = text.endsWith('.') && !text.endsWith('..') ? look(text.slice(0, -1)) : null;
    return found === null || /[。？！]$/.test(found) ? found : `${found}。`;
  }

  function fill({ literals, pieces, weight }: Pattern, values: readonly string[], how: How): string | null {
    let all = '';
    for (const piece of pieces) {
      const value = typeof piece === 'string' ? '' : (values[piece.value] ?? '');
      if (typeof piece !== 'string' && piece.said && isTorn(value, literals[piece.value + 1] ?? ''))
        return null;
      const said =
        typeof piece === 'string'
          ? piece
          : placed(value, piece.said || isCount(value), weight >= sure, { ...how, depth: how.depth + 1 });
      if (said === null) return null;
      all = spaced(all, said);
    }
    return all;
  }

  /** What a placeholder holds, as it is said; null when it cannot be what the pattern leaves open. */
  function placed(value: string, says: boolean, isSure: boolean, how: How): string | null {
    if (/\n| · /.test(value) || isPart(value)) return null;
    const said = says ? (isSure ? within(value, how) : known(value, how)) : null;
    return said ?? (mayStand(value, isSure, how) ? value : null);
  }

  /** Words of the bot in a placeholder; several sentences must all be known, lest one of them is not its own. */
  function within(value: string, how: How): string | null {
    if (!how.loose && isSentences(value)) return whole(value, how) ?? sentences(value, how, true);
    return text(value, how) ?? list(value, how, false);
  }

  /** Words that are known whole, or a list of such. */
  function known(value: string, how: How): string | null {
    return whole(value, how) ?? list(value, how, true);
  }

  /** `strict`: everything in it must be known, or a name; otherwise one thing that is known will do. */
  function list(value: string, how: How, strict: boolean): string | null {
    const parts = isSentences(value) ? [] : value.split(/(, and |, or |, | and | or |; )/);
    if (parts.length < 3) return null;
    const found = parts.map((part, i) => (i % 2 === 1 ? null : whole(part, how)));
    if (found.every((part) => part === null)) return null;
    const strange = found.some((part, i) => i % 2 === 0 && part === null && !isNames(parts[i] ?? ''));
    if (strict && strange) return null;
    return found.map((part, i) => part ?? between[parts[i] ?? ''] ?? parts[i]).join('');
  }

  function text(said: string, how: How): string | null {
    const [, start = '', trimmed = '', end = ''] = /^([\s⚠📎]*)([\s\S]*?)(\s*)$/u.exec(said) ?? [];
    if (trimmed === '') return null;
    const found =
      shareOf(trimmed) ??
      (isCount(trimmed) ? (byPattern(trimmed, how, true) ?? list(trimmed, how, true)) : null) ??
      whole(trimmed, { ...how, loose: false }) ??
      parts(trimmed, '\n', how) ??
      parts(trimmed, ' · ', how) ??
      sentences(trimmed, { ...how, loose: false }, true) ??
      whole(trimmed, { ...how, loose: true }) ??
      sentences(trimmed, how, false) ??
      aroundMarks(trimmed, how) ??
      afterColon(trimmed, how) ??
      (how.depth === 0 ? list(trimmed, how, true) : null);
    return found === null ? null : start + found + end;
  }

  function parts(said: string, separator: string, how: How): string | null {
    const all = said.split(separator);
    if (all.length === 1) return null;
    const found = all.map((part) => text(part, how));
    if (found.every((part) => part === null)) return null;
    return found.map((part, i) => part ?? all[i]).join(separator);
  }

  /** `every`: null unless all of them are known. */
  function sentences(said: string, how: How, every: boolean): string | null {
    const all = sentencesOf(said, !every);
    if (all.length === 1) return null;
    let isKnown = false;
    let result = '';
    for (let at = 0; at < all.length; ) {
      const { length, found } = longest(all, at, how);
      if (found === null && every) return null;
      isKnown ||= found !== null;
      result = join(result, found ?? all.slice(at, at + length).join(' '));
      at += length;
    }
    return isKnown ? result : null;
  }

  function longest(all: readonly string[], at: number, how: How) {
    for (let length = Math.min(all.length - at, longestRun); length > 0; length--) {
      const run = all.slice(at, at + length).join(' ');
      const found =
        whole(run, how) ?? (length === 1 ? (aroundMarks(run, how) ?? afterColon(run, how)) : null);
      if (found !== null) return { length, found };
    }
    return { length: 1, found: null };
  }

  /** What stands between names and code that a text has in it. */
  function aroundMarks(said: string, how: How): string | null {
    const all = said.split(marks);
    if (all.length === 1) return null;
    const found = all.map((part) => (marks.test(part) ? null : text(part, how)));
    if (found.every((part) => part === null)) return null;
    return found.map((part, i) => part ?? all[i]).join('');
  }

  /** What stands before a colon, or after it, where that is more than a word that anybody might say. */
  function afterColon(said: string, how: How): string | null {
    const [, before, after] = /^([^:]+): ([\s\S]+)$/.exec(said) ?? [];
    if (before === undefined || after === undefined) return null;
    const found = [before, after].map((part) => (/ /.test(part) ? text(part, how) : null));
    if (found.every((part) => part === null)) return null;
    // A field before what is wrong with it: a word of the bot's own before a sentence that it says.
    const field = /^[a-z]+$/.test(before) && found[1] !== null ? index.whole.get(before) : undefined;
    return `${field ?? found[0] ?? before}：${found[1] ?? after}`;
  }

  function translated(said: string): string {
    looked = new Map();
    const pieces: string[] = [];
    const held = said.replace(piece, (found) =>
      String.fromCodePoint(firstPiece + pieces.push(plainWords(found)) - 1),
    );
    const found = text(held, { depth: 0, loose: false });
    if (found === null) return said;
    return found
      .split(pieceMarks)
      .map((part) => pieces[(part.codePointAt(0) ?? 0) - firstPiece] ?? part)
      .reduce(spaced);
  }

  const lately = new Map<string, string>();
  return (said) => {
    if (!/[A-Za-z]/.test(said)) return said;
    const before = lately.get(said);
    if (before !== undefined) return before;
    const now = translated(said);
    if (lately.size >= mostKept) lately.clear();
    if (said.length <= longestKept) lately.set(said, now);
    return now;
  };
}

/** Whether a value begins with a sentence and ends within another, which goes on behind it: it was no value. */
function isTorn(value: string, next: string): boolean {
  return next !== '' && isSentences(value) && !/[.?!…:]$/.test(value) && /^[\s,]/.test(next);
}

/** Whether what is not known may stand as it is where a pattern leaves something open. */
function mayStand(value: string, isSure: boolean, { loose }: How): boolean {
  if (!loose && (isSentences(value) || /[^.]\.$/.test(value))) return false;
  return isSure || isNames(value);
}

const between: Readonly<Record<string, string>> = {
  ', and ': '和',
  ', or ': '或',
  ', ': '、',
  ' and ': '和',
  ' or ': '或',
  '; ': '；',
};
