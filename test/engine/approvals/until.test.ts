import { describe, expect, it } from 'vitest';
import { readUntil } from '../../../src/engine/approvals/until.js';

const now = new Date('2026-11-28T14:00:00Z');

describe('until when something is wanted', () => {
  it.each([
    ['2026-12-31', '2027-01-01T00:00:00.000Z'],
    ['2026-11-28', '2026-11-29T00:00:00.000Z'],
    ['14d', '2026-12-12T14:00:00.000Z'],
    ['12h', '2026-11-29T02:00:00.000Z'],
  ])('%s is %s: a day counts to its end', (text, until) => {
    expect(readUntil(text, now).toISOString()).toBe(until);
  });

  it.each([
    ['tomorrow', 'until takes a day, such as 2026-12-31, or how long, such as 14d or 12h.'],
    ['2026-02-30', 'until takes a day, such as 2026-12-31, or how long, such as 14d or 12h.'],
    ['2026-11-27', 'until takes a day that is not past.'],
    ['0d', 'until takes a day that is not past.'],
    ['2028-01-01', 'until takes at most a year from now: ask for good instead.'],
  ])('%s is refused', (text, sentence) => {
    expect(() => readUntil(text, now)).toThrow(sentence);
  });
});
