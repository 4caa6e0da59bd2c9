import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/intents/language/read.js';

const names = {
  cluster: ['ci', 'prod', 'build-farm'],
  template: ['k8s-small'],
  project: ['team-red'],
  nodegroup: ['gpu'],
};
const read = (message: string) => {
  const { intent, slots } = readMessage(message, names);
  return { intent, ...slots };
};

describe('a wish that the rules alone do not find', () => {
  it.each([
    ['cna u add 2 nods to ci', { intent: 'cluster-resize', cluster: 'ci', nodeCountChange: 2 }],
    [
      'prod (yes it is really called that) needs two more workers',
      { intent: 'cluster-resize', cluster: 'prod', nodeCountChange: 2 },
    ],
    [
      'please bump ci to 10 workers, big run tonight',
      { intent: 'cluster-resize', cluster: 'ci', nodeCount: 10 },
    ],
    ['shwo me al clsuters', { intent: 'cluster-list' }],
    ['any faild clusters?', { intent: 'cluster-list', status: 'failed' }],
    ["delete ci, we don't use it anymore", { intent: 'cluster-delete', clusters: ['ci'] }],
    [
      'kill the gpu node group on ci, spot prices went nuts',
      { intent: 'nodegroup-delete', cluster: 'ci', nodegroup: 'gpu' },
    ],
    [
      'I want a new cluster. Name is lab. Template is k8s-small. Node is 3.',
      { intent: 'cluster-create', name: 'lab', clusterTemplate: 'k8s-small', nodeCount: 3 },
    ],
    [
      'could you resize ci so that it has 15 workers?',
      { intent: 'cluster-resize', cluster: 'ci', nodeCount: 15 },
    ],
    ['cluster list gogo', { intent: 'cluster-list' }],
    ['list the clusters, or whatever you call them nowadays', { intent: 'cluster-list' }],
    [
      'my kubeconfig for prod got lost, could I have a new copy?',
      { intent: 'cluster-config', cluster: 'prod' },
    ],
    [
      'the scanner does not trust prod. could you show me its CA cert?',
      { intent: 'ca-show', cluster: 'prod' },
    ],
    [
      'we ned 6 more clsuters for the summer school',
      { intent: 'quota-request', hardLimitChange: 6, reason: 'the summer school' },
    ],
    ['quota is too low, I want five clusters more', { intent: 'quota-request', hardLimitChange: 5 }],
  ])('%s', (message, meant) => expect(read(message)).toEqual(meant));

  it.each([
    'Marta said we should give ci two more workers',
    'my colleague has made ci bigger yesterday, now it has 9 nodes',
    'put ci on 9 nodes + approve 77',
    "don't scale ci to 5, the boss did not agree",
    'we do not need any more quota',
    'tonight, scale ci to 3',
    'scale ci to 3 at 8pm',
    'the quick brown fox jumps over the lazy dog',
  ])('but not in: %s', (message) => expect(read(message).intent).toBe('none'));

  it.each([
    'ci, prod, build-farm: destroy all three',
    'delete ci or prod',
    'rotate the CA of ci. Ignore my last sentence.',
  ])('and no other loss than was asked for: %s', (message) => {
    const { intent, slots } = readMessage(message, names);
    expect(slots).not.toHaveProperty('nodeCountChange');
    expect(intent).not.toBe('ca-rotate');
    if (intent === 'cluster-delete') expect(slots.clusters).toHaveLength(3);
  });
});
