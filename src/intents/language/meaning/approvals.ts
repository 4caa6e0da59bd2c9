import { is } from '../text/token.js';
import type { Facts } from './facts.js';
import { type Candidate, meaning, type Rule, wishes } from './roles.js';

/** Requests that wait for somebody who may approve them. */
export const approvalRules: readonly Rule[] = [decide, withdraw, list];

function decide(facts: Facts): Candidate | null {
  const approves =
    facts.tokens.some((token) => is(token, 'V.approve') && !is(token, 'COURT') && !token.used) ||
    (facts.said.request !== undefined && facts.has('V.approve'));
  const denies = facts.has('V.deny');
  if (!approves && !denies) return null;
  if (facts.mood === 'question' || (facts.said.request === undefined && facts.has('ALL'))) return null;
  if (facts.said.request === undefined && !facts.has('N.request', 'PRON.it')) return null;
  if (facts.has('N.approval') && facts.said.request === undefined) return null;
  const slots = { request: facts.said.request };
  return denies ? meaning('deny', { ...slots, reason: facts.said.reason }) : meaning('approve', slots);
}

/** "withdraw my request 12", "cancel request #5": one's own, before it is decided. */
function withdraw(facts: Facts): Candidate | null {
  if (!wishes(facts) || !facts.has('V.withdraw', 'V.stop')) return null;
  const { request } = facts.said;
  if (!facts.has('N.request') || (request === undefined && !facts.has('V.withdraw'))) return null;
  return meaning('approval-cancel', { request });
}

function list(facts: Facts): Candidate | null {
  if (facts.said.request !== undefined || facts.said.nodes) return null;
  if (facts.has('N.approval') && !facts.has('V.stop', 'V.delete')) return meaning('approval-list', {});
  const waits = facts.has('S.progress', 'Q.what', 'V.list', 'V.show', 'ALL', 'Q.is');
  const requests = facts.tokens.some(
    (token) => is(token, 'N.request') && (/s$/.test(token.lower) || token.script === 'chinese'),
  );
  const approving =
    facts.tokens.some((token) => is(token, 'V.approve') && /appr|批|审/.test(token.lower)) &&
    facts.has('Q.what', 'PRON.something', 'Q.is', 'Q.howmany');
  if ((requests && waits && !facts.has('V.need', 'N.quota', 'N.csr')) || approving)
    return meaning('approval-list', {});
  return null;
}
