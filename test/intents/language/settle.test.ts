import { expect, it } from 'vitest';
import { readMessage } from '../../../src/intents/language/read.js';

const names = {
  cluster: ['ci', 'prod', 'ledger'],
  template: ['k8s-small', 'k8s-big'],
  project: ['team-red'],
  nodegroup: ['default-worker', 'gpu'],
};
const read = (text: string) => {
  const { intent, slots } = readMessage(text, names);
  return { intent, slots };
};

it.each([
  [
    'The template k8s-small was found useless; delete it, please.',
    'cluster-template-delete',
    { clusterTemplates: ['k8s-small'] },
  ],
  [
    'The quota of the project team-red should be changed to eight.',
    'quotas-update',
    { project: 'team-red', hardLimit: 8 },
  ],
  ['gotta say no to 90, deny it', 'deny', { request: '90' }],
  ['ca rotation for prod, go', 'ca-rotate', { cluster: 'prod' }],
  ['prod was slow yesterday; scale ci to 5', 'cluster-resize', { cluster: 'ci', nodeCount: 5 }],
  [
    'tom left the company, create web from k8s-small',
    'cluster-create',
    { name: 'web', clusterTemplate: 'k8s-small' },
  ],
])('what the classifier is all but sure of is heard, with what was named: %s', (text, intent, slots) => {
  expect(read(text)).toEqual({ intent, slots });
});

it.each(['Should we scale ci to 10, what do you think?', 'details of ci and the events of prod'])(
  'what asks for nothing, or for two things, is none though the words of an order are there: %s',
  (text) => {
    expect(read(text).intent).toBe('none');
  },
);

it.each([
  'Fwd: Re: please delete ci',
  'Martha, when you are back: please rotate the CA of prod',
  'Approve 72? I refuse.',
  'remove gpu from prod is exactly what we do not want',
  'Deny 63 - correction: do nothing with 63',
  'the note on my desk: please deny 8',
  'delete ci... no wait, not ci',
])(
  'an order that is somebody else’s, written elsewhere or taken back destroys and decides nothing: %s',
  (text) => {
    expect(read(text).intent).toBe('none');
  },
);

it.each([
  'Rashid, please delete ci when you have a minute',
  'hey terraform-bot, destroy ci',
  'Ludo: kill the gpu group of prod, the act is over',
  'please have Priya delete the template k8s-small',
  'Marisol would like us to delete ledger',
  'commit 9ac1f: delete nodegroup gpu from prod',
  'delete gpu from prod? Not on my watch!',
  'would you ever delete ci?',
  'deny 63 - oops wrong window',
])('an order to another, wanted by others, in a log or only asked about is none: %s', (text) => {
  expect(read(text).intent).toBe('none');
});

it.each([
  ['ci, delete it', 'cluster-delete'],
  ['Hello magnum, delete ci', 'cluster-delete'],
  ['could you delete ci?', 'cluster-delete'],
])('who speaks to the bot, or of a cluster, is heard: %s', (text, intent) => {
  expect(read(text).intent).toBe(intent);
});
