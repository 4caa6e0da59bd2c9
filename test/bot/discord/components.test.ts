import { describe, expect, test } from 'vitest';
import { acceptMessage } from '../../servers/discord/message.js';

/** That the local Discord refuses what Discord refuses of messages that are made of components. */

const flags = 1 << 15;
const mute = { allowed_mentions: { parse: [] } };
const text = (content: string) => ({ type: 10, content });
const box = (...components: object[]) => ({ type: 17, components });
const button = (custom_id: string) => ({ type: 2, style: 2, label: 'Go', custom_id });
const row = (...components: object[]) => ({ type: 1, components });
const message = (...components: object[]) => ({ ...mute, flags, components });
const legacy = { content: 'hello', embeds: [{ title: 'Cluster ci' }], v2: false, names: [] };
const ours = { content: '', embeds: [], v2: true, names: ['ci.png'] };
const picture = { type: 12, items: [{ media: { url: 'attachment://ci.png' }, description: 'A line' }] };

describe('refused is', () => {
  test.each<[string, object]>([
    ['content beside components', { ...message(text('a')), content: 'a' }],
    ['an embed beside components', { ...message(text('a')), embeds: [{ title: 'a' }] }],
    ['nothing at all', message()],
    ['a text that says nothing', message(text(' '))],
    ['a container without the flag', { ...mute, content: 'a', components: [box(text('a'))] }],
    ['a container in a container', message(box(box(text('a'))))],
    ['a component that no message has', message({ type: 4, custom_id: 'a', style: 1, label: 'a' })],
    ['a field for text in a row', message(row({ type: 4, custom_id: 'a', style: 1, label: 'a' }))],
    ['six buttons in a row', message(row(...['a', 'b', 'c', 'd', 'e', 'f'].map(button)))],
    ['two buttons that do the same', message(row(button('a')), row(button('a')))],
    ['a custom_id that is too long', message(row(button('a'.repeat(101))))],
    ['more than 40 components', message(box(...Array.from({ length: 40 }, () => text('a'))))],
    ['more than 4000 characters', message(box(text('a'.repeat(3000))), text('a'.repeat(1001)))],
    ['a picture that is not attached', message(picture)],
    ['a file that is not attached', message({ type: 13, file: { url: 'attachment://ci.pem' } })],
    ['mentions that notify', { ...message(text('a')), allowed_mentions: { parse: ['users'] } }],
  ])('%s', (_, body) => {
    expect(() => acceptMessage(body)).toThrow('Invalid Form Body');
  });

  test('to change an embed into components while it stands there', () => {
    expect(() => acceptMessage(message(text('a')), legacy)).toThrow();
    expect(() => acceptMessage({ ...message(text('a')), content: null }, legacy)).toThrow();
    expect(() => acceptMessage({ ...message(text('a')), content: null, embeds: [] }, legacy)).not.toThrow();
  });

  test('to take the flag away', () => {
    expect(() => acceptMessage({ ...message(text('a')), flags: 0 }, ours)).toThrow();
    expect(() => acceptMessage({ ...mute, content: 'a' }, ours)).toThrow();
  });
});

test('taken is what keeps to the limits', () => {
  expect(() => acceptMessage(message(box(...Array.from({ length: 39 }, () => text('a')))))).not.toThrow();
  expect(() => acceptMessage(message(box(text('a'.repeat(4000)))))).not.toThrow();
  expect(() => acceptMessage(message(picture), ours)).not.toThrow();
  expect(() =>
    acceptMessage({ ...message(picture), attachments: [{ id: 0, filename: 'ci.png' }] }),
  ).not.toThrow();
});
