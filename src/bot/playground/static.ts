import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built page; seen from dist/bot/playground and from src/bot/playground alike. */
const folder = fileURLToPath(new URL('../../../dist/playground/', import.meta.url));

const headers = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Serves the page: nothing from elsewhere runs in it, nobody frames it, and its hashed files are kept for good. */
export async function serveBuiltPage(app: FastifyInstance): Promise<void> {
  if (!existsSync(folder)) {
    app.get('/', async (_, reply) =>
      reply
        .code(503)
        .type('text/plain')
        .send('The page is not built yet. npm start builds it and starts again.\n'),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders(response, path) {
      const forGood = path.includes(`${sep}assets${sep}`);
      response.setHeader('cache-control', forGood ? 'public, max-age=31536000, immutable' : 'no-cache');
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
}
