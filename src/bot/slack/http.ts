import type { HTTPReceiver } from '@slack/bolt';
import type { FastifyPluginAsync } from 'fastify';
import { eventsPath } from './paths.js';

/**
 * The route of HTTP mode. Bolt reads the body itself, because Slack signs it byte by byte. While `isTaking` is
 * false it answers 503.
 */
export function eventsRoute(receiver: HTTPReceiver, isTaking: () => boolean): FastifyPluginAsync {
  return async (server) => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', (_request, _payload, done) => done(null));
    server.post(eventsPath, (request, reply) => {
      if (!isTaking()) return reply.code(503).send();
      reply.hijack();
      receiver.requestListener(request.raw, reply.raw);
    });
  };
}
