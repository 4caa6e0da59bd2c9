import type { FastifyInstance, FastifyReply } from 'fastify';
import { findToken } from '../http/caller.js';
import { identityError, ServiceFault } from '../http/errors.js';
import type { Service } from '../http/service.js';
import type { Store } from '../state/store.js';
import { applicationCredentialRoutes } from './application-credentials.js';
import { authenticate } from './authentication.js';
import { catalogFor } from './catalog.js';
import { credentialRoutes } from './credentials.js';
import { identityCaller } from './identity-caller.js';
import { projectRoutes } from './projects.js';
import { forgetExpired, tokenBody } from './tokens.js';
import { trustRoutes } from './trusts.js';
import { userRoutes } from './users.js';

function tokenRoutes(
  app: FastifyInstance,
  store: Store,
  url: () => string,
  magnumUrl: () => string | null,
): void {
  const answer = (reply: FastifyReply, tokenId: string, status: number, catalog: boolean) => {
    const token = findToken(store, tokenId);
    if (!token) throw new ServiceFault(404, 'This is not a recognized Fernet token');
    const services = catalog ? catalogFor(url(), token.projectId ?? '', magnumUrl()) : [];
    const body = tokenBody(store, token, services);
    if (!catalog) delete body.catalog;
    return reply
      .code(status)
      .header('X-Subject-Token', token.id)
      .header('Vary', 'X-Auth-Token')
      .send({ token: body });
  };
  app.post<{ Querystring: { nocatalog?: string } }>('/auth/tokens', async (request, reply) => {
    forgetExpired(store);
    const token = authenticate(store, request.body);
    return answer(reply, token.id, 201, request.query.nocatalog === undefined);
  });
  app.get<{ Querystring: { nocatalog?: string } }>('/auth/tokens', async (request, reply) => {
    identityCaller(store, request);
    return answer(
      reply,
      String(request.headers['x-subject-token']),
      200,
      request.query.nocatalog === undefined,
    );
  });
  app.delete('/auth/tokens', async (request, reply) => {
    identityCaller(store, request);
    store.tokens.remove(String(request.headers['x-subject-token']));
    return reply.code(204).send();
  });
  app.get('/auth/catalog', async (request) => {
    const { projectId } = identityCaller(store, request);
    return {
      catalog: catalogFor(url(), projectId ?? '', magnumUrl()),
      links: { self: `${url()}/identity/v3/auth/catalog` },
    };
  });
}

function version(url: string) {
  return {
    id: 'v3.14',
    status: 'stable',
    updated: '2020-04-07T00:00:00Z',
    links: [{ rel: 'self', href: `${url}/identity/v3/` }],
    'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
  };
}

/** Keystone v3; `magnumUrl` is where its catalogue says Magnum is. */
export function keystone(store: Store, url: () => string, magnumUrl: () => string | null): Service {
  return {
    prefix: '/identity',
    errors: identityError,
    authenticated: false,
    routes(app) {
      app.get('/', async (_request, reply) =>
        reply.code(300).send({ versions: { values: [version(url())] } }),
      );
      app.get('/v3', async () => ({ version: version(url()) }));
      app.get('/v3/', async () => ({ version: version(url()) }));
      app.register(
        async (v3) => {
          tokenRoutes(v3, store, url, magnumUrl);
          userRoutes(v3, store, url);
          projectRoutes(v3, store);
          trustRoutes(v3, store, url);
          applicationCredentialRoutes(v3, store);
          credentialRoutes(v3, store);
        },
        { prefix: '/v3' },
      );
    },
  };
}
