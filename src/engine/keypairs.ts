import type { Cloud, Keypair } from '../openstack/cloud.js';
import { among } from './cloud-names.js';
import { EngineError } from './errors.js';

/** The key pairs in Nova of whoever asks, where that is not the program's account: they belong to users there. Throws OpenStackError. */
export type OwnKeypairs = () => Promise<readonly Keypair[]>;

/** Where a cluster's key pair was found. */
export interface FoundKeypair {
  /** Of one that is the asker's own: the account that makes the servers has to be given it. Null: that account has it already. */
  readonly publicKey: string | null;
}

/**
 * A key pair by its name: among the asker's own first, as Magnum looks there alone, then among those of the account that makes the
 * servers. Null where neither has it, with a sentence with those there are.
 */
export async function lookForKeypair(
  cloud: Cloud,
  keypair: string,
  own?: OwnKeypairs,
): Promise<{ readonly found: FoundKeypair | null; readonly hint: string }> {
  const [theirs, ours] = await Promise.all([own?.() ?? [], cloud.nova.keypairs()]);
  const hint = among('keypairs', [...new Set([...theirs, ...ours].map(({ name }) => name))]);
  const mine = theirs.find(({ name }) => name === keypair);
  if (mine) return { found: { publicKey: mine.publicKey }, hint };
  return { found: ours.some(({ name }) => name === keypair) ? { publicKey: null } : null, hint };
}

/** Throws `keypair.not_found` where neither the asker nor the account that makes the servers has it. */
export async function requireKeypair(
  cloud: Cloud,
  keypair: string,
  own?: OwnKeypairs,
): Promise<FoundKeypair> {
  const { found, hint } = await lookForKeypair(cloud, keypair, own);
  if (found) return found;
  throw new EngineError('keypair.not_found', `Unable to find keypair ${keypair}.`, {
    field: 'keypair',
    hint,
  });
}
