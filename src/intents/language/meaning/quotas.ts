import { is, isOne } from '../text/token.js';
import type { Facts } from './facts.js';
import type { Mention } from './mentions.js';
import { asks, type Candidate, meaning, named, pick, type Rule, wishes } from './roles.js';

/** Quotas: what they are, set by an admin, or asked for by everybody else. */
export const quotaRules: readonly Rule[] = [listAll, quota, room];

function project(facts: Facts) {
  return pick(facts, 'project', { preps: ['P.for', 'P.of', 'P.to', 'P.from', 'P.on', 'P.poss', 'P.in'] });
}

function projectOf(facts: Facts) {
  const found = project(facts) ?? pick(facts, 'project');
  return found && isStray(facts, found) ? undefined : found;
}

/** "prolongate our limit": a word that nobody knows, before a limit that is somebody's already, is no project. */
function isStray({ tokens }: Facts, { token, said, prep }: Mention): boolean {
  if (token.names || said !== null || prep !== null || /[\d._-]/.test(token.text)) return false;
  const next = tokens[tokens.indexOf(token) + 1];
  return is(next, 'N.quota') ? next?.determined === true : !is(next, 'P.poss');
}

function resource(facts: Facts): string | undefined {
  const at = facts.tokens.findIndex((token) => is(token, 'N.resource'));
  if (at < 0) return undefined;
  const next = facts.tokens.slice(at + 1).find((token) => !is(token, 'EQ') && !is(token, 'P.*'));
  const before = facts.tokens[at - 1];
  if (next && next.script === 'latin' && !next.used) return next.text;
  return before && before.script === 'latin' && is(before, 'N.cluster') ? before.text : undefined;
}

function listAll(facts: Facts): Candidate | null {
  if (!facts.has('N.quota') || facts.said.nodes) return null;
  const all =
    facts.has('ALL.tenants') ||
    facts.tokens.some((token) => is(token, 'A.public') && /all|every/.test(token.lower));
  const plural = facts.tokens.some((token) => is(token, 'N.quota') && /s$/.test(token.lower));
  const lists =
    all ||
    plural ||
    facts.has('V.list', 'ALL') ||
    (facts.has('Q.what') &&
      facts.tokens.some((token) => is(token, 'Q.what') && /[哪些啥有]{2}/.test(token.text)));
  if (
    !lists ||
    facts.has('V.delete', 'V.remove', 'V.need', 'V.request', 'V.set', 'V.grow') ||
    projectOf(facts)
  )
    return null;
  return meaning('quotas-list', { allTenants: all || undefined });
}

function quota(facts: Facts): Candidate | null {
  if (mayHave(facts)) {
    const own = pick(facts, 'project');
    return meaning('quotas-show', { project: named(own, 'project') }, own);
  }
  if (boundsOfGroup(facts) || isOfOthers(facts)) return null;
  const { nodes } = facts.said;
  if (!facts.has('N.quota') && !(facts.has('V.limit') && nodes)) return null;
  const mention = projectOf(facts);
  const about = { project: named(mention, 'project'), resource: resource(facts) };
  if (!wishes(facts)) return meaning('quotas-show', about, mention);
  if (asksForMore(facts)) return request(facts, mention);
  const change = changeOfQuota(facts);
  if (change === 'quotas-delete') return meaning(change, about, mention);
  if (change) return meaning(change, { ...about, hardLimit: nodes?.value }, mention);
  return asks(facts) || !nodes ? meaning('quotas-show', about, mention) : null;
}

/** "the quota for floating ips": Magnum counts clusters alone. */
function isOfOthers({ tokens }: Facts): boolean {
  return tokens.some(
    (token) =>
      isOne(token, [
        'A.fip',
        'A.volsize',
        'A.network',
        'A.subnet',
        'A.keypair',
        'A.image',
        'A.lb',
        'VAL.vm',
      ]) && !isOne(token, ['N.*', 'P.*']),
  );
}

/** "limit gpu in ci to between 2 and 6" is about a node group. */
function boundsOfGroup({ said, mentions, has }: Facts): boolean {
  if (has('V.limit') && has('N.nodegroup') && said.nodes) return true;
  if (said.min === undefined && said.max === undefined) return false;
  return mentions.some(({ token }) => token.names?.nodegroup || token.names?.cluster);
}

/** The verb decides: raise, need, want, request, more. */
function asksForMore(facts: Facts): boolean {
  // "create a new quota": new is not more.
  if (facts.has('V.create') && !facts.tokens.some((token) => is(token, 'MORE') && token.lower !== 'new'))
    return false;
  if (mustBeSet(facts)) return false;
  if (facts.has('V.need', 'V.request', 'V.grow', 'MORE', 'BIGGER')) return true;
  if (forUs(facts)) return true;
  if (facts.has('PART.up') && !facts.has('V.set', 'V.update')) return true;
  return facts.said.nodes !== undefined && (facts.has('V.have') || wanted(facts));
}

/** "the quota of lab must be set to 20": whoever says so sets it. */
function mustBeSet({ tokens }: Facts): boolean {
  return tokens.some((token, at) => token.lower === 'set to' && is(tokens[at - 1], 'V.need'));
}

