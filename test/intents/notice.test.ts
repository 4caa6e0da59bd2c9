import { describe, expect, it } from 'vitest';
import { stackNotFound } from '../../src/engine/clusters/cluster.js';
import { noticeCard } from '../../src/intents/cluster/notice-card.js';
import { aCluster } from '../engine/rows.js';

describe('what is told of a stack that is not as it was', () => {
  const cluster = aCluster({ status: 'UPDATE_FAILED', stackId: 'c0ffee' });
  const text = (reason: string) => noticeCard({ type: 'cluster.drifted', reason }, cluster)?.text;

  it('says that a stack which is gone is built anew by trying again', () => {
    for (const reason of [stackNotFound(cluster), `Node group big: ${stackNotFound(cluster)}`]) {
      expect(text(reason)).toContain(
        'The stack is gone: somebody deleted it. Try again to have it built anew',
      );
      expect(text(reason)).not.toContain('resize');
    }
  });

  it('says how the number of nodes is mended', () => {
    expect(text('Somebody changed the stack.')).toContain(
      'A resize of swarm to the number of nodes that it is to have brings that back in line',
    );
  });

  it('names the stack of the node group, where it is that one, in each command to type', () => {
    const drifted = { type: 'cluster.drifted', stack: 'swarm-big-x', nodegroup: 'big' } as const;
    const of = (status: string, reason: string) =>
      noticeCard({ ...drifted, status, reason: `Node group big: ${reason}` }, cluster)?.text;
    expect(of('SUSPEND_COMPLETE', 'The stack is SUSPEND_COMPLETE: its servers are suspended.')).toMatch(
      /openstack stack resume swarm-big-x$/,
    );
    expect(of('CHECK_FAILED', 'The stack is CHECK_FAILED: no')).toMatch(/openstack stack show swarm-big-x$/);
    const deleting = of('DELETE_FAILED', 'The stack is DELETE_FAILED: no');
    expect(deleting).toContain('delete it with nodegroup-delete swarm big.');
    expect(deleting).toMatch(/openstack stack show swarm-big-x$/);
  });
});
