import type { SaidNodes } from '../slots/said.js';

/** The slot that a number of nodes fills: a target, or a signed difference. */
export function resizeCount({
  value,
  sign,
  target,
}: SaidNodes): { nodeCount: number } | { nodeCountChange: number } {
  return sign === 0 || target ? { nodeCount: value } : { nodeCountChange: sign * value };
}
