import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../http/caller.js';
import { ServiceFault } from '../http/errors.js';
import { hexId } from '../identifiers.js';
import type { Store } from '../state/store.js';
import type { Trust } from '../state/world.js';
import { identityCaller } from './identity-caller.js';
import { role } from './tokens.js';

const trustSchema = z.object({
  trust: z.object({
    trustee_user_id: z.string(),
    trustor_user_id: z.string(),
    project_id: z.string().nullish(),
    impersonation: z.boolean(),
    roles: z.array(z.object({ id: z.string().optional(), name: z.string().optional() })).default([]),
    expires_at: z.string().nullish(),
    allow_redelegation: z.boolean().optional(),
  }),
});

function shown(trust: Trust, url: string): Record<string, unknown> {
  return {
    id: trust.id,
    trustor_user_id: trust.trustorId,
    trustee_user_id: trust.trusteeId,
    project_id: trust.projectId,
    impersonation: trust.impersonation,
    expires_at: trust.expiresAt,
    deleted_at: null,
    remaining_uses: null,
    redelegation_count: 0,
    roles: trust.roles.map(role),
    roles_links: { next: null, previous: null, self: `${url}/identity/v3/OS-TRUST/trusts/${trust.id}/roles` },
    links: { self: `${url}/identity/v3/OS-TRUST/trusts/${trust.id}` },
  };
}

function roleNames(
  given: { id?: string | undefined; name?: string | undefined }[],
  own: readonly string[],
): string[] {
  return given.map((wanted) => {
    const found = own.find((name) => name === wanted.name || role(name).id === wanted.id);
    if (!found) throw new ServiceFault(404, `Could not find role: ${wanted.id ?? wanted.name}.`);
    return found;
  });
}

function create(store: Store, caller: Caller, body: unknown): Trust {
  const parsed = trustSchema.safeParse(body);
  if (!parsed.success) {
    throw new ServiceFault(
      400,
      `Invalid input for field '${parsed.error.issues[0]?.path.join('/') ?? 'trust'}': ${parsed.error.issues[0]?.message ?? ''}`,
    );
  }
  const { trust } = parsed.data;
  if (trust.trustor_user_id !== caller.user.id || caller.token.trustId !== null) {
    throw new ServiceFault(403, 'The authenticated user should match the trustor.');
  }
  // As in Keystones since the fixes of 2026: an unrestricted one neither.
  if (caller.token.credentialId)
    throw new ServiceFault(403, "Using method 'application_credential' is not allowed for managing trusts.");
  if (!store.users.get(trust.trustee_user_id))
    throw new ServiceFault(404, `Could not find user: ${trust.trustee_user_id}.`);
  const projectId = trust.project_id ?? caller.projectId;
  if (!projectId || projectId !== caller.projectId)
    throw new ServiceFault(
      403,
      'You are not authorized to perform the requested action: identity:create_trust.',
    );
  if (trust.roles.length === 0) throw new ServiceFault(403, 'At least one role should be specified.');
  return store.trusts.put({
    id: hexId(),
    trustorId: caller.user.id,
    trusteeId: trust.trustee_user_id,
    projectId,
    roles: roleNames(trust.roles, caller.token.roles),
    impersonation: trust.impersonation,
    expiresAt: trust.expires_at ?? null,
  });
}

/** OS-TRUST. */
export function trustRoutes(app: FastifyInstance, store: Store, url: () => string): void {
  const find = (id: string, caller: Caller): Trust => {
    const trust = store.trusts.get(id);
    if (!trust) throw new ServiceFault(404, `Could not find trust: ${id}.`);
    if (!caller.admin && ![trust.trustorId, trust.trusteeId].includes(caller.user.id)) {
      throw new ServiceFault(
        403,
        'You are not authorized to perform the requested action: identity:get_trust.',
      );
    }
    return trust;
  };
  app.post('/OS-TRUST/trusts', async (request, reply) => {
    const trust = create(store, identityCaller(store, request), request.body);
    return reply.code(201).send({ trust: shown(trust, url()) });
  });
  app.get<{ Querystring: { trustor_user_id?: string; trustee_user_id?: string } }>(
    '/OS-TRUST/trusts',
    async (request) => {
      const caller = identityCaller(store, request);
      const { trustor_user_id: trustor, trustee_user_id: trustee } = request.query;
      if (!caller.admin && trustor !== caller.user.id && trustee !== caller.user.id) {
        throw new ServiceFault(
          403,
          'You are not authorized to perform the requested action: identity:list_trusts.',
        );
      }
      const trusts = store.trusts.filter(
        (one) => (!trustor || one.trustorId === trustor) && (!trustee || one.trusteeId === trustee),
      );
      return { trusts: trusts.map((one) => shown(one, url())), links: { next: null, previous: null } };
    },
  );
  app.get<{ Params: { id: string } }>('/OS-TRUST/trusts/:id', async (request) => {
    const caller = identityCaller(store, request);
    return { trust: shown(find(request.params.id, caller), url()) };
  });
  app.delete<{ Params: { id: string } }>('/OS-TRUST/trusts/:id', async (request, reply) => {
    const caller = identityCaller(store, request);
    const trust = find(request.params.id, caller);
    if (!caller.admin && trust.trustorId !== caller.user.id) {
      throw new ServiceFault(403, 'Only admin or trustor can delete a trust.');
    }
    for (const token of store.tokens.filter((one) => one.trustId === trust.id)) store.tokens.remove(token.id);
    store.trusts.remove(trust.id);
    return reply.code(204).send();
  });
}
