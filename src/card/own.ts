/** Around what somebody said or named themselves: characters that no text has, and nobody is shown. */
const [opens, closes] = ['\u{f1000}', '\u{f1001}'];
const marks = /[\u{f1000}\u{f1001}]/gu;

/** What somebody's own words look like in a text of the bot. */
export const ownWords = /\u{f1000}[^\u{f1000}\u{f1001}]*\u{f1001}/u;

/**
 * Words that are not the bot's: a reason, a name, what is to be typed. They are one piece of the text that they stand in, and are never
 * said in another language, whatever they look like. `sayCard`, `sayForm` and `say` take the marks away again.
 */
export function own(words: string): string {
  return words === '' ? '' : `${opens}${plainWords(words)}${closes}`;
}

/** The same as it is read: without the marks of `own`. */
export function plainWords(text: string): string {
  return text.replace(marks, '');
}
