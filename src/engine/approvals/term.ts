/** A quota that was given for a time. */
export interface QuotaTerm {
  readonly approvalNumber: number;
  readonly projectId: string;
  readonly resource: 'Cluster';
  readonly hardLimit: number;
  /** What it goes back to: that limit, or no quota of its own. */
  readonly beforeLimit: number;
  readonly beforeOwn: boolean;
  /** When the quota was last changed as it was given, and as it was before; another time means that somebody changed it since. */
  readonly version: Date;
  readonly baseVersion: Date | null;
  readonly until: Date;
  readonly warnAt: Date | null;
  readonly state: TermState;
  /** The limit that holds since it ended, and how many clusters there were then. */
  readonly endedLimit: number | null;
  readonly endedUsed: number | null;
}

/**
 * `reverted`: it is what it was before. `kept`: somebody changed it meanwhile, and that stays. `followed`: a later increase was given on top,
 * and goes back in its place.
 */
export const termStates = ['running', 'reverted', 'kept', 'followed'] as const;
export type TermState = (typeof termStates)[number];

/** When a quota was last changed. */
export function versionOf({ createdAt, updatedAt }: { createdAt: Date; updatedAt: Date | null }): Date {
  return updatedAt ?? createdAt;
}
