import type { Cloud } from '../../openstack/cloud.js';
import type { Cluster } from '../clusters/cluster.js';
import { importedName } from '../keypairs.js';
import type { Scope } from './scope.js';

/**
 * What the servers' key pair is called in Nova for the account that makes them. One that is the asker's own is imported there under a
 * name of the cluster's, since the servers are not the asker's and key pairs belong to users.
 */
export function keypairName({
  uuid,
  keypair,
  publicKey,
}: Pick<Cluster, 'uuid' | 'keypair' | 'publicKey'>): string | null {
  return publicKey === null ? keypair : importedName(uuid);
}

/** Phase before Heat makes servers: a key pair that is the asker's own is there for the account that makes them. */
export async function ensureKeypair(scope: Scope): Promise<Scope> {
  const { cluster, cloud } = scope;
  if (cluster.publicKey !== null)
    await cloud.nova.importKeypair({ name: importedName(cluster.uuid), publicKey: cluster.publicKey });
  return scope;
}

/** Removes the key pair that was imported for a cluster, if one was. */
export async function removeKeypair({ nova }: Cloud, { uuid }: Pick<Cluster, 'uuid'>): Promise<void> {
  await nova.deleteKeypair(importedName(uuid));
}
