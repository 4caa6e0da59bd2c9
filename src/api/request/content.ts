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
      return done(null, readJson(String(body)));
    } catch (error) {
      const isOurs = error instanceof ApiError;
      return done(isOurs ? error : new ApiError(400, 'Request is not in valid JSON format'), undefined);
    }
  });
  app.addHook('onRequest', async (request) => {
    const { accept } = request.headers;
    if (accept && !/\*\/\*|application\/(\*|json)/.test(accept)) {
      throw new ApiError(406, '', { title: '', code: '' });
    }
  });
}

/** Levels that a body may be nested; nothing that Magnum reads has more than three. */
const deepest = 20;

/** Reads JSON. Throws SyntaxError for text that is none, and ApiError 400 for what nobody could walk through. */
function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new ApiError(400, `The body is nested too deep: ${deepest} levels are read.`);
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return value;
}
