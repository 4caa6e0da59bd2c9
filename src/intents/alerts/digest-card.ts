import type { Card } from '../../card/card.js';
import { counted, moment, shown } from '../../card/words.js';
import type { HeldLine } from '../../engine/store/held.js';

/** So many of the newest lines are looked at for a digest. */
export const digestLines = 200;
/** So many are shown: a card that can be read at one glance. */
const shownLines = 12;

/** What was held for a channel, as one card: what failed first, then the newest. */
export function digestCard({ total, newest }: { total: number; newest: readonly HeldLine[] }): Card {
  const failures = newest.filter(({ isFailure }) => isFailure);
  const lines = [...failures, ...newest.filter(({ isFailure }) => !isFailure)].slice(0, shownLines);
  const more = total - lines.length;
  return {
    title: `${counted(total, 'alert')} since the last digest`,
    tone: failures.length > 0 ? 'danger' : 'neutral',
    text: counts(newest),
    table: {
      columns: ['what', 'cluster', 'when', 'why'],
      rows: lines.map(({ kind, cluster, at, text }) => [
        kind,
        cluster,
        moment(new Date(at)),
        shown(brief(text)),
      ]),
    },
    ...(more > 0 ? { footnote: `and ${more} more` } : {}),
  };
}

function counts(lines: readonly HeldLine[]): string {
  const byKind = new Map<string, number>();
  for (const { kind } of lines) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  return [...byKind].map(([kind, count]) => `${count} × ${kind}`).join(', ');
}

function brief(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
