import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readError } from '../error.js';
import { hostOf } from '../mount.js';
import { greatestMinor, leastMinor, negotiate, versionHeaders } from '../request/version.js';
import { linksTo } from '../wire/links.js';

const resources = [
  'baymodels',
  'bays',
  'clustertemplates',
  'clusters',
  'quotas',
  'certificates',
  'mservices',
  'stats',
  'federations',
];

/** `GET /`: which versions there are. Open to everybody. */
export function versionsRoute(app: FastifyInstance): void {
  app.get('/', async (request) => ({
    name: 'OpenStack Magnum API',
    description: 'Magnum is an OpenStack project which aims to provide container cluster management.',
    versions: [
      {
        id: 'v1',
        links: [{ href: `${hostOf(request)}/v1/`, rel: 'self' }],
        status: 'CURRENT',
        max_version: `1.${greatestMinor}`,
        min_version: `1.${leastMinor}`,
      },
    ],
  }));
}

/** `GET /v1`: what version 1 has. Open to everybody. */
export function versionRoute(app: FastifyInstance): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const minor = negotiate(request.headers['openstack-api-version']?.toString());
      return reply.headers(versionHeaders(minor)).send(about(hostOf(request)));
    } catch (error) {
      const { status, body } = readError(error);
      return reply.code(status).send(body);
    }
  };
  app.get('/', handler);
}

function about(host: string) {
  return {
    id: 'v1',
    media_types: [{ base: 'application/json', type: 'application/vnd.openstack.magnum.v1+json' }],
    links: [
      { href: `${host}/v1/`, rel: 'self' },
      { href: `${host}/v1/openapi.json`, rel: 'describedby', type: 'application/json' },
    ],
    ...Object.fromEntries(resources.map((name) => [name, linksTo(host, `${name}/`)])),
    nodegroups: linksTo(host, 'clusters/{cluster_id}/nodegroups'),
  };
}
