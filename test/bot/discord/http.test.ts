import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seen } from '../../scenario/world.js';
import { connectDiscord } from './connected.js';

describe('interactions that Discord posts', () => {
  let connected: Awaited<ReturnType<typeof connectDiscord>>;
  beforeEach(async () => {
    connected = await connectDiscord(async (inbound, responder) => {
      if (inbound.kind === 'command') {
        return responder.card({
          title: 'Shall I?',
          tone: 'neutral',
          buttons: [{ label: 'Fill in', style: 'primary', action: 'ask:more' }],
        });
      }
      if (inbound.kind === 'press') {
        return responder.form({
          id: 'fill:1',
          title: 'More',
          fields: [{ name: 'reason', label: 'Reason', kind: 'text', required: true }],
          submit: 'Send',
          style: 'primary',
        });
      }
      if (inbound.kind === 'submit')
        return responder.card({ title: `Because ${inbound.values.reason}`, tone: 'success' });
    });
    connected.discord.interactionsTo(connected.endpoint);
  });
  afterEach(() => connected.stop());

  const command = { id: '1', token: 't', type: 2, channel_id: '1', data: { name: 'magnum', options: [] } };

  test('a command, a button and a form are answered as those of the gateway are', async () => {
    const { discord, inbox } = connected;
    const ann = discord.user('ann');
    await ann.say('#ops', '/magnum help');
    const question = await seen(ann, '#ops', /^Shall I\?$/);
    expect(question.private).toBe(true);
    await ann.press('Fill in', question);
    await ann.until('the form', () => ann.form());
    await ann.fill({ reason: 'exam week' });
    await seen(ann, '#ops', /^Because exam week$/);
    expect(inbox.inbounds.map(({ kind, person }) => [kind, person.name])).toEqual([
      ['command', 'ann'],
      ['press', 'ann'],
      ['submit', 'ann'],
    ]);
  });

  test('what may be chosen is offered while typing', async () => {
    const { discord, inbox } = connected;
    inbox.choices = [{ label: 'ci', value: 'ci' }];
    const offered = await discord.user('ann').offered('#ops', '/magnum cluster-delete c', 'clusters');
    expect(offered).toEqual([{ name: 'ci', value: 'ci' }]);
  });

  test('messages still come over the gateway', async () => {
    const { discord, inbox } = connected;
    const ann = discord.user('ann');
    await ann.say('#ops', '@magnum hello');
    await ann.until('the words', () => inbox.inbounds.some(({ kind }) => kind === 'mention'));
  });

  test('a PING is answered with a PONG, by which Discord saves the address', async () => {
    const { discord } = connected;
    expect(await discord.postSigned({ id: '1', type: 1 })).toEqual({ status: 200, body: '{"type":1}' });
  });

  const spoiled: Readonly<Record<string, (headers: Record<string, string>) => Record<string, string>>> = {
    'another signature': (headers) => ({ ...headers, 'x-signature-ed25519': '0'.repeat(128) }),
    'no signature': ({ 'x-signature-ed25519': _, ...headers }) => headers,
    'half a signature': (headers) => ({ ...headers, 'x-signature-ed25519': 'abcd' }),
    'another time': ({ 'x-signature-timestamp': stamp, ...headers }) => ({
      ...headers,
      'x-signature-timestamp': String(Number(stamp) + 1),
    }),
    'no time': ({ 'x-signature-timestamp': _, ...headers }) => headers,
  };
  test.each(Object.entries(spoiled))('%s: 401, and nothing is done', async (_, spoil) => {
    const { discord, inbox } = connected;
    const ping = await discord.postSigned({ id: '1', type: 1 }, spoil);
    const answer = await discord.postSigned(command, spoil);
    expect([ping.status, answer.status]).toEqual([401, 401]);
    expect(inbox.inbounds).toEqual([]);
  });

  test('what is signed and no interaction is refused', async () => {
    const { discord, inbox } = connected;
    expect((await discord.postSigned('hello')).status).toBe(400);
    expect((await discord.postSigned({ type: 99 })).status).toBe(202);
    expect(inbox.inbounds).toEqual([]);
  });

  test('nothing is taken once the program has stopped, but a PING is still answered', async () => {
    const { bot, discord } = connected;
    await bot.stop();
    expect((await discord.postSigned(command)).status).toBe(503);
    expect((await discord.postSigned({ id: '1', type: 1 })).status).toBe(200);
  });
});
