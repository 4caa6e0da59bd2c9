import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/speech/catalogue.js';
import { say } from '../../src/speech/language.js';
import { indexCatalogues } from '../../src/speech/lookup.js';
import { translator } from '../../src/speech/translate.js';

const catalogue: Catalogue = {
  'Cluster {} is ready': '集群 {1} 已就绪',
  '{} cluster {}': '{1!}集群 {2}',
  Creating: '正在创建',
  '{} of {}': '{1} / {2!}',
  '{} node': '{1} 个节点',
  '{} nodes': '{1} 个节点',
  '{} master': '{1} 个主节点',
  '{} and {}, {} from template {}.': '{1!}和{2!}，{3}，使用集群模板 {4}。',
  'This cannot be undone.': '此操作无法撤销。',
  'Nothing was done. {}': '未做任何更改。{1!}',
  'Nothing was done.': '未做任何更改。',
  'Say {}, or failed for all that fail.': '请填写 {1}，或填写 failed 表示所有失败。',
  'or {}': '或 {1}',
  'project {}': '项目 {1}',
  'Which {}?': '哪个{1!}？',
  'node group': '节点组',
};
const chinese = translator(indexCatalogues([catalogue]));

describe('what is said in another language', () => {
  it('puts names where the translation has them', () => {
    expect(chinese('Cluster prod-1 is ready')).toBe('集群 prod-1 已就绪');
  });

  it('translates what a placeholder holds where the entry says so', () => {
    expect(chinese('Creating cluster ci')).toBe('正在创建集群 ci');
    expect(chinese('1 master and 2 nodes, swarm from template t.')).toBe(
      '1 个主节点和2 个节点，swarm，使用集群模板 t。',
    );
    expect(chinese('Which node group?')).toBe('哪个节点组？');
  });

  it('writes dates as they are written', () => {
    expect(say('2 of 25', 'zh-CN')).toBe('2 / 25');
    expect(say('1 Dec 2026, 05:14 UTC', 'zh-CN')).toBe('2026年12月1日 05:14 UTC');
  });

  it('reads lines, parts between dots and sentences by themselves', () => {
    expect(chinese('3 nodes · project demo\nThis cannot be undone.')).toBe(
      '3 个节点 · 项目 demo\n此操作无法撤销。',
    );
    expect(chinese('Heat answered 409. This cannot be undone.')).toBe('Heat answered 409. 此操作无法撤销。');
    expect(chinese('Nothing was done. This cannot be undone.')).toBe('未做任何更改。此操作无法撤销。');
  });

  it('ends what was made a sentence as one', () => {
    expect(chinese('Cluster ci is ready. This cannot be undone.')).toBe('集群 ci 已就绪。此操作无法撤销。');
  });

  it('says counts wherever they stand, and lists of what is known', () => {
    expect(chinese('Cluster 3 nodes is ready')).toBe('集群 3 个节点 已就绪');
    expect(chinese('1 master, 2 nodes and swarm')).toBe('1 个主节点、2 个节点和swarm');
  });

  it('lets no value reach into the next sentence', () => {
    expect(chinese('Nothing was done. Which node group?')).toBe('未做任何更改。哪个节点组？');
    expect(chinese('Cluster ci is ready. or {} nothing. Heat says so.')).toContain('集群 ci 已就绪。');
    expect(chinese('Creating cluster ci. Heat says so.')).toBe('正在创建集群 ci。Heat says so.');
  });

  it('knows an abbreviation in a name from the end of a sentence', () => {
    expect(chinese('Cluster Dept. of Physics is ready')).toBe('集群 Dept. of Physics 已就绪');
  });

  it('leaves alone what the bot did not say', () => {
    for (const text of ['or else we are late', 'No valid host was found.', 'a cluster that I like', 'swarm'])
      expect(chinese(text)).toBe(text);
  });

  it('takes the entry that says most, when several fit', () => {
    expect(chinese('Cluster a cluster b is ready')).toBe('集群 a cluster b 已就绪');
  });

  it('refuses entries that name what they have not, or contradict each other', () => {
    expect(() => indexCatalogues([{ 'Hello {}': '你好 {2}' }])).toThrow('There is no {2}');
    expect(() => indexCatalogues([{ Hello: '你好' }, { Hello: '您好' }])).toThrow('is translated as');
  });
});
