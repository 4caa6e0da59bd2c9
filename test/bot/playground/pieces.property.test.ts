import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapedWithin, markdown } from '../../../src/bot/discord/render/text.js';
import {
  discordPieces,
  type Piece,
  type RichElement,
  richPiece,
  slackPieces,
} from '../../../src/bot/playground/page/elsewhere/pieces.js';
import { mrkdwn, richText } from '../../../src/bot/slack/render/text.js';
import type { Text } from '../../../src/card/card.js';

const said = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const inlines: fc.Arbitrary<Text> = fc.array(
  fc.oneof(
    words,
    fc.record({ bold: fc.stringMatching(/^[a-z*_`~<&> ]{1,12}$/) }),
    fc.record({ code: fc.stringMatching(/^[a-z.*_<&>-]{1,12}$/) }),
  ),
  { maxLength: 6 },
);

describe('a card as another platform shows it, drawn by the page', () => {
  it('shows words that were made literal for Discord as they were written', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(said(discordPieces(escapedWithin(text, 10_000)))).toBe(text);
      }),
    );
  });

  it('shows what Discord is sent in bold and in code as bold and code, and nothing of its marks', () => {
    const pieces = discordPieces(markdown(['a ', { bold: 'b*c' }, ' ', { code: 'd_e' }, ' *f*'], 1000));
    expect(pieces).toEqual([
      { text: 'a ' },
      { text: 'b*c', style: 'bold' },
      { text: ' ' },
      { text: 'd_e', style: 'code' },
      { text: ' *f*' },
    ]);
    expect(discordPieces('```\nname  status\n```')).toEqual([{ text: 'name  status', style: 'block' }]);
    expect(discordPieces('<@123456789012345678>')).toEqual([
      { text: '@123456789012345678', style: 'mention' },
    ]);
  });

  it('shows every text that Slack is sent as mrkdwn with the words that it has', () => {
    fc.assert(
      fc.property(inlines, (text) => {
        const sent = mrkdwn(text);
        if (sent === null || typeof text === 'string') return;
        const plain = text
          .map((part) =>
            typeof part === 'string' ? part : 'bold' in part ? part.bold : 'code' in part ? part.code : '',
          )
          .join('');
        expect(said(slackPieces(sent))).toBe(plain);
      }),
    );
    expect(slackPieces('*Status*\nCREATE &lt;done&gt; `x` <@U123>')).toEqual([
      { text: 'Status', style: 'bold' },
      { text: '\nCREATE <done> ' },
      { text: 'x', style: 'code' },
      { text: ' ' },
      { text: '@U123', style: 'mention' },
    ]);
  });

  it('shows every part of a text that Slack is sent as rich text, moments too', () => {
    const at = '2026-11-30T14:50:00.000Z';
    const text: Text = [{ mention: 'U123', name: 'bob' }, ', ', { time: at, text: 'then' }, ': why?'];
    const shown = richText(text, 1000).map((element) => richPiece(element as RichElement));
    expect(shown.map((piece) => piece.text.replace(/.*2026.*/, 'a moment'))).toEqual([
      '@U123',
      ', ',
      'a moment',
      ': why?',
    ]);
  });

  it('says how far away a moment is that Discord shows so, in a unit that fits', () => {
    const away = (seconds: number) => said(discordPieces(`<t:${Math.round(Date.now() / 1000) + seconds}:R>`));
    expect(away(3 * 86_400 + 5)).toBe('in 3 days');
    expect(away(2 * 3_600 + 5)).toBe('in 2 hours');
    expect(away(-5 * 60 - 1)).toBe('5 minutes ago');
    expect(away(-5)).toMatch(/^[56] seconds ago$/);
  });
});
