/** What was sent, oldest first, and where one stands in it while going back. */
export interface Recall {
  readonly sent: readonly string[];
  /** An index into `sent`; its length: nothing is recalled. */
  readonly at: number;
  /** What stood in the box before going back. */
  readonly kept: string;
}

const longest = 100;

export function emptyRecall(sent: readonly string[] = []): Recall {
  return { sent, at: sent.length, kept: '' };
}

/** Remembers a line; the same line twice in a row is one. */
export function remember({ sent }: Recall, line: string): Recall {
  const next = sent.at(-1) === line ? sent : [...sent, line].slice(-longest);
  return emptyRecall(next);
}

/** Forgets a line: what was refused may hold a secret. */
export function forget({ sent }: Recall, line: string): Recall {
  return emptyRecall(sent.filter((each) => each !== line));
}

/** One line back (-1) or forth (1) from what stands in the box; null when there is none that way. */
export function recallLine(recall: Recall, by: -1 | 1, box: string): { recall: Recall; line: string } | null {
  const { sent, at } = recall;
  const to = at + by;
  if (to < 0 || to > sent.length) return null;
  const kept = at === sent.length ? box : recall.kept;
  return { recall: { sent, at: to, kept }, line: to === sent.length ? kept : (sent[to] ?? '') };
}
