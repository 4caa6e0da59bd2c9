import { createHash, randomBytes } from 'node:crypto';
import { hexId } from '../identifiers.js';
import type { Store } from '../state/store.js';
import type { Token } from '../state/world.js';

const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Issues a token for what was worked out about the caller. */
export function issueToken(
  store: Store,
  about: Omit<Token, 'id' | 'issuedAt' | 'expiresAt' | 'resource'> & { resource?: string },
): Token {
  const now = Date.now();
  return store.tokens.put({
    resource: null,
    ...about,
    id: `gAAAAA${randomBytes(96).toString('base64url')}`,
    issuedAt: now,
    expiresAt: now + LIFETIME_MS,
  });
}

/** Forgets tokens that have expired. */
export function forgetExpired(store: Store, now = Date.now()): void {
  for (const token of store.tokens.filter((one) => one.expiresAt <= now)) store.tokens.remove(token.id);
}

const roleId = (name: string): string => createHash('md5').update(name).digest('hex');

/** A role as Keystone shows it. */
export const role = (name: string): { id: string; name: string } => ({ id: roleId(name), name });

const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}.000000Z`;

function domain(store: Store, id: string): { id: string; name: string } {
  return { id, name: store.domains.get(id)?.name ?? id };
}

/** The body that Keystone answers an authentication or a validation with. */
export function tokenBody(store: Store, token: Token, catalog: unknown[]): Record<string, unknown> {
  const user = store.users.get(token.userId);
  const project = token.projectId === null ? undefined : store.projects.get(token.projectId);
  const trust = token.trustId === null ? undefined : store.trusts.get(token.trustId);
  const credential = token.credentialId ? store.applicationCredentials.get(token.credentialId) : undefined;
  return {
    methods: token.methods,
    user: {
      domain: domain(store, user?.domainId ?? 'default'),
      id: token.userId,
      name: user?.name ?? '',
      password_expires_at: null,
    },
    audit_ids: [createHash('md5').update(token.id).digest('base64url').slice(0, 22)],
    expires_at: iso(token.expiresAt),
    issued_at: iso(token.issuedAt),
    ...(project
      ? {
          project: { domain: domain(store, project.domainId), id: project.id, name: project.name },
          is_domain: false,
        }
      : {}),
    ...(token.domainId ? { domain: domain(store, token.domainId) } : {}),
    ...(trust
      ? {
          'OS-TRUST:trust': {
            id: trust.id,
            impersonation: trust.impersonation,
            trustor_user: { id: trust.trustorId },
            trustee_user: { id: trust.trusteeId },
          },
        }
      : {}),
    ...(credential
      ? {
          application_credential: {
            id: credential.id,
            name: credential.name,
            restricted: !credential.unrestricted,
          },
        }
      : {}),
    ...(project || token.domainId ? { roles: token.roles.map(role), catalog } : {}),
  };
}

/** A user that may only signal one resource, as Heat makes for wait conditions. */
export function issueSignalToken(store: Store, projectId: string, path: string): string {
  const userId = hexId();
  store.users.put({
    id: userId,
    name: path.replaceAll('/', '-'),
    domainId: 'heat',
    passwordHash: null,
    description: '',
    enabled: true,
    roles: {},
  });
  return issueToken(store, {
    userId,
    projectId,
    domainId: null,
    trustId: null,
    roles: [],
    methods: ['password'],
    resource: path,
  }).id;
}
