import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Place } from '../../../src/bot/platform.js';
import type { Card } from '../../../src/card/card.js';
import { addChannel } from '../../servers/slack/workspace.js';
import { connectSlack } from './connected.js';

let connected: Awaited<ReturnType<typeof connectSlack>>;
let ops: Place;
beforeEach(async () => {
  connected = await connectSlack();
  ops = { platform: 'slack', workspace: 'T0LOCAL', channel: connected.slack.channelId('#ops') };
});
afterEach(() => connected.stop());

const building: Card = {
  title: 'Cluster ci',
  tone: 'progress',
  facts: [{ label: 'Status', value: 'CREATE_IN_PROGRESS' }],
  progress: { done: 7, total: 18, caption: '7 of 18 resources · 41 s' },
};
const complete: Card = {
  ...building,
  tone: 'success',
  facts: [{ label: 'Status', value: 'CREATE_COMPLETE' }],
};

test('a card is posted, drawn again in place, and continued in its thread', async () => {
  const { bot, slack } = connected;
  const ann = slack.user('ann');
  const root = await bot.post({ place: ops, card: building, key: 'op-1' });
  await bot.post({
    place: { ...ops, thread: root.id },
    card: { title: 'Network ready', tone: 'neutral' },
    key: 'op-1:network',
  });
  await bot.edit(root, complete);
  expect(ann.messages('#ops')).toMatchObject([
    {
      id: root.id,
      title: 'Cluster ci',
      text: expect.stringContaining('CREATE_COMPLETE'),
      edits: 1,
      thread: null,
    },
    { title: 'Network ready', thread: root.id },
  ]);
});

describe('the steps of a build', () => {
  const stepping: Card = {
    ...building,
    steps: [
      { label: 'Network', state: 'done', detail: '14 s' },
      { label: 'Masters', state: 'active' },
      { label: 'Nodes', state: 'waiting' },
    ],
  };
  const over: Card = {
    ...complete,
    steps: (stepping.steps ?? []).map((step) => ({ ...step, state: 'done' as const })),
  };

  test.each([
    ['a workspace that takes plans', 'all', ['plan'], 0],
    ['one in whose plans nothing may wait', 'begun', ['plan', 'rich_text'], 1],
    ['one that takes no plans', 'none', ['rich_text'], 2],
  ] as const)('are drawn as %s takes them, which is found out once', async (_what, plans, types, refused) => {
    const { bot, slack, stop } = await connectSlack(async () => {}, { plans });
    const drawn = () => {
      const blocks = slack.workspace.messages.at(-1)?.blocks ?? [];
      return blocks.slice(blocks.findIndex(({ type }) => type === 'section') + 1).map(({ type }) => type);
    };
    const tries = () => slack.calls.filter(({ method }) => /^chat\./.test(method)).length;
    const sent = await bot.post({ place: ops, card: stepping, key: 'op-1' });
    expect(drawn()).toEqual(types);
    expect(tries()).toBe(1 + refused);
    await bot.post({ place: ops, card: stepping, key: 'op-2' });
    await bot.edit(sent, over);
    expect(tries()).toBe(3 + refused);
    const [shown] = slack.user('ann').messages('#ops');
    for (const step of [/● Network {2}14 s/, /● Masters/, /● Nodes/]) expect(shown?.text).toMatch(step);
    await stop();
  });

  test('stay a plan whatever else is refused', async () => {
    const { bot, slack, stop } = await connectSlack();
    await expect(
      bot.post({ place: { ...ops, channel: 'C404' }, card: stepping, key: 'k' }),
    ).rejects.toMatchObject({ code: 'platform.gone' });
    await bot.post({ place: ops, card: stepping, key: 'op-1' });
    expect(slack.workspace.messages.at(-1)?.blocks).toContainEqual(expect.objectContaining({ type: 'plan' }));
    await stop();
  });
});

test('a channel may be given by name, and the message says its id', async () => {
  const { bot, slack } = connected;
  await expect(
    bot.post({ place: { ...ops, channel: '#ops' }, card: building, key: 'k' }),
  ).resolves.toMatchObject({
    channel: slack.channelId('#ops'),
  });
});

