import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { destroys, isGrave } from '../../../src/intents/language/intent-names.js';
import { lastLook } from '../../../src/intents/language/last-look.js';
import { indexNames, readMessage } from '../../../src/intents/language/read.js';

const names = { cluster: ['ci', 'prod', 'staging'], template: ['k8s'], nodegroup: ['gpu'] };
const read = (message: string) => readMessage(message, names);

describe('a destruction that was read in words that are none', () => {
  it.each([
    'struggled to remove ci',
    'asked to nuke the gpu node group of ci',
    'the error was: rotate the ca of ci',
    'kill build-farm is out of the question',
    'explain rotate the CA of ci',
    '预览删除集群 ci',
    '没有想批准 104',
  ])('%s', (message) =>
    expect(
      lastLook(message, {
        intent: 'cluster-delete',
        slots: { clusters: ['ci'] },
        confidence: 0.9,
        source: 'language',
      }).intent,
    ).toBe('none'),
  );
});

describe('an order that is none when the whole of it is read', () => {
  it.each([
    'delete everything except prod',
    'ci: delete pending since noon',
    'ci: delete stuck',
    'kill the rumour that prod goes away',
    'scale prod to 1 was the typo that woke us',
    '批准 42 是个错误',
    '工单 112:prod 缩容到两台',
    'delete anything but prod',
    'delete not prod',
    'delete all but ci',
    '除了 prod 都删掉',
    '不是删除 prod,是删除 ci',
    'delete prod or staging',
    'delete ci, actually keep it',
    'delete ci - actually, keep it',
    'delete ci? nah',
    'delete ci, on second thought leave it alone',
    'delete ci, hold on, wait',
    '删除 ci,还是留着吧',
    '删除 ci,等一下',
    'delete failed on prod',
    'delete failed for ci',
    'delete of prod took ages',
    'unable to delete prod',
    'failing to delete prod',
    'prod 删除失败',
    '删除prod失败',
    'prod 已删除',
    '删除 prod 中',
    '差点删了 prod',
    'prod 的证书轮换失败',
    'delete prod is what bob wants',
    '撤销对 prod 的删除',
    'remove prod from my view',
    'take prod out of the report',
    'delete the file prod',
    '把 prod 从列表里删除',
    'alice> delete prod',
    'say delete prod',
    'type delete prod',
    '命令是删除 prod',
    'dry run delete prod',
    'prod delete protection',
    'remove the cluster from k8s',
    '已批准 12',
    '12 已批准',
    '批准了 12',
    '12 批了吗',
    '批准还是拒绝 12',
  ])('%s', (message) => {
    expect(isGrave(read(message).intent)).toBe(false);
  });

  it.each([
    'delete prod',
    'please delete ci and staging, we do not need them any more',
    'delete the failed cluster ci',
    'remove ci',
    '把 prod 删了',
    '删除 ci',
  ])('but a plain one is one: %s', (message) => {
    expect(read(message).intent).toBe('cluster-delete');
  });
});

