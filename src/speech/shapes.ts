/** What a piece of a text looks like: whether it may be a name, a count, sentences. */

/** Characters that stand for what is bold, code or a person. */
export const marks = /([\u{f0000}-\u{f0fff}])/u;

/** `3 nodes`, `1 Feb 2026`: no name, so it is said wherever it stands. */
export function isCount(value: string): boolean {
  return /^\d+ \S/.test(value);
}

/** A name or several with commas; times and numbers; nothing that has words of a sentence or marks of Chinese in it. */
export function isNames(value: string): boolean {
  return !/[。，：；？！、?]/.test(value) && value.split(', ').every(isName);
}

function isName(value: string): boolean {
  const words = value.trim().split(/\s+/);
  return words.length === 1 || !words.some((word) => /^[a-z]+[.,;:!?]?$|[\u4e00-\u9fff]/.test(word));
}

/** Where one sentence ends and another begins: with a capital, or a name such as `cluster-list`; not in “Dept. of Physics”. */
const boundary = /(?<=[.?!…]["”)]?) (?=[^\sa-z]|[a-z]+[-_\d])/u;

/** The sentences of a text; `wide`: whatever they begin with. */
export function sentencesOf(text: string, wide: boolean): string[] {
  return text.split(wide ? /(?<=[.?!…]["”)]?) (?=\S)/u : boundary);
}

/** Whether it ends or begins with what stands between two things: it is only a part of a name or a list. */
export function isPart(value: string): boolean {
  return /^\s*[·,;]|[·,;]\s*$/.test(value);
}

/** Whether there is the end of one sentence in it, and the beginning of another. */
export function isSentences(value: string): boolean {
  return boundary.test(value);
}

/** Puts one sentence after another: fullwidth marks bring their own space. */
export function join(before: string, next: string): string {
  return before === '' || /[。？！；：，、）」”]$/.test(before) ? before + next : `${before} ${next}`;
}

/** Puts pieces of a sentence together, with a space between Latin letters and Chinese ones; dates are written without. */
export function spaced(before: string, next: string): string {
  const meet =
    /[A-Za-z0-9]$/.test(before) &&
    /^\p{Script=Han}/u.test(next) &&
    !(/\d$/.test(before) && /^[年月日]/.test(next));
  return meet ? `${before} ${next}` : before + next;
}
