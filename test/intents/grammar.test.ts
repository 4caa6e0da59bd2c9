import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../../src/intents/command.js';
import { parseCommand } from '../../src/intents/grammar/parse.js';
import { intents } from '../../src/intents/registry.js';

const parse = (text: string | string[]) => parseCommand(intents, text);

/** The intent and its slots, or the sentence. */
function meaning(text: string | string[]) {
  const parsed = parse(text);
  return parsed.kind === 'intent' ? { intent: parsed.intent.command.name, ...parsed.slots } : parsed.sentence;
}

describe("the book's commands", () => {
  it('makes a template', () => {
    expect(
      meaning(
        'cluster-template-create swarm-template --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --docker-volume-size 5 --dns-nameserver 8.8.8.8 --coe swarm',
      ),
    ).toEqual({
      intent: 'cluster-template-create',
      name: 'swarm-template',
      image: 'Fedora-Atomic-26-20170723.0.x86_64',
      keypair: 'testkey',
      externalNetwork: 'public',
      flavor: 'm1.small',
      dockerVolumeSize: 5,
      dnsNameserver: '8.8.8.8',
      coe: 'swarm',
    });
  });

  it('makes, scales and deletes a cluster', () => {
    expect(meaning('cluster-create swarm --cluster-template swarm-template --node-count 1')).toEqual({
      intent: 'cluster-create',
      name: 'swarm',
      clusterTemplate: 'swarm-template',
      nodeCount: 1,
    });
    expect(meaning('cluster-update swarm replace node_count=2')).toEqual({
      intent: 'cluster-update',
      cluster: 'swarm',
      op: 'replace',
      changes: { node_count: 2 },
    });
    expect(meaning('cluster-update swarm remove node_count')).toMatchObject({ changes: ['node_count'] });
    expect(meaning('cluster-delete a b')).toEqual({ intent: 'cluster-delete', clusters: ['a', 'b'] });
  });

  it('knows the older names', () => {
    expect(meaning('bay-create b --baymodel m')).toMatchObject({
      intent: 'cluster-create',
      clusterTemplate: 'm',
    });
    expect(meaning('baymodel-list')).toEqual({ intent: 'cluster-template-list' });
  });
});

describe('how people type', () => {
  it.each([
    ['--flag=value', 'cluster-create c --cluster-template=t --node-count=3'],
    ['a slash and the name', '/magnum cluster-create c --cluster-template t --node-count 3'],
    ['a long dash from a phone', 'cluster-create c —cluster-template t –node-count 3'],
    ['one hyphen', 'cluster-create c -cluster-template t -node-count 3'],
    ['an underscore', 'cluster-create c --cluster_template t --node_count 3'],
    ['hyphens that do not break', 'cluster‑create c --cluster‑template t --node‐count 3'],
    ['smart quotes', 'cluster-create c --cluster-template “t” --node-count ‘3’'],
    ['no-break spaces', 'cluster-create c --cluster-template\u00a0t --node-count\u00a03'],
    ['several lines', 'cluster-create c \\\n  --cluster-template t \\\n  --node-count 3'],
    ['words apart', 'cluster create c --cluster-template t --node-count 3'],
    ['any case', 'Cluster-Create c --Cluster-Template t --node-count 3'],
    ['flags first', 'cluster-create --node-count 3 --cluster-template t c'],
  ])('takes %s', (_, text) => {
    expect(meaning(text)).toEqual({
      intent: 'cluster-create',
      name: 'c',
      clusterTemplate: 't',
      nodeCount: 3,
    });
  });

  it('takes labels in every form', () => {
    const labels = { swarm_strategy: 'binpack', rexray_preempt: 'true' };
    for (const said of [
      '--labels swarm_strategy=binpack,rexray_preempt=true',
      '--labels swarm_strategy=binpack --labels rexray_preempt=true',
      '--labels "swarm_strategy=binpack,rexray_preempt=true"',
    ]) {
      expect(meaning(`cluster-create --cluster-template t ${said}`)).toMatchObject({ labels });
    }
  });

  it('takes switches on and off', () => {
    const of = (flag: string) => meaning(`cluster-create --cluster-template t ${flag}`);
    expect(of('--master-lb-enabled')).toMatchObject({ masterLbEnabled: true });
    expect(of('--floating-ip-disabled')).toMatchObject({ floatingIpEnabled: false });
    expect(of('--floating-ip-enabled=false')).toMatchObject({ floatingIpEnabled: false });
    expect(of('--no-master-lb-enabled')).toMatchObject({ masterLbEnabled: false });
  });

  it('keeps spelling and case of names', () => {
    expect(meaning('cluster-show MyCluster_2.x')).toEqual({
      intent: 'cluster-show',
      cluster: 'MyCluster_2.x',
    });
  });
});

