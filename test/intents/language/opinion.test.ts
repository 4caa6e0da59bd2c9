import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isGrave } from '../../../src/intents/language/intent-names.js';
import { secondLook } from '../../../src/intents/language/opinion/second-look.js';
import { indexNames, readMessage } from '../../../src/intents/language/read.js';
import { prepareWords } from '../../../src/intents/language/sentence/read-words.js';

const names = { cluster: ['ci', 'prod'], template: ['k8s-small'], project: ['team-red'], nodegroup: ['gpu'] };
const index = indexNames(names);
const words = (message: string) => prepareWords(message, index)(new Set());
const found = { none: 'out-of-scope', confidence: 0.75, score: 0 } as const;

describe('the classifier beside the rules', () => {
  it('says which intent, and the rules find its names and numbers', () => {
    expect(secondLook(found, words('the ci cluster ought to grow up to 5 nodes'))).toMatchObject({
      meaning: { intent: 'cluster-resize', slots: { cluster: 'ci', nodeCount: 5 } },
    });
  });

  it('is less sure of a change than a command that needs no question', () => {
    const { confidence } = secondLook(found, words('the ci cluster ought to grow up to 5 nodes'));
    expect(confidence).toBeLessThanOrEqual(0.6);
  });

  it('makes no nothing of a look that the rules are sure of', () => {
    const sure = {
      meaning: { intent: 'cluster-show', slots: { cluster: 'ci' } },
      confidence: 0.97,
      score: 1,
    };
    expect(secondLook(sure, words('thanks, that was all'))).toBe(sure);
  });

  it('must be all but sure of another wish than the one that the rules are sure of', () => {
    const sure = {
      meaning: { intent: 'cluster-show', slots: { cluster: 'ci' } },
      confidence: 0.97,
      score: 1,
    };
    expect(secondLook(sure, words('ci at 5'))).toBe(sure);
    expect(secondLook(sure, words('scale ci to 5')).meaning).toEqual({
      intent: 'cluster-resize',
      slots: { cluster: 'ci', nodeCount: 5 },
    });
  });

  it('takes back a doubtful wish that is none', () => {
    const doubtful = { meaning: { intent: 'cluster-upgrade', slots: {} }, confidence: 0.6, score: 0.6 };
    expect(secondLook(doubtful, words('yesterday bob upgraded prod and all went well'))).toMatchObject({
      none: 'report',
    });
  });

  it('lets a no stand', () => {
    const no = { ...found, none: 'negated' } as const;
    expect(secondLook(no, words('scale ci to 5'))).toBe(no);
  });

  const folder = 'test/evaluation/corpus';
  const rows: { text: string; intent: string }[] = readdirSync(folder)
    .filter((file) => file !== 'dialogues.jsonl')
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line));

  it('never brings in what destroys or acts for others, whatever was said', () => {
    const grave = rows.filter(({ intent }) => isGrave(intent));
    expect(grave.length).toBeGreaterThan(300);
    for (const { text } of grave)
      expect([text, isGrave(secondLook(found, words(text)).meaning?.intent ?? 'help')]).toEqual([
        text,
        false,
      ]);
  });

  it.each(['I want ci gone', 'ci can go', 'put ci out of its misery'])(
    'an idiom is the plain order that it stands for: %s',
    (message) => {
      expect(readMessage(message, names)).toMatchObject({
        intent: 'cluster-delete',
        slots: { clusters: ['ci'] },
      });
    },
  );

  it.each([
    'deploy the new release to ci',
    'remove bob from the team',
    'ci has two nodes too many, take them away',
    '审计完了再删 ci',
    '批一下我的合并请求',
    'bob wants ci gone',
    "I don't want ci gone",
    'if nobody objects I want ci gone',
    'can ci go?',
  ])('is no order: %s', (message) => {
    expect(isGrave(readMessage(message, names).intent)).toBe(false);
  });
});
