/**
 * What the bot says in another language, keyed by the English source. In a key `{}` stands for each value, in order. In
 * what it becomes `{1}` is the first of them as it stood (a name), `{1!}` the first of them said in that language too
 * (a count, a state, a further sentence).
 */
export type Catalogue = Readonly<Record<string, string>>;

/** One piece of a translation: words, or the value of a placeholder. */
export type Piece = string | { readonly value: number; readonly said: boolean };

/** An entry with placeholders, taken apart. */
export interface Pattern {
  /** What stands before, between and behind the placeholders. */
  readonly literals: readonly string[];
  readonly pieces: readonly Piece[];
  /** How many letters of the English are the bot's own: the more, the surer it is that the bot said it. */
  readonly weight: number;
  /** Whether it counts something: its first value is a number, and never a name. */
  readonly counts: boolean;
}

/** Takes an entry apart. Throws `Error` when the translation names a placeholder that the key has not. */
export function parseEntry(key: string, translation: string): Pattern {
  const literals = key.split('{}');
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of translation.matchAll(/\{(\d+)(!?)\}/g)) {
    const value = Number(found[1]) - 1;
    if (value < 0 || value >= literals.length - 1)
      throw new Error(`There is no ${found[0]} in “${key}”, of which “${translation}” is a translation.`);
    if (found.index > end) pieces.push(translation.slice(end, found.index));
    pieces.push({ value, said: found[2] === '!' });
    end = found.index + found[0].length;
  }
  if (end < translation.length) pieces.push(translation.slice(end));
  const counts =
    key.startsWith('{} ') &&
    /^(?:另有 )?\{1!?\}(?: [个条台]|$)/.test(translation) &&
    !/^\{1!?\}$/.test(translation);
  return { literals, pieces, weight: literals.join('').replace(/[^A-Za-z]/g, '').length, counts };
}

/**
 * What stands at the placeholders when a text reads as a pattern says; null when it does not. Each value ends where the
 * next literal first appears, so it takes one pass however long the text is.
 */
export function capture({ literals, counts }: Pattern, text: string): string[] | null {
  const [first = ''] = literals;
  const last = literals.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return null;
  if (counts && !/^\d/.test(text)) return null;
  const end = text.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const literal of literals.slice(1, -1)) {
    const found = text.indexOf(literal, at);
    if (found < 0 || found + literal.length > end) return null;
    values.push(text.slice(at, found));
    at = found + literal.length;
  }
  return [...values, text.slice(at, end)];
}
