import { createAuthority, issueClientCertificate } from '../certificates/authority.js';
import { insertCertificate } from '../store/certificates.js';
import { type Scope, withCluster, withCondition } from './scope.js';

/** Phase: the cluster has its own certificate authority, and the conductor a client certificate of it. */
export async function ensureCertificates(scope: Scope): Promise<Scope> {
  const { cluster, engine } = scope;
  if (cluster.conditions.certificates?.state === 'true') return scope;
  const ca = await createAuthority(cluster.name || cluster.uuid);
  const client = await issueClientCertificate(ca);
  await engine.db.write(async (tx) => {
    await insertCertificate(tx, cluster.uuid, {
      kind: 'ca',
      certificate: ca.certificate,
      privateKey: engine.seal.close(ca.privateKey),
    });
    await insertCertificate(tx, cluster.uuid, {
      kind: 'client',
      certificate: client.certificate,
      privateKey: engine.seal.close(client.privateKey),
    });
  });
  return withCluster(
    scope,
    withCondition(cluster, 'certificates', 'true', 'Authority and client certificate are there.'),
  );
}
