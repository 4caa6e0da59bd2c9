import type { Card, Fact } from '../../card/card.js';
import { own } from '../../card/own.js';
import { counted, localMoment } from '../../card/words.js';
import type { HeldLine } from '../../engine/store/held.js';
import { shortFailure } from '../failure/facts.js';

/** So many of the newest lines are looked at for a digest. */
export const digestLines = 200;
/** So many are shown: a card that can be read at one glance. */
const shownLines = 12;

/** What was held for a channel, as one card: what failed first, then the newest. Why it is stands whole on every platform, which a table's last column does not. */
export function digestCard({ total, newest }: { total: number; newest: readonly HeldLine[] }): Card {
  const failures = newest.filter(({ isFailure }) => isFailure);
  const lines = [...failures, ...newest.filter(({ isFailure }) => !isFailure)].slice(0, shownLines);
  const more = total - lines.length;
  return {
    title: newest.every(({ inQuiet }) => inQuiet)
      ? `${counted(total, 'alert')} in quiet hours`
      : `${counted(total, 'alert')} since the last digest`,
    tone: failures.length > 0 ? 'danger' : 'neutral',
    text: counts(newest),
    facts: lines.map(lineFact),
    ...(more > 0 ? { footnote: `and ${more} more` } : {}),
  };
}

function counts(lines: readonly HeldLine[]): string {
  const byKind = new Map<string, number>();
  for (const { kind } of lines) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  return [...byKind].map(([kind, count]) => `${count} × ${kind}`).join(', ');
}

function lineFact(line: HeldLine): Fact {
  const why = whyOf(line);
  return {
    label: `${line.kind} · ${own(line.cluster)}`,
    value: [localMoment(new Date(line.at)), ...(why ? [` · ${why}`] : [])],
    short: false,
  };
}

function whyOf({ text, failed }: HeldLine): string {
  if (!failed) return brief(text);
  const fault = { path: [], type: failed.type ?? '', physicalId: '', reason: text, at: '' };
  return brief(shortFailure({ deleting: failed.deleting, faults: [fault], reason: text }));
}

/** So much of what the cloud said, which may be long; what is said here is shorter. */
function brief(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
