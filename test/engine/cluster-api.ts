import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { showAuthority, signForCluster } from '../../src/engine/certificates/cluster-certificates.js';
import type { Cluster } from '../../src/engine/clusters/cluster.js';
import type { Engine } from '../../src/engine/engine.js';
import { saveCluster } from '../../src/engine/store/clusters.js';
import { openOpenssl } from './certificates/openssl.js';

/** A server that stands in for a cluster's own API, with a certificate of the cluster's authority. */
export interface ClusterApi {
  /** What it answers, by path without its query: text as it is, anything else as JSON. 404 for the rest. */
  readonly answers: Map<string, unknown>;
  /** The common names of those who asked. */
  readonly askers: Set<string>;
  /** The cluster with the server's address as its `api_address`. */
  readonly cluster: Cluster;
  stop(): void;
}

/** Starts one, and writes its address into the cluster's row. Only who shows the cluster's own certificate is let in. */
export async function startClusterApi(engine: Engine, of: Cluster): Promise<ClusterApi> {
  const answers = new Map<string, unknown>();
  const askers = new Set<string>();
  const openssl = openOpenssl();
  const csr = openssl.request(['subjectAltName=IP:127.0.0.1']);
  const server = createServer(
    {
      key: openssl.read('key.pem'),
      cert: await signForCluster(engine, of, csr),
      ca: await showAuthority(engine, of),
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      askers.add(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
      const [path = ''] = (request.url ?? '').split('?');
      const answer = answers.get(path);
      response.writeHead(answer === undefined ? 404 : 200);
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
    },
  );
  openssl.remove();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiAddress = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await engine.db.write((tx) => saveCluster(tx, of.uuid, { apiAddress }));
  return {
    answers,
    askers,
    cluster: { ...of, apiAddress },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
