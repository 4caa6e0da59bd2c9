import { Agent, request } from 'undici';
import { storeOf } from '../certificates/keep.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { findCertificate } from '../store/certificates.js';

/** Asks a cluster's own API, with the client certificate that the cluster's authority gave us. */
export interface CoeClient {
  /** `GET`, the answer as JSON. Throws where there is none in time, or it is not 200. */
  get(path: string): Promise<unknown>;
  /** The same, the answer as it is. */
  text(path: string): Promise<string>;
  /**
   * Sends a change as JSON, a `PATCH` as a merge patch. Answers the status: what the cluster refuses is for the caller to know.
   * Throws where there is no answer in time.
   */
  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, change?: unknown): Promise<number>;
  close(): Promise<void>;
}

/** A cluster whose API is asked. */
export interface Asked extends Pick<Cluster, 'uuid' | 'apiAddress'> {
  readonly tlsDisabled?: boolean;
}

/** Milliseconds that one answer may take. Null: the cluster has no address or certificate yet, or is not to be asked. */
export async function coeClient(engine: Engine, cluster: Asked): Promise<CoeClient | null> {
  const { clusterApiTimeout } = engine.settings;
  if (!cluster.apiAddress || clusterApiTimeout === 0) return null;
  const ca = await findCertificate(engine.db.read, { clusterUuid: cluster.uuid, kind: 'ca' });
  const client = await findCertificate(engine.db.read, { clusterUuid: cluster.uuid, kind: 'client' });
  if (!ca || !client) return null;
  const timeout = clusterApiTimeout * 1000;
  const { privateKey: key } = await storeOf(engine, client).load(client.ref);
  const tls = { ca: ca.certificate, cert: client.certificate, key };
  const dispatcher = new Agent({
    connect: { ...tls, timeout },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  });
  const base = cluster.apiAddress.replace(/^tcp:/, cluster.tlsDisabled ? 'http:' : 'https:');
  const ask = async (path: string) => {
    const { statusCode, body } = await request(`${base}${path}`, { dispatcher });
    if (statusCode === 200) return body;
    await body.dump();
    throw new Error(`GET ${path} was answered with ${statusCode}.`);
  };
  return {
    get: async (path) => (await ask(path)).json(),
    text: async (path) => (await ask(path)).text(),
    async send(method, path, change) {
      const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
      const content =
        change === undefined ? {} : { body: JSON.stringify(change), headers: { 'content-type': type } };
      const { statusCode, body } = await request(`${base}${path}`, { dispatcher, method, ...content });
      await body.dump();
      return statusCode;
    },
    close: () => dispatcher.close(),
  };
}

/** What a cluster's own API says to a question; null where it cannot be asked or does not answer, which is logged with `why`. */
export async function asked<T>(
  engine: Engine,
  cluster: Asked,
  why: string,
  question: (client: CoeClient) => Promise<T>,
): Promise<T | null> {
  const client = await coeClient(engine, cluster);
  if (!client) return null;
  try {
    return await question(client);
  } catch (err) {
    engine.log.info({ err, cluster: cluster.uuid }, `the cluster did not answer: ${why}`);
    return null;
  } finally {
    await client.close();
  }
}
