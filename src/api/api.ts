import type { FastifyInstance } from 'fastify';
import type { Engine } from '../engine/engine.js';
import { discoveryRoutes } from './discovery/routes.js';
import { ApiError, longestName } from './error.js';
import { mount, tellErrors } from './mount.js';
import { openApi } from './openapi/document.js';
import { admit, tellRequestId } from './request/admission.js';
import { readContent } from './request/content.js';
import type { ReadToken } from './request/tokens.js';
import { routes } from './routes.js';
import { versionRoute, versionsRoute } from './versions/routes.js';

/** What the API is made of. */
export interface ApiParts {
  readonly engine: Engine;
  /** Says whose the tokens are that come in. */
  readonly readToken: ReadToken;
  /** Keystone's address, as whoever has no token is told it. */
  readonly keystone: string;
  /** Where this server is reached from outside, without a slash at the end. */
  readonly publicUrl: () => string;
}

/** Adds Magnum's API below `/v1`, and etcd's discovery, which nodes of clusters need. */
export async function addApi(server: FastifyInstance, parts: ApiParts): Promise<void> {
  const { engine, readToken, keystone } = parts;
  await server.register(
    async (app) => {
      tellRequestId(app);
      await app.register(async (open) => {
        versionRoute(open);
        const description = openApi(routes);
        open.get('/openapi.json', async () => description);
      });
      await app.register(async (closed) => {
        tellErrors(closed);
        admit(closed, { readToken, keystone: () => keystone });
        readContent(closed);
        mount(closed, engine, routes);
        closed.all('/*', async ({ url }) => {
          const [path = ''] = url.split('?');
          if (path.split('/').some((part) => part.length > longestName))
            throw new ApiError(404, `A name or an id has ${longestName} characters at most.`);
          throw new ApiError(404, '', { title: 'Not Found', code: '' });
        });
      });
    },
    { prefix: '/v1' },
  );
  await server.register(async (app) => {
    tellErrors(app);
    discoveryRoutes(app, engine, parts.publicUrl);
  });
}

/** The server of the API alone also says which versions there are, and takes paths without `/v1`, as Magnum's does. */
export async function addVersions(server: FastifyInstance): Promise<void> {
  await server.register(async (app) => {
    tellRequestId(app);
    versionsRoute(app);
  });
}

/** The path of a request as the routes know it: one slash between its parts, and `/v1` before them. */
export function wholePath(url: string): string {
  const [path = '', query] = url.split(/\?(.*)/s);
  const clean = path.replace(/\/{2,}/g, '/');
  const isWhole = clean === '/' || /^\/(v1|discovery|healthz)(\/|$)/.test(clean);
  return `${isWhole ? '' : '/v1'}${clean}${query === undefined ? '' : `?${query}`}`;
}
