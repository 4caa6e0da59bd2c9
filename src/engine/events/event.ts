import { z } from 'zod';
import { Caller } from '../caller.js';
import { ClusterStatus, HealthReason, HealthStatus } from '../clusters/cluster.js';
import { ClusterData } from '../notifications/cluster-data.js';
import { StageName, Waiting } from '../operations/operation.js';

/** What a request is about, and who did this to it, for notifications: how it was at that moment. */
const About = {
  about: z
    .object({
      action: z.string(),
      projectName: z.string(),
      intent: z.json(),
      reason: z.string(),
      by: Caller,
    })
    .optional(),
};

/** A template that changed, and who changed it. */
const Template = { name: z.string(), uuid: z.string(), by: Caller.optional() };

/**
 * Everything the engine tells the world, as it is stored: written in the transaction of the change itself and
 * read in order of `seq` by consumers that keep their own position.
 */
export const EventBody = z.discriminatedUnion('type', [
  /** `cluster`: what it was at that moment, for notifications. */
  z.object({ type: z.literal('operation.accepted'), cluster: ClusterData.optional() }),
  /** Counts or stages moved. Only the newest matters. */
  z.object({ type: z.literal('operation.progressed') }),
  z.object({ type: z.literal('stage.finished'), stage: StageName }),
  z.object({ type: z.literal('operation.superseded') }),
  /** Nothing of a running operation has moved for long, told once; `since` is ISO 8601. `waiting`: what Heat is at, where it says. */
  z.object({ type: z.literal('operation.stuck'), since: z.string(), waiting: Waiting.optional() }),
  /** What was told as stuck goes on. */
  z.object({ type: z.literal('operation.moved') }),
  /** The operation is over, with `status`; the cluster may be failed still for a node group that failed before it. */
  z.object({
    type: z.literal('operation.finished'),
    status: ClusterStatus,
    cluster: ClusterData.optional(),
  }),
  /** The stack of a cluster at rest, or of its further group `nodegroup`, was found to be gone; `status` is what the cluster was left in. */
  z.object({
    type: z.literal('cluster.lost'),
    name: z.string(),
    nodegroup: z.string().optional(),
    status: ClusterStatus,
    reason: z.string(),
    cluster: ClusterData.optional(),
  }),
  /**
   * Somebody or something changed a stack of a cluster at rest; told once of each stack, until it is as it was. `stack` is Heat's
   * name of it and `status` Heat's word for how it is; `nodegroup`: it is a further group's.
   */
  z.object({
    type: z.literal('cluster.drifted'),
    reason: z.string(),
    stack: z.string().optional(),
    status: z.string().nullable().optional(),
    nodegroup: z.string().optional(),
  }),
  z.object({ type: z.literal('cluster.restored'), nodegroup: z.string().optional() }),
  z.object({
    type: z.literal('health.changed'),
    name: z.string(),
    status: HealthStatus,
    before: HealthStatus.nullable(),
    reason: HealthReason,
    cluster: ClusterData.optional(),
  }),
  z.object({
    type: z.literal('quota.changed'),
    action: z.enum(['create', 'update', 'delete']),
    resource: z.string(),
    hardLimit: z.int(),
    by: Caller,
  }),
  z.object({ type: z.literal('template.created'), ...Template }),
  z.object({ type: z.literal('template.updated'), ...Template }),
  z.object({ type: z.literal('template.deleted'), ...Template }),
  /** Somebody had a request signed; what was signed is remembered under this id. */
  z.object({
    type: z.literal('certificate.signed'),
    issuedId: z.string(),
    certificate: z
      .object({ serial: z.string(), subject: z.string(), expiresAt: z.string(), by: Caller })
      .optional(),
  }),
  /** Somebody asked for what others decide. `number` is the request's in all of these. */
  z.object({ type: z.literal('approval.requested'), number: z.int(), ...About }),
  /** Somebody voted, and more votes are needed. */
  z.object({ type: z.literal('approval.voted'), number: z.int() }),
  /** Nobody votes any more. */
  z.object({
    type: z.literal('approval.decided'),
    number: z.int(),
    state: z.enum(['APPROVED', 'DENIED', 'EXPIRED', 'CANCELLED', 'SUPERSEDED']),
    ...About,
  }),
  /** Somebody wants to know something before it is decided; whoever asked for it has answered. `question` counts from 1 within the request. */
  z.object({ type: z.literal('approval.asked'), number: z.int(), question: z.int() }),
  z.object({ type: z.literal('approval.answered'), number: z.int(), question: z.int() }),
  z.object({ type: z.literal('approval.reminded'), number: z.int() }),
  z.object({ type: z.literal('approval.escalated'), number: z.int() }),
  /** What was approved is done, or could not be. */
  z.object({
    type: z.literal('approval.finished'),
    number: z.int(),
    state: z.enum(['APPLIED', 'FAILED']),
    ...About,
  }),
  /** Somebody approved it alone, in an emergency; it was reviewed; nobody has reviewed it yet. */
  z.object({ type: z.literal('approval.broken'), number: z.int() }),
  z.object({ type: z.literal('approval.reviewed'), number: z.int() }),
  z.object({ type: z.literal('approval.unreviewed'), number: z.int() }),
  /** A quota that was given for a time goes back in a day. */
  z.object({ type: z.literal('approval.ending'), number: z.int() }),
  /** Its time is over. */
  z.object({ type: z.literal('approval.ended'), number: z.int() }),
  /** A remembered certificate expires in so many days. */
  z.object({ type: z.literal('certificate.expiring'), issuedId: z.string(), days: z.number().int() }),
]);
export type EventBody = z.infer<typeof EventBody>;

export interface Event {
  readonly seq: number;
  readonly projectId: string;
  readonly clusterUuid: string | null;
  readonly operationId: string | null;
  readonly body: EventBody;
  readonly createdAt: Date;
}
