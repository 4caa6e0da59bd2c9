import { is, type Token } from '../text/token.js';
import type { Facts } from './facts.js';
import { type Candidate, meaning, named, pick, type Rule, wishes } from './roles.js';
import { subjectIn } from './subjects.js';

/** Who may do what here, how careful a channel is, and who changed what. */
export const accessRules: readonly Rule[] = [guardrail, audit, roles];

function guardrail(facts: Facts): Candidate | null {
  const here = facts.has('N.channel') || facts.tokens.some(isHere);
  if (!facts.has('N.guardrail') && !(facts.has('GUARD.read-only') && here)) return null;
  if (!wishes(facts) || facts.has('Q.what', 'Q.howto', 'V.show', 'V.list')) return null;
  for (const token of facts.tokens) if (/^(lock|locked|锁定|锁)$/.test(token.lower)) token.used = true;
  const value = facts.tokens.flatMap(({ tags }) => tags).find((tag) => tag.startsWith('GUARD.'));
  return meaning('channel-guardrail', { guardrail: value?.slice(6) });
}

function isHere(token: Token): boolean {
  return is(token, 'PRON.me') && /channel|room|here|频道|群|这里|这儿|此处/.test(token.lower);
}

const others = [
  'N.template',
  'N.nodegroup',
  'N.quota',
  'N.alert',
  'N.ca',
  'N.cert',
  'N.config',
  'N.approval',
];

function audit(facts: Facts): Candidate | null {
  if (!facts.has('N.audit') && !asksWhoChanged(facts)) return null;
  if (facts.has(...others, 'V.create', 'V.delete', 'V.remove')) return null;
  const cluster = pick(facts, 'cluster', { loose: false });
  const { user } = subjectIn(facts);
  const uses = facts.mentions.filter((each) => each === cluster || each.token.text === user);
  return meaning('audit-list', { cluster: named(cluster, 'cluster'), user }, ...uses);
}

/** "who changed what", "who touched prod", "what has carol been changing". */
function asksWhoChanged(facts: Facts): boolean {
  if (facts.mood !== 'question' || facts.said.nodes) return false;
  const changed = facts.tokens.find((token) => is(token, 'V.set') || is(token, 'V.touch'));
  if (!changed || (changed.script === 'latin' && changed.form === 'base' && !facts.has('Q.is'))) return false;
  const what = facts.has('Q.what', 'PRON.something');
  const known = facts.mentions.some((each) => each.token.names?.cluster);
  if (facts.has('Q.who')) return what || known;
  return what && facts.mentions.some(({ token }) => is(token, 'NAME') && !token.names);
}

const giving = ['V.give', 'V.approve', 'V.grant', 'V.make', 'V.let', 'V.set', 'V.add', 'V.have'];
const taking = ['V.revoke', 'V.remove', 'V.delete', 'V.withdraw'];

function roles(facts: Facts): Candidate | null {
  const role = roleIn(facts);
  if (!(role !== undefined || facts.has('A.role')) || facts.has('N.whoami', 'V.create', 'REF')) return null;
  if (facts.mentions.some((each) => each.token.names?.cluster || each.token.names?.template)) return null;
  if (facts.tokens.some((token) => isAboutClusters(token))) return null;
  const looks = facts.has('Q.what', 'Q.who', 'V.list', 'V.show', 'Q.is', 'Q.howmany');
  if (!wishes(facts) || (looks && !facts.has('V.give', 'V.grant', 'V.revoke')))
    return looks && (facts.has('A.role') || facts.has('Q.who')) ? meaning('role-list', {}) : null;
  const takes = facts.has(...taking);
  const ought = facts.tokens.some(
    (token) => is(token, 'V.need') && /^(should|must|shall|has to)\b/.test(token.lower),
  );
  const gives = facts.tokens.some(({ text }) => text === '给');
  if (!takes && !ought && !gives && !facts.has(...giving)) return null;
  const subject = subjectIn(facts, role);
  if (Object.keys(subject).length === 0) return null;
  const uses = facts.mentions.filter(({ token }) => [role, subject.user, subject.group].includes(token.text));
  return meaning(takes ? 'role-revoke' : 'role-grant', { role, ...subject }, ...uses);
}

function isAboutClusters(token: Token): boolean {
  if (is(token, 'N.nodegroup')) return !/^(group|groups)$/.test(token.lower);
  return ['N.cluster', 'N.template', 'N.node', 'N.quota', 'N.master'].some((tag) => is(token, tag));
}

/** The role by one of its usual names, else what stands beside the word "role". */
function roleIn({ tokens, said }: Facts): string | undefined {
  const usual = tokens.flatMap(({ tags }) => tags).find((tag) => tag.startsWith('ROLE.'));
  const within = tokens.find(({ lower }) => /^the admin$/.test(lower)) && 'admin';
  return usual?.slice(5) ?? within ?? said.role;
}
