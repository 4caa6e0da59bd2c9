import type { NameKind } from '../known-names.js';
import type { VerbForm } from '../lexicon/inflect.js';

/** A word or a phrase of a message, with what it stands for. */
export interface Token {
  /** As typed. */
  readonly text: string;
  readonly lower: string;
  /** Where it stands in the tidied message. */
  readonly start: number;
  readonly end: number;
  readonly script: 'latin' | 'chinese' | 'mark';
  /**
   * What it stands for: a class of the lexicon (`V.delete`, `N.cluster`, `P.to`), or `NUM`, `ENT` (a name that
   * exists), `NAME` (a word that looks like a name), `WORD` (any other English word), `HAN` (any other Chinese),
   * `MARK`, `LABEL` (key=value), `URL`, `CHANNEL`, `PERSON`, `REF` (#12), `QUOTED` (a quoted sentence), `PEM`.
   */
  tags: readonly string[];
  /** Of an English verb: which form it has. */
  form?: VerbForm | undefined;
  /** Of a number. `signed`: a plus or minus was typed. */
  value?: number;
  signed?: boolean;
  /** Of a name that exists: how it is spelt, for each kind that it is of. */
  names?: Partial<Record<NameKind, string>>;
  /** It was put in quotes, so it is a name and no word. */
  quoted?: boolean;
  /** An article or a possessive stood before it: "my …", "the …". */
  determined?: boolean;
  /** A slot was made of it. */
  used?: boolean;
}

/** True when the token may stand for this class, or with a star (`V.*`) for any class of that kind. */
export function is(token: Token | undefined, wanted: string): boolean {
  if (!token) return false;
  if (!wanted.endsWith('*')) return token.tags.includes(wanted);
  const kind = wanted.slice(0, -1);
  return token.tags.some((tag) => tag.startsWith(kind));
}

/** True when the token may stand for one of these classes. */
export function isOne(token: Token | undefined, wanted: readonly string[]): boolean {
  return wanted.some((each) => is(token, each));
}

/** True when the token stands for nothing but these classes. */
export function isOnly(token: Token, classes: readonly string[]): boolean {
  return token.tags.every((tag) => classes.includes(tag));
}

/** A token as it stands in the message. */
export function token(text: string, start: number, script: Token['script'], tag: string): Token {
  return { text, lower: text.toLowerCase(), start, end: start + text.length, script, tags: [tag] };
}
