import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GIGABYTES_QUOTA } from '../heat/types/storage.js';
import { caller, ofEveryProject, projectOf, requireAdmin } from '../http/caller.js';
import { computeError, ServiceFault } from '../http/errors.js';
import { page } from '../http/paging.js';
import type { Service } from '../http/service.js';
import { quotaOf, setQuota } from '../state/quotas.js';
import type { Store } from '../state/store.js';
import type { CloudObject } from '../state/world.js';

const VOLUMES = 100;

const owner = (one: CloudObject): unknown => one['os-vol-tenant-attr:tenant_id'];

function volumesOf(store: Store, request: FastifyRequest): CloudObject[] {
  const query = request.query as Record<string, string | undefined>;
  const everyProject = ofEveryProject(request, query.all_tenants);
  return store.volumes.filter(
    (one) =>
      (everyProject || owner(one) === projectOf(request)) &&
      (query.name === undefined || one.name === query.name) &&
      (query.status === undefined || one.status === query.status),
  );
}

function volumeRoutes(app: FastifyInstance, store: Store, url: () => string): void {
  const listed = (request: FastifyRequest, show: (one: CloudObject) => unknown) => {
    const { items, next } = page(volumesOf(store, request), request, url());
    return { volumes: items.map(show), ...(next ? { volumes_links: [{ rel: 'next', href: next }] } : {}) };
  };
  app.get('/volumes', async (request) => listed(request, ({ id, name }) => ({ id, name, links: [] })));
  app.get('/volumes/detail', async (request) => listed(request, (one) => ({ ...one, links: [] })));
  app.get<{ Params: { id: string } }>('/volumes/:id', async (request) => {
    const found = store.volumes.get(request.params.id);
    if (!found || (owner(found) !== projectOf(request) && !caller(request).admin)) {
      throw new ServiceFault(404, `Volume ${request.params.id} could not be found.`);
    }
    return { volume: { ...found, links: [] } };
  });
}

function used(store: Store, projectId: string): { volumes: number; gigabytes: number } {
  const volumes = store.volumes.filter((one) => owner(one) === projectId);
  return { volumes: volumes.length, gigabytes: volumes.reduce((sum, one) => sum + Number(one.size), 0) };
}

const quota = {
  volumes: VOLUMES,
  per_volume_gigabytes: -1,
  snapshots: 10,
  gigabytes: GIGABYTES_QUOTA,
  backups: 10,
  backup_gigabytes: 1000,
  groups: 10,
};

function limits(store: Store, projectId: string): Record<string, unknown> {
  const now = used(store, projectId);
  const own = quotaOf(store, 'cinder', projectId, quota);
  return {
    limits: {
      rate: [],
      absolute: {
        maxTotalVolumes: own.volumes,
        maxTotalSnapshots: 10,
        maxTotalVolumeGigabytes: own.gigabytes,
        maxTotalBackups: 10,
        maxTotalBackupGigabytes: 1000,
        totalVolumesUsed: now.volumes,
        totalGigabytesUsed: now.gigabytes,
        totalSnapshotsUsed: 0,
        totalBackupsUsed: 0,
        totalBackupGigabytesUsed: 0,
      },
    },
  };
}

/** Cinder v3: to be looked at; volumes are made by Heat here. */
export function cinder(store: Store, url: () => string): Service {
  return {
    prefix: '/volume',
    errors: computeError,
    authenticated: true,
    headers: { 'OpenStack-API-Version': 'volume 3.0', Vary: 'OpenStack-API-Version' },
    routes(root) {
      root.register(
        async (app) => {
          volumeRoutes(app, store, url);
          const shownType = (one: CloudObject) => ({
            ...one,
            is_public: true,
            extra_specs: {},
            'os-volume-type-access:is_public': true,
          });
          app.get('/types', async () => ({ volume_types: store.volumeTypes.all().map(shownType) }));
          app.get<{ Params: { id: string } }>('/types/:id', async (request) => {
            const found = store.volumeTypes.get(request.params.id);
            if (!found) throw new ServiceFault(404, `Volume type ${request.params.id} could not be found.`);
            return { volume_type: shownType(found) };
          });
          app.put<{ Params: { id: string }; Body: { quota_set?: unknown } }>(
            '/os-quota-sets/:id',
            async (request) => {
              requireAdmin(request);
              setQuota(store, 'cinder', request.params.id, quota, request.body?.quota_set);
              return { quota_set: quotaOf(store, 'cinder', request.params.id, quota) };
            },
          );
          app.get('/limits', async (request) => limits(store, projectOf(request)));
          app.get<{ Params: { id: string }; Querystring: { usage?: string } }>(
            '/os-quota-sets/:id',
            async (request) => {
              if (request.query.usage?.toLowerCase() !== 'true')
                return {
                  quota_set: { ...quotaOf(store, 'cinder', request.params.id, quota), id: request.params.id },
                };
              const now: Record<string, number> = used(store, request.params.id);
              const detail = Object.entries(quotaOf(store, 'cinder', request.params.id, quota)).map(
                ([name, limit]) => [name, { in_use: now[name] ?? 0, limit, reserved: 0 }],
              );
              return { quota_set: { ...Object.fromEntries(detail), id: request.params.id } };
            },
          );
        },
        { prefix: '/v3/:project' },
      );
    },
  };
}
