import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from '../../../src/bot/playground/page/messages/arrange.js';
import { inOrder, threadsOf } from '../../../src/bot/playground/page/messages/sort.js';
import { countUnread, markSeen } from '../../../src/bot/playground/page/messages/unread.js';
import { dayOf } from '../../../src/bot/playground/page/messages/words.js';
import type { ChatMessage } from '../../../src/bot/playground/protocol.js';

const me = 'me';
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const message: fc.Arbitrary<ChatMessage> = fc.record({
  id: fc.constantFrom(...ids),
  revision: fc.nat(1000),
  channel: fc.constant('clusters'),
  thread: fc.option(fc.constantFrom(...ids)),
  author: fc.option(fc.constantFrom({ id: me, name: 'ann' }, { id: 'other', name: 'bob' })),
  deliveryId: fc.constant(null),
  visibleTo: fc.option(fc.constant(me)),
  text: fc.constant('x'),
  card: fc.constant(null),
  createdAt: fc
    .date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2026-01-03T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
  editedAt: fc.constant(null),
});
const messages = fc.uniqueArray(message, { selector: ({ id }) => id }).map(inOrder);

describe('a list of messages', () => {
  it('shows every message once, in order, under its day', () => {
    fc.assert(
      fc.property(messages, fc.option(fc.constant('2026-01-02T00:00:00.000Z')), (list, seen) => {
        const rows = arrange(list, seen, me);
        expect(rows.flatMap((row) => (row.kind === 'message' ? [row.message] : []))).toEqual(list);
        const days = new Set(list.map(({ createdAt }) => new Date(createdAt).toDateString()));
        expect(rows.filter(({ kind }) => kind === 'day')).toHaveLength(days.size);
      }),
    );
  });

  it('draws one line, above the first message of others that is new', () => {
    fc.assert(
      fc.property(messages, fc.constant('2026-01-02T00:00:00.000Z'), (list, seen) => {
        const rows = arrange(list, seen, me);
        const news = list.filter(({ author, createdAt }) => author?.id !== me && createdAt > seen);
        const at = rows.findIndex(({ kind }) => kind === 'new');
        expect(rows.filter(({ kind }) => kind === 'new')).toHaveLength(news.length > 0 ? 1 : 0);
        if (at >= 0)
          expect(rows[at + 1]).toMatchObject({ kind: 'message', grouped: false, message: news[0] });
        expect(countUnread(list, seen, me)).toBe(news.length);
      }),
    );
  });

  it('groups only what one person said for the same eyes within five minutes', () => {
    fc.assert(
      fc.property(messages, (list) => {
        let before: ChatMessage | null = null;
        for (const row of arrange(list, null, me)) {
          if (row.kind !== 'message') continue;
          if (row.grouped) {
            expect(before?.author?.id).toBe(row.message.author?.id);
            expect(before?.visibleTo).toBe(row.message.visibleTo);
            expect(Date.parse(row.message.createdAt) - Date.parse(before?.createdAt ?? '')).toBeLessThan(
              300_000,
            );
          }
          before = row.message;
        }
      }),
    );
  });
});

describe('threads', () => {
  it('hold every reply once, under a message that is no reply itself unless replies go in a circle', () => {
    fc.assert(
      fc.property(messages, (list) => {
        const threads = threadsOf(list);
        const replies = [...threads.values()].flat();
        expect(new Set(replies).size).toBe(replies.length);
        expect(replies.length).toBe(list.filter(({ thread }) => thread !== null).length);
        for (const [root, under] of threads) expect(under).toEqual(inOrder(under).filter(() => root !== ''));
      }),
    );
  });

  it('are not nested: a reply to a reply hangs under the root', () => {
    const base = {
      revision: 1,
      channel: 'c',
      author: null,
      deliveryId: null,
      visibleTo: null,
      text: 'x',
      card: null,
      editedAt: null,
    };
    const createdAt = '2026-01-01T00:00:00.000Z';
    const list = [
      { ...base, id: 'root', thread: null, createdAt },
      { ...base, id: 'reply', thread: 'root', createdAt },
      { ...base, id: 'deeper', thread: 'reply', createdAt },
    ];
    expect([...threadsOf(list).entries()].map(([root, under]) => [root, under.map(({ id }) => id)])).toEqual([
      ['root', ['reply', 'deeper']],
    ]);
  });
});

describe('what was read', () => {
  it('leaves nothing unread, and never goes back', () => {
    fc.assert(
      fc.property(messages, messages, (first, second) => {
        const marks = markSeen({}, 'clusters', first);
        expect(countUnread(first, marks.clusters, me) === 0 || first.length === 0).toBe(true);
        const later = markSeen(marks, 'clusters', second);
        expect((later.clusters ?? '') >= (marks.clusters ?? '')).toBe(true);
        expect(markSeen(later, 'clusters', second)).toBe(later);
      }),
    );
  });
});

describe('days', () => {
  const now = new Date(2026, 2, 10, 12);
  it.each([
    [new Date(2026, 2, 10, 0, 1), 'Today'],
    [new Date(2026, 2, 9, 23, 59), 'Yesterday'],
  ])('%s is %s', (date, name) => {
    expect(dayOf(date.toISOString(), now)).toBe(name);
  });
  it('name the year when it is another one', () => {
    expect(dayOf(new Date(2026, 0, 5).toISOString(), now)).not.toContain('2026');
    expect(dayOf(new Date(2025, 0, 5).toISOString(), now)).toContain('2025');
  });
});
