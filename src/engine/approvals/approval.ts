import { z } from 'zod';
import type { Caller } from '../caller.js';
import type { Origin } from '../operations/operation.js';

/** Operations that a rule may hold back until somebody else agrees. */
export const HeldAction = z.enum(['delete', 'scale-in', 'rotate-ca', 'upgrade']);
export type HeldAction = z.infer<typeof HeldAction>;

/** What is asked for. */
export const ApprovalAction = z.enum(['quota', ...HeldAction.options]);
export type ApprovalAction = z.infer<typeof ApprovalAction>;

/**
 * PENDING until it is decided, runs out, is taken back or what it is about changes; APPROVED, then EXECUTING until it
 * is done or could not be.
 */
export const ApprovalState = z.enum([
  'PENDING',
  'APPROVED',
  'DENIED',
  'EXPIRED',
  'CANCELLED',
  'SUPERSEDED',
  'EXECUTING',
  'APPLIED',
  'FAILED',
]);
export type ApprovalState = z.infer<typeof ApprovalState>;

/** What is done when it is approved, normalised: its name, and the slots that it is done with. */
export const ApprovedIntent = z.object({ name: z.string(), slots: z.record(z.string(), z.unknown()) });
export type ApprovedIntent = z.infer<typeof ApprovedIntent>;

/** What a quota request does. The limit that held when it was asked is in `before`. */
export const QuotaSlots = z.object({
  projectId: z.string(),
  resource: z.literal('Cluster'),
  hardLimit: z.int(),
  /** ISO 8601: it goes back then to what it was. */
  until: z.iso.datetime().optional(),
});
export const QuotaBefore = z.object({ hardLimit: z.int(), own: z.boolean() });
export type QuotaBefore = z.infer<typeof QuotaBefore>;

const Uuid = z.string().min(1);

/** Operations as they wait for a decision: by uuids, so that no name means anything else later. */
export const HeldIntent = z.discriminatedUnion('name', [
  z.object({ name: z.literal('cluster-delete'), slots: z.object({ cluster: Uuid }) }),
  z.object({
    name: z.literal('cluster-resize'),
    slots: z.object({
      cluster: Uuid,
      nodegroup: Uuid,
      nodeCount: z.int(),
      /** Servers that go, and their names in the same order. */
      nodesToRemove: z.array(z.string()),
      nodes: z.array(z.string()),
      rollback: z.boolean(),
      /** Magnum's update refuses what its resize allows. */
      how: z.enum(['update', 'resize']),
    }),
  }),
  z.object({ name: z.literal('nodegroup-delete'), slots: z.object({ cluster: Uuid, nodegroup: Uuid }) }),
  z.object({ name: z.literal('ca-rotate'), slots: z.object({ cluster: Uuid }) }),
  z.object({
    name: z.literal('cluster-upgrade'),
    slots: z.object({
      cluster: Uuid,
      clusterTemplate: Uuid,
      maxBatchSize: z.int(),
      nodegroup: Uuid.optional(),
    }),
  }),
]);
export type HeldIntent = z.infer<typeof HeldIntent>;

/** A cluster as it was when something was asked about it. */
export const ClusterBefore = z.object({
  name: z.string(),
  template: z.string(),
  masterCount: z.int(),
  nodeCount: z.int(),
  upgrades: z.int(),
  groups: z.array(z.object({ uuid: z.string(), name: z.string(), nodeCount: z.int() })),
  /** Its newest operation: anything that is done to it is another one. */
  lastOperation: z.string().nullable(),
  /** The template that it would be upgraded to. */
  target: z
    .object({
      name: z.string(),
      labels: z.record(z.string(), z.string()),
      /** Only where labels hold a secret, which is not here. */
      changedAt: z.string().optional(),
    })
    .nullable(),
});
export type ClusterBefore = z.infer<typeof ClusterBefore>;

/** What whoever approves does beside pressing: nothing, type the request's id, or say a one-time code (TOTP) of their Keystone user. */
export type StepUp = 'none' | 'id' | 'one-time-code';

/** One request. */
export interface Approval {
  readonly number: number;
  readonly action: ApprovalAction;
  readonly projectId: string;
  readonly projectName: string;
  readonly intent: ApprovedIntent;
  readonly before: unknown;
  readonly subjectHash: string;
  readonly state: ApprovalState;
  readonly version: number;
  readonly requester: Caller;
  /** Principals who may not decide. */
  readonly askers: readonly string[];
  readonly origin: Origin | null;
  readonly reason: string;
  readonly approvalsNeeded: number;
  readonly denialsNeeded: number;
  readonly ruleId: string | null;
  readonly policyVersion: string;
  readonly stepUp: StepUp;
  readonly automatic: boolean;
  readonly expiresAt: Date;
  readonly remindAt: Date | null;
  readonly escalateAt: Date | null;
  readonly escalateTo: string | null;
  readonly decidedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly outcome: string | null;
  /** The operation that it began; null before that, and of a quota. */
  readonly operationId: string | null;
  readonly createdAt: Date;
}

/** One person's word on a request. */
export interface ApprovalVote {
  readonly approvalNumber: number;
  readonly principal: string;
  readonly decision: 'approve' | 'deny';
  readonly reason: string | null;
  readonly caller: Caller;
  readonly createdAt: Date;
  /** When it was found that they may not decide any more; null: it counts. */
  readonly lapsedAt: Date | null;
}

/** What people call a request: Q-17. */
export function requestId({ number }: Pick<Approval, 'number'>): string {
  return `Q-${number}`;
}

/** The number in what somebody typed: `Q-17`, `q17`, `#17`, `17`; null for anything else. */
export function requestNumber(typed: string): number | null {
  const digits = /^#?(?:q-?)?(\d{1,9})$/i.exec(typed.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
