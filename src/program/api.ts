import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type ApiParts, addApi, addVersions, wholePath } from '../api/api.js';
import { rememberTokens } from '../api/request/tokens.js';
import type { Config } from '../config/config.js';
import type { Engine } from '../engine/engine.js';
import type { OpenClouds } from './clouds.js';
import { publicUrls } from './parts.js';
import { createHttpServer, listen } from './server.js';
import { StartProblem } from './start-problem.js';

/** Magnum's port. */
export const magnumPort = 9511;

/** The API's own server. */
export interface ApiServer {
  /** Null: another program has Magnum's port, and nobody asked for it. */
  readonly port: number | null;
  close(): Promise<void>;
}

/** What the API needs of the program. `port` is that of the program's other server. */
export function apiParts(config: Config, engine: Engine, clouds: OpenClouds, port: number): ApiParts {
  return {
    engine,
    readToken: rememberTokens((token) => clouds.own.identity.validate(token)),
    keystone: clouds.authUrl,
    publicUrl: () => publicUrls(config, port).base,
  };
}

/** Serves the API at its own port, beside the program's other server. Throws StartProblem where a port that was asked for is taken. */
export async function startApi(config: Config, parts: ApiParts, log: Logger): Promise<ApiServer> {
  const { MAGNUM_API_PORT: asked, HOST } = config.program;
  if (asked === 'off' || asked === config.program.PORT) return { port: null, close: async () => undefined };
  const server: FastifyInstance = createHttpServer(log, wholePath);
  await addApi(server, parts);
  await addVersions(server);
  try {
    await listen(server, HOST, asked ?? magnumPort, 'MAGNUM_API_PORT');
  } catch (error) {
    await server.close();
    if (asked !== undefined || !(error instanceof StartProblem)) throw error;
    log.info(`api: port ${magnumPort} is not free: Magnum's API is at PORT only`);
    return { port: null, close: async () => undefined };
  }
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : null;
  return { port, close: async () => server.close() };
}
