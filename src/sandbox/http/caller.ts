import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../state/store.js';
import type { Token, User } from '../state/world.js';
import { ServiceFault } from './errors.js';

/** Who a request speaks for. */
export interface Caller {
  token: Token;
  user: User;
  projectId: string | null;
  admin: boolean;
}

/** The token of a request, when it is known and has not expired. */
export function findToken(store: Store, id: unknown, now = Date.now()): Token | undefined {
  const token = typeof id === 'string' ? store.tokens.get(id) : undefined;
  return token && token.expiresAt > now ? token : undefined;
}

/** Who a request speaks for; null without a valid token. */
export function callerOf(store: Store, request: FastifyRequest): Caller | null {
  const token = findToken(store, request.headers['x-auth-token']);
  const user = token && store.users.get(token.userId);
  if (!token || !user?.enabled) return null;
  return { token, user, projectId: token.projectId, admin: token.roles.includes('admin') };
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** The caller that {@link requireToken} found. */
export function caller(request: FastifyRequest): Caller {
  const found = callers.get(request);
  if (!found) throw new Error(`sandbox_no_caller: ${request.url} is served without authentication`);
  return found;
}

/** The caller's project; the empty string for an unscoped token. */
export const projectOf = (request: FastifyRequest): string => caller(request).projectId ?? '';

/** Whether an admin asks for what every project has, by the value of `all_tenants` or `all_projects`. */
export function ofEveryProject(request: FastifyRequest, asked: string | undefined): boolean {
  return caller(request).admin && ['1', 'true', 'True'].includes(asked ?? '');
}

/** Lets only an admin of the cloud pass. 403 for others. */
export function requireAdmin(request: FastifyRequest): void {
  if (!caller(request).admin) throw new ServiceFault(403, "Policy doesn't allow this to be performed.");
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Served to anybody, such as the versions of an API. */
    open?: boolean;
  }
}

/** A hook that lets only requests with a valid token pass; 401 as keystonemiddleware answers it. */
export function requireToken(store: Store, identityUrl: () => string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (request.routeOptions.config.open) return undefined;
    const found = callerOf(store, request);
    if (found && found.token.resource === null) {
      callers.set(request, found);
      return undefined;
    }
    if (found && request.method === 'POST' && request.url.endsWith(`/${found.token.resource}/signal`)) {
      callers.set(request, found);
      return undefined;
    }
    return reply
      .code(401)
      .header('WWW-Authenticate', `Keystone uri="${identityUrl()}"`)
      .send({
        error: {
          code: 401,
          title: 'Unauthorized',
          message: 'The request you have made requires authentication.',
        },
      });
  };
}
