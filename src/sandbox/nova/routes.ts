import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isoSeconds } from '../clock.js';
import { fingerprint, isPublicKey, madePair } from '../heat/types/keypairs.js';
import { caller, ofEveryProject, projectOf, requireAdmin } from '../http/caller.js';
import { computeError, ServiceFault } from '../http/errors.js';
import { page } from '../http/paging.js';
import type { Service } from '../http/service.js';
import { setQuota } from '../state/quotas.js';
import type { Store } from '../state/store.js';
import type { Keypair, Server } from '../state/world.js';
import { computeLimits, computeQuota, computeQuotaOf, computeUse } from './quotas.js';
import { shownFlavor, shownServer } from './shapes.js';

type Query = { Querystring: Record<string, string> };

const NEWEST_MINOR = 93;

/** The minor of the microversion a request asks for; 1 when it asks for none. */
function minorOf(request: FastifyRequest): number {
  const asked = /2\.(\d+|latest)/.exec(
    String(request.headers['x-openstack-nova-api-version'] ?? request.headers['openstack-api-version'] ?? ''),
  );
  const latest = /latest/.test(
    String(request.headers['openstack-api-version'] ?? request.headers['x-openstack-nova-api-version'] ?? ''),
  );
  return latest ? NEWEST_MINOR : Math.min(Number(asked?.[1] ?? 1), NEWEST_MINOR);
}

function serverRoutes(app: FastifyInstance, store: Store, url: () => string): void {
  const visible = (request: FastifyRequest<Query>): Server[] => {
    const everyProject = ofEveryProject(request, request.query.all_tenants);
    const name = request.query.name === undefined ? null : new RegExp(request.query.name);
    return store.servers
      .filter(
        (one) =>
          (everyProject || one.projectId === projectOf(request)) &&
          (name === null || name.test(one.name)) &&
          (request.query.status === undefined || one.status === request.query.status.toUpperCase()),
      )
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id));
  };
  const about = (request: FastifyRequest) => ({
    admin: caller(request).admin,
    minor: minorOf(request),
    url: url(),
  });
  const listed = (request: FastifyRequest<Query>, show: (one: Server) => Record<string, unknown>) => {
    const { items, next } = page(visible(request), request, url());
    return { servers: items.map(show), ...(next ? { servers_links: [{ rel: 'next', href: next }] } : {}) };
  };
  app.get<Query>('/servers', async (request) =>
    listed(request, (one) => ({
      id: one.id,
      name: one.name,
      links: [{ rel: 'self', href: `${url()}/compute/v2.1/servers/${one.id}` }],
    })),
  );
  app.get<Query>('/servers/detail', async (request) =>
    listed(request, (one) => shownServer(store, one, about(request))),
  );
  app.get<{ Params: { id: string } }>('/servers/:id', async (request) => {
    const found = store.servers.get(request.params.id);
    if (!found || (found.projectId !== projectOf(request) && !caller(request).admin)) {
      throw new ServiceFault(404, `Instance ${request.params.id} could not be found.`);
    }
    return { server: shownServer(store, found, about(request)) };
  });
}

const keypairSchema = z.object({
  keypair: z.object({ name: z.string().min(1).max(255), public_key: z.string().optional() }),
});

