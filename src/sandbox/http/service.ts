import type { FastifyError, FastifyInstance } from 'fastify';
import { HeatFault } from '../heat/fault.js';
import type { Store } from '../state/store.js';
import { requireToken } from './caller.js';
import { type ErrorBody, ServiceFault } from './errors.js';

/** One OpenStack service under its path prefix. */
export interface Service {
  prefix: string;
  errors: ErrorBody;
  /** False: the routes look after authentication themselves. */
  authenticated: boolean;
  /** Headers every answer carries. */
  headers?: Readonly<Record<string, string>>;
  routes(app: FastifyInstance): void;
}

function statusOf(error: FastifyError | HeatFault | ServiceFault): number {
  if (error instanceof HeatFault || error instanceof ServiceFault) return error.status;
  return error.statusCode ?? 500;
}

/** Serves a service: its routes, its authentication and its way to word errors. */
export async function serve(
  app: FastifyInstance,
  store: Store,
  service: Service,
  identityUrl: () => string,
  unexpected: (error: unknown) => void,
): Promise<void> {
  await app.register(
    async (scope) => {
      if (service.authenticated) scope.addHook('preHandler', requireToken(store, identityUrl));
      scope.addHook('onSend', async (request, reply) => {
        reply.header('X-Openstack-Request-Id', request.id);
        for (const [name, value] of Object.entries(service.headers ?? {})) reply.header(name, value);
      });
      scope.setErrorHandler((error: FastifyError | HeatFault | ServiceFault, _request, reply) => {
        const status = statusOf(error);
        if (status >= 500) unexpected(error);
        const type = 'type' in error ? error.type : 'HTTPInternalServerError';
        const body = service.errors(status, error.message, type);
        reply.code(status).type(typeof body === 'string' ? 'text/html; charset=UTF-8' : 'application/json');
        return reply.send(body);
      });
      scope.setNotFoundHandler((_request, reply) => {
        const body = service.errors(404, 'The resource could not be found.', 'HTTPNotFound');
        return reply
          .code(404)
          .type(typeof body === 'string' ? 'text/html; charset=UTF-8' : 'application/json')
          .send(body);
      });
      service.routes(scope);
    },
    { prefix: service.prefix },
  );
}
