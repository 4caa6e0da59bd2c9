import { intentRisks } from '../intent-names.js';
import { is, isOne, type Token } from '../text/token.js';
import { accessRules } from './access.js';
import { alertRules } from './alerts.js';
import { approvalRules } from './approvals.js';
import { clusterRules } from './clusters.js';
import { type Facts, gather, type Mood } from './facts.js';
import { generalRules } from './general.js';
import { lookRules } from './looks.js';
import type { Mention } from './mentions.js';
import { nodegroupRules } from './nodegroups.js';
import { quotaRules } from './quotas.js';
import type { Candidate, Rule } from './roles.js';
import { templateRules } from './templates.js';

/** What a clause was understood as, and how much of it was left over. */
export interface Understood {
  readonly candidate: Candidate;
  readonly facts: Facts;
  /** Words that the meaning does not explain. */
  readonly left: readonly Token[];
  /** Two things of a kind were named where one fits. */
  readonly several: boolean;
}

/** Tried in this order: the narrower worlds first. */
const rules: readonly Rule[] = [
  ...accessRules,
  ...approvalRules,
  ...quotaRules,
  ...alertRules,
  ...generalRules,
  ...nodegroupRules,
  ...templateRules,
  ...clusterRules,
  ...lookRules,
];

/** The meaning of one clause, taken as a wish or as a question; null when it is none of ours. */
export function understand(clause: readonly Token[], mood: Mood, reason?: string): Understood | null {
  const facts = gather(clause, mood);
  if (mood === 'request' && facts.has('V.run') && !runsOn(facts)) return null;
  if (reason !== undefined) facts.said.reason = reason;
  for (const rule of rules) {
    const candidate = rule(facts);
    if (candidate) {
      const rest = facts.mentions.filter((each) => !candidate.uses.includes(each)).map((each) => each.token);
      const left = [...facts.tokens.filter((token) => !token.used && isContent(token)), ...rest];
      return { candidate, facts, left, several: isSeveral(facts, candidate) };
    }
  }
  return null;
}

/** "have ci run on five nodes": its size, and nothing that is to be executed. */
function runsOn({ said, mentions }: Facts): boolean {
  return said.nodes !== undefined && mentions.length === 1 && mentions[0]?.token.names?.cluster !== undefined;
}

const explained =
  /^(V|N|A|P|Q|S|E|U|COE|ROLE|GUARD|VAL|DRV|PRON|PART|AT|REQ|SUG|IF|YET|DONE|UP|AND|OR|THEN|BUT|DET|CL|ALL|MORE|LESS|ADV|COURT|MARK|EQ|HALF|FUT|NEG|STOPTELL|LACK|BIGGER|SMALLER|MAY|TIME|BEC|CORR|SAY|HYP|BEI|CHANNEL|PERSON|REF)(\.|$)/;

function isContent(token: Token): boolean {
  return !token.tags.some((tag) => explained.test(tag));
}

/** "show a and b", "list clusters and templates": lists exist only where the intent has one. */
function isSeveral({ tokens, mentions }: Facts, { intent, uses }: Candidate): boolean {
  const rest = mentions.filter((each) => !uses.includes(each));
  if ((intent === 'approve' || intent === 'deny') && numbersTwo(tokens)) return true;
  if (intent === 'nodegroup-delete' && isListed(tokens, uses)) return true;
  if (intent === 'cluster-resize' && rest.some(({ token, prep }) => prep && token.names?.cluster))
    return true;
  if (/-delete$/.test(intent) && rest.some((each) => each.prep === null && isOfOurs(each))) return true;
  const joined = (token: Token, fits: (other: Token) => boolean) => {
    const at = tokens.indexOf(token);
    return [-1, 1].some((way) => {
      const joint = tokens[at + way];
      const other = tokens[at + 2 * way];
      return (isOne(joint, ['AND', 'OR']) || joint?.text === ',') && other !== undefined && fits(other);
    });
  };
  if (rest.some((each) => is(each.token, 'ENT') && joined(each.token, () => true))) return true;
  const named = new Set(mentions.map(({ token }) => token));
  if (
    rest.some((each) => is(each.token, 'NAME') && joined(each.token, (other) => named.has(other))) &&
    (intent === 'cluster-show' || intent === 'cluster-resize')
  )
    return true;
  return mentions.length === 0 && /-list$/.test(intent) && intent in intentRisks && listsTwo(tokens);
}

/** "approve 12 and 14": a request is one. */
function numbersTwo(tokens: readonly Token[]): boolean {
  const numbers = ['NUM', 'REF'];
  return tokens.some((token, at) => {
    const joint = tokens[at - 1];
    const listed = isOne(joint, ['AND', 'OR', 'THEN']) || /^[,、]$/.test(joint?.text ?? '');
    return listed && isOne(token, numbers) && isOne(tokens[at - 2], numbers);
  });
}

/** "delete cluster ci and node group gpu": two things, and not the group of a cluster. */
function isListed(tokens: readonly Token[], uses: readonly Mention[]): boolean {
  const places = uses.map(({ token }) => tokens.indexOf(token));
  const [from, to] = [Math.min(...places), Math.max(...places)];
  return tokens.slice(from, to).some((token) => is(token, 'AND') || token.text === '、');
}

/** Something that could be deleted as well. */
function isOfOurs({ token, said }: Mention): boolean {
  if (said !== null) return ['cluster', 'template', 'nodegroup'].includes(said);
  return Boolean(token.names?.cluster ?? token.names?.template ?? token.names?.nodegroup);
}

const listed = [
  'N.cluster',
  'N.template',
  'N.project',
  'N.quota',
  'N.alert',
  'N.service',
  'N.stats',
  'N.approval',
];

function listsTwo(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    const last = is(tokens[at - 1], 'V.list') ? tokens[at - 2] : tokens[at - 1];
    const before = listed.find((noun) => is(last, noun));
    const after = listed.find((noun) => is(tokens[at + 1], noun));
    return (
      (is(token, 'AND') || is(token, 'THEN')) &&
      before !== undefined &&
      after !== undefined &&
      before !== after &&
      !(before === 'N.cluster' && after === 'N.quota')
    );
  });
}
