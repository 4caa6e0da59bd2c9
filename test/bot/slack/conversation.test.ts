import { afterEach, describe, expect, test } from 'vitest';
import type { Form } from '../../../src/card/card.js';
import { connectSlack } from './connected.js';

let connected: Awaited<ReturnType<typeof connectSlack>> | undefined;
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

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  test('a command is acknowledged at once and answered to the person alone', async () => {
    connected = await connectSlack(
      (_inbound, say) => say.card({ title: 'Clusters', tone: 'neutral', text: 'none yet' }),
      { mode },
    );
    const { slack, inbox } = connected;
    const ann = slack.user('ann', { locale: 'zh-CN' });
    const bob = slack.user('bob');
    await ann.say('#ops', '/magnum cluster-list --status <failed> & "x"');
    const answer = await ann.until('the answer', () =>
      ann.messages('#ops').find((one) => one.title === 'Clusters'),
    );
    expect(answer).toMatchObject({ private: true, text: 'none yet', from: 'magnum' });
    expect(bob.messages('#ops')).toEqual([]);
    expect(inbox.inbounds[0]).toMatchObject({
      kind: 'command',
      command: 'cluster-list --status <failed> & "x"',
      person: { platform: 'slack', workspace: 'T0LOCAL', name: 'ann', locale: 'zh-CN' },
      place: { channel: slack.channelId('#ops') },
    });
  });

  test('a command is answered where the bot is not a member', async () => {
    connected = await connectSlack((_inbound, say) => say.card({ title: 'Hello', tone: 'neutral' }), {
      mode,
    });
    const ann = connected.slack.user('ann');
    await ann.say('#random', '/magnum help');
    await ann.until('the answer', () => ann.messages('#random').find((one) => one.title === 'Hello'));
  });

  test('a command opens a form, errors stand beside their fields, and the right answer closes it', async () => {
    connected = await connectSlack(
      async (inbound, say) => {
        if (inbound.kind === 'command') return say.form(form);
        if (inbound.kind !== 'submit') return;
        if (inbound.values.name !== 'ci')
          return say.invalid({ name: 'Type ci to delete it.', elsewhere: 'And hurry.' });
        await say.card({ title: 'Deleting ci', tone: 'progress' });
      },
      { mode },
    );
    const { inbox, slack } = connected;
    const ann = slack.user('ann');
    await ann.say('#random', '/magnum cluster-delete ci');
    await ann.until('the form', () => ann.form());
    expect(ann.form()).toMatchObject({ title: 'Delete cluster ci', text: '⚠️ Its 3 servers go with it.' });
    await ann.fill({ name: 'prod' });
    expect(ann.form()?.errors).toEqual({ name: 'Type ci to delete it. And hurry.' });
    await ann.fill({ name: 'ci', reason: 'done' });
    expect(ann.form()).toBeNull();
    await ann.until('the answer', () => ann.messages('#random').find((one) => one.title === 'Deleting ci'));
    expect(inbox.inbounds.at(-1)).toMatchObject({
      kind: 'submit',
      form: 'delete:ci',
      values: { name: 'ci', reason: 'done' },
      place: { channel: slack.channelId('#random') },
    });
  });

  test('a mention is read without the mention, and answered privately in its thread', async () => {
    connected = await connectSlack((_inbound, say) => say.card({ title: 'Done', tone: 'success' }), { mode });
    const { slack, inbox, bot } = connected;
    const ann = slack.user('ann');
    const place = { platform: 'slack', workspace: 'T0LOCAL', channel: slack.channelId('#ops') } as const;
    await bot.post({ place, key: 'k1', card: { title: 'Cluster ci', tone: 'progress' } });
    const root = await ann.until('the card', () =>
      ann.messages('#ops').find((one) => one.title === 'Cluster ci'),
    );
    await ann.say('#ops', '@magnum scale ci to 5, please', { thread: root });
    const answer = await ann.until('the answer', () =>
      ann.messages('#ops').find((one) => one.title === 'Done'),
    );
    expect(answer).toMatchObject({ thread: root.id, private: true });
    expect(inbox.inbounds[0]).toMatchObject({
      kind: 'mention',
      text: 'scale ci to 5, please',
      place: { thread: root.id },
    });
  });
});

test('drawing a page costs no more than Slack takes in a minute: where somebody is reached is asked once', async () => {
  connected = await connectSlack(undefined, { rates: true });
  const { slack } = connected;
  const { home, until } = slack.user('ann');
  await home?.open();
  await until('the page', () => home?.seen());
  for (let count = 0; count < 30; count += 1) await home?.press('Refresh');
  const calls = (name: string) => slack.calls.filter(({ method }) => method === name).length;
  await until('every drawing', () => calls('views.publish') === 31);
  expect(calls('conversations.open')).toBe(1);
  expect(slack.excess).toEqual([]);
});