/** "grant us a limit of 18": who speaks asks for themselves. */
function forUs(facts: Facts): boolean {
  const us = facts.tokens.some((token, at) => is(token, 'PRON.me') && is(facts.tokens[at - 1], 'V.give'));
  return us && facts.said.nodes !== undefined && projectOf(facts) === undefined;
}

function request(facts: Facts, mention: ReturnType<typeof pick>): Candidate {
  const { nodes, reason } = facts.said;
  const differs = nodes && !nodes.target && (nodes.sign !== 0 || countsQuota(facts));
  const change = differs ? (nodes.sign || 1) * nodes.value : undefined;
  const hardLimit = change === undefined ? nodes?.value : undefined;
  const slots = { hardLimit, hardLimitChange: change, project: named(mention, 'project'), reason };
  return meaning('quota-request', slots, mention);
}

/** "5 clusters of quota", "5 个配额": so much of it, and not what it is to be. */
function countsQuota({ tokens }: Facts): boolean {
  return tokens.some((token, at) => {
    // "50 的配额": that is what it is to be.
    if (!is(token, 'NUM') || is(tokens[at + 1], 'P.poss')) return false;
    const next = tokens.slice(at + 1, at + 5);
    const quota = next.findIndex((each) => is(each, 'N.quota'));
    return (
      quota > 0 && next.slice(0, quota).every((each) => isOne(each, ['CL', 'N.cluster', 'P.poss', 'P.of']))
    );
  });
}

/** What an admin does to a quota; null when it is only looked at. */
function changeOfQuota(facts: Facts): 'quotas-delete' | 'quotas-create' | 'quotas-update' | null {
  const { nodes } = facts.said;
  if (!nodes && facts.has('V.delete', 'V.remove', 'V.stop')) return 'quotas-delete';
  const makes = facts.has('V.create', 'V.add', 'V.give') || (facts.has('V.make') && facts.has('DET.a'));
  if (makes && !facts.has('V.set')) return 'quotas-create';
  if (facts.has('V.set', 'V.update', 'V.make') || mustBeSet(facts)) return 'quotas-update';
  return nodes && facts.has('V.shrink', 'V.limit', 'V.move', 'V.resize', 'P.to') ? 'quotas-update' : null;
}

/** "I want", "can we get": a wish for something to have. */
function wanted(facts: Facts): boolean {
  return (
    facts.tokens.some(
      (token) =>
        is(token, 'REQ') &&
        /need|want|like|have|get|use|do with|look|after|requ|要|想|希望/.test(token.lower),
    ) && !facts.has('V.set', 'V.update', 'V.delete', 'V.remove', 'V.create', 'V.show', 'V.list')
  );
}

/** "We need room for 5 more clusters" asks for quota without naming it. */
function room(facts: Facts): Candidate | null {
  const { nodes, reason } = facts.said;
  if (nodes?.target && wishes(facts) && countsClusters(facts))
    return meaning('quota-request', { hardLimit: nodes.value, reason });
  if (!nodes || nodes.target || !wishes(facts) || facts.has('N.node')) return null;
  const fresh =
    nodes.value === 1 && !facts.tokens.some((token) => is(token, 'MORE') && !/^新|^new$/.test(token.lower));
  const clusters = facts.has('N.cluster') && nodes.sign === 1 && !fresh;
  if (
    !(facts.has('N.room') || clusters) ||
    facts.has('V.create', 'V.make', 'V.delete', 'V.remove', 'V.resize', 'V.add')
  )
    return null;
  if (
    !facts.has('V.need', 'V.request', 'V.have', 'V.give', 'V.get') &&
    !wanted(facts) &&
    !facts.has('N.room')
  )
    return null;
  const mention = projectOf(facts);
  // "Room for 30 clusters" is for all of them, "for 5 more" is for those alone.
  const isAll = facts.has('N.room') && nodes.sign !== 1 && !facts.tokens.some((token) => is(token, 'MORE'));
  const limit = isAll ? { hardLimit: nodes.value } : { hardLimitChange: nodes.value };
  return meaning('quota-request', { ...limit, project: named(mention, 'project'), reason }, mention);
}

/** "we'd love to go to 30 clusters": so many, and none of them named. */
function countsClusters({ tokens, mentions }: Facts): boolean {
  const counted = tokens.some(
    (token, at) => is(token, 'NUM') && /^clusters$/.test(tokens[at + 1]?.lower ?? ''),
  );
  return (
    counted &&
    mentions.length === 0 &&
    !tokens.some((token) => isOne(token, ['V.create', 'V.delete', 'N.node']))
  );
}

/** "How many clusters may we have?" */
function mayHave(facts: Facts): boolean {
  const allowed =
    facts.has('MAY', 'MORE') ||
    facts.tokens.some((token) => isOne(token, ['REQ', 'SUG']) && /may|can|could|能|可以/.test(token.lower));
  return facts.has('Q.howmany') && facts.has('N.cluster') && allowed && !facts.has('N.quota');
}
