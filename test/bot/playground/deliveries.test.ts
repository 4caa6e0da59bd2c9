import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Form } from '../../../src/card/card.js';
import { connectPlayground, person, post, said } from './connected.js';
import { listenReady } from './listener.js';

const ann = person('ann');
const bob = person('bob');
const form: Form = {
  id: 'fill:1',
  title: 'More',
  fields: [{ name: 'name', label: 'Name', kind: 'text', required: true }],
  submit: 'Go on',
  style: 'primary',
};

describe('what a person does in the playground', () => {
  let connected: Awaited<ReturnType<typeof connectPlayground>>;
  afterEach(() => connected.stop());

  it('is shown to everybody; the answer only to them', async () => {
    connected = await connectPlayground(async (_, responder) =>
      responder.card({ title: 'For you', tone: 'neutral' }),
    );
    const { base, inbox } = connected;
    const anns = await listenReady(base, ann.key);
    const bobs = await listenReady(base, bob.key);
    const { status, lines } = await post(base, 'say', said(ann, { text: '/magnum cluster-list --all' }));
    expect(status).toBe(202);
    expect(lines.map(({ kind }) => kind)).toEqual(['accepted', 'done']);
    expect(inbox.inbounds).toMatchObject([
      { kind: 'command', command: 'cluster-list --all', place: { channel: 'clusters' } },
    ]);
    await anns.until((page) => page.messages().length === 2);
    await post(base, 'say', said(bob, { text: 'good morning' }));
    await bobs.until((page) => page.messages().some(({ text }) => text === 'good morning'));
    expect(anns.messages().find(({ card }) => card)?.card?.title).toBe('For you');
    expect(
      bobs
        .messages()
        .filter(({ card }) => card)
        .map(({ visibleTo }) => visibleTo),
    ).toEqual(
      bobs
        .messages()
        .filter(({ card }) => card)
        .map(() => bobs.pushes[0]?.kind === 'welcome' && bobs.pushes[0].you),
    );
    expect(bobs.messages().find(({ text }) => text?.startsWith('/magnum'))?.author?.name).toBe('ann');
  });

  it('never shows anybody’s key, and a public id opens nobody’s messages', async () => {
    connected = await connectPlayground(async (_, responder) =>
      responder.card({ title: 'A secret', tone: 'neutral' }),
    );
    const { base } = connected;
    const anns = await listenReady(base, ann.key);
    await post(base, 'say', said(ann, { text: '/magnum whoami' }));
    await anns.until((page) => page.messages().length === 2);
    expect(JSON.stringify(anns.pushes)).not.toContain(ann.key);
    const id = anns.messages()[0]?.author?.id ?? '';
    const thief = await listenReady(base, id);
    expect(thief.messages().map(({ text }) => text)).toEqual(['/magnum whoami']);
  });

  it('is acted on once, however often it is delivered, and answered the same each time', async () => {
    connected = await connectPlayground(async (_, responder) => {
      await responder.card({ title: 'Once', tone: 'neutral' });
      await responder.form(form);
    });
    const { base, inbox } = connected;
    const body = said(ann, { text: '/magnum cluster-create' });
    const answers = await Promise.all([1, 2, 3].map(() => post(base, 'say', body)));
    answers.push(await post(base, 'say', body));
    for (const { lines } of answers)
      expect(lines.map(({ kind }) => kind)).toEqual(['accepted', 'form', 'done']);
    expect(inbox.inbounds).toHaveLength(1);
    const page = await listenReady(base, ann.key);
    expect(page.messages()).toHaveLength(2);
  });

  it('comes back with the id it was said with, so that a page shows it once', async () => {
    connected = await connectPlayground();
    const page = await listenReady(connected.base, bob.key);
    const body = said(ann, { text: 'good morning' });
    await post(connected.base, 'say', body);
    await page.until((listener) => listener.messages().length === 1);
    expect(page.messages()[0]?.deliveryId).toBe(body.deliveryId);
  });

  it('is not mixed up when two people use the same delivery id', async () => {
    connected = await connectPlayground();
    const deliveryId = randomUUID();
    await post(connected.base, 'say', { ...said(ann), deliveryId, text: '@magnum mine' });
    await post(connected.base, 'say', { ...said(bob), deliveryId, text: '@magnum mine too' });
    expect(connected.inbox.inbounds).toHaveLength(2);
    const page = await listenReady(connected.base, ann.key);
    expect(page.messages().map(({ text }) => text)).toEqual(['@magnum mine', '@magnum mine too']);
  });

  it('opens forms, and says what is wrong in them', async () => {
    connected = await connectPlayground(async (inbound, responder) => {
      if (inbound.kind === 'press') await responder.form(form);
      if (inbound.kind === 'submit') await responder.invalid({ name: 'Too short.' });
    });
    const pressed = await post(
      connected.base,
      'press',
      said(ann, { action: 'ask:x', message: randomUUID() }),
    );
    expect(pressed.lines[1]).toEqual({ kind: 'form', form, message: null });
    const sent = await post(connected.base, 'submit', said(ann, { form: form.id, values: { name: 'x' } }));
    expect(sent.lines[1]).toEqual({ kind: 'invalid', errors: { name: 'Too short.' } });
    expect(connected.inbox.inbounds.map(({ kind }) => kind)).toEqual(['press', 'submit']);
  });

  it('ends without “done” when nobody could answer, so that the page tries again', async () => {
    let broken = true;
    connected = await connectPlayground(async () => {
      if (broken) throw new Error('Nobody is home.');
    });
    const body = said(ann, { text: '@magnum hello' });
    expect((await post(connected.base, 'say', body)).lines.map(({ kind }) => kind)).toEqual(['accepted']);
    broken = false;
    expect((await post(connected.base, 'say', body)).lines.map(({ kind }) => kind)).toEqual([
      'accepted',
      'done',
    ]);
    const page = await listenReady(connected.base, ann.key);
    expect(page.messages()).toHaveLength(1);
  });

  it.each([
    ['nothing said', { text: '   ' }, 400, 'Say something.'],
    ['too much said', { text: 'x'.repeat(4001) }, 400, 'A message has at most 4000 characters.'],
    ['no name', { text: 'x', person: { key: ann.key, name: '\u200b \n' } }, 400, 'Say who you are.'],
    [
      'a long name',
      { text: 'x', person: { key: ann.key, name: 'n'.repeat(65) } },
      400,
      'A name has at most 64 characters.',
    ],
    [
      'a short key',
      { text: 'x', person: { key: 'ann', name: 'ann' } },
      400,
      'The key of a person has at least 16 characters.',
    ],
    ['no such channel', { text: 'x', channel: 'nowhere' }, 404, 'There is no such channel.'],
  ])('refuses %s with a sentence', async (_, wrong, status, error) => {
    connected = await connectPlayground();
    expect(await post(connected.base, 'say', said(ann, wrong))).toMatchObject({ status, error });
    expect(connected.inbox.inbounds).toEqual([]);
  });
});
