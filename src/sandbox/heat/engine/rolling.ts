import { isDeepStrictEqual } from 'node:util';
import { isMap } from '../../hot/values.js';

/** The policy `rolling_update` of a group, evaluated: members at a time; null where there is none. */
export function batchOf(policy: unknown): number | null {
  const rolling = isMap(policy) ? policy.rolling_update : null;
  return isMap(rolling) ? Math.max(1, Number(rolling.max_batch_size ?? 1)) : null;
}

const membersOf = (template: unknown): Record<string, unknown> =>
  isMap(template) && isMap(template.resources) ? template.resources : {};

/**
 * The next template of a group on its way from one to another: as many of the members that stay as a batch holds take their new
 * definition; which members there are changes with the last one.
 */
export function inBatches(
  now: Record<string, unknown>,
  wanted: unknown,
  batch: number,
): { template: Record<string, unknown>; last: boolean } {
  const [present, next] = [membersOf(now), membersOf(wanted)];
  const changed = Object.keys(present).filter(
    (name) => name in next && !isDeepStrictEqual(present[name], next[name]),
  );
  const turn = changed.slice(0, batch);
  if (changed.length <= batch) return { template: isMap(wanted) ? wanted : now, last: true };
  const resources = { ...present, ...Object.fromEntries(turn.map((name) => [name, next[name]])) };
  return { template: { ...now, resources }, last: false };
}
