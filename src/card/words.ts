import type { Inline } from './card.js';
import { plainWords } from './own.js';

/** How values are said in cards. Magnum's clients print `-` for nothing. */
export function shown(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined || value === '') return '-';
  return String(value);
}

/** `1 node`, `2 nodes`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** So many of a long list are named. */
const named = 5;

/** `a, b and 35 more`: the first few of a list, and how many others there are. */
export function firstOf(names: readonly string[]): string {
  const more = names.length - named;
  return more > 1 ? `${names.slice(0, named).join(', ')} and ${more} more` : names.join(', ');
}

/** `41 s`, `2 min 5 s`, `1 h 4 min`: a duration for somebody who waits. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${Math.floor(minutes / 60)} h`;
}

/** `1 Feb 2026, 14:05 UTC` */
export function moment(date: Date): string {
  const day = date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** A moment by the reader's own clock, where there is one. */
export function localMoment(date: Date): Inline {
  return { time: date.toISOString(), text: moment(date) };
}

/** Text that ends as a sentence does, whatever it came with; nothing stays nothing. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…]$/.test(plainWords(trimmed)) ? trimmed : `${trimmed}.`;
}
