import { expect, it } from 'vitest';
import { readUnnamed } from '../../../src/intents/language/sentence/unnamed.js';

it.each([
  ['delete a cluster', 'cluster-delete'],
  ['I want to delete a cluster.', 'cluster-delete'],
  ['delete', 'cluster-delete'],
  ['please remove a node group', 'nodegroup-delete'],
  ['delete a cluster template', 'cluster-template-delete'],
  ['create a node group', 'nodegroup-create'],
  ['rotate the CA', 'ca-rotate'],
  ['retry', 'cluster-retry'],
  ['删除一个集群', 'cluster-delete'],
  ['帮我新建一个节点组', 'nodegroup-create'],
  ['扩容集群', 'cluster-resize'],
])('the kind of a thing alone is enough to ask which: %s', (message, intent) => {
  expect(readUnnamed(message)).toBe(intent);
});

it.each([
  'delete a cluster?',
  'how do I delete a cluster',
  'I deleted a cluster',
  "don't delete a cluster",
  'delete all clusters',
  'create',
  'delete a file',
  '怎么删除集群',
  '不要删除集群',
])('no wish, or another: %s', (message) => {
  expect(readUnnamed(message)).toBeUndefined();
});
