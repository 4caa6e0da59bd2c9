import { imageError, ServiceFault } from '../http/errors.js';
import { page } from '../http/paging.js';
import type { Service } from '../http/service.js';
import type { Store } from '../state/store.js';
import type { Image } from '../state/world.js';

const PAGING = new Set(['limit', 'marker', 'sort', 'sort_key', 'sort_dir', 'member_status', 'visibility']);

function shown(image: Image): Record<string, unknown> {
  return {
    ...image.properties,
    id: image.id,
    name: image.name,
    disk_format: 'qcow2',
    container_format: 'bare',
    visibility: 'public',
    size: image.size,
    virtual_size: null,
    status: 'active',
    checksum: null,
    protected: false,
    min_ram: image.minRam ?? 0,
    min_disk: image.minDisk ?? 0,
    owner: 'admin',
    os_hidden: false,
    os_hash_algo: 'sha512',
    os_hash_value: null,
    created_at: image.createdAt,
    updated_at: image.createdAt,
    tags: [],
    self: `/v2/images/${image.id}`,
    file: `/v2/images/${image.id}/file`,
    schema: '/v2/schemas/image',
  };
}

function matches(image: Image, query: Record<string, unknown>): boolean {
  const fields = shown(image);
  return Object.entries(query).every(([field, wanted]) => {
    if (PAGING.has(field)) return true;
    const text = String(wanted);
    if (text.startsWith('in:'))
      return text
        .slice(3)
        .split(',')
        .map((one) => one.replace(/^"|"$/g, ''))
        .includes(String(fields[field]));
    return String(fields[field]) === text;
  });
}

/** Glance v2: to be looked at. */
export function glance(store: Store, url: () => string): Service {
  return {
    prefix: '/image',
    errors: imageError,
    authenticated: true,
    routes(app) {
      const versions = () => ({
        versions: [{ id: 'v2.9', status: 'CURRENT', links: [{ rel: 'self', href: `${url()}/image/v2/` }] }],
      });
      app.get('/', { config: { open: true } }, async (_request, reply) => reply.code(300).send(versions()));
      app.get('/versions', { config: { open: true } }, async () => versions());
      app.get('/v2/images', async (request) => {
        const found = store.images.filter((one) => matches(one, request.query as Record<string, unknown>));
        const { items, next } = page(found, request, '');
        const [path = '', search] = request.url.split('?');
        const own = path.replace(/^\/image/, '');
        return {
          images: items.map(shown),
          first: search ? `${own}?${search}` : own,
          schema: '/v2/schemas/images',
          ...(next ? { next: next.replace(/^\/image/, '') } : {}),
        };
      });
      app.get<{ Params: { id: string } }>('/v2/images/:id', async (request) => {
        const found = store.images.get(request.params.id);
        if (!found) throw new ServiceFault(404, `No image found with ID ${request.params.id}`);
        return shown(found);
      });
    },
  };
}