describe('what sounds like an order, by construction', () => {
  interface Row {
    readonly text: string;
    readonly intent: string;
  }
  const usual = JSON.parse(readFileSync('test/evaluation/names.json', 'utf8'));
  const rows: Row[] = readFileSync('test/evaluation/corpus/hostile.jsonl', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const index = indexNames(usual);

  it('destroys nothing, shrinks nothing and decides nothing where it is none', () => {
    const none = rows.filter(({ intent }) => intent === 'none');
    expect(none.length).toBeGreaterThan(700);
    expect(none.filter(({ text }) => destroys(readMessage(text, index))).map(({ text }) => text)).toEqual([]);
  });

  it('and a plain order in the same words is still one', () => {
    const orders = rows.filter(({ intent }) => intent !== 'none');
    const missed = orders.filter(({ text, intent }) => readMessage(text, index).intent !== intent);
    expect(missed.length).toBeLessThan(orders.length * 0.02);
  });
});

describe('what the name of a cluster only stands before', () => {
  it.each([
    'destroy the ci tickets',
    'clear the ci cache',
    'purge the prod cache',
    'delete prod, staging of the docs',
  ])('is not destroyed with it: %s', (message) => expect(read(message).intent).toBe('none'));

  it.each(['remove 3 rows from prod', 'take 2 apples from staging', 'drop 4 people from ci'])(
    'is no number of nodes: %s',
    (message) => expect(read(message).intent).toBe('none'),
  );

  it.each([
    ['delete the ci cluster', 'cluster-delete'],
    ['delete the ci', 'cluster-delete'],
    ['remove 2 machines from ci', 'cluster-resize'],
    ['take 2 nodes from staging', 'cluster-resize'],
  ])('and an order that says a cluster or its nodes is one: %s', (message, intent) =>
    expect(read(message).intent).toBe(intent),
  );
});

it.each([
  'delete prod and I quit',
  'lol delete prod',
  'jk, delete ci',
  'scaling ci to 2 fails',
  'rate ci on a scale of 1 to 5',
  'removing node 3 from ci hung',
  '小王，把 ci 删了吧',
  '李工：删掉 ci',
  '批了 12 天假',
  '给 prod 打 5 分',
])('a threat, a joke and a complaint are no order: %s', (message) =>
  expect(['cluster-delete', 'cluster-resize', 'approve']).not.toContain(read(message).intent),
);

it('a first word in capitals that is a cluster is spoken of, and not to', () => {
  const { intent, slots } = readMessage('Staging cluster, delete it', { cluster: ['Staging', 'ci'] });
  expect([intent, slots.clusters]).toEqual(['cluster-delete', ['Staging']]);
});

it.each([
  'I wonder if prod should be deleted',
  "I wonder whether prod's CA should be rotated",
  'Delete ci, he goes. Delete ci! In the middle of the meeting.',
  'Delete ci. Keep ci. I cannot decide.',
  'Poll time: delete ci / keep ci',
  'please do n0t remove ci',
  "I'd like to see you try and delete ci, punk",
  'Delete ci… NOT!',
  '删 ci 比删 prod 麻烦多了',
  '驳回 19 号？凭什么？',
  '谢谢你帮我把 gpu 从 ci 删了',
  'delete ci in the docs',
  'delete ci, undo',
  '# delete ci',
  'remove the gpu group chat from prod',
  'delete the oldest cluster',
  'take Tom off prod',
  'remove the banner from staging',
  'drop the env var FOO from ci',
  'prod fell to 2 nodes',
  'prod now has just 2 nodes',
  'prod 减少到两个节点了吗',
  'prod 从 9 个变成 3 个了',
  'lower the priority of prod to 2',
  'cut 2 minutes from the prod demo',
  'Cutting prod to two nodes would save 400 a month.',
])('what is told, wondered about or dared takes nothing away: %s', (message) =>
  expect(read(message)).toMatchObject({ intent: 'none' }),
);

it.each([
  ['ci 翻一倍', { cluster: 'ci' }],
  ["prod doesn't need 5 nodes, 3 are enough", { cluster: 'prod', nodeCount: 3 }],
  ['I want prod to have 2 nodes', { cluster: 'prod', nodeCount: 2 }],
  ['take node ci-2 off ci', { cluster: 'ci', nodesToRemove: ['ci-2'] }],
])('a number is the one that was meant, or is asked for: %s', (message, slots) =>
  expect(read(message)).toMatchObject({ intent: 'cluster-resize', slots }),
);

it.each([
  'Rotate CA finished on prod an hour ago, green across the board.',
  'delete of ci completed yesterday',
  'fix(infra): scale in prod to 2 nodes (#318)',
  'commit 信息：将 prod 缩容到 2 个节点',
  'Lint this for me: openstack coe cluster delete prod',
])('what is told of an order is none: %s', (message) => {
  expect(read(message).intent).toBe('none');
});

it.each(['scale node group big of prod to 1', 'scale the big node group of prod to 4'])(
  'a node group that is not known is not left out: %s',
  (message) => {
    expect(read(message).slots).toMatchObject({ cluster: 'prod', nodegroup: 'big' });
    const known = readMessage(message, { cluster: ['prod'], nodegroup: ['big'] });
    expect(known).toMatchObject({ intent: 'cluster-resize', slots: { cluster: 'prod', nodegroup: 'big' } });
  },
);

it.each([
  'prod has a failing pod, kill it',
  'the prod database is full, wipe it',
  'the logs of prod are huge, wipe them',
  "prod's backup failed, remove it",
  'i found a bug in prod, kill it',
  'prod 里的 n2 坏了，把它踢出去',
  'prod 的日志太多了，清掉',
  '删掉 prod 的 node-1 和 node-2',
])('a part of a cluster is not the cluster: %s', (message) => {
  expect(read(message).intent).toBe('none');
});

it.each([
  'prod is idle, kill it',
  "we're done with prod, tear it down",
  'prod 没人用了，把它删了',
  '把 prod 的集群删了',
])('the cluster itself is: %s', (message) => {
  expect(read(message)).toMatchObject({ intent: 'cluster-delete', slots: { clusters: ['prod'] } });
});

it.each(['delete cluster c#1', 'delete c@x, it is broken', 'tear down "my box (old)"'])(
  'whatever a cluster is called, it is read: %s',
  (message) => {
    expect(() => readMessage(message, { cluster: ['c#1', 'my box (old)'] })).not.toThrow();
  },
);

it('a cluster called ci is spoken to as any other', () => {
  expect(read('ci: scale to 3')).toMatchObject({
    intent: 'cluster-resize',
    slots: { cluster: 'ci', nodeCount: 3 },
  });
});

describe('numbers of nodes', () => {
  it.each([
    'prod lost a node',
    'we lost two nodes in prod',
    'prod is down by one node',
    'prod shrank to 1',
    'prod 掉了两个节点',
    'prod grew by 2',
  ])('that are told are none: %s', (message) => {
    expect(read(message).intent).not.toBe('cluster-resize');
  });

  it.each([
    ['scale ci by 2', 2],
    ['make prod bigger by three', 3],
    ['make ci smaller by two', -2],
    ['scale ci down by 2', -2],
    ['grow ci by one', 1],
  ])('"by" is how many more or fewer: %s', (message, change) => {
    const { intent, slots } = read(message);
    expect([intent, slots.nodeCountChange, slots.nodeCount]).toEqual(['cluster-resize', change, undefined]);
  });

  it.each(['scale ci to -3', '把prod扩到负三个', 'scale ci to 2.5 nodes', `scale ci to ${'9'.repeat(400)}`])(
    'that cannot be are asked for: %s',
    (message) => {
      expect(read(message).slots).not.toHaveProperty('nodeCount');
    },
  );
});
