import { readFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { z } from 'zod';

const Txn = z.object({
  compare: z.tuple([z.object({ key: z.string(), result: z.enum(['EQUAL', 'GREATER']) })]),
  success: z.array(
    z.union([
      z.object({ request_put: z.object({ key: z.string(), value: z.string() }) }),
      z.object({ request_delete_range: z.object({ key: z.string() }) }),
    ]),
  ),
});
const Range = z.object({ key: z.string() });

/** The part of etcd's HTTP that masters use, each with its own certificates, all with the same keys and values. */
export function startStore() {
  const kept = new Map<string, string>();
  const members: Server[] = [];
  const web = createHttp((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => response.end(JSON.stringify(answer(request.url ?? '', text))));
  });

  function answer(url: string, text: string): unknown {
    if (url === '/health') return { health: 'true' };
    if (url === '/v3/kv/range') {
      const { key } = Range.parse(JSON.parse(text));
      const value = kept.get(key);
      return { header: { revision: '2' }, ...(value === undefined ? {} : { kvs: [{ key, value }] }) };
    }
    const { compare, success } = Txn.parse(JSON.parse(text));
    const holds = kept.has(compare[0].key) === (compare[0].result === 'GREATER');
    for (const each of holds ? success : []) {
      if ('request_put' in each) kept.set(each.request_put.key, each.request_put.value);
      else kept.delete(each.request_delete_range.key);
    }
    return { succeeded: holds };
  }

  return {
    keys: kept,
    /** A member whose certificates are in a folder, read for every connection as etcd does; answers its port. */
    async member(folder: string): Promise<number> {
      const pem = (name: string) => readFileSync(join(folder, 'etcd', name));
      const member = createServer((socket) => {
        const secured = new TLSSocket(socket, {
          isServer: true,
          key: pem('server.key'),
          cert: pem('server.crt'),
        });
        secured.on('error', () => socket.destroy());
        web.emit('connection', secured);
      });
      members.push(member);
      await new Promise<void>((resolve) => member.listen(0, '127.0.0.1', resolve));
      return (member.address() as AddressInfo).port;
    },
    stop(): void {
      for (const member of members) member.close();
      web.closeAllConnections();
    },
  };
}
