import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isoSeconds } from '../clock.js';
import { caller, projectOf } from '../http/caller.js';
import { barbicanError, ServiceFault } from '../http/errors.js';
import type { Service } from '../http/service.js';
import { uuid } from '../identifiers.js';
import type { Store } from '../state/store.js';
import type { Secret, SecretContainer } from '../state/world.js';

const NewSecret = z.object({
  name: z.string().max(255).nullish(),
  // Barbican takes white space away around it.
  payload: z.string().trim().min(1),
  payload_content_type: z.literal('text/plain'),
  secret_type: z.string().default('opaque'),
});
const certificateParts = ['certificate', 'private_key', 'private_key_passphrase', 'intermediates'];
const NewContainer = z.object({
  name: z.string().max(255).nullish(),
  type: z.enum(['generic', 'rsa', 'certificate']),
  secret_refs: z.array(z.object({ name: z.string(), secret_ref: z.string() })),
});
const Listed = z.object({
  name: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).catch(10),
  offset: z.coerce.number().int().min(0).catch(0),
});

function read<T extends z.ZodType>(schema: T, what: string, body: unknown): z.infer<T> {
  const { data, error } = schema.safeParse(body);
  if (data !== undefined) return data;
  const [issue] = error?.issues ?? [];
  throw new ServiceFault(
    400,
    `Provided object does not match schema '${what}': ${issue?.message}. Invalid property: '${issue?.path.join('.')}'`,
  );
}

interface Owned {
  readonly projectId: string;
  readonly name: string | null;
}

function paged<T extends Owned, K extends string>(
  key: K,
  all: readonly T[],
  request: FastifyRequest,
  show: (one: T) => unknown,
) {
  const { name, limit, offset } = Listed.parse(request.query);
  const own = all.filter((one) => one.projectId === projectOf(request) && (!name || one.name === name));
  return { [key]: own.slice(offset, offset + limit).map(show), total: own.length };
}

function ownedBy<T extends Owned>(request: FastifyRequest, found: T | undefined, what: string): T {
  if (found && found.projectId === projectOf(request)) return found;
  throw new ServiceFault(404, `Not Found. Sorry but your ${what} is in another castle.`);
}

/** Barbican lets nobody store anything without the role `creator`. */
function requireCreator(request: FastifyRequest, what: string): void {
  if (caller(request).token.roles.some((role) => role === 'creator' || role === 'admin')) return;
  throw new ServiceFault(
    403,
    `${what} creation attempt not allowed - please review your user/project privileges`,
  );
}

type WithId = { Params: { id: string } };

function secretRoutes(app: FastifyInstance, store: Store, href: (id: string) => string): void {
  const shown = ({ id, name, secretType, createdAt }: Secret) => ({
    secret_ref: href(id),
    name,
    status: 'ACTIVE',
    secret_type: secretType,
    content_types: { default: 'text/plain' },
    created: createdAt,
    updated: createdAt,
  });
  app.post('/v1/secrets', async (request, reply) => {
    requireCreator(request, 'Secret');
    const { name, payload, secret_type } = read(NewSecret, 'Secret', request.body);
    const id = uuid();
    const projectId = projectOf(request);
    store.secrets.put({
      id,
      name: name ?? null,
      projectId,
      payload,
      secretType: secret_type,
      createdAt: isoSeconds(),
    });
    return reply.code(201).send({ secret_ref: href(id) });
  });
  app.get('/v1/secrets', async (request) => paged('secrets', store.secrets.all(), request, shown));
  app.get<WithId>('/v1/secrets/:id', async (request) =>
    shown(ownedBy(request, store.secrets.get(request.params.id), 'secret')),
  );
  app.get<WithId>('/v1/secrets/:id/payload', async (request, reply) => {
    const { payload } = ownedBy(request, store.secrets.get(request.params.id), 'secret');
    if (!String(request.headers.accept).includes('text/plain')) throw new ServiceFault(406, 'Not Acceptable');
    return reply.type('text/plain; charset=utf-8').send(payload);
  });
  app.delete<WithId>('/v1/secrets/:id', async (request, reply) => {
    store.secrets.remove(ownedBy(request, store.secrets.get(request.params.id), 'secret').id);
    return reply.code(204).send();
  });
}

function containerRoutes(app: FastifyInstance, store: Store, href: (id: string) => string): void {
  const shown = ({ id, name, type, secretRefs, createdAt }: SecretContainer) => ({
    container_ref: href(id),
    name,
    type,
    status: 'ACTIVE',
    consumers: [],
    secret_refs: secretRefs,
    created: createdAt,
    updated: createdAt,
  });
  app.post('/v1/containers', async (request, reply) => {
    requireCreator(request, 'Container');
    const { name, type, secret_refs } = read(NewContainer, 'Container', request.body);
    if (type === 'certificate') checkCertificate(secret_refs.map((each) => each.name));
    for (const each of secret_refs) {
      const secret = store.secrets.get(each.secret_ref.split('/').at(-1) ?? '');
      if (secret?.projectId !== projectOf(request))
        throw new ServiceFault(404, `Secret provided for '${each.name}' doesn't exist.`);
    }
    const id = uuid();
    const projectId = projectOf(request);
    store.secretContainers.put({
      id,
      name: name ?? null,
      projectId,
      type,
      secretRefs: secret_refs,
      createdAt: isoSeconds(),
    });
    return reply.code(201).send({ container_ref: href(id) });
  });
  app.get('/v1/containers', async (request) =>
    paged('containers', store.secretContainers.all(), request, shown),
  );
  app.get<WithId>('/v1/containers/:id', async (request) =>
    shown(ownedBy(request, store.secretContainers.get(request.params.id), 'container')),
  );
  app.delete<WithId>('/v1/containers/:id', async (request, reply) => {
    const { id } = ownedBy(request, store.secretContainers.get(request.params.id), 'container');
    store.secretContainers.remove(id);
    return reply.code(204).send();
  });
}

function checkCertificate(names: readonly string[]): void {
  if (names.includes('certificate') && names.every((name) => certificateParts.includes(name))) return;
  throw new ServiceFault(
    400,
    "Provided object does not match schema 'Container': The 'certificate' type accepts only certificate, private_key, private_key_passphrase and intermediates, and needs certificate. Invalid property: 'secret_refs'",
  );
}

/** Barbican, as far as certificates need it: texts as secrets, and containers. */
export function barbican(store: Store, url: () => string): Service {
  const href = (kind: string) => (id: string) => `${url()}/key-manager/v1/${kind}/${id}`;
  return {
    prefix: '/key-manager',
    errors: barbicanError,
    authenticated: true,
    routes(app) {
      secretRoutes(app, store, href('secrets'));
      containerRoutes(app, store, href('containers'));
    },
  };
}
