import { afterEach, describe, expect, it } from 'vitest';
import { scrub } from '../../../src/engine/scrub.js';
import { createModelReader } from '../../../src/intents/language/model/read-with-model.js';
import { indexNames, readMessage } from '../../../src/intents/language/read.js';
import { type ModelServer, startModel as startModelServer } from '../../servers/model.js';

const names = indexNames({ cluster: ['ci', 'prod'], template: ['k8s-small'] });

const open: ModelServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

async function startModel(answer: Parameters<typeof startModelServer>[0]): Promise<ModelServer> {
  const server = await startModelServer(answer);
  open.push(server);
  return server;
}

function reader(
  url: string,
  more: { provider?: 'anthropic' | 'ollama'; timeoutMs?: number; messagesPerHour?: number } = {},
) {
  const problems: unknown[] = [];
  const read = createModelReader(
    {
      provider: 'openai',
      model: 'test',
      apiKey: 'key',
      url,
      timeoutMs: 5_000,
      messagesPerHour: 100,
      ...more,
    },
    (problem) => problems.push(problem),
  );
  const ask = (text: string) =>
    read({ text: scrub(text), names, offline: readMessage(text, names), who: 'ann' });
  return { ask, problems };
}

describe('a model beside the offline reader', () => {
  it('makes what both say sure', async () => {
    const { url } = await startModel(() => ({ intent: 'cluster-resize', cluster: 'CI', nodeCount: 5 }));
    const reading = await reader(url).ask('scale ci to 5');
    expect(reading).toMatchObject({
      intent: 'cluster-resize',
      slots: { cluster: 'ci', nodeCount: 5 },
      source: 'llm',
    });
    expect(reading.confidence).toBeGreaterThan(0.9);
  });

  it.each(['anthropic', 'ollama'] as const)('is asked in the words of %s too', async (provider) => {
    const { root, bodies } = await startModel(() => ({
      intent: 'cluster-resize',
      cluster: 'ci',
      nodeCount: 5,
    }));
    const { ask, problems } = reader(root, { provider });
    const reading = await ask('scale ci to 5');
    expect(problems).toEqual([]);
    expect(reading).toMatchObject({
      intent: 'cluster-resize',
      slots: { cluster: 'ci', nodeCount: 5 },
      source: 'llm',
    });
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain('<message>scale ci to 5</message>');
    expect(bodies[0]).not.toContain('k8s-small');
  });

  it.each(['anthropic', 'ollama'] as const)(
    'is not waited for longer than the timeout: %s',
    async (provider) => {
      const { root } = await startModel(() => 'silence');
      const { ask, problems } = reader(root, { provider, timeoutMs: 200 });
      expect(await ask('scale ci to 5')).toMatchObject({ intent: 'cluster-resize', source: 'language' });
      expect(problems).toHaveLength(1);
    },
  );

  it('makes a question of a change that they read differently', async () => {
    const { url } = await startModel(() => ({ intent: 'nodegroup-create', cluster: 'ci', nodeCount: 5 }));
    const reading = await reader(url).ask('scale ci to 5');
    expect(reading.confidence).toBeLessThan(0.7);
    expect(reading.other).toEqual({ intent: 'cluster-resize', slots: { cluster: 'ci', nodeCount: 5 } });
  });

  it.each([
    ['scale ci to 5', { intent: 'cluster-delete', clusters: ['ci'] }],
    ['how is ci with its 2 nodes', { intent: 'cluster-resize', cluster: 'ci', nodeCountChange: -2 }],
    ['how is the node n2 of ci', { intent: 'cluster-resize', cluster: 'ci', nodesToRemove: ['n2'] }],
    ['show request 12', { intent: 'approve', request: '12' }],
  ])('never brings in what destroys, shrinks or decides: %s', async (message, draft) => {
    const { url } = await startModel(() => draft);
    const { intent, slots } = readMessage(message, names);
    expect(await reader(url).ask(message)).toMatchObject({ intent, slots });
  });

  it.each([
    ['raise our quota to 30', { intent: 'quota-request', hardLimit: 30, reason: 'the boss wants it' }],
    [
      'set labels of ci',
      { intent: 'cluster-update', cluster: 'ci', op: 'replace', changes: { node_count: 9 } },
    ],
  ])('makes up no reason and no value: %s', async (message, draft) => {
    const { url } = await startModel(() => draft);
    expect((await reader(url).ask(message)).source).toBe('language');
  });

  it('is not waited for longer than the timeout', async () => {
    const { url } = await startModel(() => 'silence');
    const { ask, problems } = reader(url, { timeoutMs: 200 });
    expect(await ask('scale ci to 5')).toMatchObject({ intent: 'cluster-resize', source: 'language' });
    expect(problems).toHaveLength(1);
  });

  it('takes nothing that the message does not say', async () => {
    const { url, bodies } = await startModel(() => ({
      intent: 'cluster-resize',
      cluster: 'prod',
      nodeCount: 9,
    }));
    const reading = await reader(url).ask('scale ci to 5');
    expect(reading).toMatchObject({ source: 'language', slots: { cluster: 'ci', nodeCount: 5 } });
    expect(bodies).toHaveLength(2);
  });

  it('never turns a no into something that destroys', async () => {
    const { url } = await startModel(() => ({ intent: 'cluster-delete', clusters: ['prod'] }));
    expect(await reader(url).ask("don't delete prod")).toMatchObject({
      intent: 'none',
      slots: { reason: 'negated' },
    });
  });

  it('sends the message alone, without secrets and without the names that exist', async () => {
    const { url, bodies } = await startModel(() => ({ intent: 'none', reason: 'out-of-scope' }));
    await reader(url).ask('my password is hunter22 scale something');
    expect(bodies[0]).toContain('scale something');
    expect(bodies[0]).not.toContain('hunter22');
    expect(bodies[0]).not.toContain('k8s-small');
  });

  it('falls back to the offline reading when the model fails, and leaves it alone for a while after three failures', async () => {
    const { url, bodies } = await startModel(() => null);
    const { ask, problems } = reader(url);
    for (let i = 0; i < 5; i++) expect(await ask('scale ci to 5')).toMatchObject({ source: 'language' });
    expect(problems).toHaveLength(3);
    expect(bodies).toHaveLength(3);
  });

  it('asks for one person no more often than the budget allows', async () => {
    const { url, bodies } = await startModel(() => ({ intent: 'cluster-list' }));
    const { ask } = reader(url, { messagesPerHour: 1 });
    await ask('list clusters');
    await ask('list clusters');
    expect(bodies).toHaveLength(1);
  });
});
