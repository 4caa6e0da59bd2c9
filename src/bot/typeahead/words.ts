/** A word of a line: what it says without its quotes, and where it begins. */
export interface Word {
  readonly text: string;
  readonly start: number;
}

/**
 * The words of a line that is being typed, as a shell would read them; a quote that is still open reaches to the
 * end. There is always one: the last is what stands before the cursor, and is empty after a space.
 */
export function wordsOf(line: string): readonly Word[] {
  const words: Word[] = [];
  let quote: string | null = null;
  let start = 0;
  let text = '';
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (quote !== null) {
      if (letter === quote) quote = null;
      else text += letter;
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (!/\s/.test(letter)) text += letter;
    else {
      if (at > start) words.push({ text, start });
      start = at + 1;
      text = '';
    }
  }
  return [...words, { text, start }];
}

/** A value as it must be typed: in quotes when it has spaces or quotes. */
export function quoted(value: string): string {
  if (!/[\s"']/.test(value) && value !== '') return value;
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}

/** The line with its last word replaced; `--flag=` stays when a value is being typed behind it. */
export function accept(line: string, insert: string): string {
  const start = wordsOf(line).at(-1)?.start ?? 0;
  const inline = /^--[\w-]+=/.exec(line.slice(start))?.[0] ?? '';
  return `${line.slice(0, start)}${inline}${insert}`;
}
