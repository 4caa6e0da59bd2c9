import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher } from 'undici';
import type { Credentials } from '../credentials.js';

/** The connections of one session. */
export interface Agents {
  /** Connections are kept and used again. */
  readonly reading: Dispatcher;
  /**
   * A fresh connection each time. A server may close an idle connection just as we write to it, and a request
   * that changes something must not be repeated blindly; so it never goes over an idle connection.
   */
  readonly changing: Dispatcher;
  /** Closes all connections after the requests in flight. */
  close(): Promise<void>;
}

/** Connections that trust what the credentials say: the usual authorities, a CA of one's own, or anybody. */
export function createAgents(trust: Pick<Credentials, 'caCertificate' | 'insecure'>): Agents {
  const connect = {
    rejectUnauthorized: !trust.insecure,
    ...(trust.caCertificate ? { ca: [...rootCertificates, trust.caCertificate] } : {}),
  };
  const reading = new Agent({ connect });
  const changing = new Agent({ connect, pipelining: 0 });
  return {
    reading,
    changing,
    close: async () => {
      await Promise.all([reading.close(), changing.close()]);
    },
  };
}
