import type { FastifyInstance } from 'fastify';
import { ApiError } from '../error.js';

const json = /^application\/json\s*(;|$)/i;

/**
 * Reads bodies as Magnum does: JSON and nothing else. A request without a body may say what it likes: its clients send
 * `application/octet-stream` with a DELETE.
 */
export function readContent(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    const type = request.headers['content-type'] ?? '';
    if (!json.test(type)) {
      const [name = ''] = type.split(';');
      return done(new ApiError(415, `Unknown mimetype: ${name}`), undefined);
    }
    try {
      return done(null, JSON.parse(String(body)));
    } catch {
      return done(new ApiError(400, 'Request is not in valid JSON format'), undefined);
    }
  });
  app.addHook('onRequest', async (request) => {
    const { accept } = request.headers;
    if (accept && !/\*\/\*|application\/(\*|json)/.test(accept)) {
      throw new ApiError(406, '', { title: '', code: '' });
    }
  });
}
