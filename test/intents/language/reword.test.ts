import { afterEach, describe, expect, it } from 'vitest';
import { createReworder } from '../../../src/intents/language/model/reword.js';
import { type ModelServer, startModel } from '../../servers/model.js';

const sentences =
  'The stack is suspended. Resume it with openstack stack resume and its name, wait until it is RESUME_COMPLETE, then try again.';

describe('a model that says what rules found in other words', () => {
  let server: ModelServer | undefined;
  afterEach(() => server?.stop());

  async function reworder(
    answer: Parameters<typeof startModel>[0],
    more: { timeoutMs?: number; messagesPerHour?: number } = {},
  ) {
    server = await startModel(answer);
    const problems: unknown[] = [];
    const reword = createReworder(
      {
        provider: 'openai',
        model: 'test',
        apiKey: 'key',
        url: server.url,
        timeoutMs: 5_000,
        messagesPerHour: 100,
        ...more,
      },
      (problem) => problems.push(problem),
    );
    return { say: () => reword({ sentences, locale: 'de', who: 'ann' }), problems, bodies: server.bodies };
  }

  it('says it in the language of whoever asks', async () => {
    const text = 'Der Stack ruht. Wecke ihn auf und warte auf RESUME_COMPLETE.';
    const { say, bodies } = await reworder(() => ({ text }));
    expect(await say()).toBe(text);
    expect(bodies[0]).toContain('Language: de');
  });

  it.each([
    ['a number', 'Try again 3 times.'],
    ['a link', 'Read https://example.org first.'],
    ['a command', 'Say /magnum cluster-delete.'],
    ['a flag', 'Use --force.'],
    ['a word in code', 'Wait for CREATE_COMPLETE.'],
    ['a mention', 'Ask @here.'],
    ['nothing', '  '],
    ['very much', 'Wait. '.repeat(300)],
  ])('shows nothing where it says %s that the rules do not', async (_, text) => {
    const { say, problems } = await reworder(() => ({ text }));
    expect(await say()).toBeNull();
    expect(problems).toEqual([]);
  });

  it('is left alone for a while after it failed three times, and says nothing', async () => {
    const { say, problems, bodies } = await reworder(() => null);
    for (let i = 0; i < 5; i++) expect(await say()).toBeNull();
    expect(problems).toHaveLength(3);
    expect(bodies).toHaveLength(3);
  });

  it('is not waited for for ever', async () => {
    const { say, problems } = await reworder(() => 'silence', { timeoutMs: 200 });
    expect(await say()).toBeNull();
    expect(problems).toHaveLength(1);
  });

  it('is asked no more often than the budget allows', async () => {
    const { say, bodies } = await reworder(() => ({ text: 'Es ruht.' }), { messagesPerHour: 1 });
    expect(await say()).toBe('Es ruht.');
    expect(await say()).toBeNull();
    expect(bodies).toHaveLength(1);
  });
});
