import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Credentials } from '../../../src/openstack/credentials.js';

/** What a scripted service answers: a status with a JSON or text body, or it drops the connection, or keeps still. */
export type Reply =
  | { status: number; body?: unknown; text?: string; headers?: Record<string, string> }
  | 'drop'
  | 'silence';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** The client's port: the same for requests over one connection. */
  readonly port: number | undefined;
}

/** A cloud that answers what a test says: Keystone logs everybody in, the other services follow the script. */
export interface ScriptedCloud {
  readonly url: string;
  readonly credentials: Credentials;
  /** Requests in the order they came, logins too. */
  readonly seen: readonly Seen[];
  requests(path: string): Seen[];
  close(): Promise<void>;
}

export interface Script {
  /** The answer to a request, by what was asked and how often this very request was asked before. */
  reply?(request: Seen, before: number): Reply | undefined;
  /** Seconds a token lives from now, and has lived already. */
  tokenLife?: { left: number; used: number };
  /** The address of each service, below the cloud's own; default as in most clouds. */
  catalogue?: Record<string, string>;
  tls?: { key: string; cert: string };
}

const CATALOGUE = {
  orchestration: '/heat/v1/p1',
  compute: '/nova/v2.1',
  network: '/neutron',
  image: '/glance',
  volumev3: '/cinder/v3/p1',
};

/** Starts a {@link ScriptedCloud} on a free port of the loopback. */
export async function startScriptedCloud(script: Script = {}): Promise<ScriptedCloud> {
  const seen: Seen[] = [];
  let logins = 0;
  const handle = (req: IncomingMessage, res: ServerResponse) => {
    req.resume();
    const request = {
      method: req.method ?? '',
      path: req.url ?? '',
      headers: req.headers,
      port: req.socket.remotePort,
    };
    const before = seen.filter((s) => s.path === request.path && s.method === request.method).length;
    seen.push(request);
    const reply = script.reply?.(request, before) ?? defaultReply(request);
    if (reply === 'drop') req.socket.destroy();
    else if (reply !== 'silence') send(res, reply);
  };
  const defaultReply = ({ method, path }: Seen): Reply => {
    if (method !== 'POST' || path !== '/identity/v3/auth/tokens') return { status: 404 };
    logins += 1;
    return {
      status: 201,
      headers: { 'x-subject-token': `token-${logins}` },
      body: tokenBody(url, script),
    };
  };
  const server: Server = script.tls ? createTlsServer(script.tls, handle) : createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `${script.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    credentials: credentialsFor(`${url}/identity`),
    seen,
    requests: (path) => seen.filter((request) => request.path.split('?')[0] === path),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Credentials of user ann in project web. */
export function credentialsFor(authUrl: string): Credentials {
  return {
    authUrl,
    auth: {
      type: 'password',
      username: 'ann',
      userDomain: { id: 'default' },
      password: 'correct horse',
      scope: { kind: 'project', name: 'web', domain: { id: 'default' } },
    },
    interface: 'public',
    insecure: false,
  };
}

/** What Keystone says of every token of this cloud: user ann, project web. */
export function tokenBody(
  url: string,
  { catalogue = CATALOGUE, tokenLife = { left: 3600, used: 0 } }: Script,
) {
  const domain = { id: 'default', name: 'Default' };
  return {
    token: {
      methods: ['password'],
      user: { id: 'u1', name: 'ann', domain },
      project: { id: 'p1', name: 'web', domain },
      roles: [{ id: 'r1', name: 'member' }],
      issued_at: new Date(Date.now() - tokenLife.used * 1000).toISOString(),
      expires_at: new Date(Date.now() + tokenLife.left * 1000).toISOString(),
      catalog: Object.entries(catalogue).map(([type, path]) => ({
        type,
        endpoints: [{ interface: 'public', region_id: 'one', url: `${url}${path}` }],
      })),
    },
  };
}

function send(res: ServerResponse, reply: Exclude<Reply, string>): void {
  const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
  const type = reply.text === undefined ? 'application/json' : 'text/html';
  res.writeHead(reply.status, { 'content-type': type, ...reply.headers });
  res.end(text);
}
