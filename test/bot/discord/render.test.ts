import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { renderCard } from '../../../src/bot/discord/render/card.js';
import { renderForm } from '../../../src/bot/discord/render/form.js';
import { carries, Marked, markerOf } from '../../../src/bot/discord/render/marker.js';
import { escapeMarkdown } from '../../../src/bot/discord/render/text.js';
import { attachmentsOf } from '../../../src/bot/discord/respond/files.js';
import type { Card } from '../../../src/card/card.js';
import { localMoment } from '../../../src/card/words.js';
import { anyAttached, anyCard, anyForm, anyWords } from '../../servers/cards.js';
import { allOf } from '../../servers/discord/components.js';
import { addUser, createGuild, type Json } from '../../servers/discord/guild.js';
import { acceptModal } from '../../servers/discord/limits.js';
import { acceptMessage } from '../../servers/discord/message.js';
import { readMarkdown, readMessage, suspicious } from '../../servers/discord/reading.js';

vi.setConfig({ testTimeout: 60_000 });

const guild = createGuild();
const ann = addUser(guild, 'ann');

function sent(card: Card, marker?: string): Json & { components: Json[] } {
  return JSON.parse(JSON.stringify(renderCard(card, marker)));
}

function read(card: Card) {
  return readMessage(guild, { content: '', ...sent(card) });
}

/** The texts of a message, each without the heading or small print that it is. */
function texts(card: Card): string[] {
  return sent(card)
    .components.flatMap(allOf)
    .flatMap(({ content }) => (typeof content === 'string' ? [content.replace(/^(## |-# )/, '')] : []));
}

describe('a card', () => {
  test('of any kind is within what Discord takes, with and without its marker, files and pictures', () => {
    fc.assert(
      fc.property(anyCard, anyAttached, fc.boolean(), (card, attached, marked) => {
        const message = sent({ ...card, ...attached }, marked ? 'ref 0123456789' : undefined);
        const body = { ...message, attachments: attachmentsOf(attached) };
        expect(() => acceptMessage(body)).not.toThrow();
        expect(acceptMessage(body).v2).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('that is as full as can be shows its title, its buttons and its marker all the same', () => {
    const long = 'long enough to be cut '.repeat(1000);
    const card: Card = {
      title: long,
      tone: 'danger',
      text: long,
      facts: Array.from({ length: 60 }, (_, index) => ({ label: `fact ${index}`, value: long })),
      progress: { done: 1, total: 2, caption: long },
      steps: Array.from({ length: 30 }, () => ({ label: long, state: 'active', detail: long })),
      table: { columns: ['name'], rows: Array.from({ length: 500 }, (_, index) => [`row ${index}`]) },
      code: long,
      buttons: Array.from({ length: 5 }, (_, index) => ({
        label: `${index}`,
        style: 'plain',
        action: `do:${index}`,
      })),
      footnote: long,
    };
    const message = sent(card, 'ref 0123456789');
    expect(() => acceptMessage(message)).not.toThrow();
    expect(read(card).title).toMatch(/^long enough .*…$/);
    expect(read(card).text).toContain('… 59 more');
    expect(read(card).buttons).toHaveLength(5);
    expect(carries(Marked.parse(sent(card, markerOf('op-1'))), 'op-1')).toBe(true);
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
        expect(renderCard(card).allowed_mentions).toEqual({ parse: [] });
        for (const text of texts(card))
          expect(suspicious(text)).not.toMatch(/[<>[\]_~|]|@(everyone|here)|:\/\//);
      }),
      { numRuns: 150 },
    );
  });

  test('makes no headings, quotes, lists or small print of what it is given', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        for (const text of texts(card))
          expect(text.replace(/```\n[\s\S]*?\n```/g, '')).not.toMatch(/^\s*(#{1,3} |-#? |[>+] |\* )/m);
      }),
      { numRuns: 150 },
    );
  });

  test('shows what is attached to it: pictures with what they show, and files', () => {
    const card: Card = {
      title: 'CA of ci',
      tone: 'neutral',
      files: [{ name: 'ci ca.pem', content: 'x' }],
      pictures: [{ name: 'ci.png', png: '', alt: 'A line that rises' }],
    };
    expect(read(card).files).toEqual([
      { name: 'ci.png', alt: 'A line that rises' },
      { name: 'ci_ca.pem', alt: undefined },
    ]);
    expect(() => acceptMessage({ ...sent(card), attachments: attachmentsOf(card) })).not.toThrow();
    expect(() => acceptMessage(sent(card))).toThrow();
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
    const [container, ...others] = sent(card).components;
    expect(others).toEqual([]);
    expect(container).toMatchObject({ type: 17, accent_color: 0x2f80ed });
    // Title, text, progress and steps, table, a line, facts, small print, buttons.
    expect(container?.components).toMatchObject([10, 10, 10, 10, 14, 10, 10, 1].map((type) => ({ type })));
    expect(read(card)).toMatchInlineSnapshot(`
      {
        "buttons": [
          {
            "custom_id": "cancel:ci",
            "label": "Cancel",
          },
        ],
        "files": [],
        "text": "Asked for by @ann with cluster-create ci
      ▰▰▰▱▱▱▱▱▱▱  7 of 18 resources · 41 s
      ● Network  14 s
      ◔ Masters
      ○ Nodes
      name  nodes
      ci    2
      生产  10
      Status CREATE_IN_PROGRESS
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
