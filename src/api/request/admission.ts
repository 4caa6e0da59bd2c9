import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TokenInfo } from '../../openstack/cloud.js';
import { isOpenStackError } from '../../openstack/error.js';
import { readError } from '../error.js';
import type { ReadToken } from './tokens.js';
import { leastMinor, negotiate, versionHeaders } from './version.js';

/** What is known of a request before its route is. */
export interface Admitted {
  /** Null: the token is a cluster's own, which the routes of certificates look at. */
  readonly info: TokenInfo | null;
  readonly token: string;
  readonly minor: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    admitted: Admitted;
  }
}

/** What keystonemiddleware answers to a request without a good token. */
const unauthorized = {
  error: {
    code: 401,
    title: 'Unauthorized',
    message: 'The request you have made requires authentication.',
  },
};
const unavailable = {
  error: {
    code: 503,
    title: 'Service Unavailable',
    message: 'The Keystone service is temporarily unavailable.',
  },
};

export interface Door {
  readonly readToken: ReadToken;
  /** Keystone's address, for whoever has no token yet. */
  readonly keystone: () => string;
}

/** Gives every answer an `x-openstack-request-id`. */
export function tellRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-openstack-request-id', `req-${randomUUID()}`);
  });
}

/** Characters. Keystone's own have some 200; it refuses longer headers itself, which would look as if it did not answer. */
const longestToken = 8_192;

/** Lets in who shows a good token and asks for a microversion that is served, in Magnum's order: the token first. */
export function admit(app: FastifyInstance, { readToken, keystone }: Door): void {
  // Filled before any route sees the request; a place must be there from the start.
  app.decorateRequest('admitted', null as never);
  const turnAway = (reply: FastifyReply) =>
    reply.code(401).header('WWW-Authenticate', `Keystone uri="${keystone()}"`).send(unauthorized);

  app.addHook('onRequest', async (request: FastifyRequest, reply) => {
    const token = request.headers['x-auth-token'] ?? request.headers['x-storage-token'];
    if (typeof token !== 'string' || token === '' || token.length > longestToken) return turnAway(reply);
    const isCluster = token.startsWith('cluster:');
    try {
      const info = isCluster ? null : await readToken(token);
      if (!info && !isCluster) return turnAway(reply);
      const minor = negotiate(request.headers['openstack-api-version']?.toString());
      reply.headers(versionHeaders(minor));
      request.admitted = { info, token, minor };
    } catch (error) {
      if (isOpenStackError(error)) {
        request.log.warn({ err: error }, 'api: Keystone does not say whose a token is');
        return reply.code(503).send(unavailable);
      }
      const { status, body } = readError(error);
      if (status === 406) reply.headers(versionHeaders(leastMinor));
      return reply.code(status).send(body);
    }
  });
}
