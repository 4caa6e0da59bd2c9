import { describe, expect, it } from 'vitest';
import type { Text } from '../../src/card/card.js';
import { glassFacts } from '../../src/intents/approvals/break-glass-card.js';
import { termFact } from '../../src/intents/approvals/term-card.js';
import { certificateFacts } from '../../src/intents/certificates/facts.js';

const at = new Date('2026-02-01T14:05:00Z');
const clock = { time: '2026-02-01T14:05:00.000Z', text: '1 Feb 2026, 14:05 UTC' };

/** One style of dates: what a card says of a moment is shown by the clock of whoever reads it, where their platform has one. */
describe('a moment on a card', () => {
  const caller = { userId: 'u', userName: 'ann', projectId: 'p', projectName: 'demo', roles: ['member'] };
  const certificate = { subject: 'CN=ca', names: [], usages: [], expiresAt: at, fingerprint: 'AB' };
  const glass = {
    ...{ approvalNumber: 1, channel: 'security', endsAt: at, remindAt: at, reminders: 0 },
    ...{ caller, createdAt: at, ticket: 'T-1', reason: 'outage', review: null },
  };
  const said: [string, () => readonly { label: string; value: Text }[], string][] = [
    ['when a certificate expires', () => certificateFacts(certificate), 'Expires'],
    ['until when a quota is given', () => [termFact(at, null)], 'until'],
    ['when somebody broke the glass', () => glassFacts(glass, undefined), 'approved alone by'],
  ];
  it.each(said)('%s', (_, facts, label) => {
    expect(facts().find((fact) => fact.label === label)?.value).toContainEqual(clock);
  });
});
