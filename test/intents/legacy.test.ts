import { describe, expect, it } from 'vitest';
import { help } from '../../src/intents/general/help.js';
import { parseCommand } from '../../src/intents/grammar/parse.js';
import type { IntentContext } from '../../src/intents/intent.js';
import { intents } from '../../src/intents/registry.js';

/** The sub-commands that Magnum had while clusters were bays and cluster templates baymodels. */
const bays = ['create', 'list', 'show', 'update', 'delete', 'config'];
const baymodels = ['create', 'list', 'show', 'update', 'delete'];
const pairs = [
  ...bays.map((verb) => [`bay-${verb}`, `cluster-${verb}`] as const),
  ...baymodels.map((verb) => [`baymodel-${verb}`, `cluster-template-${verb}`] as const),
].filter(([, name]) => intents.some(({ command }) => command.name === name));

describe('the names of before, when a cluster was a bay', () => {
  it('are there for every command that had one', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(10);
  });

  it.each(pairs)('%s is %s', (old, name) => {
    const [example = ''] = intents.find(({ command }) => command.name === name)?.command.examples ?? [];
    const now = parseCommand(intents, example);
    expect(now).toMatchObject({ kind: 'intent', intent: { command: { name } } });
    expect(parseCommand(intents, `/magnum ${example.replace(name, old)}`)).toEqual(now);
    expect(parseCommand(intents, example.replace(name, old.replace('-', ' ')))).toEqual(now);
  });

  it.each(pairs)('%s is explained by help', async (old, name) => {
    const context = { commands: intents.map(({ command }) => command) } as unknown as IntentContext;
    const result = await help.perform(context, { topic: old });
    expect(result).toMatchObject({ card: { title: name } });
    expect(JSON.stringify(result)).toContain(old);
  });

  it('take the flags of then', () => {
    expect(
      parseCommand(intents, 'bay-create --name k8sbay --baymodel k8sbaymodel --node-count 2'),
    ).toMatchObject({
      kind: 'intent',
      slots: { name: 'k8sbay', clusterTemplate: 'k8sbaymodel', nodeCount: 2 },
    });
    expect(
      parseCommand(
        intents,
        'baymodel-create --name m --image-id fedora-coreos --keypair-id testkey --external-network-id public --coe kubernetes',
      ),
    ).toMatchObject({ kind: 'intent', slots: { name: 'm', image: 'fedora-coreos', keypair: 'testkey' } });
  });

  it('are meant by what comes near them', () => {
    expect(parseCommand(intents, 'bay-creat x')).toMatchObject({ kind: 'error', meant: 'bay-create' });
  });
});
