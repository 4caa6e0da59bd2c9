import { afterEach, describe, expect, test } from 'vitest';
import type { Card, Form } from '../../../src/card/card.js';
import { connectDiscord } from './connected.js';

let connected: Awaited<ReturnType<typeof connectDiscord>> | undefined;
afterEach(async () => {
  await connected?.stop();
  connected = undefined;
});

const form: Form = {
  id: 'delete:ci',
  title: 'Delete cluster ci',
  text: 'Its 3 servers go with it.',
  fields: [
    { name: 'name', label: 'Type the name', kind: 'text', required: true },
    {
      name: 'reason',
      label: 'Why',
      kind: 'choice',
      required: false,
      choices: [
        { label: 'Cost', value: 'cost' },
        { label: 'Done with it', value: 'done' },
      ],
    },
  ],
  submit: 'Delete',
  style: 'danger',
};
const card: Card = {
  title: 'Cluster ci',
  tone: 'danger',
  text: 'CREATE_FAILED',
  buttons: [
    { label: 'Retry', style: 'primary', action: 'run:cluster-create ci' },
    { label: 'Delete', style: 'danger', action: 'run:cluster-delete ci' },
  ],
};

describe('a command', () => {
  test('is answered to the person alone', async () => {
    connected = await connectDiscord((_inbound, say) => say.card(card));
    const { discord, inbox } = connected;
    const ann = discord.user('ann', { locale: 'zh-CN' });
    await ann.say('#ops', '/magnum help');
    await ann.until('the answer', () =>
      ann.messages('#ops').find((one) => one.title === 'Cluster ci' && one.private),
    );
    expect(discord.user('bob').messages()).toEqual([]);
    expect(inbox.inbounds).toMatchObject([
      {
        kind: 'command',
        command: ['help'],
        person: { platform: 'discord', workspace: discord.guild.id, name: 'ann', locale: 'zh-CN' },
        place: { channel: discord.channelId('#ops') },
      },
    ]);
  });

  test.each([
    [
      '/magnum cluster-create ci --cluster-template k8s --node-count 2 --dry-run',
      ['cluster-create', 'ci', '--cluster-template=k8s', '--node-count=2', '--dry-run=true'],
    ],
    [
      '/magnum cluster create --cluster-template "my template" --labels a=b,c=d',
      ['cluster-create', '--cluster-template=my template', '--labels=a=b,c=d'],
    ],
    [
      '/magnum cluster-update ci replace node_count=2 name=x',
      ['cluster-update', 'ci', 'replace', 'node_count=2', 'name=x'],
    ],
    ['/magnum cluster delete a b', ['cluster-delete', 'a', 'b']],
  ])('%s is a choice of options, and becomes the same command line', async (line, command) => {
    connected = await connectDiscord();
    const { discord, inbox } = connected;
    await discord.user('ann').say('#ops', line);
    expect(inbox.inbounds).toMatchObject([{ kind: 'command', command }]);
  });

  test('that says nothing leaves nothing behind', async () => {
    connected = await connectDiscord();
    const ann = connected.discord.user('ann');
    await ann.say('#ops', '/magnum help');
    await ann.until('the end', () => ann.messages().length === 0);
  });

  test('offers values while they are typed, and only what Discord takes', async () => {
    connected = await connectDiscord();
    const { discord, inbox } = connected;
    inbox.choices = Array.from({ length: 40 }, (_, index) => ({
      label: `ci-${index}`,
      value: `ci-${index}`,
    }));
    const ann = discord.user('ann');
    await expect(
      ann.offered('#ops', '/magnum cluster-create --cluster-template k', 'cluster-template'),
    ).resolves.toHaveLength(25);
    const [first] = await ann.offered('#ops', '/magnum cluster-delete old c', 'clusters');
    expect(first).toEqual({ name: 'old ci-0', value: 'old ci-0' });
  });
});

