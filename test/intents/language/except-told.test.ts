import { expect, it } from 'vitest';
import { readMessage } from '../../../src/intents/language/read.js';

const slots = (message: string) => readMessage(message, { cluster: ['ci', 'prod'] }).slots;

it.each([
  'tell us when something fails except ci',
  'tell us here when something fails, but not for ci',
  'tell this channel about everything but ci',
  '出错时在这里通知我们，ci 除外',
  '除了 ci，出错都通知我们',
])('what is told of all but one is not told of that one: %s', (message) => {
  expect(slots(message)).toMatchObject({ except: ['ci'] });
  expect(slots(message).cluster).toBeUndefined();
});

it('what is told of one is told of that', () => {
  expect(slots('tell us when ci fails')).toMatchObject({ cluster: 'ci' });
});
