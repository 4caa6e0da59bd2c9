import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { renderCard } from '../../../src/bot/discord/render/card.js';
import { renderForm } from '../../../src/bot/discord/render/form.js';
import { escapeMarkdown } from '../../../src/bot/discord/render/text.js';
import type { Card } from '../../../src/card/card.js';
import { localMoment } from '../../../src/card/words.js';
import { anyCard, anyForm, anyWords } from '../../servers/cards.js';
import { addUser, createGuild } from '../../servers/discord/guild.js';
import { acceptMessage, acceptModal } from '../../servers/discord/limits.js';
import { readMarkdown, readMessage, suspicious } from '../../servers/discord/reading.js';

vi.setConfig({ testTimeout: 60_000 });

const guild = createGuild();
const ann = addUser(guild, 'ann');

function read(card: Card) {
  return readMessage(guild, { content: '', ...JSON.parse(JSON.stringify(renderCard(card))) });
}

describe('a card', () => {
  test('of any kind is within what Discord takes, with and without its marker', () => {
    fc.assert(
      fc.property(anyCard, fc.boolean(), (card, marked) => {
        const message = JSON.parse(JSON.stringify(renderCard(card, marked ? 'ref 0123456789' : undefined)));
        expect(() => acceptMessage(message)).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  test('shows a moment by the clock of whoever reads it, and how far it is', () => {
    const expires = localMoment(new Date('2026-02-01T14:05:00Z'));
    const facts = [{ label: 'expires', value: [expires] }];
    const sent = JSON.stringify(renderCard({ title: 'Q-1', tone: 'neutral', facts }));
    expect(sent).toContain('<t:1769954700:f> (<t:1769954700:R>)');
  });

  test('notifies nobody, and nothing but a person can be mentioned', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { embeds, allowed_mentions } = renderCard(card);
        expect(allowed_mentions).toEqual({ parse: [] });
        for (const embed of embeds) {
          const parsed = [
            embed.title,
            embed.description,
            ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
          ];
          for (const text of parsed) {
            expect(suspicious(text ?? '')).not.toMatch(/[<>[\]_~|]|@(everyone|here)|:\/\//);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a fact is read exactly as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(anyWords, (value) => {
        fc.pre(value.length < 300 && value.trim() !== '' && !value.includes('\u200b'));
        const { text } = read({ title: 't', tone: 'neutral', facts: [{ label: 'Name', value }] });
        expect(text).toContain(value.trim());
      }),
    );
  });

  test('shows everything in the order of reading', () => {
    const card: Card = {
      title: 'Cluster ci_1',
      tone: 'progress',
      text: ['Asked for by ', { mention: ann.id, name: 'ann' }, ' with ', { code: 'cluster-create ci' }],
      progress: { done: 7, total: 18, caption: '7 of 18 resources · 41 s' },
      facts: [{ label: 'Status', value: 'CREATE_IN_PROGRESS' }],
      steps: [
        { label: 'Network', state: 'done', detail: '14 s' },
        { label: 'Masters', state: 'active' },
        { label: 'Nodes', state: 'waiting' },
      ],
      table: {
        columns: ['name', 'nodes'],
        rows: [
          ['ci', '2'],
          ['生产', '10'],
        ],
      },
      buttons: [{ label: 'Cancel', style: 'danger', action: 'cancel:ci' }],
      footnote: 'project demo',
    };
    expect(read(card)).toMatchInlineSnapshot(`
      {
        "buttons": [
          {
            "custom_id": "cancel:ci",
            "label": "Cancel",
          },
        ],
        "text": "Asked for by @ann with cluster-create ci
      ▰▰▰▱▱▱▱▱▱▱  7 of 18 resources · 41 s
      ● Network  14 s
      ◔ Masters
      ○ Nodes
      name  nodes
      ci    2
      生产  10
      Status
      CREATE_IN_PROGRESS
      project demo",
        "title": "Cluster ci_1",
      }
    `);
  });
});

test('escaped text reads as it was written', () => {
  fc.assert(
    fc.property(anyWords, (text) => {
      fc.pre(!text.includes('\u200b'));
      expect(readMarkdown(guild, escapeMarkdown(text))).toBe(text);
    }),
  );
});

test('a form of any kind is within what Discord takes', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(() => acceptModal(JSON.parse(JSON.stringify(renderForm(form))))).not.toThrow();
    }),
    { numRuns: 150 },
  );
});
