import { z } from 'zod';
import { showCluster } from '../../engine/clusters/lookup.js';
import { pageRequest, uuidMarker } from '../../engine/paging/page.js';
import { ApiError } from '../error.js';
import { type Asked, type Route, route } from '../route.js';
import { readBody } from '../wire/body.js';
import { pageInput, pageQuery } from '../wire/page.js';
import { PatchBody, readPatch } from '../wire/patch.js';
import { readOnlyAlways, text } from '../wire/values.js';

const FederationBody = z.strictObject({
  uuid: text('uuid').optional(),
  name: text('name', { most: 242 }).optional(),
  hostcluster_id: text('hostcluster_id').optional(),
  member_ids: z.array(z.string()).optional(),
  status: z.string().optional(),
  status_reason: z.string().optional(),
  properties: z.record(z.string(), z.string()).optional(),
  ...readOnlyAlways,
});

const ListAnswer = z.object({ federations: z.array(z.never()) });
const UuidAnswer = z.object({ uuid: z.string() });
const columns = { id: 'id', uuid: 'uuid', name: 'name', created_at: 'created_at' } as const;
type PageQuery = { [Name in keyof typeof pageQuery]?: string };

/** There are none, and a page of none is read as any page is. */
async function list({ query }: Asked<PageQuery>) {
  const marker = uuidMarker(pageRequest(pageInput(query), columns));
  if (marker) throw notFound(marker);
  return { body: { federations: [] } };
}

function notFound(identifier: string): ApiError {
  return new ApiError(404, `Federation ${identifier} could not be found.`);
}

/**
 * Federations never worked in any Magnum: its conductor has no code for them. Lists are empty, as they are there in the end,
 * and whoever wants to make one is told so instead of waiting.
 */
export const federationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/federations',
    summary: 'List federations: there are none',
    query: pageQuery,
    gives: { status: 200, schema: ListAnswer },
    perform: list,
  }),
  route({
    method: 'GET',
    path: '/federations/detail',
    summary: 'The same',
    query: pageQuery,
    gives: { status: 200, schema: ListAnswer },
    perform: list,
  }),
  route({
    method: 'POST',
    path: '/federations',
    summary: 'Refused: Magnum never had federations that work',
    takes: { argument: 'federation', schema: FederationBody },
    gives: { status: 202, schema: UuidAnswer },
    async perform({ engine, caller, body }) {
      const { hostcluster_id: host } = readBody(FederationBody, 'federation', body);
      if (!host) throw new ApiError(400, 'No hostcluster specified. Please specify a hostcluster_id.');
      await showCluster(engine, caller, host);
      throw new ApiError(400, 'Federations are not supported: no version of Magnum could make one.');
    },
  }),
  route({
    method: 'GET',
    path: '/federations/{federation}',
    summary: 'Show a federation: there are none',
    gives: { status: 200, schema: UuidAnswer },
    async perform({ path }) {
      throw notFound(path.federation ?? '');
    },
  }),
  route({
    method: 'PATCH',
    path: '/federations/{federation}',
    summary: 'Change a federation: there are none',
    query: { rollback: z.string().optional() },
    takes: { argument: 'patch', schema: PatchBody },
    gives: { status: 202, schema: UuidAnswer },
    async perform({ path, body }) {
      readPatch(body);
      throw notFound(path.federation ?? '');
    },
  }),
  route({
    method: 'DELETE',
    path: '/federations/{federation}',
    summary: 'Delete a federation: there are none',
    gives: { status: 204, schema: null },
    async perform({ path }) {
      throw notFound(path.federation ?? '');
    },
  }),
];
