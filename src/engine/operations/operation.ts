import { z } from 'zod';
import type { Caller } from '../caller.js';
import { ClusterStatus, type Conditions, Fault, Labels } from '../clusters/cluster.js';

/**
 * What is done to a cluster. `retry` goes on with what failed, `upgrade` brings it to another template, `rotate-ca` replaces
 * its certificate authority; those of node groups are about a further one, which has a stack of its own.
 */
export const OperationKind = z.enum([
  'create',
  'update',
  'delete',
  'retry',
  'upgrade',
  'rotate-ca',
  'nodegroup-create',
  'nodegroup-update',
  'nodegroup-delete',
  'nodegroup-upgrade',
]);
export type OperationKind = z.infer<typeof OperationKind>;

/** An operation in the words of the command line, as the audit names it: `cluster-create`, `nodegroup-delete`. */
export function commandOf(kind: OperationKind): string {
  if (kind === 'rotate-ca') return 'ca-rotate';
  if (kind === 'nodegroup-upgrade') return 'cluster-upgrade';
  return kind.startsWith('nodegroup-') ? kind : `cluster-${kind}`;
}

/** `superseded`: a delete came while it ran. */
export const OperationState = z.enum(['running', 'succeeded', 'failed', 'superseded']);
export type OperationState = z.infer<typeof OperationState>;

/** Somebody who has a certificate: a person of a chat, or a user of the cloud (`platform` null). */
export const Holder = z.object({ platform: z.string().nullable(), id: z.string(), name: z.string() });
export type Holder = z.infer<typeof Holder>;

