import { z } from 'zod';

/** Magnum's words for where a cluster is (objects/fields.py). */
export const clusterStatuses = [
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'CREATE_COMPLETE',
  'UPDATE_IN_PROGRESS',
  'UPDATE_FAILED',
  'UPDATE_COMPLETE',
  'DELETE_IN_PROGRESS',
  'DELETE_FAILED',
  'DELETE_COMPLETE',
  'RESUME_COMPLETE',
  'RESUME_FAILED',
  'RESTORE_COMPLETE',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_FAILED',
  'ROLLBACK_COMPLETE',
  'SNAPSHOT_COMPLETE',
  'CHECK_COMPLETE',
  'ADOPT_COMPLETE',
] as const;
export const ClusterStatus = z.enum(clusterStatuses);
export type ClusterStatus = z.infer<typeof ClusterStatus>;

/** A Heat resource that failed: the deepest ones, which is where the reason is. */
export const Fault = z.object({
  /** Names from the root of the stack: `swarm_masters`, `0`, `server`. */
  path: z.array(z.string()),
  type: z.string(),
  physicalId: z.string(),
  reason: z.string(),
  at: z.string(),
});
export type Fault = z.infer<typeof Fault>;

/** A stack of a cluster at rest that is not as the last operation left it. */
export const StackTrouble = z.object({
  /** Heat's name of the stack. */
  stack: z.string(),
  /** The further node group whose stack it is; null for the cluster's own. */
  nodegroup: z.string().nullable(),
  /** Heat's word for how it is; null where Heat has it no more. */
  status: z.string().nullable(),
  /** A sentence that names the node group. */
  reason: z.string(),
});
export type StackTrouble = z.infer<typeof StackTrouble>;

/** What one phase of the reconciler last found. `at` is ISO 8601 and moves only when state or reason change. */
export const Condition = z.object({
  state: z.enum(['true', 'false', 'unknown']),
  reason: z.string(),
  at: z.string(),
  /** Of `unchanged` alone: which stacks are not as they were. */
  stacks: z.array(StackTrouble).optional(),
});
export type Condition = z.infer<typeof Condition>;

export const conditionNames = [
  'trust',
  'certificates',
  'discovery',
  'stack',
  'observed',
  'removed',
  /** Whether what ran on workers that go has moved to others. */
  'drained',
  /** Whether the stack is as the last operation left it; what the slow sweep found otherwise. */
  'unchanged',
  /** Whether Heat is about to undo an update that failed. */
  'rollback',
] as const;
export type ConditionName = (typeof conditionNames)[number];
export const Conditions = z.partialRecord(z.enum(conditionNames), Condition);
export type Conditions = z.infer<typeof Conditions>;

/** Magnum's words for how a cluster is (magnum.md D.6). */
export const HealthStatus = z.enum(['HEALTHY', 'UNHEALTHY', 'UNKNOWN']);
export type HealthStatus = z.infer<typeof HealthStatus>;

/** What was found, as Magnum names it: `api`, `<node>.Ready`. */
export const HealthReason = z.record(z.string(), z.string());
export type HealthReason = z.infer<typeof HealthReason>;

export const Labels = z.record(z.string(), z.string());
export type Labels = z.infer<typeof Labels>;

/** The value of a label as it is said: everybody in the project reads it, so a private key is none. */
export const LabelValue = z
  .string()
  .refine(
    (value) => !/-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(value),
    'A label takes no private key: the whole project would read it.',
  );
/** Labels as they are said. */
export const SaidLabels = z.record(z.string(), LabelValue);

/** A cluster as Magnum shows it, and what Magnum hides (magnum.md B.2). */
export interface Cluster {
  readonly uuid: string;
  readonly projectId: string;
  readonly userId: string;
  readonly name: string;
  readonly clusterTemplateId: string;
  readonly keypair: string | null;
  /** Of a key pair that is the asker's own in Nova and not the program's account's. */
  readonly publicKey: string | null;
  readonly nodeCount: number;
  readonly masterCount: number;
  /** GiB */
  readonly dockerVolumeSize: number | null;
  readonly labels: Labels;
  readonly mergeLabels: boolean;
  /** How many upgrades and rotations of the authority its stack has had, one in hand included. */
  readonly upgrades: number;
  readonly flavorId: string | null;
  readonly masterFlavorId: string | null;
  readonly fixedNetwork: string | null;
  readonly fixedSubnet: string | null;
  readonly floatingIpEnabled: boolean;
  readonly masterLbEnabled: boolean;
  /** Minutes */
  readonly createTimeout: number;
  readonly discoveryUrl: string | null;
  readonly stackName: string;
  readonly stackId: string | null;
  readonly status: ClusterStatus;
  readonly statusReason: string | null;
  readonly conditions: Conditions;
  readonly apiAddress: string | null;
  readonly nodeAddresses: readonly string[];
  readonly masterAddresses: readonly string[];
  readonly coeVersion: string | null;
  readonly containerVersion: string | null;
  readonly faults: readonly Fault[];
  readonly trustId: string | null;
  readonly trusteeUserId: string | null;
  readonly trusteeUserName: string | null;
  /** Sealed. */
  readonly trusteePassword: string | null;
  /** Null before anybody looked. */
  readonly healthStatus: HealthStatus | null;
  readonly healthStatusReason: HealthReason | null;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

/** What is left of the addresses of a cluster whose stack is gone: nobody answers there, and others may be given them. */
export const noAddresses = {
  apiAddress: null,
  masterAddresses: [],
  nodeAddresses: [],
} as const satisfies Pick<Cluster, 'apiAddress' | 'masterAddresses' | 'nodeAddresses'>;

/** Magnum's words for a stack that is not there. */
export function stackNotFound({ stackId, stackName }: Pick<Cluster, 'stackId' | 'stackName'>): string {
  return `Stack with id ${stackId ?? stackName} not found in Heat.`;
}
