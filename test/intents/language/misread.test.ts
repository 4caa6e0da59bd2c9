import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/intents/language/read.js';

const names = {
  cluster: ['ci', 'prod', 'cs101', 'exam-runner', 'black-friday'],
  template: ['k8s', 'k8s-small'],
  project: ['team-red'],
  nodegroup: ['gpu'],
};
const read = (message: string) => {
  const { intent, slots } = readMessage(message, names);
  return { intent, slots };
};

describe('what somebody once said and was misread', () => {
  it.each([
    ['turn request 4 down, too expensive', 'deny', { request: '4' }],
    ['reject #12, too expensive', 'deny', { request: '12' }],
    ['let request 9 through', 'approve', { request: '9' }],
    ['#17 looks fine to me, approve it', 'approve', { request: '17' }],
    ['pls remove cluster black-friday, sale is over', 'cluster-delete', { clusters: ['black-friday'] }],
    [
      'destroy cs101 and exam-runner, semester finished',
      'cluster-delete',
      { clusters: ['cs101', 'exam-runner'] },
    ],
    ['delete ci, prod is done', 'cluster-delete', { clusters: ['ci'] }],
    ['rotate the ca of ci, a laptop was stolen', 'ca-rotate', { cluster: 'ci' }],
    ['轮换 ci 的证书，泄露了', 'ca-rotate', { cluster: 'ci' }],
    ['删掉 ci，课程结束了', 'cluster-delete', { clusters: ['ci'] }],
    ['could you delete failed cluster ci', 'cluster-delete', { clusters: ['ci'] }],
    ['halve ci', 'cluster-resize', { cluster: 'ci' }],
    ['double ci', 'cluster-resize', { cluster: 'ci' }],
    ['list the clusters that finished', 'cluster-list', { status: 'complete' }],
    [
      'create a cluster loadtest from k8s with 3 nodes',
      'cluster-create',
      { clusterTemplate: 'k8s', name: 'loadtest', nodeCount: 3 },
    ],
    [
      'create a cluster x with fixed network private',
      'cluster-create',
      { name: 'x', fixedNetwork: 'private' },
    ],
    ['create X and tell me when it is done', 'cluster-create', { name: 'X' }],
    ['我想要一个新的集群,叫 lab3,用 k8s', 'cluster-create', { clusterTemplate: 'k8s', name: 'lab3' }],
    [
      '起一个 k8s 的集群，名字叫 pay，要五个节点，超时 60 分钟',
      'cluster-create',
      { clusterTemplate: 'k8s', name: 'pay', nodeCount: 5, timeout: 60 },
    ],
    ['who gets told about failures', 'alert-list', {}],
    ['one worker fewer in ci would save money', 'none', { reason: 'out-of-scope' }],
    ['I think ci is a terrible name', 'none', { reason: 'report' }],
    ['prod is ok again, thanks', 'none', { reason: 'smalltalk' }],
    ['prod 现在 5 个节点，够了', 'none', { reason: 'report' }],
    ['approve the first one', 'approve', {}],
    ['同意第一个申请', 'approve', {}],
    ['拒绝第二个申请', 'deny', {}],
    ['delete the first one', 'cluster-delete', {}],
    ['删掉第一个', 'cluster-delete', {}],
    ['scale ci up to 6, builds are queueing', 'cluster-resize', { cluster: 'ci', nodeCount: 6 }],
    [
      'make a kubernetes template called k9 with fedora-coreos, flavor m1.small, keypair laptop, network public',
      'cluster-template-create',
      {
        name: 'k9',
        coe: 'kubernetes',
        image: 'fedora-coreos',
        flavor: 'm1.small',
        keypair: 'laptop',
        externalNetwork: 'public',
      },
    ],
    [
      '创建集群 demo1,用 k8s,3 个节点,密钥 laptop,名字改成 demo2',
      'cluster-create',
      { clusterTemplate: 'k8s', name: 'demo2', nodeCount: 3, keypair: 'laptop' },
    ],
    ['help with resizing', 'help', { topic: 'cluster-resize' }],
    ['add 2 nodes to ci and 3 to prod', 'none', { reason: 'multiple' }],
    ['migrate prod to another region', 'none', { reason: 'out-of-scope' }],
    ['move ci to team-red', 'none', { reason: 'out-of-scope' }],
    ['openstack coe cluster delete prod', 'none', { reason: 'out-of-scope' }],
  ])('%s', (message, intent, slots) => {
    expect(read(message)).toEqual({ intent, slots });
  });

  it('"like ci" is the template of ci', () => {
    expect(readMessage('create a cluster like ci called beta', names)).toMatchObject({
      intent: 'cluster-create',
      slots: { name: 'beta' },
      sameTemplate: { cluster: 'ci' },
    });
  });

  it('"no more deleting" is about no alerts', () => {
    expect(read('no more deleting of clusters please').intent).toBe('none');
  });
});
