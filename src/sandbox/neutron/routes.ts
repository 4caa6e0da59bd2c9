import type { FastifyInstance, FastifyRequest } from 'fastify';
import { caller, projectOf, requireAdmin } from '../http/caller.js';
import { neutronError, ServiceFault } from '../http/errors.js';
import { page } from '../http/paging.js';
import type { Service } from '../http/service.js';
import { quotaOf, setQuota } from '../state/quotas.js';
import type { Store } from '../state/store.js';
import type { CloudObject } from '../state/world.js';

const PAGING = new Set(['limit', 'marker', 'fields', 'sort_key', 'sort_dir', 'page_reverse']);

/** What one project may have. */
const quota = {
  network: 100,
  subnet: 100,
  subnetpool: -1,
  port: 500,
  router: 20,
  floatingip: 50,
  rbac_policy: 10,
  security_group: 50,
  security_group_rule: 500,
};

type Kind = 'networks' | 'subnets' | 'routers' | 'ports' | 'securityGroups' | 'floatingIps';

const collections: { kind: Kind; path: string; list: string; one: string; type: string; says: string }[] = [
  {
    kind: 'networks',
    path: 'networks',
    list: 'networks',
    one: 'network',
    type: 'NetworkNotFound',
    says: 'Network',
  },
  {
    kind: 'subnets',
    path: 'subnets',
    list: 'subnets',
    one: 'subnet',
    type: 'SubnetNotFound',
    says: 'Subnet',
  },
  {
    kind: 'routers',
    path: 'routers',
    list: 'routers',
    one: 'router',
    type: 'RouterNotFound',
    says: 'Router',
  },
  { kind: 'ports', path: 'ports', list: 'ports', one: 'port', type: 'PortNotFound', says: 'Port' },
  {
    kind: 'securityGroups',
    path: 'security-groups',
    list: 'security_groups',
    one: 'security_group',
    type: 'SecurityGroupNotFound',
    says: 'Security group',
  },
  {
    kind: 'floatingIps',
    path: 'floatingips',
    list: 'floatingips',
    one: 'floatingip',
    type: 'FloatingIPNotFound',
    says: 'Floating IP',
  },
];

function visible(request: FastifyRequest, one: CloudObject): boolean {
  return (
    caller(request).admin ||
    one.project_id === projectOf(request) ||
    one.shared === true ||
    one['router:external'] === true
  );
}

function matches(one: CloudObject, query: Record<string, unknown>): boolean {
  return Object.entries(query).every(([field, wanted]) => {
    if (PAGING.has(field)) return true;
    const values = (Array.isArray(wanted) ? wanted : [wanted]).map((value) => String(value).toLowerCase());
    return values.includes(String(one[field] ?? '').toLowerCase());
  });
}

function collectionRoutes(app: FastifyInstance, store: Store, url: () => string): void {
  for (const { kind, path, list, one, type, says } of collections) {
    app.get(`/${path}`, async (request) => {
      const query = request.query as Record<string, unknown>;
      const found = store[kind].filter((object) => visible(request, object) && matches(object, query));
      const { items, next } = page(found, request, url());
      return { [list]: items, ...(next ? { [`${list}_links`]: [{ rel: 'next', href: next }] } : {}) };
    });
    app.get<{ Params: { id: string } }>(`/${path}/:id`, async (request) => {
      const found = store[kind].get(request.params.id);
      if (!found || !visible(request, found)) {
        throw new ServiceFault(404, `${says} ${request.params.id} could not be found.`, type);
      }
      return { [one]: found };
    });
  }
}

function used(store: Store, projectId: string): Record<string, number> {
  const count = (kind: Kind): number => store[kind].filter((one) => one.project_id === projectId).length;
  return {
    network: count('networks'),
    subnet: count('subnets'),
    port: count('ports'),
    router: count('routers'),
    floatingip: count('floatingIps'),
    security_group: count('securityGroups'),
    security_group_rule: store.securityGroups
      .filter((one) => one.project_id === projectId)
      .reduce(
        (sum, one) => sum + (Array.isArray(one.security_group_rules) ? one.security_group_rules.length : 0),
        0,
      ),
  };
}

/** Neutron v2.0: to be looked at; networks are made by Heat here. */
export function neutron(store: Store, url: () => string): Service {
  return {
    prefix: '/network',
    errors: neutronError,
    authenticated: true,
    routes(root) {
      root.get('/', { config: { open: true } }, async () => ({
        versions: [
          { id: 'v2.0', status: 'CURRENT', links: [{ rel: 'self', href: `${url()}/network/v2.0/` }] },
        ],
      }));
      root.register(
        async (app) => {
          collectionRoutes(app, store, url);
          const quotaFor = (id: string) => quotaOf(store, 'neutron', id, quota);
          app.get<{ Params: { id: string } }>('/quotas/:id', async ({ params }) => ({
            quota: quotaFor(params.id),
          }));
          app.put<{ Params: { id: string }; Body: { quota?: unknown } }>('/quotas/:id', async (request) => {
            requireAdmin(request);
            setQuota(store, 'neutron', request.params.id, quota, request.body?.quota);
            return { quota: quotaFor(request.params.id) };
          });
          app.get<{ Params: { id: string } }>('/quotas/:id/details.json', async (request) => {
            const now = used(store, request.params.id);
            return {
              quota: Object.fromEntries(
                Object.entries(quotaFor(request.params.id)).map(([name, limit]) => [
                  name,
                  { limit, used: now[name] ?? 0, reserved: 0 },
                ]),
              ),
            };
          });
        },
        { prefix: '/v2.0' },
      );
    },
  };
}
