import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followedUp, readAboutTopic } from '../../../src/intents/language/about-topic.js';
import { indexNames } from '../../../src/intents/language/known-names.js';
import { readMessage } from '../../../src/intents/language/read.js';

const names = indexNames({ cluster: ['ci', 'prod-eu'], template: ['swarm'] });

function inThread(message: string) {
  const found = readAboutTopic(message, 'ci', names, true);
  return found ? { intent: found.reading.intent, ...found.reading.slots } : null;
}

describe('words in the thread of a cluster', () => {
  it.each([
    ['tear it down', { intent: 'cluster-delete', clusters: ['ci'] }],
    ['take this down', { intent: 'cluster-delete', clusters: ['ci'] }],
    ['删掉它', { intent: 'cluster-delete', clusters: ['ci'] }],
    ['remove a node from it', { intent: 'cluster-resize', cluster: 'ci', nodeCountChange: -1 }],
    ['is it up?', { intent: 'cluster-show', cluster: 'ci' }],
    ['ready?', { intent: 'cluster-show', cluster: 'ci' }],
    ['status', { intent: 'cluster-show', cluster: 'ci' }],
    ['状态', { intent: 'cluster-show', cluster: 'ci' }],
    ['why?', { intent: 'cluster-events', cluster: 'ci' }],
    ['发生了什么', { intent: 'cluster-events', cluster: 'ci' }],
    ['什么情况', { intent: 'cluster-events', cluster: 'ci' }],
    ['#61 怎么样了', { intent: 'cluster-events', cluster: 'ci' }],
    ['try again', { intent: 'cluster-retry', cluster: 'ci' }],
    ['to 5', { intent: 'cluster-resize', cluster: 'ci', nodeCount: 5 }],
  ])('%s', (message, meant) => {
    expect(inThread(message)).toEqual(meant);
  });

  it.each([
    'stop',
    'great',
    'lol',
    'hmm',
    'big',
    'wait',
    'no',
    'cancel',
    'I deleted it',
    'should we delete it?',
    "don't delete it",
    'deleted',
    'failed again',
  ])('%s asks for nothing', (message) => {
    expect(inThread(message)).toBeNull();
  });

  it('means nothing more than the same words with the name in them', () => {
    const word = fc.constantFrom(
      'it',
      'is',
      'not',
      'delete',
      'kill',
      'was',
      'if',
      'up',
      'never',
      'please',
      'down',
      'tear',
      '它',
      '?',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), (words) => {
        const found = readAboutTopic(words.join(' '), 'ci', names, false);
        if (found) expect(readMessage(found.said, names)).toEqual(found.reading);
      }),
    );
  });
});

it.each([
  ['and ci?', 'ci'],
  ['what about prod-eu', 'prod-eu'],
  ['ci 呢', 'ci'],
  ['那 prod-eu 呢？', 'prod-eu'],
  ['and banana?', undefined],
  ['and then ci?', undefined],
])('the same is asked of another: %s', (message, cluster) => {
  expect(followedUp(message, names)).toBe(cluster);
});
