import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { renderCard } from '../../../src/bot/slack/render/card.js';
import { renderForm } from '../../../src/bot/slack/render/form.js';
import { renderHome } from '../../../src/bot/slack/render/home.js';
import type { StepDrawing } from '../../../src/bot/slack/render/plan.js';
import { textTable, width } from '../../../src/bot/text-table.js';
import type { Card } from '../../../src/card/card.js';
import { localMoment } from '../../../src/card/words.js';
import { sayCard } from '../../../src/speech/card.js';
import { anyCard, anyForm, anyWords } from '../../servers/cards.js';
import { refuseBlocks, refuseHome, refuseView } from '../../servers/slack/blocks.js';
import { readBlocks } from '../../servers/slack/reading.js';
import { addUser, createWorkspace } from '../../servers/slack/workspace.js';

vi.setConfig({ testTimeout: 60_000 });

const workspace = createWorkspace();
const ann = addUser(workspace, 'ann');

function read(card: Card, steps?: StepDrawing) {
  const { blocks, text } = renderCard(card, steps);
  return readBlocks(workspace, JSON.parse(JSON.stringify(blocks)), text);
}

test('a home tab of any cards is within what Slack takes, each button once', () => {
  fc.assert(
    fc.property(fc.array(anyCard, { maxLength: 6 }), (cards) => {
      const view = JSON.parse(JSON.stringify(renderHome(cards)));
      expect(refuseHome(view)).toBeNull();
      const { buttons } = readBlocks(workspace, view.blocks, '');
      expect(buttons.at(-1)?.label).toBe('Refresh');
      const actions = buttons.map(({ action_id }) => action_id);
      expect(new Set(actions).size).toBe(actions.length);
    }),
    { numRuns: 100 },
  );
});

