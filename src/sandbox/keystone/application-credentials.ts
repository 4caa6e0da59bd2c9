import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../http/caller.js';
import { ServiceFault } from '../http/errors.js';
import { hexId } from '../identifiers.js';
import type { Store } from '../state/store.js';
import type { ApplicationCredential } from '../state/world.js';
import { identityCaller } from './identity-caller.js';
import { hashSecret } from './passwords.js';
import { role } from './tokens.js';

const schema = z.object({
  application_credential: z.object({
    name: z.string().min(1),
    secret: z.string().optional(),
    description: z.string().nullish(),
    unrestricted: z.boolean().optional(),
    expires_at: z.string().nullish(),
    roles: z.array(z.object({ name: z.string().optional(), id: z.string().optional() })).optional(),
  }),
});

function shown(one: ApplicationCredential): Record<string, unknown> {
  return {
    id: one.id,
    name: one.name,
    description: one.description,
    project_id: one.projectId,
    expires_at: one.expiresAt,
    unrestricted: one.unrestricted ?? false,
    roles: one.roles.map(role),
  };
}

/** Tokens that were got with a credential go with it. */
function revoke(store: Store, id: string): void {
  for (const token of store.tokens.filter((one) => one.credentialId === id)) store.tokens.remove(token.id);
  store.applicationCredentials.remove(id);
}

/** A restricted credential manages no others. */
function refuseRestricted(store: Store, { token }: Caller): void {
  const used = token.credentialId ? store.applicationCredentials.get(token.credentialId) : undefined;
  if (used && !used.unrestricted)
    throw new ServiceFault(
      403,
      "Using method 'application_credential' is not allowed for managing additional application credentials.",
    );
}

/** Application credentials of the caller. */
export function applicationCredentialRoutes(app: FastifyInstance, store: Store): void {
  const path = '/users/:user/application_credentials';
  app.post<{ Params: { user: string } }>(path, async (request, reply) => {
    const caller = identityCaller(store, request);
    refuseRestricted(store, caller);
    const parsed = schema.safeParse(request.body);
    if (!parsed.success) throw new ServiceFault(400, "'name' is a required property");
    if (caller.user.id !== request.params.user || !caller.projectId) {
      throw new ServiceFault(
        403,
        'You are not authorized to perform the requested action: identity:create_application_credential.',
      );
    }
    const given = parsed.data.application_credential;
    if (
      store.applicationCredentials.find((one) => one.userId === caller.user.id && one.name === given.name)
    ) {
      throw new ServiceFault(
        409,
        `Conflict occurred attempting to store application_credential - Duplicate entry found with name ${given.name}.`,
      );
    }
    const secret = given.secret ?? randomBytes(48).toString('base64url');
    const roles = given.roles?.flatMap((wanted) =>
      caller.token.roles.filter((name) => name === wanted.name || role(name).id === wanted.id),
    );
    const one = store.applicationCredentials.put({
      id: hexId(),
      name: given.name,
      userId: caller.user.id,
      projectId: caller.projectId,
      roles: roles ?? caller.token.roles,
      secretHash: hashSecret(secret),
      description: given.description ?? null,
      expiresAt: given.expires_at ?? null,
      unrestricted: given.unrestricted ?? false,
    });
    return reply.code(201).send({ application_credential: { ...shown(one), secret } });
  });
  app.get<{ Params: { user: string } }>(path, async (request) => {
    const caller = identityCaller(store, request);
    if (caller.user.id !== request.params.user)
      throw new ServiceFault(
        403,
        'You are not authorized to perform the requested action: identity:list_application_credentials.',
      );
    return {
      application_credentials: store.applicationCredentials
        .filter((one) => one.userId === caller.user.id)
        .map(shown),
      links: {},
    };
  });
  app.get<{ Params: { user: string; id: string } }>(`${path}/:id`, async (request) => {
    const caller = identityCaller(store, request);
    if (caller.user.id !== request.params.user)
      throw new ServiceFault(
        403,
        'You are not authorized to perform the requested action: identity:get_application_credential.',
      );
    const found = store.applicationCredentials.get(request.params.id);
    if (!found || found.userId !== caller.user.id)
      throw new ServiceFault(404, `Could not find application credential: ${request.params.id}.`);
    return { application_credential: shown(found) };
  });
  app.delete<{ Params: { user: string; id: string } }>(`${path}/:id`, async (request, reply) => {
    const caller = identityCaller(store, request);
    refuseRestricted(store, caller);
    const found = store.applicationCredentials.get(request.params.id);
    if (!found || found.userId !== caller.user.id)
      throw new ServiceFault(404, `Could not find application credential: ${request.params.id}.`);
    revoke(store, found.id);
    return reply.code(204).send();
  });
}
