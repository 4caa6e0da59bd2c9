import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../http/caller.js';
import { ServiceFault } from '../http/errors.js';
import { hexId } from '../identifiers.js';
import type { Store } from '../state/store.js';
import type { User } from '../state/world.js';
import { identityCaller } from './identity-caller.js';
import { hashSecret } from './passwords.js';

const bodySchema = z.object({
  user: z.object({
    name: z.string().min(1).optional(),
    password: z.string().optional(),
    domain_id: z.string().optional(),
    description: z.string().optional(),
    enabled: z.boolean().optional(),
    default_project_id: z.string().nullish(),
  }),
});

/** True for an admin anywhere, and for who administers the domain. */
export function administers(caller: Caller, domainId: string): boolean {
  return caller.admin && (caller.token.domainId === null || caller.token.domainId === domainId);
}

function shown(user: User, url: string): Record<string, unknown> {
  return {
    id: user.id,
    name: user.name,
    domain_id: user.domainId,
    description: user.description,
    enabled: user.enabled,
    options: {},
    password_expires_at: null,
    links: { self: `${url}/identity/v3/users/${user.id}` },
  };
}

const forbidden = (action: string) =>
  new ServiceFault(403, `You are not authorized to perform the requested action: identity:${action}.`);

function parsed(body: unknown): z.infer<typeof bodySchema>['user'] {
  const result = bodySchema.safeParse(body);
  if (result.success) return result.data.user;
  throw new ServiceFault(
    400,
    `Invalid input for field '${result.error.issues[0]?.path.join('/') ?? 'user'}': ${result.error.issues[0]?.message ?? ''}`,
  );
}

function forget(store: Store, user: User): void {
  for (const trust of store.trusts.filter((one) => one.trusteeId === user.id || one.trustorId === user.id))
    store.trusts.remove(trust.id);
  for (const token of store.tokens.filter((one) => one.userId === user.id)) store.tokens.remove(token.id);
  store.users.remove(user.id);
}

/** Users: create, show, list, change, delete. */
export function userRoutes(app: FastifyInstance, store: Store, url: () => string): void {
  const find = (id: string): User => {
    const found = store.users.get(id);
    if (!found) throw new ServiceFault(404, `Could not find user: ${id}.`);
    return found;
  };
  app.post('/users', async (request, reply) => {
    const caller = identityCaller(store, request);
    const given = parsed(request.body);
    const domainId = given.domain_id ?? caller.token.domainId ?? 'default';
    if (!administers(caller, domainId)) throw forbidden('create_user');
    if (!given.name) throw new ServiceFault(400, "'name' is a required property");
    if (!store.domains.get(domainId)) throw new ServiceFault(404, `Could not find domain: ${domainId}.`);
    if (store.users.find((one) => one.name === given.name && one.domainId === domainId)) {
      throw new ServiceFault(
        409,
        `Conflict occurred attempting to store user - Duplicate entry found with name ${given.name} at domain ID ${domainId}.`,
      );
    }
    const user = store.users.put({
      id: hexId(),
      name: given.name,
      domainId,
      passwordHash: given.password === undefined ? null : hashSecret(given.password),
      description: given.description ?? '',
      enabled: given.enabled ?? true,
      roles: {},
    });
    return reply.code(201).send({ user: shown(user, url()) });
  });
  app.get<{ Querystring: { name?: string; domain_id?: string } }>('/users', async (request) => {
    const caller = identityCaller(store, request);
    const { name, domain_id: domainId } = request.query;
    if (!administers(caller, domainId ?? caller.token.domainId ?? 'default')) throw forbidden('list_users');
    const scope = domainId ?? caller.token.domainId;
    const users = store.users.filter(
      (one) =>
        one.domainId !== 'heat' &&
        (name === undefined || one.name === name) &&
        (!scope || one.domainId === scope),
    );
    return {
      users: users.map((one) => shown(one, url())),
      links: { next: null, self: `${url()}/identity/v3/users`, previous: null },
    };
  });
  app.get<{ Params: { id: string } }>('/users/:id', async (request) => {
    const caller = identityCaller(store, request);
    if (!caller.admin && caller.user.id !== request.params.id) throw forbidden('get_user');
    return { user: shown(find(request.params.id), url()) };
  });
  app.patch<{ Params: { id: string } }>('/users/:id', async (request) => {
    const caller = identityCaller(store, request);
    const user = find(request.params.id);
    if (!administers(caller, user.domainId)) throw forbidden('update_user');
    const given = parsed(request.body);
    if (given.name !== undefined) user.name = given.name;
    if (given.password !== undefined) user.passwordHash = hashSecret(given.password);
    if (given.enabled !== undefined) user.enabled = given.enabled;
    if (given.description !== undefined) user.description = given.description;
    return { user: shown(store.users.put(user), url()) };
  });
  app.delete<{ Params: { id: string } }>('/users/:id', async (request, reply) => {
    const caller = identityCaller(store, request);
    if (!caller.admin) throw forbidden('delete_user');
    const user = find(request.params.id);
    if (!administers(caller, user.domainId)) throw forbidden('delete_user');
    forget(store, user);
    return reply.code(204).send();
  });
}
