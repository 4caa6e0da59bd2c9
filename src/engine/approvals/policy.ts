import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '../audit/record.js';
import type { Project } from '../projects.js';
import { ApprovalAction as Action, type ApprovalAction, type HeldAction, type StepUp } from './approval.js';
import { type BreakGlassPolicy, BreakGlassSection, breakGlassPolicy } from './break-glass-policy.js';

const Hours = z
  .number('takes a number of hours')
  .positive('takes more than 0 hours')
  .max(24 * 365, 'takes at most 8760 hours');
const Votes = z.int('takes a whole number').min(1, 'takes at least 1').max(20, 'takes at most 20');

const Terms = z.strictObject({
  /** Different people who must agree, and who must refuse. */
  approvalsNeeded: Votes.optional(),
  denialsNeeded: Votes.optional(),
  /** Nobody decided by then: it is over. Approvers are reminded at half of it. */
  expiresAfterHours: Hours.optional(),
  /** Nobody decided by then: it is told in another channel too. */
  escalateAfterHours: Hours.optional(),
  escalateTo: z.string('takes a channel, as ALERT_CHANNEL does').min(1).optional(),
  /** True: whoever approves types the request's id. */
  stepUp: z.union([z.boolean(), z.literal('one-time-code')], 'takes true, false or one-time-code').optional(),
});

const Rule = Terms.extend({
  id: z.string('takes a name').min(1, 'takes a name'),
  /** Names or ids; absent: every project. */
  projects: z.array(z.string()).min(1, 'takes at least one project').optional(),
  actions: z
    .array(z.enum(Action.options, `takes ${Action.options.join(', ')}`))
    .min(1, 'takes at least one action'),
  /** A quota that grows by so much at most, to so much at most, needs nobody. */
  autoApprove: z
    .strictObject({
      increase: z.int('takes a whole number').min(1, 'takes at least 1'),
      limit: z.int('takes a whole number').min(1, 'takes at least 1'),
    })
    .optional(),
});

const File = z.strictObject({
  defaults: Terms.optional(),
  rules: z.array(Rule, 'takes a list of rules').optional(),
  breakGlass: BreakGlassSection.optional(),
});

/** What a request is decided by. Times in milliseconds. */
export interface ApprovalTerms {
  readonly ruleId: string | null;
  readonly approvalsNeeded: number;
  readonly denialsNeeded: number;
  readonly expiresAfter: number;
  readonly escalateAfter: number | null;
  readonly escalateTo: string | null;
  readonly stepUp: StepUp;
  readonly autoApprove: { readonly increase: number; readonly limit: number } | null;
}

/** Which requests need whom. */
export interface ApprovalPolicy {
  /** A short hash of what is in force, for the record. */
  readonly version: string;
  /** The terms of the first rule that is about this, else the defaults. */
  termsFor(action: ApprovalAction, project: Project): ApprovalTerms;
  /** The terms by which an operation is held back in a project; null where it is not: only a rule that names it does. */
  holds(action: HeldAction, project: Project): ApprovalTerms | null;
  /** Whether any rule holds an operation back anywhere. */
  readonly holdsAny: boolean;
  /** Channels, as the file names them, where requests go that nobody decides. */
  readonly escalations: readonly string[];
  /** Who may approve alone in an emergency; null: nobody. */
  readonly breakGlass: BreakGlassPolicy | null;
}

const hour = 3_600_000;
const usualExpiry = 72;

/** The policy in a parsed file, or one sentence for each thing that is wrong. An empty file is the default policy. */
export function loadApprovalPolicy(
  parsed: unknown,
): { readonly policy: ApprovalPolicy } | { readonly problems: readonly string[] } {
  const reading = File.safeParse(parsed ?? {});
  if (!reading.success) {
    return {
      problems: reading.error.issues.map((issue) => {
        const where = issue.path.join('.') || 'it';
        if (issue.code === 'unrecognized_keys')
          return `${where} has ${issue.keys.join(', ')}, which is not known.`;
        return `${where} ${issue.message}.`;
      }),
    };
  }
  const { defaults = {}, rules = [], breakGlass } = reading.data;
  const problems = [
    ...lonely('defaults', defaults),
    ...rules.flatMap((rule, i) => [
      ...(rules.findIndex(({ id }) => id === rule.id) < i ? [`Two rules have the id ${rule.id}.`] : []),
      ...lonely(rule.id, { ...defaults, ...rule }),
      ...(rule.autoApprove && !rule.actions.includes('quota')
        ? [`${rule.id} has autoApprove, which is for quota alone.`]
        : []),
    ]),
  ];
  if (problems.length > 0) return { problems };
  const version = createHash('sha256').update(canonical(reading.data)).digest('hex').slice(0, 12);
  const ruleFor = (action: ApprovalAction, { id, name }: Project) =>
    rules.find(
      ({ actions, projects }) =>
        actions.includes(action) && (!projects || projects.includes(id) || projects.includes(name)),
    );
  const termsOf = (rule: z.output<typeof Rule> | undefined) =>
    toTerms({ ...defaults, ...rule }, rule?.id ?? null, rule?.autoApprove ?? null);
  return {
    policy: {
      version,
      termsFor: (action, project) => termsOf(ruleFor(action, project)),
      holds(action, project) {
        const rule = ruleFor(action, project);
        return rule ? termsOf(rule) : null;
      },
      holdsAny: rules.some(({ actions }) => actions.some((action) => action !== 'quota')),
      escalations: [...new Set([defaults, ...rules].flatMap(({ escalateTo }) => escalateTo ?? []))],
      breakGlass: breakGlass ? breakGlassPolicy(breakGlass) : null,
    },
  };
}

function lonely(id: string, terms: z.output<typeof Terms>): string[] {
  if ((terms.escalateTo === undefined) === (terms.escalateAfterHours === undefined)) return [];
  return [`${id} has one of escalateAfterHours and escalateTo: they go together.`];
}

function toTerms(
  said: z.output<typeof Terms>,
  ruleId: string | null,
  autoApprove: ApprovalTerms['autoApprove'],
): ApprovalTerms {
  const { escalateAfterHours, escalateTo } = said;
  return {
    ruleId,
    approvalsNeeded: said.approvalsNeeded ?? 1,
    denialsNeeded: said.denialsNeeded ?? 1,
    expiresAfter: (said.expiresAfterHours ?? usualExpiry) * hour,
    escalateAfter: escalateAfterHours === undefined ? null : escalateAfterHours * hour,
    escalateTo: escalateTo ?? null,
    stepUp: said.stepUp === true ? 'id' : said.stepUp || 'none',
    autoApprove,
  };
}

/** What holds without a file: one other person for a quota, three days. */
export function defaultApprovalPolicy(): ApprovalPolicy {
  const loaded = loadApprovalPolicy({});
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  return loaded.policy;
}
