import { z } from 'zod';
import { findToken } from '../http/caller.js';
import { ServiceFault } from '../http/errors.js';
import type { Store } from '../state/store.js';
import type { ApplicationCredential, Token, User } from '../state/world.js';
import { passcodeMatches } from './passcodes.js';
import { secretMatches } from './passwords.js';
import { issueToken } from './tokens.js';

const domainSchema = z.object({ id: z.string().optional(), name: z.string().optional() });
const userSchema = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  domain: domainSchema.optional(),
});
const scopeSchema = z.union([
  z.literal('unscoped'),
  z.object({
    project: z
      .object({ id: z.string().optional(), name: z.string().optional(), domain: domainSchema.optional() })
      .optional(),
    domain: domainSchema.optional(),
    'OS-TRUST:trust': z.object({ id: z.string() }).optional(),
    unscoped: z.unknown().optional(),
  }),
]);

const requestSchema = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.array(z.string()).min(1),
      password: z.object({ user: userSchema.extend({ password: z.string() }) }).optional(),
      token: z.object({ id: z.string() }).optional(),
      totp: z.object({ user: userSchema.extend({ passcode: z.string() }) }).optional(),
      application_credential: z
        .object({
          id: z.string().optional(),
          name: z.string().optional(),
          secret: z.string(),
          user: userSchema.optional(),
        })
        .optional(),
    }),
    scope: scopeSchema.optional(),
  }),
});

type Request = z.infer<typeof requestSchema>['auth'];
type Scope = Exclude<Request['scope'], undefined | 'unscoped'>;

const unauthorized = () => new ServiceFault(401, 'The request you have made requires authentication.');

/** Finds a domain by id or name; the domain Default when neither is given. */
export function findDomainId(
  store: Store,
  ref: { id?: string | undefined; name?: string | undefined } | undefined,
): string {
  if (ref?.id) return ref.id;
  return store.domains.find((one) => one.name === (ref?.name ?? 'Default'))?.id ?? '';
}

function findUser(store: Store, ref: z.infer<typeof userSchema>): User {
  const found = ref.id
    ? store.users.get(ref.id)
    : store.users.find((one) => one.name === ref.name && one.domainId === findDomainId(store, ref.domain));
  if (!found?.enabled) throw unauthorized();
  return found;
}

function findCredential(
  store: Store,
  given: NonNullable<Request['identity']['application_credential']>,
): ApplicationCredential {
  const found = given.id
    ? store.applicationCredentials.get(given.id)
    : store.applicationCredentials.find(
        (one) => one.name === given.name && one.userId === findUser(store, given.user ?? {}).id,
      );
  if (!found || !secretMatches(found.secretHash, given.secret)) throw unauthorized();
  if (found.expiresAt !== null && Date.parse(found.expiresAt) < Date.now()) throw unauthorized();
  return found;
}

interface Who {
  user: User;
  before: Token | null;
  credential: ApplicationCredential | null;
}

function identify(store: Store, { identity }: Request): Who {
  if (identity.password) {
    const user = findUser(store, identity.password.user);
    if (!secretMatches(user.passwordHash, identity.password.user.password)) throw unauthorized();
    return { user, before: null, credential: null };
  }
  if (identity.application_credential) {
    const credential = findCredential(store, identity.application_credential);
    return { user: findUser(store, { id: credential.userId }), before: null, credential };
  }
  if (identity.totp) {
    const user = findUser(store, identity.totp.user);
    if (!passcodeMatches(store, user.id, identity.totp.user.passcode)) throw unauthorized();
    return { user, before: null, credential: null };
  }
  const before = findToken(store, identity.token?.id);
  if (!before || before.resource !== null) throw unauthorized();
  return { user: findUser(store, { id: before.userId }), before, credential: null };
}

/** The roles of a user in a project; empty when it has none there. */
export function rolesIn(user: User, projectId: string): string[] {
  return [...new Set([...(user.roles[projectId] ?? []), ...(user.roles['*'] ?? [])])];
}

type Scoped = Pick<Token, 'userId' | 'projectId' | 'domainId' | 'trustId' | 'roles' | 'credentialId'>;

function trustScope(store: Store, user: User, id: string): Scoped {
  const trust = store.trusts.get(id);
  if (!trust || trust.trusteeId !== user.id)
    throw new ServiceFault(403, 'You are not authorized to perform the requested action.');
  if (trust.expiresAt !== null && Date.parse(trust.expiresAt) < Date.now())
    throw new ServiceFault(403, 'Trust is expired.');
  const userId = trust.impersonation ? trust.trustorId : user.id;
  return { userId, projectId: trust.projectId, domainId: null, trustId: trust.id, roles: trust.roles };
}

function projectScope(store: Store, user: User, ref: NonNullable<Scope['project']>): Scoped {
  const domainId = findDomainId(store, ref.domain);
  const project = ref.id
    ? store.projects.get(ref.id)
    : store.projects.find((one) => one.name === ref.name && one.domainId === domainId);
  const roles = project ? rolesIn(user, project.id) : [];
  if (!project || roles.length === 0) throw unauthorized();
  return { userId: user.id, projectId: project.id, domainId: null, trustId: null, roles };
}

function domainScope(store: Store, user: User, ref: NonNullable<Scope['domain']>): Scoped {
  const domainId = findDomainId(store, ref);
  const roles = user.roles[`domain:${domainId}`] ?? [];
  if (roles.length === 0) throw unauthorized();
  return { userId: user.id, projectId: null, domainId, trustId: null, roles };
}

function scoped(store: Store, { user, before, credential }: Who, scope: Request['scope']): Scoped {
  const nothing = { userId: user.id, projectId: null, domainId: null, trustId: null, roles: [] };
  if (credential) {
    const { id: credentialId, projectId, roles } = credential;
    const held = rolesIn(user, projectId);
    // A role that is taken from a user takes the user's credentials with it.
    if (roles.some((role) => !held.includes(role))) throw unauthorized();
    return { ...nothing, projectId, credentialId, roles };
  }
  if (scope === 'unscoped' || (scope && 'unscoped' in scope)) return nothing;
  if (before?.trustId && scope)
    throw new ServiceFault(403, 'You are not authorized to perform the requested action.');
  if (scope?.['OS-TRUST:trust']) return trustScope(store, user, scope['OS-TRUST:trust'].id);
  if (scope?.project) return projectScope(store, user, scope.project);
  if (scope?.domain) return domainScope(store, user, scope.domain);
  if (!before) return nothing;
  return {
    userId: before.userId,
    projectId: before.projectId,
    domainId: before.domainId,
    trustId: before.trustId,
    roles: before.roles,
  };
}

/**
 * `POST /auth/tokens`: works out who asks and for what, and issues a token.
 * @throws ServiceFault 400 for a body that is no authentication, 401 and 403 as Keystone.
 */
export function authenticate(store: Store, body: unknown): Token {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success)
    throw new ServiceFault(
      400,
      `Expecting to find valid JSON in request body: ${parsed.error.issues[0]?.path.join('.') ?? ''}`,
    );
  const { auth } = parsed.data;
  const who = identify(store, auth);
  const methods = who.before
    ? [...new Set([...who.before.methods, 'token'])]
    : who.credential
      ? ['application_credential']
      : auth.identity.totp
        ? ['totp']
        : ['password'];
  return issueToken(store, { ...scoped(store, who, auth.scope), methods });
}
