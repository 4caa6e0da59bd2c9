import type { FastifyInstance } from 'fastify';
import type { Engine } from '../engine/engine.js';
import type { Identity } from '../openstack/cloud.js';
import { certificateRoutes } from './certificates/routes.js';
import { discoveryRoutes } from './discovery/routes.js';
import { readError, sendError } from './error.js';

/** What the API is made of. */
export interface ApiParts {
  readonly engine: Engine;
  /** Validates the tokens that come in. */
  readonly validator: Identity;
  /** Where this server is reached from outside, without a slash at the end. */
  readonly publicUrl: () => string;
}

/** Adds the routes that nodes of clusters need: certificates and discovery. */
export async function addApi(server: FastifyInstance, parts: ApiParts): Promise<void> {
  await server.register(async (app) => {
    app.addHook('onSend', async (_request, reply) => {
      reply.header('OpenStack-API-Version', 'container-infra 1.10');
      reply.header('OpenStack-API-Minimum-Version', 'container-infra 1.1');
      reply.header('OpenStack-API-Maximum-Version', 'container-infra 1.10');
      reply.header('Vary', 'OpenStack-API-Version');
    });
    app.setErrorHandler((error, request, reply) => {
      const { status, detail } = readError(error);
      if (status >= 500) request.log.error({ err: error }, 'api: unforeseen error');
      return sendError(reply, status, detail);
    });
    certificateRoutes(app, parts.engine, parts.validator);
    discoveryRoutes(app, parts.engine, parts.publicUrl);
  });
}