describe('a card', () => {
  test('of any kind is within what Slack takes', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        for (const [how, takes] of [
          ['text', 'none'],
          ['plan', 'all'],
          ['plan-of-begun', 'begun'],
        ] as const) {
          const message = renderCard(card, how);
          expect(refuseBlocks(JSON.parse(JSON.stringify(message.blocks)), takes)).toBeNull();
          expect(message.text.length).toBeLessThanOrEqual(3000);
        }
      }),
      { numRuns: 150 },
    );
  });

  describe('of a build has its steps as a plan', () => {
    const card: Card = {
      title: 'Creating cluster ci',
      tone: 'progress',
      steps: [
        { key: 'network', label: 'Network', state: 'done', detail: '14 s' },
        { key: 'masters', label: 'Masters', state: 'active', detail: '1 of 2' },
        { key: 'nodes', label: 'Nodes', state: 'waiting' },
      ],
    };

    test('with the state of each, and where it is in its title', () => {
      expect(read(card, 'plan').text).toBe(
        'Steps done: 1 of 3 · Masters\n● Network  14 s\n◔ Masters  1 of 2\n○ Nodes',
      );
    });

    test('whose tasks are the same when they are drawn again, in whatever language', () => {
      const ids = (shown: Card) =>
        renderCard(shown, 'plan').blocks.flatMap((block) => (block.type === 'plan' ? block.tasks : []));
      expect(ids(card)).toMatchObject([{ task_id: 'network' }, { task_id: 'masters' }, { task_id: 'nodes' }]);
      const later = (card.steps ?? []).slice(1).map((step) => ({ ...step, state: 'done' as const }));
      expect(ids({ ...card, steps: later })).toMatchObject([{ task_id: 'masters' }, { task_id: 'nodes' }]);
      const inChinese = read(sayCard(card, 'zh-CN'), 'plan').text;
      expect(inChinese).not.toMatch(/[A-Za-z]{3}/);
      expect(ids(sayCard(card, 'zh-CN'))).toMatchObject([{ task_id: 'network' }, {}, {}]);
    });

    test('but as text on a home tab, where Slack takes no plan', () => {
      const { blocks } = renderHome([card]);
      expect(refuseHome({ type: 'home', blocks: JSON.parse(JSON.stringify(blocks)) })).toBeNull();
      const plan = JSON.parse(JSON.stringify(renderCard(card, 'plan').blocks));
      expect(refuseHome({ type: 'home', blocks: plan })).not.toBeNull();
    });

    test('where no task may wait, what has not begun stands below it', () => {
      expect(read(card, 'plan-of-begun').text).toBe(
        'Steps done: 1 of 3 · Masters\n● Network  14 s\n◔ Masters  1 of 2\n○ Nodes',
      );
      expect(
        refuseBlocks(JSON.parse(JSON.stringify(renderCard(card, 'plan').blocks)), 'begun'),
      ).not.toBeNull();
    });
  });

  test('shows a moment by the clock of whoever reads it', () => {
    const expires = localMoment(new Date('2026-02-01T14:05:00Z'));
    const facts = [
      { label: 'expires', value: [expires] },
      { label: 'approved by', value: ['bob, ', expires, ': fine'], short: false },
    ];
    const sent = JSON.stringify(renderCard({ title: 'Q-1', tone: 'neutral', facts }));
    expect(sent).toContain('<!date^1769954700^{date_short_pretty} {time}|1 Feb 2026, 14:05 UTC>');
    expect(sent).toContain('"type":"date","timestamp":1769954700');
  });

  test('mentions, links and dates of Slack cannot be written through any text', () => {
    const marks = /<[!@#a-z]/i;
    const ours = /<@[UW][A-Z0-9]+>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>]*>/g;
    fc.assert(
      fc.property(anyCard, (card) => {
        const { blocks, text } = renderCard(card);
        expect(text).not.toMatch(/[<>]/);
        const walk = (value: unknown): void => {
          if (Array.isArray(value)) value.forEach(walk);
          if (value === null || typeof value !== 'object') return;
          const one = value as Record<string, unknown>;
          if (one.type === 'mrkdwn') expect(String(one.text).replaceAll(ours, '')).not.toMatch(marks);
          Object.values(one).forEach(walk);
        };
        walk(blocks);
      }),
      { numRuns: 150 },
    );
  });

  test('a fact is read exactly as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(anyWords, (value) => {
        fc.pre(value.length < 300 && value.trim() !== '');
        const { text } = read({ title: 't', tone: 'neutral', facts: [{ label: 'Name', value }] });
        expect(text).toContain(value);
      }),
    );
  });

  test('shows everything in the order of reading', () => {
    const card: Card = {
      title: 'Cluster ci',
      tone: 'progress',
      text: ['Asked for by ', { mention: ann.id, name: 'ann' }, ' with ', { code: 'cluster-create ci' }],
      progress: { done: 7, total: 18, caption: '7 of 18 resources · 41 s' },
      facts: [
        { label: 'Status', value: 'CREATE_IN_PROGRESS' },
        { label: 'Template', value: { bold: 'k8s' }.bold },
        { label: 'API', value: 'https://10.0.0.5:6443', short: false },
      ],
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
            "action_id": "cancel:ci",
            "label": "Cancel",
            "value": "cancel:ci",
          },
        ],
        "text": "Asked for by @ann with cluster-create ci
      ▰▰▰▱▱▱▱▱▱▱  7 of 18 resources · 41 s
      Status
      CREATE_IN_PROGRESS
      Template
      k8s
      API  https://10.0.0.5:6443
      ● Network  14 s
      ◔ Masters
      ○ Nodes
      name  nodes
      ci    2
      生产  10
      project demo",
        "title": "Cluster ci",
      }
    `);
  });

  test('says how much it left out', () => {
    const rows = Array.from({ length: 500 }, (_, index) => [`cluster-${index}`, 'CREATE_COMPLETE']);
    expect(read({ title: 't', tone: 'neutral', table: { columns: ['name', 'status'], rows } }).text).toMatch(
      /… \d+ more$/,
    );
    const facts = Array.from({ length: 99 }, (_, index) => ({ label: `f${index}`, value: 'v' }));
    expect(read({ title: 't', tone: 'neutral', facts }).text).toMatch(/… 69 more$/);
  });
});

test('a form of any kind is within what Slack takes', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(refuseView(JSON.parse(JSON.stringify(renderForm(form, 'm'))))).toBeNull();
    }),
    { numRuns: 150 },
  );
});

test('the columns of a table stand under each other, and no line is wider than told', () => {
  const cells = fc.array(
    fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 3, maxLength: 3 }),
    { minLength: 1, maxLength: 9 },
  );
  fc.assert(
    fc.property(cells, fc.integer({ min: 12, max: 100 }), (rows, columns) => {
      const lines = textTable({ columns: ['a', 'b', 'c'], rows }, columns, 10_000).split('\n');
      expect(lines).toHaveLength(rows.length + 1);
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
    }),
  );
});
