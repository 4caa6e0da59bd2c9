import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { riskOf } from '../../../src/intents/language/intent-names.js';
import { indexNames, readMessage } from '../../../src/intents/language/read.js';

/** The names that exist where a line was said; some of them are plain words. */
const places = {
  A: {
    cluster: ['ci', 'prod', 'web', 'test'],
    template: ['base', 'small', 'k8s-std'],
    project: ['core', 'data'],
    nodegroup: ['big', 'worker', 'gpu'],
  },
  B: {
    cluster: ['otter', 'lynx', 'mink'],
    template: ['river-1', 'river-2'],
    project: ['fauna'],
    nodegroup: ['default-worker', 'fast'],
  },
  C: {
    cluster: ['billing', 'checkout', 'search'],
    template: ['std-1-28', 'std-1-29'],
    project: ['payments', 'growth'],
    nodegroup: ['default-worker', 'spot'],
  },
  D: {
    cluster: ['订单', '报表', 'ci', 'lab1'],
    template: ['标准', 'k8s-29'],
    project: ['一部', '二部'],
    nodegroup: ['default-worker', '大内存'],
  },
} as const;

const lines = readFileSync('test/evaluation/not-orders.txt', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => [line.slice(0, 1) as keyof typeof places, line.slice(2)] as const);

describe('job titles, checklists, calendars, logs, programs, songs and what is told: none of them changes anything', () => {
  it.each(lines)('%s: %s', (place, line) => {
    const { intent } = readMessage(line, indexNames(places[place]));
    expect(riskOf(intent)).toBe('read');
  });
});

describe('a word for what something is like is no name of a node group', () => {
  const names = { cluster: ['prod', 'ci'], nodegroup: ['big', 'default', 'worker'] };

  it.each([
    ['prod is too big, shrink it', 'cluster-resize', { cluster: 'prod' }],
    ['make prod big', 'cluster-resize', { cluster: 'prod' }],
    [
      'scale the big group of prod to 4',
      'cluster-resize',
      { cluster: 'prod', nodegroup: 'big', nodeCount: 4 },
    ],
    ['remove the big one', 'none', undefined],
  ])('%s', (message, intent, slots) => {
    const reading = readMessage(message, names);
    expect(reading.intent).toBe(intent);
    if (slots) expect(reading.slots).toEqual(slots);
  });
});

describe('a bare word beside a name or a number is asked about', () => {
  const names = { cluster: ['prod', 'dd'] };

  it.each([
    ['bigger prod', ['cluster-resize', 'cluster-show']],
    ['prod smaller', ['cluster-resize', 'cluster-show']],
    ['quota 30', ['quota-request', 'quotas-show']],
  ])('%s', (message, intents) => {
    const { guesses, intent, other } = readMessage(message, names);
    const offered = guesses ?? (other ? [{ intent }, other] : []);
    expect(offered.map((each) => each.intent)).toEqual(intents);
  });

  it('"resize or delete" is neither', () => {
    expect(readMessage('resize or delete dd', names).intent).toBe('none');
  });
});

describe('traditional Chinese', () => {
  const names = { cluster: ['ci', '訂單'], template: ['k8s-1'] };

  it.each([
    ['把 ci 擴到 5 個節點', 'cluster-resize', { cluster: 'ci', nodeCount: 5 }],
    ['刪除 訂單', 'cluster-delete', { clusters: ['訂單'] }],
    ['輪換 ci 的 CA 證書', 'ca-rotate', { cluster: 'ci' }],
    ['顯示所有叢集', 'cluster-list', {}],
    ['用範本 k8s-1 新增一個叢集叫 實驗室', 'cluster-create', { clusterTemplate: 'k8s-1', name: '實驗室' }],
    ['千萬別刪 ci', 'none', { reason: 'negated' }],
  ])('%s', (message, intent, slots) => {
    expect(readMessage(message, names)).toMatchObject({ intent, slots });
  });
});
