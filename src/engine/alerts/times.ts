import { z } from 'zod';

const Minutes = z.int().min(0).max(1439);

/** When what was gathered is told: at every full hour, or once a day at so many minutes after midnight. */
export const Digest = z.discriminatedUnion('every', [
  z.object({ every: z.literal('hour') }),
  z.object({ every: z.literal('day'), at: Minutes }),
]);
export type Digest = z.infer<typeof Digest>;

/** Hours in which nothing is told, as minutes after midnight; over midnight where `to` is the smaller one. */
export const Quiet = z.object({ from: Minutes, to: Minutes });
export type Quiet = z.infer<typeof Quiet>;

const minute = 60_000;
const day = 1440;

/** Whether this is a time zone by its IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What clocks show in a time zone, as minutes after midnight. */
export function localMinutes(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}

/**
 * The next moment after `after` at which clocks of the zone show so many minutes after midnight. Where clocks leap over it, the
 * moment at which they have.
 */
export function nextAt(after: Date, minutes: number, timeZone: string): Date {
  const whole = Math.floor(after.getTime() / minute) * minute;
  const ahead = (minutes - localMinutes(new Date(whole), timeZone) + day) % day || day;
  const guess = new Date(whole + ahead * minute);
  // Clocks that were changed meanwhile show up to a few hours more or less.
  const off = ((minutes - localMinutes(guess, timeZone) + day + day / 2) % day) - day / 2;
  const mended = new Date(guess.getTime() + off * minute);
  if (localMinutes(mended, timeZone) === minutes && mended > after) return mended;
  return guess;
}

/** Whether clocks of the zone are within the quiet hours. */
export function isQuiet(at: Date, { from, to }: Quiet, timeZone: string): boolean {
  const now = localMinutes(at, timeZone);
  return from < to ? now >= from && now < to : now >= from || now < to;
}

/** When a channel is told of what happens now; null: at once. */
export function dueAt(
  now: Date,
  { digest, quiet, timeZone }: { digest: Digest | null; quiet: Quiet | null; timeZone: string },
): Date | null {
  const gathered = digest && nextDigest(now, digest, timeZone);
  const told = gathered ?? now;
  return quiet && isQuiet(told, quiet, timeZone) ? nextAt(told, quiet.to, timeZone) : gathered;
}

function nextDigest(now: Date, digest: Digest, timeZone: string): Date {
  if (digest.every === 'day') return nextAt(now, digest.at, timeZone);
  const left = 60 - (localMinutes(now, timeZone) % 60);
  return new Date(Math.floor(now.getTime() / minute) * minute + left * minute);
}

/** `HH:MM` of minutes after midnight. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of `HH:MM`; null for anything else. */
export function readClock(text: string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