function keypairRoutes(app: FastifyInstance, store: Store): void {
  const shown = (one: Keypair) => ({
    name: one.name,
    public_key: one.publicKey,
    fingerprint: one.fingerprint,
  });
  const find = (request: FastifyRequest, name: string): Keypair => {
    const found = store.keypairs.get(`${caller(request).user.id}/${name}`);
    if (!found) throw new ServiceFault(404, `Keypair ${name} not found for user ${caller(request).user.id}`);
    return found;
  };
  app.get('/os-keypairs', async (request) => ({
    keypairs: store.keypairs
      .filter((one) => one.userId === caller(request).user.id)
      .map((one) => ({ keypair: shown(one) })),
  }));
  app.post('/os-keypairs', async (request) => {
    const parsed = keypairSchema.safeParse(request.body);
    if (!parsed.success)
      throw new ServiceFault(
        400,
        `Invalid input for field/attribute ${parsed.error.issues[0]?.path.join('.') ?? 'keypair'}.`,
      );
    const { name, public_key: given } = parsed.data.keypair;
    const { user } = caller(request);
    if (store.keypairs.get(`${user.id}/${name}`))
      throw new ServiceFault(409, `Key pair '${name}' already exists.`);
    if (!given && minorOf(request) >= 92)
      throw new ServiceFault(
        400,
        "Invalid input for field/attribute keypair. 'public_key' is a required property",
      );
    const { publicKey, privateKey } = given ? { publicKey: given } : madePair();
    if (!isPublicKey(publicKey))
      throw new ServiceFault(400, 'Keypair data is invalid: failed to generate fingerprint');
    if (store.keypairs.filter((one) => one.userId === user.id).length >= computeQuota.key_pairs)
      throw new ServiceFault(403, 'Quota exceeded, too many key pairs.');
    const made = store.keypairs.put({
      id: `${user.id}/${name}`,
      name,
      userId: user.id,
      publicKey,
      fingerprint: fingerprint(publicKey),
      createdAt: isoSeconds(),
    });
    return {
      keypair: { ...shown(made), user_id: user.id, ...(privateKey ? { private_key: privateKey } : {}) },
    };
  });
  app.get<{ Params: { name: string } }>('/os-keypairs/:name', async (request) => {
    const found = find(request, request.params.name);
    return {
      keypair: {
        ...shown(found),
        user_id: found.userId,
        id: 1,
        created_at: found.createdAt,
        updated_at: null,
        deleted: false,
        deleted_at: null,
      },
    };
  });
  app.delete<{ Params: { name: string } }>('/os-keypairs/:name', async (request, reply) => {
    store.keypairs.remove(find(request, request.params.name).id);
    return reply.code(202).send();
  });
}

/** Nova v2.1. */
export function nova(store: Store, url: () => string): Service {
  return {
    prefix: '/compute',
    errors: computeError,
    authenticated: true,
    headers: {
      'OpenStack-API-Version': 'compute 2.1',
      'X-OpenStack-Nova-API-Version': '2.1',
      Vary: 'OpenStack-API-Version',
    },
    routes(root) {
      root.register(
        async (app) => {
          const version = {
            id: 'v2.1',
            status: 'CURRENT',
            version: `2.${NEWEST_MINOR}`,
            min_version: '2.1',
            updated: '2013-07-23T11:33:21Z',
            links: [],
          };
          app.get('/', { config: { open: true } }, async () => ({ version }));
          serverRoutes(app, store, url);
          keypairRoutes(app, store);
          app.get('/flavors', async () => ({
            flavors: store.flavors.all().map((one) => ({ id: one.id, name: one.name, links: [] })),
          }));
          app.get('/flavors/detail', async () => ({
            flavors: store.flavors.all().map((one) => shownFlavor(one, url())),
          }));
          app.get<{ Params: { id: string } }>('/flavors/:id', async (request) => {
            const found = store.flavors.get(request.params.id);
            if (!found) throw new ServiceFault(404, `Flavor ${request.params.id} could not be found.`);
            return { flavor: shownFlavor(found, url()) };
          });
          app.get('/flavors/:id/os-extra_specs', async () => ({ extra_specs: {} }));
          app.get('/limits', async (request) => computeLimits(store, projectOf(request)));
          app.get<{ Params: { id: string } }>('/os-quota-sets/:id', async (request) => ({
            quota_set: { id: request.params.id, ...computeQuotaOf(store, request.params.id) },
          }));
          app.put<{ Params: { id: string }; Body: { quota_set?: unknown } }>(
            '/os-quota-sets/:id',
            async (request) => {
              requireAdmin(request);
              setQuota(store, 'nova', request.params.id, computeQuota, request.body?.quota_set);
              return { quota_set: computeQuotaOf(store, request.params.id) };
            },
          );
          app.get<{ Params: { id: string } }>('/os-quota-sets/:id/detail', async (request) => {
            const used: Record<string, number> = computeUse(store, request.params.id);
            const detail = Object.entries(computeQuotaOf(store, request.params.id)).map(([name, limit]) => [
              name,
              { in_use: used[name] ?? 0, limit, reserved: 0 },
            ]);
            return { quota_set: { id: request.params.id, ...Object.fromEntries(detail) } };
          });
          app.get<Query>('/os-server-groups', async (request) => ({
            server_groups: store.serverGroups
              .filter(
                (one) =>
                  ofEveryProject(request, request.query.all_projects) || one.projectId === projectOf(request),
              )
              .map(({ id, name, policies, members }) => ({ id, name, policies, members, metadata: {} })),
          }));
          app.get('/os-availability-zone', async () => ({
            availabilityZoneInfo: [{ zoneName: 'nova', zoneState: { available: true }, hosts: null }],
          }));
        },
        { prefix: '/v2.1' },
      );
    },
  };
}
