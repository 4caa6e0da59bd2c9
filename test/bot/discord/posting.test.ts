import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markerOf } from '../../../src/bot/discord/render/marker.js';
import type { Place } from '../../../src/bot/platform.js';
import type { Card } from '../../../src/card/card.js';
import { connectDiscord } from './connected.js';

let connected: Awaited<ReturnType<typeof connectDiscord>>;
let ops: Place;
beforeEach(async () => {
  connected = await connectDiscord();
  ops = {
    platform: 'discord',
    workspace: connected.discord.guild.id,
    channel: connected.discord.channelId('#ops'),
  };
});
afterEach(() => connected.stop());

const building: Card = {
  title: 'Cluster ci',
  tone: 'progress',
  facts: [{ label: 'Status', value: 'CREATE_IN_PROGRESS' }],
};
const complete: Card = {
  ...building,
  tone: 'success',
  facts: [{ label: 'Status', value: 'CREATE_COMPLETE' }],
};

function json(body: object): RequestInit {
  const headers = { authorization: `Bot ${connected.config.token}`, 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

test('a card is posted, drawn again in place, and continued in a thread that is started for it', async () => {
  const { bot, discord } = connected;
  const ann = discord.user('ann');
  const root = await bot.post({ place: ops, card: building, key: 'op-1' });
  const inThread = { ...ops, thread: root.id };
  const reply = await bot.post({
    place: inThread,
    card: { title: 'Network ready', tone: 'neutral' },
    key: 'op-1:network',
    threadTitle: 'ci',
  });
  await bot.post({
    place: inThread,
    card: { title: 'Masters ready', tone: 'neutral' },
    key: 'op-1:masters',
    threadTitle: 'ci',
  });
  await bot.edit(root, complete);
  await bot.edit(reply, { title: 'Network done', tone: 'success' });
  expect(ann.messages('#ops')).toMatchObject([
    {
      id: root.id,
      title: 'Cluster ci',
      text: expect.stringContaining('CREATE_COMPLETE'),
      edits: 1,
      thread: null,
    },
    { title: 'Network done', thread: root.id, edits: 1 },
    { title: 'Masters ready', thread: root.id },
  ]);
  expect(discord.guild.channels.get(root.id)?.name).toBe('ci');
});

test('a channel is found by name or id', async () => {
  const { bot, discord } = connected;
  const random = { ...ops, channel: discord.channelId('#random') };
  for (const name of ['#random', 'random', random.channel])
    await expect(bot.findChannel(name)).resolves.toEqual(random);
  await expect(bot.findChannel('#nowhere')).resolves.toBeNull();
});

describe('the same key is the same message', () => {
  test('at once, by what Discord itself keeps', async () => {
    const { bot, discord } = connected;
    const first = await bot.post({ place: ops, card: building, key: 'op-1' });
    await expect(bot.post({ place: ops, card: building, key: 'op-1' })).resolves.toEqual(first);
    expect(discord.user('ann').messages()).toHaveLength(1);
  });

  test('later, by looking for it: behind many others, and in a thread', async () => {
    const { bot, discord } = connected;
    discord.nonceMs(0);
    const root = await bot.post({ place: ops, card: building, key: 'op-1' });
    const inThread = { ...ops, thread: root.id };
    await expect(bot.find(inThread, 'op-1:done')).resolves.toBeNull();
    const reply = await bot.post({ place: inThread, card: building, key: 'op-1:done' });
    await discord.user('ann').say('#ops', 'hello');
    const said = discord.guild.messages.at(-1);
    for (let index = 0; said && index < 250; index += 1) {
      discord.guild.messages.push({ ...said, id: discord.guild.newId() });
    }
    await expect(bot.find(ops, 'op-1')).resolves.toEqual(root);
    await expect(bot.find(inThread, 'op-1:done')).resolves.toEqual(reply);
    await expect(bot.find(ops, 'op-2')).resolves.toBeNull();
  });
});

test('a card that an earlier version posted as an embed is found, and lives on as components', async () => {
  const { bot, discord } = connected;
  discord.nonceMs(0);
  const embed = { title: 'Cluster ci', footer: { text: `demo · ${markerOf('op-1')}` } };
  const answer = await fetch(
    `${connected.config.apiUrl}/v10/channels/${ops.channel}/messages`,
    json({ embeds: [embed], components: [], allowed_mentions: { parse: [] } }),
  );
  expect(answer.status).toBe(200);
  const old = await bot.find(ops, 'op-1');
  if (!old) throw new Error('The old message is not found.');
  for (const card of [building, complete]) {
    await bot.edit(old, card);
    expect(discord.guild.messages).toMatchObject([
      { id: old.id, v2: true, content: '', embeds: [], components: [{ type: 17 }] },
    ]);
  }
  expect(discord.user('ann').messages()).toMatchObject([
    { title: 'Cluster ci', text: 'Status CREATE_COMPLETE', edits: 2 },
  ]);
});

test('a picture of a card in a channel is shown, also when it is drawn again', async () => {
  const { bot, discord } = connected;
  const picture = { name: 'ci.png', png: Buffer.from('png').toString('base64'), alt: 'A line' };
  const sent = await bot.post({ place: ops, card: { ...building, pictures: [picture] }, key: 'k' });
  await bot.edit(sent, { ...complete, pictures: [{ ...picture, alt: 'Another line' }] });
  expect(discord.user('ann').messages()).toMatchObject([
    { files: [{ name: 'ci.png', alt: 'Another line' }], edits: 1 },
  ]);
  await bot.edit(sent, complete);
  expect(discord.user('ann').messages()).toMatchObject([{ files: [], edits: 2 }]);
});

describe('what goes wrong is said in the words of the outbox', () => {
  test('the rate limit, with the time to wait', async () => {
    connected.discord.fail('rate_limited', 'post');
    await expect(connected.bot.post({ place: ops, card: building, key: 'k' })).rejects.toMatchObject({
      code: 'platform.rate_limited',
      retryAfterMs: expect.closeTo(1000, -3),
    });
  });

  test('an outage, without trying again behind the back of the outbox', async () => {
    const { discord, bot } = connected;
    discord.fail('unavailable', 'post');
    const before = discord.calls.length;
    await expect(bot.post({ place: ops, card: building, key: 'k' })).rejects.toMatchObject({
      code: 'platform.unavailable',
    });
    expect(discord.calls.length).toBe(before);
    await bot.post({ place: ops, card: building, key: 'k' });
  });

  test('a channel or message that is not there, or not for the bot, is gone', async () => {
    const { discord, bot } = connected;
    const sent = await bot.post({ place: ops, card: building, key: 'k' });
    const gone = { code: 'platform.gone' };
    await expect(
      bot.post({ place: { ...ops, channel: '1' }, card: building, key: 'k' }),
    ).rejects.toMatchObject(gone);
    await expect(bot.edit({ ...sent, id: '1' }, complete)).rejects.toMatchObject(gone);
    await expect(
      bot.post({ place: { ...ops, thread: '1' }, card: building, key: 'k' }),
    ).rejects.toMatchObject(gone);
    const channel = discord.guild.channels.get(ops.channel);
    if (channel) channel.closed = true;
    await expect(bot.edit(sent, complete)).rejects.toMatchObject(gone);
    await expect(bot.find(ops, 'k')).rejects.toMatchObject(gone);
  });

  test("another's message is a refusal", async () => {
    const { discord, bot } = connected;
    await discord.user('ann').say('#ops', 'mine');
    const [mine] = discord.guild.messages;
    await expect(bot.edit({ ...ops, id: mine?.id ?? '' }, complete)).rejects.toMatchObject({
      code: 'platform.refused',
      message: expect.stringContaining('50005'),
    });
  });

  test('a wrong token stops the start with a sentence', async () => {
    const { createDiscord } = await import('../../../src/bot/discord/discord.js');
    const { pino } = await import('pino');
    const other = createDiscord({
      config: { ...connected.config, token: 'wrong' },
      logger: pino({ level: 'silent' }),
    });
    await expect(other.start(connected.inbox)).rejects.toMatchObject({
      code: 'platform.refused',
      message: expect.stringContaining('DISCORD_TOKEN'),
    });
  });
});
