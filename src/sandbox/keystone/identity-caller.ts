import type { FastifyRequest } from 'fastify';
import { type Caller, callerOf } from '../http/caller.js';
import { ServiceFault } from '../http/errors.js';
import type { Store } from '../state/store.js';

/** The caller of an identity request, or 401. */
export function identityCaller(store: Store, request: FastifyRequest): Caller {
  const found = callerOf(store, request);
  if (!found || found.token.resource !== null) {
    throw new ServiceFault(401, 'The request you have made requires authentication.');
  }
  return found;
}
