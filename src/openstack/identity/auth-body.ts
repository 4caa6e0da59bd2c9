import type { Credentials, DomainRef, Scope } from '../credentials.js';

/** The body of `POST /v3/auth/tokens` for these credentials. */
export function authBody(auth: Credentials['auth']): unknown {
  switch (auth.type) {
    case 'password':
      return {
        auth: {
          identity: { methods: ['password'], password: { user: { ...user(auth), password: auth.password } } },
          ...scopeOf(auth.scope),
        },
      };
    case 'token':
      return {
        auth: { identity: { methods: ['token'], token: { id: auth.token } }, ...scopeOf(auth.scope) },
      };
    case 'application_credential':
      return {
        auth: {
          identity: {
            methods: ['application_credential'],
            application_credential: auth.id
              ? { id: auth.id, secret: auth.secret }
              : { name: auth.name, user: user(auth), secret: auth.secret },
          },
        },
      };
  }
}

function user(auth: { username?: string; userId?: string; userDomain?: DomainRef }): object {
  if (auth.userId) return { id: auth.userId };
  return { name: auth.username, ...(auth.userDomain ? { domain: auth.userDomain } : {}) };
}

function scopeOf(scope: Scope): object {
  switch (scope.kind) {
    case 'project': {
      if (scope.id) return { scope: { project: { id: scope.id } } };
      return { scope: { project: { name: scope.name, ...(scope.domain ? { domain: scope.domain } : {}) } } };
    }
    case 'domain':
      return { scope: { domain: scope.domain } };
    case 'trust':
      return { scope: { 'OS-TRUST:trust': { id: scope.trustId } } };
    case 'unscoped':
      return { scope: 'unscoped' };
  }
}
