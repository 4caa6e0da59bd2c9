import { describe, expect, it } from 'vitest';
import { stage } from '../../../src/drivers/server/stages.js';
import type { Operation } from '../../../src/engine/operations/operation.js';
import type { Timeline } from '../../../src/engine/operations/timeline.js';
import { spansOf } from '../../../src/engine/operations/timeline.js';
import { timelineCard } from '../../../src/intents/cluster/timeline-card.js';
import { gaugesSvg } from '../../../src/intents/picture/gauges.js';
import { drawing, paint } from '../../../src/intents/picture/paint.js';
import { text } from '../../../src/intents/picture/svg.js';
import { drawnSpans, mostRows, timelineSvg } from '../../../src/intents/picture/timeline.js';
import type { StackEvent } from '../../../src/openstack/cloud.js';
import { say } from '../../../src/speech/language.js';
import { aCluster, anOperation } from '../../engine/rows.js';

const begun = Date.parse('2026-01-02T03:00:00Z');
const event = (path: string, status: string, second: number): StackEvent => {
  const names = path.split('/');
  return {
    name: names.at(-1) ?? '',
    path: names.slice(0, -1),
    status,
    at: new Date(begun + second * 1000).toISOString(),
  };
};
const resources = [
  { path: ['network'], name: 'network', type: 'OS::Neutron::Net' },
  { path: ['nodes', '0'], name: 'server', type: 'OS::Nova::Server' },
  { path: ['nodes', '0'], name: 'wait_condition', type: 'OS::Heat::WaitCondition' },
  { path: ['nodes', '0'], name: 'port', type: 'OS::Neutron::Port' },
  { path: [], name: 'nodes', type: 'OS::Heat::ResourceGroup' },
];
const read = (events: readonly StackEvent[], end = 100) =>
  spansOf(events, resources, stage, { begun, end: begun + end * 1000 });

describe("a timeline of Heat's events", () => {
  it('has what a person would name, from its beginning to its end', () => {
    const spans = read([
      event('nodes', 'CREATE_IN_PROGRESS', 3),
      event('network/network', 'CREATE_IN_PROGRESS', -1),
      event('network/network', 'CREATE_COMPLETE', 3),
      event('nodes/0/port', 'CREATE_IN_PROGRESS', 3),
      event('nodes/0/port', 'CREATE_COMPLETE', 4),
      event('nodes/0/server', 'CREATE_IN_PROGRESS', 4),
      event('nodes/0/server', 'CREATE_COMPLETE', 20),
      event('nodes/0/wait_condition', 'CREATE_IN_PROGRESS', 20),
    ]);
    expect(spans.map(({ path, from, to, state }) => [path.join('/'), from, to, state])).toEqual([
      ['network/network', 0, 3_000, 'done'],
      ['nodes/0/server', 4_000, 20_000, 'done'],
      ['nodes/0/wait_condition', 20_000, null, 'active'],
    ]);
  });

  it('has what failed, whatever it is, and not what failed because of it', () => {
    const spans = read([
      event('nodes', 'CREATE_IN_PROGRESS', 3),
      event('nodes/0/port', 'CREATE_IN_PROGRESS', 3),
      event('nodes/0/port', 'CREATE_FAILED', 9),
      event('nodes', 'CREATE_FAILED', 10),
    ]);
    expect(spans.map(({ path, state }) => [path.join('/'), state])).toEqual([['nodes/0/port', 'failed']]);
  });

  it('counts a resource that was made twice twice, and one whose beginning Heat forgot not at all', () => {
    const spans = read([
      event('network/network', 'CREATE_COMPLETE', 1),
      event('nodes/0/server', 'CREATE_IN_PROGRESS', 2),
      event('nodes/0/server', 'CREATE_FAILED', 4),
      event('nodes/0/server', 'CREATE_IN_PROGRESS', 5),
      event('nodes/0/server', 'CREATE_COMPLETE', 8),
    ]);
    expect(spans.map(({ from, state }) => [from, state])).toEqual([
      [2_000, 'failed'],
      [5_000, 'done'],
    ]);
  });
});

