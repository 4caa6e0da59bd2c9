/** What is wrong with a setting of messages a minute. */
export const notPerMinute = 'is not a number of messages: it takes a whole number from 1 to 100000.';

/** A setting of messages a minute, or what holds without it; null when it is no whole number from 1 to 100000. */
export function messagesPerMinute(said: string | undefined, otherwise: number): number | null {
  if (said === undefined) return otherwise;
  const number = Number(said);
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : null;
}
