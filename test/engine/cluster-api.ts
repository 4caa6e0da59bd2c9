import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { showAuthority, signForNode } from '../../src/engine/certificates/cluster-certificates.js';
import type { Cluster } from '../../src/engine/clusters/cluster.js';
import type { Engine } from '../../src/engine/engine.js';
import { saveCluster } from '../../src/engine/store/clusters/write.js';
import { openOpenssl } from './certificates/openssl.js';

/** A server that stands in for a cluster's own API, with a certificate of the cluster's authority. */
export interface ClusterApi {
  /** What it answers, by path without its query: text as it is, anything else as JSON. 404 for the rest. */
  readonly answers: Map<string, unknown>;
  /** What it was told to change, in order. */
  readonly changes: Change[];
  /** What a change does, and the status of its answer; 200 where nobody says. */
  onChange: (change: Change) => number;
  /** The common names of those who asked. */
  readonly askers: Set<string>;
  /** The cluster with the server's address as its `api_address`. */
  readonly cluster: Cluster;
  stop(): void;
}

/** A change as it was asked for: its path without the query. */
export interface Change {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Starts one, and writes its address into the cluster's row. Only who shows the cluster's own certificate is let in. */
export async function startClusterApi(engine: Engine, of: Cluster): Promise<ClusterApi> {
  const answers = new Map<string, unknown>();
  const askers = new Set<string>();
  const openssl = openOpenssl();
  const api = {
    answers,
    askers,
    changes: [] as Change[],
    onChange: (_: Change) => 200,
    cluster: of,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  const csr = openssl.request(['subjectAltName=IP:127.0.0.1']);
  const server = createServer(
    {
      key: openssl.read('key.pem'),
      cert: await signForNode(engine, of, csr),
      ca: await showAuthority(engine, of),
      requestCert: true,
      rejectUnauthorized: true,
    },
    async (request, response) => {
      askers.add(String((request.socket as TLSSocket).getPeerCertificate().subject.CN));
      const [path = ''] = (request.url ?? '').split('?');
      const { method = 'GET' } = request;
      if (method !== 'GET') {
        const said = await text(request);
        const change = { method, path, body: said === '' ? null : JSON.parse(said) };
        api.changes.push(change);
        response.writeHead(api.onChange(change)).end('{}');
        return;
      }
      const answer = answers.get(path);
      response.writeHead(answer === undefined ? 404 : 200);
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
    },
  );
  openssl.remove();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiAddress = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await engine.db.write((tx) => saveCluster(tx, of.uuid, { apiAddress }));
  api.cluster = { ...of, apiAddress };
  return api;
}
