import { expect, it } from 'vitest';
import { withoutStrange } from '../../../src/intents/language/opinion/strange.js';
import { indexNames } from '../../../src/intents/language/read.js';
import { wordsOf } from '../../../src/intents/language/read-once.js';
import type { Reading } from '../../../src/intents/language/reading.js';

const index = indexNames({ cluster: ['ci', 'prod'] });
const read = (reading: Pick<Reading, 'intent' | 'slots'>, message: string, sure: number, isRead = true) => {
  const whole: Reading = { ...reading, confidence: 0.9, source: 'language' };
  return withoutStrange(
    whole,
    wordsOf(message, index).tokens,
    { intent: reading.intent, sure, wish: '' },
    isRead,
  );
};
const deletion = { intent: 'cluster-delete', slots: { clusters: ['ci'] } };

it('what destroys is doubted where a word of it was in no order before, and is named as what it may have been', () => {
  expect(read(deletion, 'delete ci, the quokka agrees', 0.9)).toMatchObject({
    intent: 'none',
    slots: { reason: 'out-of-scope' },
    doubted: deletion,
  });
});

it('what only the classifier heard is doubted by such a word, however sure it is', () => {
  expect(read(deletion, 'delete ci, the quokka agrees', 0.99, false).doubted).toEqual(deletion);
  expect(read(deletion, 'please delete the cluster ci', 0.99, false)).toMatchObject(deletion);
});

it('a classifier that is all but sure, words of orders alone, and names and numbers of any kind leave it as it was', () => {
  expect(read(deletion, 'delete ci, the quokka agrees', 0.98)).toMatchObject(deletion);
  expect(read(deletion, 'please delete the cluster ci', 0.6)).toMatchObject(deletion);
  expect(read(deletion, 'delete nb-77 #12', 0.6)).toMatchObject(deletion);
});

it('what takes nothing away, and what only shows what it would do, is not doubted', () => {
  const grown = { intent: 'cluster-resize', slots: { cluster: 'ci', nodeCountChange: 2 } };
  const tried = { intent: 'cluster-delete', slots: { clusters: ['ci'], dryRun: true } };
  for (const reading of [grown, tried]) expect(read(reading, 'the quokka', 0.1)).toMatchObject(reading);
  const shrunk = { intent: 'cluster-resize', slots: { cluster: 'ci', nodeCountChange: -2 } };
  expect(read(shrunk, 'ci two fewer, quokka', 0.9).intent).toBe('none');
});
