import { afterEach, describe, expect, test } from 'vitest';
import type { Card, Form } from '../../../src/card/card.js';
import { connectSlack } from './connected.js';

let connected: Awaited<ReturnType<typeof connectSlack>> | undefined;
afterEach(async () => {
  await connected?.stop();
  connected = undefined;
});

const card: Card = {
  title: 'Cluster ci',
  tone: 'danger',
  text: 'CREATE_FAILED',
  buttons: [
    { label: 'Retry', style: 'primary', action: 'run:cluster-create ci' },
    { label: 'Delete', style: 'danger', action: 'run:cluster-delete ci' },
  ],
};
const form: Form = {
  id: 'delete:ci',
  title: 'Delete cluster ci',
  fields: [{ name: 'name', label: 'Name', kind: 'text', required: true }],
  submit: 'Delete',
  style: 'danger',
};
const opsOf = (channel: string) => ({ platform: 'slack', workspace: 'T0LOCAL', channel }) as const;

test('a press says which button of which message, in which thread', async () => {
  connected = await connectSlack();
  const { slack, bot, inbox } = connected;
  const ann = slack.user('ann');
  const place = opsOf(slack.channelId('#ops'));
  const root = await bot.post({ place, key: 'root', card });
  await ann.press('Delete');
  await ann.until('the press', () => inbox.inbounds.length === 1);
  expect(inbox.inbounds[0]).toMatchObject({
    kind: 'press',
    action: 'run:cluster-delete ci',
    message: { id: root.id },
    place,
  });
  expect(inbox.inbounds[0]?.place.thread).toBeUndefined();

  const reply = await bot.post({ place: { ...place, thread: root.id }, key: 'reply', card });
  await ann.press(
    'Retry',
    ann.messages().find((one) => one.id === reply.id),
  );
  await ann.until('the second press', () => inbox.inbounds.length === 2);
  expect(inbox.inbounds[1]).toMatchObject({
    kind: 'press',
    message: { id: reply.id, thread: root.id },
    place: { thread: root.id },
  });
});

test('a press on a private answer belongs to no message', async () => {
  connected = await connectSlack(async (inbound, say) => {
    if (inbound.kind === 'command') await say.card(card);
  });
  const { slack, inbox } = connected;
  const ann = slack.user('ann');
  await ann.say('#ops', '/magnum cluster-show ci');
  await ann.until('the card', () => ann.messages().find((one) => one.buttons.includes('Retry')));
  await ann.press('Retry');
  await ann.until('the press', () => inbox.inbounds.length === 2);
  expect(inbox.inbounds[1]).toMatchObject({ kind: 'press', message: null });
});

test.each(['socket', 'http'] as const)(
  'what Slack delivers twice over %s has one delivery id',
  async (mode) => {
    connected = await connectSlack(async (_inbound, say) => say.card(card), { mode });
    const { slack, inbox } = connected;
    const ann = slack.user('ann');
    for (const act of [
      () => ann.say('#ops', '@magnum hello'),
      () => ann.say('#ops', '/magnum help'),
      () => ann.press('Retry'),
    ]) {
      const before = inbox.inbounds.length;
      await act();
      await ann.until('the delivery', () => inbox.inbounds.length === before + 1);
      await ann.until('the answer', () => ann.messages().at(-1)?.buttons.includes('Retry'));
      await slack.redeliver();
      expect(inbox.inbounds.length).toBe(before + 1);
    }
  },
);

test('bots, edits, joins and what others say among themselves are not heard', async () => {
  connected = await connectSlack();
  const { slack, inbox } = connected;
  const ann = slack.user('ann');
  const event = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: 'x', ts: '1.1' };
  const deliver = (id: string, more: object) =>
    slack.deliveries.send('events_api', {
      type: 'event_callback',
      team_id: 'T0LOCAL',
      event_id: id,
      event: { ...event, ...more },
    });
  await deliver('E1', { bot_id: 'B1' });
  await deliver('E2', { subtype: 'message_changed' });
  await deliver('E3', { edited: { user: 'U1', ts: '1' } });
  await deliver('E4', { channel: 'C1', channel_type: 'channel' });
  await deliver('E5', { user: 'U0MAGNUM' });
  await ann.say('#ops', 'nobody in particular');
  await ann.say('@magnum', 'hello there');
  await ann.until('the one that is meant', () => inbox.inbounds.length > 0);
  expect(inbox.inbounds).toMatchObject([{ kind: 'mention', text: 'hello there' }]);
});

