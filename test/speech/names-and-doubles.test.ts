import { describe, expect, it } from 'vitest';
import { explainFailure, failureRules, retryWorth, withAdvice } from '../../src/intents/failure/explain.js';
import { sayCard } from '../../src/speech/card.js';
import { say } from '../../src/speech/language.js';

const inChinese = (text: string) => say(text, 'zh-CN');

describe('names in Chinese', () => {
  it.each([
    'Cluster prod could not be created. masters › 0 › wait_condition: Timed out. A server came up, but what runs in it never said that it was ready.',
    'waits for masters › 0 › wait_condition',
    'What took longest was masters › 0 › wait_condition: 7 s.',
    'masters › 0 › wait_condition',
  ])('stay where they say what Heat has: %s', (text) => {
    expect(inChinese(text)).toContain('masters › 0 › wait_condition');
  });

  it.each([
    ['Delete ci?', '删除 ci 吗？'],
    ['Delete 2 cluster templates?', '删除 2 个集群模板吗？'],
  ])('have a space before what follows: %s', (text, said) => {
    expect(inChinese(text)).toBe(said);
  });
});

describe('a name', () => {
  it('stays where it is a word, too', () => {
    const facts = [
      { label: 'external network', value: 'public' },
      { label: 'fixed network', value: 'public' },
    ];
    const said = sayCard({ title: 'New cluster template', tone: 'neutral', facts }, 'zh-CN');
    expect(said.facts?.map(({ value }) => value)).toEqual(['public', 'public']);
  });

  it('of a field is said in Chinese with what else is said of it', () => {
    expect(inChinese('csr: CSR（粘贴为文本）, optional')).toBe('csr：CSR（粘贴为文本），可选');
  });
});

describe('a refusal while an update has failed', () => {
  it('does not say that something is being updated', () => {
    const refusal = 'Updating a cluster when status is "UPDATE_FAILED" is not supported.';
    expect(inChinese(refusal)).toBe('集群状态为“UPDATE_FAILED”时不支持此操作。');
  });
});

describe('what is wrong in a form', () => {
  it.each([
    ['name: a template name has at most 255 characters.', '名称：'],
    ['node count: a node count is not below 0.', '节点数：'],
  ])('names its field in Chinese: %s', (text, begins) => {
    expect(inChinese(text).slice(0, begins.length)).toBe(begins);
  });
});

describe('whether to try again', () => {
  it('is said once', () => {
    for (const rule of failureRules) {
      const said = withAdvice(rule);
      expect(said.match(/try(ing)? again/gi)?.length ?? 0, said).toBeLessThanOrEqual(1);
      const chinese = inChinese(said);
      expect(chinese.match(/重试/g)?.length ?? 0, `${said} ${chinese}`).toBeLessThanOrEqual(1);
    }
  });

  it('is said where the advice does not say it', () => {
    const failed = { faults: [], reason: 'No valid host was found.' };
    expect(withAdvice(explainFailure(failed))).toContain(retryWorth(explainFailure(failed)));
  });
});
