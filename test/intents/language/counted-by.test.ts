import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/intents/language/read.js';

const names = { cluster: ['ci', 'ci2', 'prod'], template: ['k8s'] };
const read = (message: string) => readMessage(message, names);

describe('as many nodes as another cluster has', () => {
  it.each([
    ['scale ci to the same size as prod', { intent: 'cluster-resize', slots: { cluster: 'ci' } }],
    ['make ci as big as prod', { intent: 'cluster-resize', slots: { cluster: 'ci' } }],
    ['make it the same size as prod', { intent: 'cluster-resize', slots: {} }],
    ['把 ci 扩到和 prod 一样大', { intent: 'cluster-resize', slots: { cluster: 'ci' } }],
    [
      'create a cluster called demo1 with k8s and the same number of nodes as prod',
      { intent: 'cluster-create', slots: { clusterTemplate: 'k8s', name: 'demo1' } },
    ],
  ])('%s', (message, meaning) => {
    expect(read(message)).toMatchObject({ ...meaning, sameNodes: 'prod' });
    expect(read(message).slots).toEqual(meaning.slots);
  });

  it.each(['make a cluster like prod called stage', 'now one exactly like prod, called stage'])(
    'what is like a cluster has its template and as many nodes: %s',
    (message) => {
      expect(read(message)).toMatchObject({
        intent: 'cluster-create',
        slots: { name: 'stage' },
        sameTemplate: { cluster: 'prod', nodes: 'same' },
      });
    },
  );

  it('and how many more is asked', () => {
    const bigger = read('make a cluster like prod but bigger');
    expect(bigger).toMatchObject({ intent: 'cluster-create', asks: 'nodeCount' });
    expect(bigger.sameNodes).toBeUndefined();
    const counted = read('make a cluster like prod but with 3 nodes');
    expect(counted.slots).toEqual({ nodeCount: 3 });
    expect(counted.sameNodes).toBeUndefined();
  });

  it.each(['is ci the same size as prod?', 'ci is as big as prod', 'why is ci the same size as prod'])(
    'is no order where it is told or asked: %s',
    (message) => {
      expect(read(message).sameNodes).toBeUndefined();
      expect(read(message).intent).not.toMatch(/resize|create/);
    },
  );
});

it.each([
  ['double prod', 2],
  ['halve prod', 0.5],
  ['cut prod in half', 0.5],
  ['给 prod 减一半', 0.5],
  ['给 prod 加一倍', 2],
])('how many times as many nodes: %s', (message, times) => {
  expect(read(message)).toMatchObject({ intent: 'cluster-resize', slots: { cluster: 'prod' }, times });
  expect(read(message).slots).toEqual({ cluster: 'prod' });
});
