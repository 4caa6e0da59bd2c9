import { afterEach, describe, expect, test } from 'vitest';
import type { ScriptedInbox } from '../../servers/inbox.js';
import { everyScope, type FakeSlackOptions } from '../../servers/slack/server.js';
import { connectSlack } from './connected.js';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function connected(answer?: ScriptedInbox['answer'], options?: FakeSlackOptions) {
  const all = await connectSlack(answer, options);
  stop = all.stop;
  const ann = all.slack.user('ann', { locale: 'zh-CN' });
  const { direct } = ann;
  if (!direct) throw new Error('no direct messages');
  const calls = (method: string) => all.slack.calls.filter((call) => call.method === method).length;
  return { ...all, ann, direct, calls };
}

/** An answer that comes when the test says so. */
function slowAnswer() {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const answer: ScriptedInbox['answer'] = async (_inbound, say) => {
    await finished;
    await say.card({ title: 'Clusters', tone: 'neutral' });
  };
  return { answer, finish };
}

describe('while an answer to a direct message is made', () => {
  test('a status says so in the person’s language, instead of a message, until it is there', async () => {
    const { answer, finish } = slowAnswer();
    const { ann, direct, calls } = await connected(answer);
    await ann.say('@magnum', '集群');
    expect(await ann.until('a status', () => direct.status())).toBe('正在阅读…');
    await ann.say('#ops', '@magnum 集群');
    await ann.until(
      'an hourglass on what was said where there is no status',
      () => calls('reactions.add') === 1,
    );
    finish();
    await ann.until('the answer', () => ann.messages('#ops').find(({ title }) => title === 'Clusters'));
    await ann.until('no hourglass', () => calls('reactions.remove') === 1);
    expect(ann.messages('#ops').map(({ from }) => from)).toEqual(['ann', 'magnum']);
    await ann.until('the answer', () => ann.messages('@magnum').find(({ title }) => title === 'Clusters'));
    await ann.until('no status', () => direct.status() === null);
    expect(ann.messages('@magnum').map(({ from }) => from)).toEqual(['ann', 'magnum']);
    expect(calls('assistant.threads.setStatus')).toBe(2);
  });

  test('nothing is said of it when it is there at once', async () => {
    const { ann, bot, calls } = await connected((_inbound, say) =>
      say.card({ title: 'Clusters', tone: 'neutral' }),
    );
    await ann.say('@magnum', 'clusters');
    await ann.until('the answer', () => ann.messages('@magnum').find(({ title }) => title === 'Clusters'));
    await bot.stop();
    expect(calls('assistant.threads.setStatus')).toBe(0);
  });

  test('an app that is no agent says it in a message, and Slack is asked once', async () => {
    const { answer, finish } = slowAnswer();
    const { ann, calls } = await connected(answer, { isAgent: false });
    await ann.say('@magnum', 'clusters');
    await ann.until('a note', () => ann.messages('@magnum').find(({ text }) => text === '⏳ …'));
    await ann.say('@magnum', 'clusters again');
    await ann.until('another note', () => ann.messages('@magnum').filter(({ text }) => text === '⏳ …')[1]);
    finish();
    await ann.until('the answers', () => ann.messages('@magnum').filter(({ title }) => title)[1]);
    expect(calls('assistant.threads.setStatus')).toBe(1);
    expect(ann.messages('@magnum').filter(({ text }) => text === '⏳ …')).toEqual([]);
  });

  test('without the scope for that, a note stands in the channel', async () => {
    const { answer, finish } = slowAnswer();
    const scopes = everyScope.filter((scope) => scope !== 'reactions:write');
    const { ann } = await connected(answer, { scopes });
    await ann.say('#ops', '@magnum clusters');
    await ann.until('a note', () => ann.messages('#ops').find(({ text }) => text === '⏳ …'));
    finish();
    await ann.until('the answer', () => ann.messages('#ops').find(({ title }) => title === 'Clusters'));
  });
});

describe('who opens their direct messages', () => {
  test('is offered things to say, which are not sent again while they are the same', async () => {
    const { ann, inbox, direct, calls } = await connected();
    await direct.open();
    await ann.until('something to say', () => direct.prompts()[0]);
    expect(direct.prompts()).toEqual(['My clusters']);
    await direct.open();
    await direct.choose('My clusters');
    await ann.until('what was said', () => inbox.inbounds[0]);
    expect(inbox.inbounds).toMatchObject([{ kind: 'mention', text: 'Show me the clusters' }]);
    expect(calls('assistant.threads.setSuggestedPrompts')).toBe(1);
  });

  test('is offered nothing by an app that was installed before it might, which works as ever', async () => {
    const { ann, inbox, direct, calls } = await connected(undefined, {
      scopes: ['chat:write', 'im:history'],
    });
    for (const [index, words] of ['clusters', 'quota'].entries()) {
      await direct.open();
      await ann.until('a try', () => calls('assistant.threads.setSuggestedPrompts') === 1);
      await ann.say('@magnum', words);
      await ann.until('what was said', () => inbox.inbounds[index]);
    }
    expect(direct.prompts()).toEqual([]);
    expect(calls('assistant.threads.setSuggestedPrompts')).toBe(1);
  });
});
