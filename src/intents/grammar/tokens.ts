import parseArgsStringToArgv from 'string-argv';

const doubleQuotes = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02]/g;
const singleQuotes = /[\u2018\u2019\u201a\u201b\uff07]/g;
const spaces = /[\u00a0\u2000-\u200b\u202f\u3000]/g;
/** Hyphens that are not the one on a keyboard. */
const hyphens = /[\u2010\u2011\ufe63\uff0d]/g;
/** A dash that a phone made of two hyphens, at the beginning of a word. */
const longDashes = /(^|\s)[\u2012-\u2015\u2212\uff0d]{1,2}(?=[A-Za-z])/g;

/** Mends what phones and chat clients make of quotes, dashes and spaces, and joins lines into one. */
export function mend(text: string): string {
  return text
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'")
    .replace(spaces, ' ')
    .replace(hyphens, '-')
    .replace(longDashes, '$1--')
    .replace(/\\?\r?\n/g, ' ')
    .trim();
}

/** A block of PEM text, whatever its line breaks have become. */
const pemBlock = /-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----/g;
const held = '\u0000';

/**
 * Splits a command line into words as a shell would; null when a quote is not closed. A pasted PEM block is one
 * word, with its lines. What a book's command writes its output to (`> cert.pem`) is left out: a chat gives a file.
 */
export function tokenize(text: string): string[] | null {
  const blocks: string[] = [];
  const line = text.replaceAll(held, '').replace(pemBlock, (block) => {
    blocks.push(block);
    return `${held}${blocks.length - 1}${held}`;
  });
  const mended = mend(line);
  if (hasOpenQuote(mended)) return null;
  const words = parseArgsStringToArgv(mended);
  if (words.at(-2) === '>') words.splice(-2);
  return words.map((word) =>
    word.replace(new RegExp(`${held}(\\d+)${held}`, 'g'), (_, at) => blocks[at] ?? ''),
  );
}

function hasOpenQuote(text: string): boolean {
  let open: string | null = null;
  for (const letter of text) {
    if (open) {
      if (letter === open) open = null;
    } else if (letter === '"' || letter === "'") open = letter;
  }
  return open !== null;
}
