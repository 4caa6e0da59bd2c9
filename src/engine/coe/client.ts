import { Agent, request } from 'undici';
import { storeOf } from '../certificates/keep.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { findCertificate } from '../store/certificates.js';

/** Asks a cluster's own API, with the client certificate that the cluster's authority gave us. */
export interface CoeClient {
  /** `GET`, the answer as JSON. Throws where there is none in time, or it is not 200. */
  get(path: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Milliseconds that one answer may take. Null: the cluster has no address or certificate yet, or is not to be asked. */
export async function coeClient(engine: Engine, cluster: Cluster): Promise<CoeClient | null> {
  const { clusterApiTimeout } = engine.settings;
  if (!cluster.apiAddress || clusterApiTimeout === 0) return null;
  const ca = await findCertificate(engine.db.read, cluster.uuid, 'ca');
  const client = await findCertificate(engine.db.read, cluster.uuid, 'client');
  if (!ca || !client) return null;
  const timeout = clusterApiTimeout * 1000;
  const { privateKey: key } = await storeOf(engine, client).load(client.ref);
  const tls = { ca: ca.certificate, cert: client.certificate, key };
  const dispatcher = new Agent({
    connect: { ...tls, timeout },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });
  const base = cluster.apiAddress.replace(/^tcp:/, 'https:');
  return {
    async get(path) {
      const { statusCode, body } = await request(`${base}${path}`, { dispatcher });
      if (statusCode === 200) return body.json();
      await body.dump();
      throw new Error(`GET ${path} was answered with ${statusCode}.`);
    },
    close: () => dispatcher.close(),
  };
}
