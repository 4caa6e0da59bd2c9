import { z } from 'zod';

/** What Magnum has quotas for. */
export const QuotaResource = z.enum(['Cluster'], {
  error: ({ input }) =>
    `Invalid input for field/attribute resource. Value: '${String(input)}'. Value should be one of: Cluster`,
});
export type QuotaResource = z.infer<typeof QuotaResource>;

/** How many of a resource a project may have. */
export const HardLimit = z
  .int({
    error: ({ input }) =>
      `Invalid input for field/attribute hard_limit. Value: '${String(input)}'. unable to convert to int`,
  })
  .min(0, {
    error: ({ input }) =>
      `Invalid input for field/attribute hard_limit. Value: '${String(input)}'. Value should be greater or equal to 0`,
  })
  .max(1_000_000, { error: 'A quota is at most 1000000.' });

/** A stored quota (magnum.md B.4). */
export interface Quota {
  readonly id: number;
  readonly projectId: string;
  readonly resource: QuotaResource;
  readonly hardLimit: number;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

/** The quota in force: a stored one, or the default for a project that has none. */
export interface QuotaInForce {
  readonly projectId: string;
  readonly resource: QuotaResource;
  readonly hardLimit: number;
  readonly stored: Quota | null;
  /** Clusters of the project now, in any status. */
  readonly used: number;
}
