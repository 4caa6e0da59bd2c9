import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createAuthority } from '../../src/engine/certificates/authority.js';
import { openAuthority, signRequest } from '../../src/engine/certificates/issue.js';

/** The part of Magnum's API, and of Keystone's, that a server at its first boot uses. */
export interface MagnumApi {
  /** Ending in `/v1`. */
  readonly url: string;
  /** Keystone's, ending in `/v3`. */
  readonly authUrl: string;
  /** PEM of the cluster's authority. */
  readonly authority: string;
  /** PEMs of those that it has beside, by Magnum's `ca_cert_type`. */
  readonly further: Readonly<Record<'etcd' | 'front-proxy', string>>;
  /** The requests that were answered, as `POST /v1/certificates`. */
  readonly requests: readonly string[];
  /** What was sent to `/signal`. */
  readonly signals: readonly Record<string, unknown>[];
  /** Others take the place of all authorities. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

const authorityTypes = ['kubernetes', 'etcd', 'front-proxy'] as const;
const Type = z.enum(authorityTypes).default('kubernetes');
const Sign = z.object({ cluster_uuid: z.string(), ca_cert_type: Type, csr: z.string() });
const Login = z.object({
  auth: z.object({
    identity: z.object({ password: z.object({ user: z.object({ id: z.string(), password: z.string() }) }) }),
  }),
});

/** Serves one cluster to whoever shows `token`, or has got it with the trustee's id and password. */
export async function startMagnumApi(options: {
  clusterUuid: string;
  token: string;
  trustee?: { userId: string; password: string };
}): Promise<MagnumApi> {
  const make = async () => ({
    kubernetes: await createAuthority('ci'),
    etcd: await createAuthority('ci'),
    'front-proxy': await createAuthority('ci'),
  });
  let authorities = await make();
  const requests: string[] = [];
  const signals: Record<string, unknown>[] = [];

  const answer = async (method: string, url: string, token: string, text: string) => {
    if (url === '/v3/auth/tokens') {
      const { user } = Login.parse(JSON.parse(text)).auth.identity.password;
      const known = user.id === options.trustee?.userId && user.password === options.trustee.password;
      return known ? { status: 201, token: options.token, body: {} } : { status: 401, body: {} };
    }
    if (token !== options.token) return { status: 401, body: {} };
    if (url === '/signal') {
      signals.push(z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
      return { status: 200, body: {} };
    }
    const { pathname, searchParams } = new URL(url, 'http://magnum');
    if (method === 'GET' && pathname === `/v1/certificates/${options.clusterUuid}`) {
      const type = Type.parse(searchParams.get('ca_cert_type') ?? undefined);
      return { status: 200, body: { pem: authorities[type].certificate } };
    }
    if (method === 'POST' && url === '/v1/certificates') {
      const asked = Sign.parse(JSON.parse(text));
      if (asked.cluster_uuid !== options.clusterUuid) return { status: 404, body: {} };
      return {
        status: 201,
        body: { pem: await signRequest(asked.csr, openAuthority(authorities[asked.ca_cert_type])) },
      };
    }
    return { status: 404, body: {} };
  };
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      const { method = '', url = '' } = request;
      requests.push(`${method} ${url}`);
      answer(method, url, String(request.headers['x-auth-token']), text)
        .catch(() => ({ status: 400, body: {} }))
        .then((answered) => {
          const token = 'token' in answered ? { 'X-Subject-Token': answered.token } : {};
          response.writeHead(answered.status, token).end(JSON.stringify(answered.body));
        })
        .catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${base}/v1`,
    authUrl: `${base}/v3`,
    get authority() {
      return authorities.kubernetes.certificate;
    },
    get further() {
      return {
        etcd: authorities.etcd.certificate,
        'front-proxy': authorities['front-proxy'].certificate,
      };
    },
    async rotate() {
      authorities = await make();
    },
    requests,
    signals,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
