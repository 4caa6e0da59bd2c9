import type { Cluster, Fault } from '../../engine/clusters/cluster.js';
import type { Operation } from '../../engine/operations/operation.js';

/** What kind of thing went wrong: what is said, and what is offered, goes by it. */
export type FailureKind =
  | 'magnum-quota'
  | 'compute-quota'
  | 'network-quota'
  | 'volume-quota'
  | 'load-balancer-quota'
  | 'secret-quota'
  | 'stack-quota'
  | 'no-host'
  | 'image'
  | 'flavor'
  | 'keypair'
  | 'network'
  | 'volume'
  | 'load-balancer'
  | 'guest-timeout'
  | 'guest-failure'
  | 'discovery'
  | 'trust'
  | 'login'
  | 'template'
  | 'stack-timeout'
  | 'interrupted'
  | 'stack-gone'
  | 'stack-suspended'
  | 'stack-deleting'
  | 'rolled-back'
  | 'secrets'
  | 'service-down'
  | 'in-use'
  | 'conflict'
  | 'server'
  | 'unknown';

/**
 * What trying again is worth. `alone`: it may be enough. `mended`: it helps once what is said was done. `never`: the
 * same thing would happen again, so it is not offered.
 */
export type Retry = 'alone' | 'mended' | 'never';

/** A failure in plain words: what it means, what to do now, and what can be offered. */
export interface Explanation {
  readonly kind: FailureKind;
  readonly meaning: string;
  readonly advice: string;
  readonly retry: Retry;
  /** Another flavor would help: a smaller one than was asked for, or any that the image fits into. */
  readonly otherFlavor?: 'smaller' | 'fitting';
}

/** A failure that is known by its text, and where that is not enough by the resource that it happened to. */
export interface FailureRule extends Explanation {
  /** What it names `stack` stands in the advice for `{}`. */
  readonly when: RegExp;
  /** Heat's type of the resource. */
  readonly type?: RegExp;
}

/** What there is to explain of a cluster in a failed status. */
export function failedCluster({
  status,
  statusReason,
  faults,
}: Pick<Cluster, 'status' | 'statusReason' | 'faults'>): Failed {
  return { deleting: status === 'DELETE_FAILED', faults, reason: statusReason };
}

/** What there is to explain of an operation that failed. */
export function failedOperation({ kind, outcome }: Pick<Operation, 'kind' | 'outcome'>): Failed {
  return { deleting: kind === 'delete', faults: outcome?.faults ?? [], reason: outcome?.reason ?? null };
}

/** What is explained. */
export interface Failed {
  /** Whether something was being deleted. */
  readonly deleting?: boolean;
  readonly faults: readonly Fault[];
  /** The cluster's own reason, where no resource has one. */
  readonly reason: string | null;
}