describe('when the answer takes its time', () => {
  test('something is said after a second, and the answer takes its place', async () => {
    let finish = () => {};
    connected = await connectSlack(async (_inbound, say) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      await say.card(card);
    });
    const ann = connected.slack.user('ann');
    await ann.say('#ops', '/magnum cluster-list');
    await ann.until('the note', () => ann.messages().find((one) => one.text === '⏳ …'));
    finish();
    await ann.until('the answer', () => ann.messages().find((one) => one.title === 'Cluster ci'));
    expect(ann.messages()).toHaveLength(1);
  });

  test('a form that comes too late is behind a button, also after a restart', async () => {
    connected = await connectSlack(async (inbound, say) => {
      if (inbound.kind === 'command') await say.form(form);
    });
    const { slack, bot, inbox } = connected;
    const ann = slack.user('ann');
    slack.triggerMs(-1);
    await ann.say('#ops', '/magnum cluster-delete ci');
    await ann.until('the button', () =>
      ann.messages().find((one) => one.buttons.includes('Delete cluster ci')),
    );
    expect(ann.form()).toBeNull();
    await bot.stop();
    await bot.start(inbox);
    slack.triggerMs(3000);
    await ann.press('Delete cluster ci');
    await ann.until('the form', () => ann.form());
  });

  test('a form too long for a button is asked for again by its button', async () => {
    const long: Form = {
      ...form,
      fields: [{ name: 'csr', label: 'CSR', kind: 'multiline', required: true, value: 'x'.repeat(2500) }],
    };
    connected = await connectSlack(async (inbound, say) => {
      if (inbound.kind === 'command') await say.form(long);
    });
    const { slack, inbox } = connected;
    const ann = slack.user('ann');
    slack.triggerMs(-1);
    await ann.say('#ops', '/magnum ca-sign ci');
    await ann.until('the button', () =>
      ann.messages().find((one) => one.buttons.includes('Delete cluster ci')),
    );
    slack.triggerMs(3000);
    await ann.press('Delete cluster ci');
    await ann.until('the form', () => ann.form());
    expect(inbox.inbounds.map((one) => one.kind === 'command' && one.command)).toEqual([
      'ca-sign ci',
      'ca-sign ci',
    ]);
    expect(inbox.inbounds[0]?.deliveryId).not.toBe(inbox.inbounds[1]?.deliveryId);
  });

  test('a sent form closes within 3 s, and what is wrong with it comes with a button that opens it as it was', async () => {
    let finish = () => {};
    connected = await connectSlack(async (inbound, say) => {
      if (inbound.kind === 'command') return say.form(form);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      await say.invalid({ name: 'Type ci to delete it.' });
    });
    const ann = connected.slack.user('ann');
    await ann.say('#ops', '/magnum cluster-delete ci');
    await ann.until('the form', () => ann.form());
    await ann.fill({ name: 'prod' });
    expect(ann.form()).toBeNull();
    finish();
    await ann.until('the sentence', () =>
      ann.messages().find((one) => one.text.includes('Type ci to delete it.')),
    );
    await ann.press('Delete cluster ci');
    const open = await ann.until('the form again', () => ann.form());
    expect(open.fields[0]?.value).toBe('prod');
  });
});

test('a mention opens a form by a button, because Slack gives a mention nothing to open it with', async () => {
  connected = await connectSlack(async (inbound, say) => {
    if (inbound.kind === 'mention') await say.form(form);
  });
  const ann = connected.slack.user('ann');
  await ann.say('@magnum', 'delete ci');
  await ann.until('the button', () =>
    ann.messages().find((one) => one.buttons.includes('Delete cluster ci')),
  );
  await ann.press('Delete cluster ci');
  await ann.until('the form', () => ann.form());
});

describe('the connection', () => {
  test.each(['dropConnections', 'refreshConnections'] as const)('comes back after %s', async (event) => {
    connected = await connectSlack(async (_inbound, say) => say.card(card));
    const { slack } = connected;
    const ann = slack.user('ann');
    slack[event]();
    await ann.until('the end of the connection', () => slack.deliveries.sockets.size === 0);
    slack.fail('unavailable', 'any', 1);
    await ann.until('a new connection', () => slack.deliveries.sockets.size === 1);
    await ann.say('#ops', '/magnum help');
    await ann.until('the answer', () => ann.messages().find((one) => one.title === 'Cluster ci'));
  });

  test('a delivery over HTTP with a wrong signature is refused', async () => {
    connected = await connectSlack(async () => {}, { mode: 'http' });
    const { slack, inbox } = connected;
    if (slack.deliveries.endpoint) slack.deliveries.endpoint.signingSecret = 'somebody else';
    await expect(slack.deliveries.send('events_api', { type: 'event_callback' })).resolves.toMatchObject({
      acked: false,
    });
    expect(inbox.inbounds).toEqual([]);
  });

  test('a wrong bot token stops the start with a sentence', async () => {
    connected = await connectSlack();
    const { createSlack } = await import('../../../src/bot/slack/slack.js');
    const { pino } = await import('pino');
    const other = createSlack({
      config: {
        mode: 'socket',
        botToken: 'xoxb-wrong',
        appToken: 'xapp-wrong',
        apiUrl: connected.slack.env.SLACK_API_URL ?? '',
        postsPerMinute: 60,
        editsPerMinute: 45,
      },
      logger: pino({ level: 'silent' }),
    });
    await expect(other.start(connected.inbox)).rejects.toMatchObject({
      code: 'platform.refused',
      message: expect.stringContaining('invalid_auth'),
    });
  });
});