describe('the card of a timeline', () => {
  const of = (over: Partial<Operation>, spans: Timeline['spans']) =>
    timelineCard({ cluster: aCluster(), operation: anOperation(aCluster(), over), length: 6_000, spans });
  const server = {
    path: ['nodes', '0', 'server'],
    type: 'OS::Nova::Server',
    stage: 'nodes' as const,
    from: 0,
    to: 2_000,
    state: 'done' as const,
  };

  it('says that it has only begun, where nothing is to be seen yet', async () => {
    expect((await of({ kind: 'create', state: 'running' }, [])).text).toContain('It has only begun');
    expect((await of({ kind: 'create', state: 'succeeded' }, [])).text).toContain('Heat remembers nothing');
  });

  it('says of a retry that it is the retry alone', async () => {
    expect((await of({ kind: 'retry', state: 'succeeded' }, [server])).text).toContain(
      'That is the retry alone',
    );
    expect((await of({ kind: 'create', state: 'succeeded' }, [server])).text).not.toContain('retry');
  });
});

const asItIs = (said: string) => said;

describe('a picture', () => {
  const spans = Array.from({ length: 300 }, (_, i) => ({
    path: ['nodes', String(i), 'server'],
    type: 'OS::Nova::Server',
    stage: 'nodes' as const,
    from: 1_000,
    to: 2_000 + i * 10,
    state: i === 0 ? ('failed' as const) : ('done' as const),
  }));

  it('has at most 40 rows: what failed, and what took longest', () => {
    const drawn = drawnSpans({ spans, length: 9_000 });
    expect(drawn).toHaveLength(mostRows);
    expect(drawn[0]?.path[1]).toBe('0');
    expect(drawn.at(-1)?.path[1]).toBe('299');
  });

  it('is small, and is drawn beside everything else: the loop goes on turning', async () => {
    const operation = { kind: 'create' } as never;
    const svg = timelineSvg(
      { cluster: aCluster(), operation, length: 9_000, spans },
      'Cluster swarm',
      asItIs,
    );
    let turns = 0;
    let drawn = false;
    const turn = () => {
      turns += 1;
      if (!drawn) setImmediate(turn);
    };
    setImmediate(turn);
    const png = await paint(svg);
    drawn = true;
    expect(Buffer.from(png, 'base64').length).toBeLessThan(300_000);
    expect(turns).toBeGreaterThan(20);
  });

  it('is in the language of its card: words and durations, not names', async () => {
    const operation = { kind: 'create' } as never;
    const cluster = aCluster({ name: 'masters' });
    const t = (said: string) => say(said, 'zh-CN');
    const svg = timelineSvg({ cluster, operation, length: 9_000, spans }, 'Cluster masters is ready', t);
    const words = [...svg.matchAll(/>([^<]+)</g)].map(([, said = '']) => said);
    expect(words).toContain('集群 masters 已就绪');
    expect(words).toContain('另有 260 个较快的未画出');
    expect(words.filter((said) => /[a-z]{2}/.test(said) && !/\p{Script=Han}| › /u.test(said))).toEqual([]);
  });

  it('has letters for Chinese', async () => {
    const drawn = (said: string) => paint(drawing(40, text(10, 30, said)));
    expect(await drawn('集群')).not.toBe(await drawn('节点'));
  });

  it('takes any text for text', async () => {
    expect(text(1, 2, '<b> & "x"\u0000')).toBe('<text x="1" y="2">&lt;b&gt; &amp; &quot;x&quot;</text>');
    const gauges = [{ label: '"><script>\u0007', used: 5, limit: 0 }];
    expect(await paint(gaugesSvg('</svg>', [{ heading: '&', gauges }], asItIs))).toMatch(/^iVBOR/);
  });
});
