import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMessage } from '../../../src/intents/language/read.js';
import { plainly } from '../../../src/intents/language/sentence/plainly.js';

const names = {
  cluster: ['ci', 'prod', 'ledger'],
  template: ['k8s-small', 'k8s-big'],
  project: ['team-red'],
  nodegroup: ['default-worker', 'gpu'],
};

it.each([
  [
    'Might I request that two more workers be added to ci?',
    'cluster-resize',
    { cluster: 'ci', nodeCountChange: 2 },
  ],
  ['I must ask you to rotate the certificate authority of prod.', 'ca-rotate', { cluster: 'prod' }],
  [
    'The course is over, and so I would ask you, with thanks, to delete the cluster ci.',
    'cluster-delete',
    { clusters: ['ci'] },
  ],
  [
    'I should like to have the gpu node group removed from prod.',
    'nodegroup-delete',
    { cluster: 'prod', nodegroup: 'gpu' },
  ],
  [
    'We would be obliged if prod could be enlarged to nine nodes.',
    'cluster-resize',
    { cluster: 'prod', nodeCount: 9 },
  ],
  [
    'I wonder whether you could upgrade ci to k8s-big.',
    'cluster-upgrade',
    { cluster: 'ci', clusterTemplate: 'k8s-big' },
  ],
  ['It is necessary to delete the cluster ledger', 'cluster-delete', { clusters: ['ledger'] }],
  ['Please make rotation of CA in prod', 'ca-rotate', { cluster: 'prod' }],
  ['ci and ledger can be deleted; please do so.', 'cluster-delete', { clusters: ['ci', 'ledger'] }],
  ['Given that somebody lost a key, please rotate the CA of prod.', 'ca-rotate', { cluster: 'prod' }],
  ['If it is no trouble, list the Magnum services for me.', 'service-list', {}],
  ['please get rid of ledger so we stop paying for it', 'cluster-delete', { clusters: ['ledger'] }],
  ['put a couple of servers more into ledger', 'cluster-resize', { cluster: 'ledger', nodeCountChange: 2 }],
  [
    'create cluster lensing, template k8s-small',
    'cluster-create',
    { name: 'lensing', clusterTemplate: 'k8s-small' },
  ],
  ['quota of team-red: set to 50', 'quotas-update', { project: 'team-red', hardLimit: 50 }],
  ['Could you explain to me how one resizes a cluster?', 'help', { topic: 'cluster-resize' }],
])('what is asked in a roundabout way is what is asked: %s', (text, intent, slots) => {
  expect(readMessage(text, names)).toMatchObject({ intent, slots });
});

it.each([
  'I would ask you not to delete ci',
  'we would like to have ci not deleted',
  'I would be glad if ci were not to be deleted by anybody',
  'Bob said that ci should be deleted.',
  'can ci be deleted?',
  'is it necessary to delete ci?',
  'if it is necessary to delete ci, tell me',
  'I wonder if you could tell me what happens when ci is deleted',
  "I'd be glad if somebody could delete ci... no wait, not ci",
  'I asked you to delete ci',
])('what was not asked is not done: %s', (text) => {
  expect(readMessage(text, names).intent).not.toMatch(/delete/);
});

it.each([
  ['replace health_status with HEALTHY on ci', { health_status: 'HEALTHY' }],
  ['node_count must be 4 for ci', { node_count: 4 }],
  ['the minimum node count of gpu in ci should become 2', { min_node_count: 2 }],
])('an attribute that is to become something is set: %s', (text, changes) => {
  expect(readMessage(text, { ...names, nodegroup: ['gpu'] }).slots.changes).toEqual(changes);
});

it.each([
  ['blow ci away', { intent: 'cluster-delete', slots: { clusters: ['ci'] } }],
  ['throw ci away please', { intent: 'cluster-delete', slots: { clusters: ['ci'] } }],
  ['anything wrong with ci?', { intent: 'cluster-show', slots: { cluster: 'ci' } }],
  ['which clusters finished building?', { intent: 'cluster-list', slots: { status: 'complete' } }],
  ['how much have we got running in total?', { intent: 'stats-list', slots: {} }],
  ['new root certificate for ci', { intent: 'ca-rotate', slots: { cluster: 'ci' } }],
  [
    'give team-red a limit of 12 clusters',
    { intent: 'quotas-create', slots: { project: 'team-red', hardLimit: 12 } },
  ],
])('a whole message in other words: %s', (text, meant) => {
  expect(readMessage(text, { ...names, project: ['team-red'] })).toMatchObject(meant);
});

it.each([
  ['ci 从 5 个节点扩成 9 个', 9],
  ['prod 从 5 个节点缩成 3 个', 3],
])('of two numbers the one that it is brought to: %s', (text, nodeCount) => {
  expect(readMessage(text, { cluster: ['ci', 'prod'] }).slots).toMatchObject({ nodeCount });
});

it('leaves Chinese alone, and never fails', () => {
  expect(plainly('请把 ci 删掉')).toBe('请把 ci 删掉');
  const word = fc.constantFrom(
    'please',
    'ask',
    'you',
    'to',
    'be',
    'deleted',
    'ci',
    ',',
    '.',
    'if',
    'could',
    'I',
    'would',
    '$1',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      expect(typeof plainly(words.join(' '))).toBe('string');
    }),
  );
});
