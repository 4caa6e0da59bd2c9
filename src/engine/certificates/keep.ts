import { isOpenStackError } from '../../openstack/error.js';
import type { Engine } from '../engine.js';
import { type ClusterCertificate, listCertificates } from '../store/certificates.js';
import type { KeyedCertificate } from './issue.js';
import type { CertificateStore, Owner } from './stores/store.js';

/** The store that keeps a certificate; it may not be the one that is configured now. */
export function storeOf(
  { certificates }: Engine,
  { store }: Pick<ClusterCertificate, 'store'>,
): CertificateStore {
  return certificates.all.find(({ type }) => type === store) ?? certificates.current;
}

/** Keeps a pair in the configured store and answers what is to be written down of it. */
export async function keepCertificate(
  engine: Engine,
  owner: Owner,
  kind: ClusterCertificate['kind'],
  pair: KeyedCertificate,
): Promise<ClusterCertificate> {
  const { current } = engine.certificates;
  const ref = await current.save(owner, pair);
  return { kind, certificate: pair.certificate, store: current.type, ref };
}

/**
 * Removes what is kept for a cluster and not among `keep`, in every store: before a kill in the middle of it another one may have been
 * configured. Where nothing is known to be kept, a store that cannot be asked is passed over.
 */
export async function sweepCertificates(
  engine: Engine,
  owner: Owner,
  keep: readonly ClusterCertificate[],
): Promise<void> {
  const written = await listCertificates(engine.db.read, owner.clusterUuid);
  const known = new Set([engine.certificates.current, ...written.map((each) => storeOf(engine, each))]);
  for (const store of engine.certificates.all) {
    const kept = keep.filter((each) => each.store === store.type).map(({ ref }) => ref);
    await store.sweep(owner, kept).catch((error: unknown) => {
      if (known.has(store) || !isOpenStackError(error)) throw error;
      engine.log.warn({ err: error, store: store.type }, 'certificates: this store could not be swept');
    });
  }
}
