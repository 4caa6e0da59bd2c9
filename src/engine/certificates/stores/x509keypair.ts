import type { Seal } from '../../seal.js';
import type { Database } from '../../store/database.js';
import { findKeyPair, insertKeyPair, removeKeyPairs } from '../../store/key-pairs.js';
import { missing } from './missing.js';
import type { CertificateStore } from './store.js';

/** Keeps certificates in the program's own database, their keys sealed. */
export function x509KeyPairStore(db: Database, seal: Seal): CertificateStore {
  return {
    type: 'x509keypair',
    save: ({ clusterUuid }, { certificate, privateKey }) =>
      db.write((tx) => insertKeyPair(tx, { clusterUuid, certificate, privateKey: seal.close(privateKey) })),
    async load(ref) {
      const found = await findKeyPair(db.read, ref);
      if (!found) throw missing('x509keypair', ref);
      return { certificate: found.certificate, privateKey: seal.open(found.privateKey) };
    },
    sweep: ({ clusterUuid }, keep) => db.write((tx) => removeKeyPairs(tx, clusterUuid, keep)),
  };
}
