import type { Caller } from '../caller.js';
import type { Activity } from './activity.js';

/** Something that no operation carries out; as a rule it was over when it was accepted. */
export function done(
  resource: Activity['resource'],
  typeURI: string,
  action: Activity['action'],
  target: Activity['target'],
  by: Caller | null,
  outcome: Activity['outcome'] = 'success',
): Activity {
  return { resource, typeURI, action, outcome, target, by, origin: null, operation: null };
}
