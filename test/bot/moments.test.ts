import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/bot/console/render.js';
import { momentOf, shortMomentOf } from '../../src/bot/playground/page/messages/words.js';
import { localMoment, moment } from '../../src/card/words.js';

const at = new Date('2026-02-01T14:05:00Z');
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
  .formatToParts(at)
  .find(({ type }) => type === 'timeZoneName')?.value;

describe('a moment names the zone of its clock', () => {
  it('in plain text', () => {
    expect(moment(at)).toBe('1 Feb 2026, 14:05 UTC');
  });

  it('at the console, by the clock of the machine', () => {
    const card = { title: 'c', tone: 'neutral', facts: [{ label: 'created_at', value: [localMoment(at)] }] };
    expect(renderCard({ ...card, tone: 'neutral' }, false)).toMatch(
      new RegExp(`\\d Feb 2026, \\d\\d:05 ${zone?.replace('+', '\\+')}`),
    );
  });

  it('in the playground, in a card and in its tooltips', () => {
    for (const said of [shortMomentOf(at.toISOString(), 'en-GB'), momentOf(at.toISOString(), 'en-GB')])
      expect(said).toMatch(new RegExp(`Feb.* 2026.*\\d\\d:05.* ${zone?.replace('+', '\\+')}$`));
  });
});
