import { isSameDay } from './arrange.js';

const clock = format({ hour: 'numeric', minute: '2-digit' });
/** Every moment in a card and in a tooltip names its zone. */
const inZone = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
const whole = format({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  second: '2-digit',
  ...inZone,
});
const short = format({ day: 'numeric', month: 'short', year: 'numeric', ...inZone });
const day = format({ weekday: 'long', day: 'numeric', month: 'long' });
const dayOfYear = format({ dateStyle: 'full' });

/** A format of each language, made once. */
function format(options: Intl.DateTimeFormatOptions) {
  const made = new Map<string | undefined, Intl.DateTimeFormat>();
  return (at: Date, locale?: string): string => {
    const found = made.get(locale) ?? new Intl.DateTimeFormat(locale, options);
    made.set(locale, found);
    return found.format(at);
  };
}

/** The time of day. */
export function timeOf(at: string, locale?: string): string {
  return clock(new Date(at), locale);
}

/** The whole date and time, for whoever wants to know it exactly. */
export function momentOf(at: string, locale?: string): string {
  return whole(new Date(at), locale);
}

/** A date and time within a sentence. */
export function shortMomentOf(at: string, locale?: string): string {
  return short(new Date(at), locale);
}

/** `Today`, `Yesterday`, `Monday, 3 February`; with the year when it is another one. */
export function dayOf(at: string, now = new Date(), locale?: string): string {
  if (isSameDay(at, now.toISOString())) return 'Today';
  const before = new Date(now);
  before.setDate(now.getDate() - 1);
  if (isSameDay(at, before.toISOString())) return 'Yesterday';
  const date = new Date(at);
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear)(date, locale);
}
