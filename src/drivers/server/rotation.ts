import type { DriverInput, Rotation } from '../driver.js';
import { changedServers } from './changed-servers.js';

/**
 * What servers do that show certificates to one another, and what `CA_ROTATION` says to their scripts: trust the new authority
 * beside the old one; have certificates of the new one; forget the old one.
 */
const rounds = ['trust', 'renew', 'retire'] as const;

/**
 * One server after the other, in three rounds, so that at every moment each trusts what every other shows: a store of several
 * members keeps its quorum. `heatParams` are the settings of servers that are built later.
 */
export function rotationInRounds(heatParams: (input: DriverInput) => string): Rotation {
  return {
    rounds: rounds.length,
    parameters: (input, round) =>
      changedServers(input, { ca_rotation: rounds[round - 1] ?? 'retire' }, 1, heatParams(input)),
  };
}
