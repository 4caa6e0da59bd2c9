import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  authorityTypes,
  showAuthority,
  signForCaller,
  signForNode,
} from '../../engine/certificates/cluster-certificates.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import type { Engine } from '../../engine/engine.js';
import { EngineError } from '../../engine/errors.js';
import type { Action } from '../../engine/policy.js';
import type { Identity } from '../../openstack/cloud.js';
import { sendError } from '../error.js';
import { clusterOfToken } from './access.js';

const Type = z
  .enum(authorityTypes, `takes ${authorityTypes.join(', ')}.`)
  .nullish()
  .transform((type) => type ?? undefined);
const Wanted = z.object({ cluster: z.string().min(1) });
const Which = z.object({ ca_cert_type: Type });
const Signing = z.object({
  cluster_uuid: z.string().min(1).optional(),
  bay_uuid: z.string().min(1).optional(),
  csr: z.string({ error: 'Mandatory field missing.' }).min(1).max(65_536),
  ca_cert_type: Type,
});

/** Magnum's `/v1/certificates`: the authority's certificate, and signing (magnum.md C.9). */
export function certificateRoutes(app: FastifyInstance, engine: Engine, validator: Identity): void {
  const open = async (request: FastifyRequest, reply: FastifyReply, identifier: string, action: Action) => {
    const token = request.headers['x-auth-token'];
    const access =
      typeof token === 'string'
        ? await clusterOfToken(engine, validator, token, { identifier, action })
        : null;
    if (!access) reply.header('WWW-Authenticate', 'Keystone');
    return access;
  };

  app.get('/v1/certificates/:cluster', async (request, reply) => {
    const wanted = Wanted.parse(request.params);
    const { ca_cert_type } = Which.parse(request.query);
    const access = await open(request, reply, wanted.cluster, 'certificate:get');
    if (!access) return sendError(reply, 401, 'The request you have made requires authentication.');
    return body(access.cluster, await showAuthority(engine, access.cluster, ca_cert_type));
  });

  app.post('/v1/certificates', async (request, reply) => {
    const { csr, cluster_uuid, bay_uuid, ca_cert_type: type } = Signing.parse(request.body);
    const identifier = cluster_uuid ?? bay_uuid ?? '';
    const access = await open(request, reply, identifier, 'certificate:create').catch(asBadRequest);
    if (!access) return sendError(reply, 401, 'The request you have made requires authentication.');
    const { cluster, caller } = access;
    const pem = caller
      ? (await signForCaller(engine, cluster, csr, { caller, origin: undefined, ...(type ? { type } : {}) }))
          .pem
      : await signForNode(engine, cluster, csr, type);
    return reply.code(201).send({ ...body(cluster, pem), csr });
  });
}

/** A cluster that is named in a body and does not exist is the body's fault to Magnum: 400. */
function asBadRequest(error: unknown): never {
  if (error instanceof EngineError && error.code === 'cluster.not_found')
    throw new EngineError('cluster.invalid', error.message, { cause: error });
  throw error;
}

function body(cluster: Cluster, pem: string) {
  return { bay_uuid: cluster.uuid, cluster_uuid: cluster.uuid, pem: pem.trim() };
}
