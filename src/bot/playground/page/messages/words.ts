import { isSameDay } from './arrange.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const dayOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });

/** The time of day. */
export function timeOf(at: string): string {
  return clock.format(new Date(at));
}

/** The whole date and time, for whoever wants to know it exactly. */
export function momentOf(at: string): string {
  return whole.format(new Date(at));
}

/** `Today`, `Yesterday`, `Monday, 3 February`; with the year when it is another one. */
export function dayOf(at: string, now = new Date()): string {
  if (isSameDay(at, now.toISOString())) return 'Today';
  const before = new Date(now);
  before.setDate(now.getDate() - 1);
  if (isSameDay(at, before.toISOString())) return 'Yesterday';
  const date = new Date(at);
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date);
}
