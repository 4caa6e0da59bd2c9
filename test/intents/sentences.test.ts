import { describe, expect, it } from 'vitest';
import { refusalText } from '../../src/bot/conversation/answers.js';
import type { Text } from '../../src/card/card.js';
import { EngineError } from '../../src/engine/errors.js';
import { noProgress, type Operation } from '../../src/engine/operations/operation.js';
import { noticeCard } from '../../src/intents/cluster/notice-card.js';
import { alertCard } from '../../src/intents/cluster/operation-card.js';
import { aCluster } from '../engine/rows.js';
import { ofDeletions, texts } from './failure/texts.js';

/** A sentence of ours that begins where the one before has no end. */
const runsOn =
  /[^\s.!?…:›·,(“"']\s+(?:Something that|Somebody|Remove what|Try again|Trying again|Ask (?:for|the)|An OpenStack|No hypervisor|This is what|Write it)\b/;

const plain = (text: Text | undefined) =>
  typeof text === 'string'
    ? text
    : (text ?? []).map((part) => (typeof part === 'string' ? part : 'X')).join('');

function failed(kind: Operation['kind'], type: string | null, reason: string): Operation {
  const at = '2026-01-02T03:04:05Z';
  const faults = type === null ? [] : [{ path: ['nodes', '0', 'server'], type, physicalId: '', reason, at }];
  const status = kind === 'delete' ? 'DELETE_FAILED' : 'CREATE_FAILED';
  return {
    ...{ id: 'op', clusterUuid: 'c', nodeGroupUuid: null, clusterName: 'swarm', projectId: 'p', kind },
    ...{ state: 'failed', input: {}, origin: null, progress: noProgress, stackMark: null },
    caller: { userId: 'u', userName: 'ann', projectId: 'p', projectName: 'demo', roles: [] },
    outcome: { status, reason, faults },
    createdAt: new Date(at),
    finishedAt: new Date(at),
  };
}

/** As OpenStack says it, and without its full stop. */
const both = (text: string) => [text, text.replace(/[.!?]\s*$/, '')];

describe('sentences that stand beside each other', () => {
  it.each([
    ...texts.map(([, type, text]) => ['create', type, text] as const),
    ...ofDeletions.map(([, type, text]) => ['delete', type, text] as const),
  ])('do not run together in the alert of a %s (%s): %s', (kind, type, text) => {
    for (const said of both(text)) {
      const told = plain(
        alertCard({ operation: failed(kind, type, said), cluster: null, template: null }).text,
      );
      expect(told).not.toMatch(runsOn);
      expect(told).toMatch(/[.!?…]$/);
    }
  });

  it.each([
    'The stack is SUSPEND_COMPLETE: its servers are suspended',
    'Somebody changed the stack without this program: number_of_nodes is 2 in the stack, and 1 here',
    'Stack with id x not found in Heat.',
  ])('nor in what is told of a stack that somebody changed: %s', (reason) => {
    const told = plain(noticeCard({ type: 'cluster.drifted', reason }, aCluster())?.text);
    expect(told).toMatch(/\w\. [A-Z]/);
  });

  it.each([
    ['create', 'Cluster swarm is ready at https://10.0.0.5:6443.'],
    ['upgrade', 'Cluster swarm is upgraded.'],
    ['update', 'Cluster swarm is updated.'],
  ] as const)('say where a cluster is when it is new, and not that it is changed there: %s', (kind, text) => {
    const operation = { ...failed(kind, null, ''), state: 'succeeded' as const };
    const cluster = aCluster({ apiAddress: 'https://10.0.0.5:6443' });
    expect(alertCard({ operation, cluster, template: null }).text).toBe(text);
  });

  it('nor in a refusal, which has Magnum’s words first and then what to do', () => {
    const hint = 'Write it as a=b';
    const refusal = new EngineError('cluster.invalid', "'add' and 'replace' operations needs value", {
      hint,
    });
    expect(refusalText(refusal)).toBe("'add' and 'replace' operations needs value. Write it as a=b.");
  });
});
