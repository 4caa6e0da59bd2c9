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

/** What a key pair that is imported for a cluster is called in Nova, for the account that makes its servers. */
export function importedName(clusterUuid: string): string {
  return `magnum-${clusterUuid}`;
}

/** Those that may be chosen for a cluster: the asker's own, as in Magnum; else those of the account that makes the servers, without imports. */
export async function eligibleKeypairs(cloud: Cloud, own?: OwnKeypairs): Promise<readonly Keypair[]> {
  if (own) return own();
  return (await cloud.nova.keypairs()).filter(({ name }) => !/^magnum-[0-9a-f-]{36}$/.test(name));
}

/** A key pair by its name among those that may be chosen. Null where it is none of them, with a sentence with those there are. */
export async function lookForKeypair(
  cloud: Cloud,
  keypair: string,
  own?: OwnKeypairs,
): Promise<{ readonly found: FoundKeypair | null; readonly hint: string }> {
  const eligible = await eligibleKeypairs(cloud, own);
  const hint = among(
    'keypairs',
    eligible.map(({ name }) => name),
  );
  const found = eligible.find(({ name }) => name === keypair);
  return { found: found ? { publicKey: own ? found.publicKey : null } : null, hint };
}

/** Throws `keypair.not_found` unless it may be chosen. */
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
