import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/intents/language/read.js';

describe('a cluster called like something else', () => {
  const inDemo = { cluster: ['demo', 'web'], project: ['demo'], nodegroup: ['web'] };

  it.each([
    ['delete demo', { intent: 'cluster-delete', slots: { clusters: ['demo'] } }],
    ['tear demo down', { intent: 'cluster-delete', slots: { clusters: ['demo'] } }],
    ['upgrade demo', { intent: 'cluster-upgrade', slots: { cluster: 'demo' } }],
    ['delete web', { intent: 'cluster-delete', slots: { clusters: ['web'] } }],
    ['quota of demo', { intent: 'quotas-show', slots: { project: 'demo' } }],
    ['switch to demo', { intent: 'project-use', slots: { project: 'demo' } }],
    ['which clusters are in demo', { intent: 'cluster-list', slots: {} }],
    ['delete the cluster in demo', { intent: 'cluster-delete', slots: {} }],
    ['delete the project demo', { intent: 'none' }],
    ["don't delete demo", { intent: 'none' }],
  ])('%s', (message, meant) => {
    expect(readMessage(message, inDemo)).toMatchObject(meant);
  });

  it('is upgraded to no template that only has its name', () => {
    const names = { cluster: ['swarm'], template: ['swarm'] };
    expect(readMessage('upgrade swarm', names).slots).toEqual({ cluster: 'swarm' });
  });
});
