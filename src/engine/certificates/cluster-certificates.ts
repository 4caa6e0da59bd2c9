import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { findCertificate } from '../store/certificates.js';
import { signRequest } from './sign.js';

async function authority(engine: Engine, cluster: Cluster) {
  const stored = await findCertificate(engine.db.read, cluster.uuid, 'ca');
  if (stored) return stored;
  throw new EngineError(
    'certificate.not_found',
    `Cluster ${cluster.name} has no certificate authority yet.`,
    {
      hint: 'It is made in the first seconds of a create. Try again in a moment.',
    },
  );
}

/** The PEM of a cluster's certificate authority. */
export async function showAuthority(engine: Engine, cluster: Cluster): Promise<string> {
  return (await authority(engine, cluster)).certificate;
}

/** Signs a request with the cluster's authority and answers the certificate's PEM. */
export async function signForCluster(engine: Engine, cluster: Cluster, csr: string): Promise<string> {
  const { certificate, privateKey } = await authority(engine, cluster);
  return signRequest(csr, { certificate, privateKey: engine.seal.open(privateKey) });
}
