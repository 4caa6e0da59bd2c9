import { describe, expect, it } from 'vitest';
import type { HeldLine } from '../../../src/engine/store/held.js';
import { digestCard } from '../../../src/intents/alerts/digest-card.js';
import { sayCard } from '../../../src/speech/card.js';

const line = (over: Partial<HeldLine>): HeldLine => ({
  kind: 'CREATE_FAILED',
  cluster: 'prod',
  text: '',
  isFailure: true,
  failed: { type: 'OS::Nova::Server', deleting: false },
  at: '2026-02-03T09:00:00.000Z',
  ...over,
});
const noHost =
  'ResourceInError: resources.server: Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"';

/** What a digest of one line says of it. */
function said(over: Partial<HeldLine>, language?: 'zh-CN'): string {
  const card = sayCard(digestCard({ total: 1, newest: [line(over)] }), language);
  return JSON.stringify(card.facts);
}

describe('why, in a digest', () => {
  it('is what the failure means, as in the alert that is told at once', () => {
    expect(said({ text: noHost })).toContain('No hypervisor has room for a server of this flavor.');
    expect(said({ text: noHost })).not.toContain('Went to status');
  });

  it('is said in the language of the channel', () => {
    expect(said({ text: noHost }, 'zh-CN')).toContain('没有计算节点能容纳此规格的服务器。');
  });

  it('is what still uses it where something could not be deleted', () => {
    const kept = { kind: 'DELETE_FAILED', failed: { type: 'OS::Neutron::Net', deleting: true } };
    expect(said({ ...kept, text: 'Conflict: port in use' })).toContain('still uses this resource');
  });

  it('is what the cloud said, without what stands around it, where nobody knows what that means', () => {
    expect(said({ text: 'ResourceInError: resources.server: The moon is full' })).toContain(
      'The moon is full',
    );
    expect(said({ text: 'ResourceInError: resources.server: The moon is full' })).not.toContain('resources');
  });

  it('is as it was said where it is no failure in Heat', () => {
    const drift = { kind: 'drift', failed: undefined, isFailure: false, text: 'is as it was again' };
    expect(said(drift)).toContain('is as it was again');
  });
});