test('a channel is found by name or id, an invisible one is not', async () => {
  const { bot, slack } = connected;
  const random = { platform: 'slack', workspace: 'T0LOCAL', channel: slack.channelId('#random') };
  for (const name of ['#random', 'random', random.channel])
    await expect(bot.findChannel(name)).resolves.toEqual(random);
  const secret = addChannel(slack.workspace, '#secret', { isPrivate: true, botIsMember: false });
  for (const name of ['#secret', secret.id, '#nowhere'])
    await expect(bot.findChannel(name)).resolves.toBeNull();
});

describe('a message that may have been sent', () => {
  test('is found by its key in the channel, behind many others, and in its thread', async () => {
    const { bot } = connected;
    const root = await bot.post({ place: ops, card: building, key: 'op-1' });
    const reply = await bot.post({ place: { ...ops, thread: root.id }, card: building, key: 'op-1:done' });
    for (let index = 0; index < 120; index += 1)
      await bot.post({ place: ops, card: building, key: `other-${index}` });
    await expect(bot.find(ops, 'op-1')).resolves.toEqual(root);
    await expect(bot.find({ ...ops, thread: root.id }, 'op-1:done')).resolves.toEqual(reply);
    await expect(bot.find(ops, 'op-2')).resolves.toBeNull();
  });

  test('is found in a public channel that the bot was not invited to', async () => {
    const { bot, slack } = connected;
    const random = { ...ops, channel: slack.channelId('#random') };
    const sent = await bot.post({ place: random, card: building, key: 'alert-1' });
    await expect(bot.find(random, 'alert-1')).resolves.toEqual(sent);
  });
});

describe('what goes wrong is said in the words of the outbox', () => {
  test('the rate limit, with the time to wait', async () => {
    connected.slack.fail('rate_limited', 'post');
    await expect(connected.bot.post({ place: ops, card: building, key: 'k' })).rejects.toMatchObject({
      code: 'platform.rate_limited',
      retryAfterMs: 1000,
    });
    await connected.bot.post({ place: ops, card: building, key: 'k' });
  });

  test('an outage, without trying again behind the back of the outbox', async () => {
    connected.slack.fail('unavailable', 'post');
    await expect(connected.bot.post({ place: ops, card: building, key: 'k' })).rejects.toMatchObject({
      code: 'platform.unavailable',
    });
    expect(connected.slack.calls.filter((call) => call.method === 'chat.postMessage')).toEqual([]);
  });

  test('a server that is not there', async () => {
    await connected.slack.stop();
    await expect(connected.bot.post({ place: ops, card: building, key: 'k' })).rejects.toMatchObject({
      code: 'platform.unavailable',
    });
    connected.slack.stop = async () => {};
  });

  test.each([
    ['a channel that does not exist', () => ({ ...ops, channel: 'C404' }), 'channel_not_found'],
    ['a thread whose message was deleted', () => ({ ...ops, thread: '1.404' }), 'thread_not_found'],
  ])('%s is gone', async (_what, place, word) => {
    await expect(connected.bot.post({ place: place(), card: building, key: 'k' })).rejects.toMatchObject({
      code: 'platform.gone',
      message: expect.stringContaining(word),
    });
  });

  test('an archived channel and a deleted message are gone', async () => {
    const { bot, slack } = connected;
    const sent = await bot.post({ place: ops, card: building, key: 'k' });
    const [message] = slack.workspace.messages;
    if (message) message.deleted = true;
    await expect(bot.edit(sent, complete)).rejects.toMatchObject({ code: 'platform.gone' });
    const channel = slack.workspace.channels.get(ops.channel);
    if (channel) channel.archived = true;
    await expect(bot.post({ place: ops, card: building, key: 'k2' })).rejects.toMatchObject({
      code: 'platform.gone',
    });
  });

  test('a scope that was not granted is a refusal', async () => {
    const poor = await connectSlack(async () => {}, { scopes: ['commands'] });
    await expect(poor.bot.post({ place: ops, card: building, key: 'k' })).rejects.toMatchObject({
      code: 'platform.refused',
      message: expect.stringContaining('missing_scope'),
    });
    await poor.stop();
  });
});
