import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { OpenSsl } from '../engine/certificates/openssl.js';
import { registry } from './registry.js';
import { releases } from './releases.js';

/** Hosts that guests reach by the proxy; every other one is refused. */
const hosts = ['dl.k8s.io', 'github.com', 'registry-1.docker.io'] as const;

/** A proxy, and behind it the places of the internet from which servers fetch programs and images. */
export interface Internet {
  /** What a cluster's `http_proxy` and `https_proxy` say. */
  readonly proxy: string;
  /** The authority that signed what the hosts behind it show, PEM. */
  readonly authority: string;
  /** `HOST PATH` of everything that was fetched, in order. */
  readonly fetched: string[];
  close(): void;
}

/** Answers one host's request with a body, or null where there is nothing. */
export type Site = (path: string) => { readonly type?: string; readonly body: Buffer } | null;

/**
 * Stands in for the internet, which guests do not reach: programs of releases are the stand-ins of this folder and what
 * the guests' own image has, with the checksums that their makers would publish. `root` is that image's root.
 */
export async function startInternet(openssl: OpenSsl, root: string, port: number): Promise<Internet> {
  const { key, cert, authority } = certificates(openssl);
  const fetched: string[] = [];
  const sites: Readonly<Record<string, Site>> = { ...releases(root), 'registry-1.docker.io': registry(root) };

  const answer = (host: string, asked: IncomingMessage, response: ServerResponse): void => {
    const path = (asked.url ?? '').split('?')[0] ?? '';
    const found = sites[host]?.(path);
    if (asked.method === 'GET') fetched.push(`${host} ${path}`);
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': found.type ?? 'application/octet-stream',
      'content-length': found.body.length,
      'docker-content-digest': `sha256:${createHash('sha256').update(found.body).digest('hex')}`,
    });
    response.end(asked.method === 'HEAD' ? undefined : found.body);
  };
  const secured = createServer((asked, response) =>
    answer((asked.headers.host ?? '').split(':')[0] ?? '', asked, response),
  );
  // What is not secured goes on as it is: the service at which masters meet is on this machine.
  const proxy = createServer((asked, response) => {
    const url = new URL(asked.url ?? '', 'http://nowhere.invalid');
    if (url.hostname !== '127.0.0.1') {
      response.writeHead(502).end();
      return;
    }
    const onward = request(url, { method: asked.method ?? 'GET', headers: asked.headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    asked.pipe(onward);
  });
  proxy.on('connect', (asked, socket) => {
    const [host = ''] = (asked.url ?? '').split(':');
    socket.on('error', () => socket.destroy());
    if (!hosts.some((one) => one === host)) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const inner = new TLSSocket(socket, { isServer: true, key, cert });
    inner.on('error', () => socket.destroy());
    secured.emit('connection', inner);
  });
  await new Promise<void>((resolve, reject) =>
    proxy.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  return {
    proxy: `http://127.0.0.1:${port}`,
    authority,
    fetched,
    close() {
      proxy.close();
      proxy.closeAllConnections();
      secured.closeAllConnections();
    },
  };
}

function certificates(openssl: OpenSsl) {
  const names = hosts.map((host) => `DNS:${host}`).join(',');
  openssl.run(
    ...[
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'internet-ca.key',
      '-out',
      'internet-ca.crt',
    ],
    ...['-days', '2', '-subj', '/CN=The internet of the tests'],
  );
  openssl.run(
    ...[
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'internet.key',
      '-out',
      'internet.csr',
      '-subj',
      '/CN=internet',
    ],
  );
  openssl.write('internet.ext', `subjectAltName=${names}\n`);
  openssl.run(
    ...[
      'x509',
      '-req',
      '-in',
      'internet.csr',
      '-CA',
      'internet-ca.crt',
      '-CAkey',
      'internet-ca.key',
      '-CAcreateserial',
    ],
    ...['-days', '2', '-extfile', 'internet.ext', '-out', 'internet.crt'],
  );
  return {
    key: openssl.read('internet.key'),
    cert: openssl.read('internet.crt'),
    authority: openssl.read('internet-ca.crt'),
  };
}

/** An archive of what is in a folder, as GNU tar makes it. */
export function archive(folder: string, compressed: boolean): Buffer {
  const flags = [
    '--create',
    '--owner=0',
    '--group=0',
    '--mtime=2024-01-01',
    ...(compressed ? ['--gzip'] : []),
  ];
  return execFileSync('tar', [...flags, '--directory', folder, ...readdirSync(folder)], {
    maxBuffer: 512 * 1024 * 1024,
  });
}
