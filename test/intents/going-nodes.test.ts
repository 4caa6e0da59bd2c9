import { describe, expect, it } from 'vitest';
import { goingFacts } from '../../src/intents/cluster/shrink.js';

const nodes = (count: number, containers: (at: number) => number | null) =>
  Array.from({ length: count }, (_, at) => ({
    name: `node-${at}`,
    serverId: `id-${at}`,
    index: at,
    isBroken: false,
    containers: containers(at),
  }));
const said = (going: ReturnType<typeof nodes>) =>
  goingFacts(going).map(({ label, value }) => `${label}: ${value}`);

describe('the nodes that go', () => {
  it('of which nothing is known are said in one line, the first few by name', () => {
    expect(said(nodes(40, () => null))).toEqual([
      '40 nodes: What runs there is not known: node-0, node-1, node-2, node-3, node-4 and 35 more',
    ]);
    expect(said(nodes(1, () => null))).toEqual(['node-0: what runs there is not known']);
  });

  it('stand each with what runs there, and the rest of many in one line', () => {
    expect(said(nodes(2, (at) => at))).toEqual(['node-0: 0 containers', 'node-1: 1 container']);
    expect(said(nodes(40, () => 2))).toEqual([
      ...[0, 1, 2, 3, 4].map((at) => `node-${at}: 2 containers`),
      '35 nodes more: 70 containers',
    ]);
  });
});
