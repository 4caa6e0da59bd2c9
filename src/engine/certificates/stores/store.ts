import type { KeyedCertificate } from '../issue.js';

/** Where certificates are kept with their keys, in the words of Magnum's `[certificates]cert_manager_type`. */
export const storeTypes = ['x509keypair', 'barbican', 'local'] as const;
export type StoreType = (typeof storeTypes)[number];

/** The cluster that something is kept for. */
export interface Owner {
  readonly clusterUuid: string;
  /** The common name of the cluster's authority. */
  readonly name: string;
}

/** One place that keeps certificates with their private keys, never in clear. */
export interface CertificateStore {
  readonly type: StoreType;
  /** Keeps a pair and answers the reference by which it is read; a reference never gets another content. */
  save(owner: Owner, pair: KeyedCertificate): Promise<string>;
  /** Throws EngineError `certificate.not_found` when it is not there. */
  load(ref: string): Promise<KeyedCertificate>;
  /**
   * Removes everything that is kept for a cluster but these references, also what an interrupted `save` left half
   * done. Nothing being there is no error.
   */
  sweep(owner: Owner, keep: readonly string[]): Promise<void>;
}

/** The stores there are, and the one that new certificates go to. Older ones stay where they are. */
export interface CertificateStores {
  readonly current: CertificateStore;
  readonly all: readonly CertificateStore[];
}
