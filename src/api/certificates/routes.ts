import { z } from 'zod';
import {
  authorityTypes,
  showAuthority,
  signForCaller,
  signForNode,
} from '../../engine/certificates/cluster-certificates.js';
import { rotateAuthority } from '../../engine/certificates/rotate.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { EngineError } from '../../engine/errors.js';
import { LinkAnswer } from '../clusters/answer.js';
import { ApiError } from '../error.js';
import { type Route, route } from '../route.js';
import { readBody } from '../wire/body.js';
import { linksTo } from '../wire/links.js';
import { notTaken, oneOf, readOnlyAlways, text } from '../wire/values.js';
import { clusterOfToken } from './access.js';

const longestRequest = 65_536;

/** Magnum takes it as well (cert_manager.py). */
const otherFrontProxy = 'front_proxy';

/** The body of `POST /certificates` (magnum.md C.9). */
const CertificateBody = z.strictObject({
  bay_uuid: text('bay_uuid').optional(),
  cluster_uuid: text('cluster_uuid').optional(),
  csr: text('csr', { most: longestRequest }),
  ca_cert_type: oneOf('ca_cert_type', [...authorityTypes, otherFrontProxy]).optional(),
  pem: z.string().optional(),
  ...readOnlyAlways,
});

const CertificateAnswer = z.object({
  bay_uuid: z.string(),
  cluster_uuid: z.string(),
  links: z.array(LinkAnswer),
  csr: z.string().optional(),
  pem: z.string(),
});

const Type = z.enum(authorityTypes);

function readType(said: string | undefined): z.infer<typeof Type> | undefined {
  if (said === undefined || said === '') return undefined;
  const type = Type.safeParse(said === otherFrontProxy ? 'front-proxy' : said);
  if (type.success) return type.data;
  const rule = `Value should be one of: ${authorityTypes.join(', ')}`;
  throw new ApiError(400, notTaken('ca_cert_type', said, rule));
}

function view({ uuid }: Cluster, host: string, pem: string, csr?: string) {
  return {
    bay_uuid: uuid,
    cluster_uuid: uuid,
    links: linksTo(host, `certificates/${uuid}`),
    ...(csr === undefined ? {} : { csr }),
    pem: pem.trim(),
  };
}

/** A cluster that is named in a body and does not exist is the body's fault to Magnum: 400. */
function asBadRequest(error: unknown): never {
  if (error instanceof EngineError && error.code === 'cluster.not_found')
    throw new EngineError('cluster.invalid', error.message, { cause: error });
  throw error;
}

/** Magnum's `/certificates`: the authority's certificate, signing, and a new authority (magnum.md C.9). */
export const certificateRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/certificates/{cluster}',
    summary: 'Show the certificate of an authority of a cluster',
    forNodes: true,
    query: { ca_cert_type: z.string().optional() },
    gives: { status: 200, schema: CertificateAnswer },
    async perform({ engine, shown, path, query, host }) {
      const wanted = { identifier: path.cluster ?? '', action: 'certificate:get' } as const;
      const type = readType(query.ca_cert_type);
      const { cluster } = await clusterOfToken(engine, shown, wanted);
      return { body: view(cluster, host, await showAuthority(engine, cluster, type)) };
    },
  }),
  route({
    method: 'POST',
    path: '/certificates',
    summary: 'Have a certificate signing request signed',
    forNodes: true,
    takes: { argument: 'certificate', schema: CertificateBody },
    gives: { status: 201, schema: CertificateAnswer },
    async perform({ engine, shown, body, host }) {
      const asked = readBody(CertificateBody, 'certificate', body);
      const identifier = asked.cluster_uuid ?? asked.bay_uuid;
      if (!identifier)
        throw new ApiError(400, notTaken('cluster_uuid', undefined, 'Mandatory field missing.'));
      const wanted = { identifier, action: 'certificate:create' } as const;
      const { cluster, caller } = await clusterOfToken(engine, shown, wanted).catch(asBadRequest);
      const { csr } = asked;
      const type = readType(asked.ca_cert_type);
      const by = { caller, origin: undefined, ...(type ? { type } : {}) };
      const pem = caller
        ? (await signForCaller(engine, cluster, csr, { ...by, caller })).pem
        : await signForNode(engine, cluster, csr, type);
      return { body: view(cluster, host, pem, csr) };
    },
  }),
  route({
    method: 'PATCH',
    path: '/certificates/{cluster}',
    summary: 'Replace the authority of a cluster',
    gives: { status: 202, schema: z.object({ uuid: z.string() }) },
    async perform({ engine, caller, path }) {
      const { cluster } = await rotateAuthority(engine, caller, path.cluster ?? '');
      return { body: { uuid: cluster.uuid } };
    },
  }),
];
