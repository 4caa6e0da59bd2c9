import type { Allowance } from './cloud.js';

/** A limit as OpenStack writes it, -1 for none, and what is used of it. */
export function allowance(limit: number, used: number): Allowance {
  return { limit: limit < 0 ? null : limit, used };
}
