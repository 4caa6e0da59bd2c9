import { EngineError } from '../errors.js';

const hour = 3_600_000;
const day = 24 * hour;
const longest = 366 * day;

/**
 * When something ends that somebody wants for a time: the end of a day (`2026-12-31`, UTC), or so long from now (`14d`, `12h`). Throws
 * `approval.invalid` for anything else, for what is past, and beyond a year.
 */
export function readUntil(text: string, now: Date): Date {
  const until = endOfDay(text.trim()) ?? after(text.trim(), now);
  if (!until) {
    throw invalid('until takes a day, such as 2026-12-31, or how long, such as 14d or 12h.');
  }
  const left = until.getTime() - now.getTime();
  if (left <= 0) throw invalid('until takes a day that is not past.');
  if (left > longest) throw invalid('until takes at most a year from now: ask for good instead.');
  return until;
}

function endOfDay(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const start = new Date(`${text}T00:00:00Z`);
  // 2026-02-30 would become 2 March.
  if (Number.isNaN(start.getTime()) || start.toISOString().slice(0, 10) !== text) return null;
  return new Date(start.getTime() + day);
}

function after(text: string, now: Date): Date | null {
  const [, count, unit] = /^(\d{1,4}) ?([dh])$/.exec(text) ?? [];
  if (!count) return null;
  return new Date(now.getTime() + Number(count) * (unit === 'd' ? day : hour));
}

function invalid(sentence: string): EngineError {
  return new EngineError('approval.invalid', sentence, { field: 'until' });
}