describe('a form', () => {
  test('opens from a command, and what is wrong comes with a button that opens it as it was', async () => {
    connected = await connectDiscord(async (inbound, say) => {
      if (inbound.kind === 'command') return say.form(form);
      if (inbound.kind !== 'submit') return;
      if (inbound.values.name !== 'ci') return say.invalid({ name: 'Type ci to delete it.' });
      await say.card({ title: 'Deleting ci', tone: 'progress' });
    });
    const { discord, inbox } = connected;
    const ann = discord.user('ann');
    await ann.say('#ops', '/magnum cluster-delete ci');
    expect(await ann.until('the form', () => ann.form())).toMatchObject({
      title: 'Delete cluster ci',
      text: '⚠️ Its 3 servers go with it.',
    });
    await ann.fill({ name: 'prod', reason: 'done' });
    const wrong = await ann.until('the sentence', () =>
      ann.messages().find((one) => one.text.includes('Type ci to delete it.')),
    );
    expect(wrong.private).toBe(true);
    await ann.press('Delete cluster ci', wrong);
    const again = await ann.until('the form again', () => ann.form());
    expect(again.fields.map((field) => field.value)).toEqual(['prod', 'done']);
    await ann.fill({ name: 'ci' });
    await ann.until('the answer', () => ann.messages().find((one) => one.title === 'Deleting ci'));
    expect(inbox.inbounds.at(-1)).toMatchObject({
      kind: 'submit',
      form: 'delete:ci',
      values: { name: 'ci', reason: 'done' },
    });
  });

  test('that comes too late is behind a button', async () => {
    let finish = () => {};
    connected = await connectDiscord(async (inbound, say) => {
      if (inbound.kind !== 'command') return;
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      await say.form(form);
    });
    const ann = connected.discord.user('ann');
    await ann.say('#ops', '/magnum cluster-delete ci');
    await ann.until('a sign', () =>
      ann.messages().find((one) => one.text === 'magnum is thinking…' && one.private),
    );
    finish();
    await ann.until('the button', () =>
      ann.messages().find((one) => one.buttons.includes('Delete cluster ci')),
    );
    await ann.press('Delete cluster ci');
    await ann.until('the form', () => ann.form());
  });

  test('behind a button is asked for again after a restart', async () => {
    connected = await connectDiscord((inbound, say) =>
      inbound.kind === 'mention' ? say.form(form) : say.card(card),
    );
    const { discord, bot, inbox } = connected;
    const ann = discord.user('ann');
    await ann.say('@magnum', 'delete ci');
    await ann.until('the button', () =>
      ann.messages().find((one) => one.buttons.includes('Delete cluster ci')),
    );
    await bot.stop();
    const fresh = await import('../../../src/bot/discord/discord.js');
    const { pino } = await import('pino');
    const other = fresh.createDiscord({ config: connected.config, logger: pino({ level: 'silent' }) });
    await other.start(inbox);
    await ann.press('Delete cluster ci');
    await ann.until('the form', () => ann.form());
    expect(inbox.inbounds.map((one) => one.kind === 'mention' && one.text)).toEqual([
      'delete ci',
      'delete ci',
    ]);
    await other.stop();
  });
});

describe('words', () => {
  test('of a mention are read without it, and answered in place', async () => {
    connected = await connectDiscord((_inbound, say) => say.card(card));
    const { discord, inbox } = connected;
    const ann = discord.user('ann');
    await ann.say('#ops', 'just chatting');
    await ann.say('#ops', '@magnum scale ci to 5, please');
    await ann.until('the answer', () => ann.messages('#ops').find((one) => one.title === 'Cluster ci'));
    expect(inbox.inbounds).toMatchObject([
      { kind: 'mention', text: 'scale ci to 5, please', person: { name: 'ann' } },
    ]);
  });

  test('in a thread belong to the channel of the thread', async () => {
    connected = await connectDiscord((_inbound, say) => say.card(card));
    const { discord, inbox, bot } = connected;
    const ann = discord.user('ann');
    const place = {
      platform: 'discord',
      workspace: discord.guild.id,
      channel: discord.channelId('#ops'),
    } as const;
    const root = await bot.post({ place, key: 'k', card });
    const reply = await bot.post({
      place: { ...place, thread: root.id },
      key: 'k2',
      card,
      threadTitle: 'ci',
    });
    const thread = await ann.until('the thread', () => ann.messages().find((one) => one.id === reply.id));
    await ann.say('#ops', '@magnum why?', { thread });
    await ann.until('the words', () => inbox.inbounds.length === 1);
    await ann.press('Retry', thread);
    await ann.until('both', () => inbox.inbounds.length === 2);
    for (const inbound of inbox.inbounds) expect(inbound.place).toEqual({ ...place, thread: root.id });
    expect(inbox.inbounds[1]).toMatchObject({
      kind: 'press',
      action: 'run:cluster-create ci',
      message: { ...reply },
    });
  });
});

test('a press that says nothing is acknowledged without a trace', async () => {
  connected = await connectDiscord();
  const { discord, bot } = connected;
  const ann = discord.user('ann');
  await bot.post({
    place: { platform: 'discord', workspace: discord.guild.id, channel: discord.channelId('#ops') },
    key: 'k',
    card,
  });
  await ann.press('Retry');
  expect(ann.messages()).toHaveLength(1);
});

test('what is delivered twice, also after the connection came back, has one delivery id', async () => {
  connected = await connectDiscord();
  const { discord, inbox } = connected;
  const ann = discord.user('ann');
  await ann.say('#ops', '@magnum hello');
  await ann.until('the delivery', () => inbox.inbounds.length === 1);
  await discord.redeliver();
  discord.dropConnections();
  await ann.say('#ops', '@magnum hello again');
  await ann.until('the resumed session', () => discord.gateway.resumed === 1);
  await ann.until('what was said in between', () => inbox.inbounds.length === 2);
  expect(inbox.inbounds.map((one) => one.kind === 'mention' && one.text)).toEqual(['hello', 'hello again']);
});
