import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexNames, readMessage } from '../../../src/intents/language/read.js';

const names = indexNames({
  cluster: ['ci', 'prod', 'build-farm'],
  template: ['k8s-small'],
  project: ['team-red'],
  nodegroup: ['gpu'],
});
const read = (message: string) => {
  const { intent, slots } = readMessage(message, names);
  return { intent, slots };
};

const orders = fc.constantFrom(
  'scale ci to 5',
  'add two nodes to prod',
  'show build-farm',
  'delete ci',
  'rotate the CA of prod',
  'remove node group gpu from prod',
  'create web from k8s-small',
  '把 ci 扩到 5 个节点',
  '删除 ci',
);
const told = fc.constantFrom(
  'the semester is over',
  'tom left the company',
  "half the class can't log in",
  'traffic is crazy',
  'it costs us too much',
  'nobody told me anything',
  'prod was slow yesterday',
  'we had 400 students last week',
  'hello there',
  '学生都放假了',
  '今天流量很大',
  '考试结束了',
);
const mark = fc.constantFrom(', ', '. ', '; ', ' - ', '，', '。');

describe('an order that something is told beside', () => {
  it('is that order, or nothing is asked for: never another one, and never of something else', () => {
    fc.assert(
      fc.property(orders, told, mark, fc.boolean(), (order, beside, between, isFirst) => {
        const alone = read(order);
        const { intent, slots } = read(
          isFirst ? `${beside}${between}${order}` : `${order}${between}${beside}`,
        );
        if (intent !== 'none') expect({ intent, slots }).toMatchObject(alone);
      }),
      { numRuns: 1500 },
    );
  });
});
