import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Signal = z.object({ id: z.string(), status: z.string(), reason: z.string() });

/** What servers ask Nova for, and where they tell Heat how it went. */
export interface Metadata {
  /** `http://127.0.0.1:PORT`: every GET answers the metadata, every other request is a signal. */
  readonly url: string;
  /** What was told, in order; emptied by whoever wants to hear anew. */
  readonly heard: z.infer<typeof Signal>[];
  close(): void;
}

/** Starts it; `meta` is asked at each request what the server's metadata say now. */
export async function startMetadata(meta: () => Readonly<Record<string, string>>): Promise<Metadata> {
  const heard: z.infer<typeof Signal>[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET')
      return response.end(JSON.stringify({ uuid: 'u', meta: meta(), name: 'ci-0' }));
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push(Signal.parse(JSON.parse(body)));
      response.end();
    });
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, heard, close: () => void server.close() };
}
