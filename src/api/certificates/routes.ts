import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { showAuthority, signForCluster } from '../../engine/certificates/cluster-certificates.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import type { Engine } from '../../engine/engine.js';
import type { Action } from '../../engine/policy.js';
import type { Identity } from '../../openstack/cloud.js';
import { sendError } from '../error.js';
import { clusterOfToken } from './access.js';

const Wanted = z.object({ cluster: z.string().min(1) });
const Signing = z.object({
  cluster_uuid: z.string().min(1).optional(),
  bay_uuid: z.string().min(1).optional(),
  csr: z.string({ error: 'Mandatory field missing.' }).min(1).max(65_536),
});

/** Magnum's `/v1/certificates`: the authority's certificate, and signing (magnum.md C.9). */
export function certificateRoutes(app: FastifyInstance, engine: Engine, validator: Identity): void {
  const open = async (request: FastifyRequest, reply: FastifyReply, identifier: string, action: Action) => {
    const token = request.headers['x-auth-token'];
    const cluster =
      typeof token === 'string'
        ? await clusterOfToken(engine, validator, token, { identifier, action })
        : null;
    if (!cluster) reply.header('WWW-Authenticate', 'Keystone');
    return cluster;
  };

  app.get('/v1/certificates/:cluster', async (request, reply) => {
    const wanted = Wanted.parse(request.params);
    const cluster = await open(request, reply, wanted.cluster, 'certificate:get');
    if (!cluster) return sendError(reply, 401, 'The request you have made requires authentication.');
    return body(cluster, await showAuthority(engine, cluster));
  });

  app.post('/v1/certificates', async (request, reply) => {
    const { csr, cluster_uuid, bay_uuid } = Signing.parse(request.body);
    const identifier = cluster_uuid ?? bay_uuid ?? '';
    const cluster = await open(request, reply, identifier, 'certificate:create');
    if (!cluster) return sendError(reply, 401, 'The request you have made requires authentication.');
    return reply.code(201).send({ ...body(cluster, await signForCluster(engine, cluster, csr)), csr });
  });
}

function body(cluster: Cluster, pem: string) {
  return { bay_uuid: cluster.uuid, cluster_uuid: cluster.uuid, pem: pem.trim() };
}