/** A label that an upgrade changes; null where it is not said and the driver's own value holds. */
export const LabelChange = z.object({
  label: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type LabelChange = z.infer<typeof LabelChange>;

/** What an upgrade changes, and how to go back where Heat refuses it. */
export const UpgradeInput = z.object({
  /** Names of templates. */
  from: z.string(),
  to: z.string(),
  labels: z.array(LabelChange),
  maxBatchSize: z.number().int(),
  /** It took the place of one that failed. */
  leaves: z.boolean().optional(),
  previous: z.object({ clusterTemplateId: z.string(), labels: Labels, upgrades: z.number().int() }),
});
export type UpgradeInput = z.infer<typeof UpgradeInput>;

export const OperationInput = z.object({
  /** For an update: the number of workers wanted. */
  nodeCount: z.number().int().optional(),
  /** For an update: what it was before, restored when Heat refuses. */
  previousNodeCount: z.number().int().optional(),
  rollback: z.boolean().optional(),
  /** For an update: workers to take away, by the uuids of their servers. */
  remove: z.array(z.string()).optional(),
  /** The names of those servers, which the cluster knows them by. */
  hosts: z.array(z.string()).optional(),
  /** The name of the node group that it is about, where it is not the cluster's own workers. */
  nodegroup: z.string().optional(),
  /** For a rotation: who had a certificate of the old authority, and must fetch a new one. */
  holders: z.array(Holder).optional(),
  /** For a rotation, and a retry of one: which of the driver's rounds it is in, from 1 on. */
  round: z.number().int().optional(),
  /** For a retry: what had failed. */
  of: z.enum(['create', 'update', 'upgrade', 'rotate-ca']).optional(),
  /** For a retry of a node group: its stack was lost, and another is built. */
  anew: z.boolean().optional(),
  /** For a deletion: every stack was known to be lost, so that a record is all that goes. */
  nothingLeft: z.boolean().optional(),
  /** For a retry: the flavors that it was asked to be tried again with. */
  flavor: z.string().optional(),
  masterFlavor: z.string().optional(),
  /** The flavors that were tried before those. */
  previousFlavor: z.string().optional(),
  previousMasterFlavor: z.string().optional(),
  /** Where these are tried no other is left that was not. */
  noFlavorLeft: z.boolean().optional(),
  /** For an upgrade, and a retry of one. */
  upgrade: UpgradeInput.optional(),
  /** For a create: another cluster of the project had the name already. */
  sameName: z.boolean().optional(),
  /** Labels that were asked for and that the driver does not act on, each with the one that was probably meant. */
  ignoredLabels: z.array(z.string()).optional(),
});
export type OperationInput = z.infer<typeof OperationInput>;

/** The four things that a person waits for, in order. */
export const stageNames = ['network', 'masters', 'nodes', 'ready'] as const;
export const StageName = z.enum(stageNames);
export type StageName = z.infer<typeof StageName>;

export const Stage = z.object({
  state: z.enum(['waiting', 'active', 'done', 'failed']),
  /** Heat resources finished, of those that count. */
  done: z.number().int(),
  total: z.number().int(),
  /** ISO 8601, when it was done. */
  finishedAt: z.string().optional(),
  /** Milliseconds that Heat was at it, without what it waited for before; null where Heat did nothing for it now. */
  took: z.number().nullable().optional(),
});
export type Stage = z.infer<typeof Stage>;

/** A resource that Heat has been at for longest. `since` is ISO 8601. */
export const Waiting = z.object({ path: z.array(z.string()), type: z.string(), since: z.string() });

/** How far Heat is, counting only resources that a person would name (no scripts, no plumbing). */
export const Progress = z.object({
  done: z.number().int(),
  total: z.number().int(),
  stages: z.partialRecord(StageName, Stage),
  /** ISO 8601, when this was last told; a wait in which nothing moves is told again now and then. */
  toldAt: z.string().optional(),
  /** ISO 8601, when anything here last changed. */
  movedAt: z.string().optional(),
  /** ISO 8601, when it was told that nothing moves; absent again when something does. */
  stuckAt: z.string().optional(),
  /** What is waited for, where Heat is at something. */
  waiting: Waiting.optional(),
});
export type Progress = z.infer<typeof Progress>;

export const noProgress: Progress = { done: 0, total: 0, stages: {} };

/** How it ended, and what there is to show when the cluster itself is gone. */
export const Outcome = z.object({
  status: ClusterStatus,
  reason: z.string().nullable(),
  faults: z.array(Fault),
  /** What the cluster was left in where that is another status: a node group that failed before is failed still. */
  left: z.object({ status: ClusterStatus, reason: z.string().nullable() }).optional(),
});
export type Outcome = z.infer<typeof Outcome>;

/** Where an operation was asked for in chat. Opaque to the engine. */
export const Origin = z.object({
  platform: z.string(),
  workspace: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
});
export type Origin = z.infer<typeof Origin>;

/** A change of a cluster, stored before anything happens in the cloud. */
export interface Operation {
  readonly id: string;
  /** Null once the cluster's row is gone. */
  readonly clusterUuid: string | null;
  readonly clusterName: string;
  /** The further node group that it is about; null where it is about the cluster's own stack, or the group is gone. */
  readonly nodeGroupUuid: string | null;
  readonly projectId: string;
  readonly kind: OperationKind;
  readonly state: OperationState;
  readonly input: OperationInput;
  readonly caller: Caller;
  readonly origin: Origin | null;
  readonly progress: Progress;
  readonly outcome: Outcome | null;
  readonly stackMark: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** Whether servers are told of a new certificate authority: by a rotation, or by going on with one that failed. */
export function isRotation({ kind, input }: Pick<Operation, 'kind' | 'input'>): boolean {
  return kind === 'rotate-ca' || input.of === 'rotate-ca';
}

/** Which of its driver's rounds a rotation is in. */
export function roundOf({ input }: Pick<Operation, 'input'>): number {
  return input.round ?? 1;
}

/** Why the condition `stack` holds once Heat was told of an operation. */
export function sentReason(operationId: string): string {
  return `Heat was told of operation ${operationId}.`;
}

/** Whether a cluster's conditions say that Heat was told of an operation. */
export function heatWasTold({ stack }: Conditions, operationId: string): boolean {
  return stack?.reason === sentReason(operationId);
}
