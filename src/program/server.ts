import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { longestName, readError } from '../api/error.js';
import { refuseEarly } from './early-refusal.js';
import { StartProblem } from './start-problem.js';

const bodyLimit = 1_048_576;

/** How long a request may take to come in. Milliseconds. */
export interface Patience {
  /** For its head. */
  readonly head: number;
  /** For all of it. */
  readonly whole: number;
}

const patience: Patience = { head: 10_000, whole: 30_000 };
/** Bytes of all the headers of a request. */
const longestHead = 32_768;

/** An HTTP server of the program, not listening yet. `rewrite` may give a request another path. */
export function createHttpServer(
  log: Logger,
  rewrite?: (url: string) => string,
  { head, whole }: Patience = patience,
): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = log.child({ part: 'http' }, { level: 'warn' });
  const server = Fastify({
    loggerInstance,
    bodyLimit,
    forceCloseConnections: true,
    clientErrorHandler: refuseEarly,
    requestTimeout: whole,
    // Node looks for requests that are late twice a minute, unless told to look sooner.
    http: { maxHeaderSize: longestHead, headersTimeout: head, connectionsCheckingInterval: head / 5 },
    routerOptions: { maxParamLength: longestName },
    frameworkErrors: (error, _request, reply: FastifyReply) => {
      const { status, body } = readError(error);
      return reply.code(status).send(body);
    },
    ...(rewrite ? { rewriteUrl: ({ url = '/' }: IncomingMessage) => rewrite(url) } : {}),
  });
  server.get('/healthz', async () => ({ status: 'ok' }));
  return server;
}

/** Listens. Throws StartProblem with a sentence when it cannot. */
export async function listen(
  server: FastifyInstance,
  host: string,
  port: number,
  setting = 'PORT',
): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why =
      code === 'EADDRINUSE'
        ? `another program listens there. Set ${setting} to a free one.`
        : code === 'EACCES'
          ? `this account may not use that port. Set ${setting} to one above 1023.`
          : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
            ? 'this machine has no such address. Set HOST to one it has.'
            : String(error);
    throw new StartProblem([`Cannot listen on ${host}:${port}: ${why}`]);
  }
}

/** The port to listen on: the one given, or for 0 any that is free. */
export async function choosePort(port: number): Promise<number> {
  if (port !== 0) return port;
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