describe('what is wrong is said in one sentence', () => {
  it.each([
    ['clusterlist', 'There is no command "clusterlist". Did you mean cluster-list?'],
    ['make me a sandwich', 'There is no command "make". help lists those there are.'],
    [
      'cluster-create c --cluster-template t --nodecount 3',
      'cluster-create has no flag --nodecount. Did you mean --node-count?',
    ],
    [
      'cluster-list --colour red',
      'cluster-list has no flag --colour. It takes --status, --limit, --marker, --sort-key, --sort-dir.',
    ],
    ['cluster-create c --cluster-template t --node-count', '--node-count needs a value: number of workers.'],
    [
      'cluster-create c --cluster-template t --node-count --keypair k',
      '--node-count needs a value: number of workers.',
    ],
    [
      'cluster-create c --cluster-template t --node-count three',
      '--node-count takes a whole number, not "three".',
    ],
    [
      'quota-request --hard-limit-change 1000000000',
      '--hard-limit-change takes a whole number from -999999999 to 999999999, not "1000000000".',
    ],
    ['cluster-resize c +1', 'node count takes a whole number without a plus, not "+1".'],
    ['cluster-create c --cluster-template t --node-count -1', '--node-count: a node count is not below 0.'],
    [
      'cluster-create c --cluster-template t --labels nonsense',
      '--labels takes key=value, several with commas, not "nonsense".',
    ],
    [
      'cluster-create c "--cluster-template t',
      'A quote is opened and not closed. Close it, or leave it out.',
    ],
    [
      'cluster-create c --cluster-template t --cluster-template u',
      '--cluster-template is said twice, as "t" and "u". Say it once.',
    ],
    [
      'cluster-create c --cluster-template t --labels kube_tag=v1.36.0,kube_tag=v1.36.1',
      'kube_tag is said twice, as "v1.36.0" and "v1.36.1". Say it once.',
    ],
    [
      'cluster-update c replace node_count=4 node_count=5',
      'node_count is said twice, as "4" and "5". Say it once.',
    ],
    [
      'cluster-create c --cluster-template t --floating-ip-enabled --floating-ip-disabled',
      '--floating-ip-disabled and --floating-ip-enabled are both said. Say one of them.',
    ],
    [
      'cluster-update c replace node_count=2 --rollback --no-rollback',
      '--no-rollback and --rollback are both said. Say one of them.',
    ],
    // Every mistake is told at once, so that none comes to light only when another is mended.
    [
      'cluster-create c --cluster-template t --node-count three --labels nonsense --timeout=soon',
      '--node-count takes a whole number, not "three". --labels takes key=value, several with commas, not "nonsense". --timeout takes a whole number, not "soon".',
    ],
    [
      'cluster-create c --cluster-template t --node-count -1 --master-count 0',
      '--node-count: a node count is not below 0. --master-count: a cluster has at least 1 master.',
    ],
    [
      'cluster-create c --cluster-template t --node-count three --master-count 0',
      '--node-count takes a whole number, not "three". --master-count: a cluster has at least 1 master.',
    ],
    ['cluster-show', 'cluster-show also needs cluster. For example: cluster-show swarm'],
    [
      'cluster-show a b',
      'cluster-show does not know what to do with "b". Its form is: cluster-show <cluster>.',
    ],
    [
      'cluster-template-create t --image i --coe nomad',
      '--coe takes kubernetes, swarm, swarm-mode, mesos, dcos, not "nomad".',
    ],
    [
      'cluster-update c replace =2',
      'A change is written as attribute=value, for example node_count=2, not "=2".',
    ],
    ['cluster-list --status done', '--status takes complete, in-progress, failed, not "done".'],
  ])('%s', (text, sentence) => {
    expect(meaning(text)).toBe(sentence);
  });

  it('answers help for nothing at all, and for a command', () => {
    expect(meaning('')).toEqual({ intent: 'help' });
    expect(meaning('cluster-create --help')).toEqual({ intent: 'help', topic: 'cluster-create' });
  });
});

describe('whatever is typed', () => {
  it('is answered: an intent, a question or a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parsed = parse(text);
        if (parsed.kind !== 'intent') expect(parsed.sentence).toMatch(/[.?]|[\w>]$/);
      }),
    );
  });

  it('any text is a value when it is quoted', () => {
    const value = fc
      .string({ unit: 'grapheme-ascii', minLength: 1 })
      .filter((text) => !/["'\\\s]/.test(text[0] ?? '') && !/["\\]/.test(text) && text.trim() === text);
    fc.assert(
      fc.property(value, (name) => {
        expect(meaning(`cluster-show -- "${name}"`)).toEqual({ intent: 'cluster-show', cluster: name });
      }),
    );
  });

  it('words split by the platform mean the same as the line', () => {
    const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9._-]{0,20}$/);
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 1000 }), (name, template, count) => {
        const words = ['cluster-create', name, `--cluster-template=${template}`, `--node-count=${count}`];
        expect(meaning(words)).toEqual(meaning(words.join(' ')));
      }),
    );
  });
});

describe('the registry', () => {
  it.each(intents.map((intent) => [intent.command.name, intent] as const))(
    '%s is declared whole',
    (name, intent) => {
      const { command, slots } = intent;
      expect(command.summary.length).toBeLessThanOrEqual(90);
      expect(command.summary).not.toMatch(/\.$/);
      const declared = argumentsOf(command)
        .map(({ slot }) => slot)
        .sort();
      expect(declared).toEqual(Object.keys(slots.shape).sort());
      for (const example of command.examples) {
        // What only a form asks for is still to be said.
        const kind = command.fields?.some(({ required }) => required) ? 'incomplete' : 'intent';
        expect(parse(example)).toMatchObject({ kind, intent: { command: { name } } });
      }
      expect(command.examples.length).toBeGreaterThan(0);
    },
  );
});
