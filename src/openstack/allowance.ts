/** How much of something a project may have, and has. */
export interface Allowance {
  /** Null: as much as it likes. */
  readonly limit: number | null;
  /** What it has, and what is reserved for it. */
  readonly used: number;
}

/** A limit as OpenStack writes it, -1 for none, and what is used of it. */
export function allowance(limit: number, used: number): Allowance {
  return { limit: limit < 0 ? null : limit, used };
}
