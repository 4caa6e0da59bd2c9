import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import type { Database } from '../../engine/store/database.js';
import { listPlaygroundChannels, listPlaygroundMessages } from '../../engine/store/playground.js';
import type { Inbox } from '../platform.js';
import { toChatMessage } from './messages.js';
import type { Hello } from './protocol.js';
import { answer, say } from './receive.js';
import { Complete, Listen, Press, Say, Submit } from './requests.js';
import { frame, type Wire } from './wire.js';

/** What the routes work with; the inbox is there once the platform has started. */
export interface PlaygroundParts {
  readonly db: Database;
  readonly wire: Wire;
  readonly cloud: string;
  inbox(): Inbox;
}

/** The built page; seen from dist/bot/playground and from src/bot/playground alike. */
const pageFolder = fileURLToPath(new URL('../../../dist/playground/', import.meta.url));
const backlog = 500;

/** The page itself, its stream and what it sends. Only pages of this very server may send. */
export async function playgroundRoutes(app: FastifyInstance, parts: PlaygroundParts): Promise<void> {
  if (existsSync(pageFolder)) await app.register(fastifyStatic, { root: pageFolder });
  app.addHook('onRequest', refuseForeignPages);
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof ZodError) {
      return reply.code(400).send({ error: error.issues[0]?.message ?? 'This is not understood.' });
    }
    request.log.error({ err: error }, 'playground: a request failed');
    return reply.code(500).send({ error: 'Something went wrong here.' });
  });

  app.get('/playground/hello', async (): Promise<Hello> => {
    const channels = await listPlaygroundChannels(parts.db.read);
    return { channels, commands: parts.inbox().commands, cloud: parts.cloud };
  });

  app.get('/playground/events', async (request, reply) => {
    const { person, after } = Listen.parse(request.query);
    const last = Number(request.headers['last-event-id']);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    parts.wire.open(person, raw);
    const from = Number.isInteger(last) && last > 0 ? last : after;
    const messages = await listPlaygroundMessages(parts.db.read, { person, after: from, limit: backlog });
    for (const message of messages) {
      raw.write(frame({ kind: 'message', message: toChatMessage(message) }, message.revision));
    }
    raw.write(frame({ kind: 'ready' }));
  });

  app.post('/playground/say', async (request, reply) => {
    await say(parts, Say.parse(request.body));
    return reply.code(202).send({});
  });
  app.post('/playground/press', async (request, reply) => {
    const { action, message, ...said } = Press.parse(request.body);
    answer(parts, said, { kind: 'press', action, message });
    return reply.code(202).send({});
  });
  app.post('/playground/submit', async (request, reply) => {
    const { form, values, ...said } = Submit.parse(request.body);
    answer(parts, said, { kind: 'submit', form, values });
    return reply.code(202).send({});
  });
  app.post('/playground/complete', async (request) => {
    const { person, channel, ...query } = Complete.parse(request.body);
    return parts.inbox().complete({
      ...query,
      person: { platform: 'playground', workspace: 'local', ...person },
      place: { platform: 'playground', workspace: 'local', channel },
    });
  });
}

/** A page from elsewhere must not command the cloud through somebody's browser. */
async function refuseForeignPages(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method === 'GET' && !request.url.startsWith('/playground/')) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign =
    (origin && new URL(origin).host !== host) || (site && !['same-origin', 'none'].includes(String(site)));
  if (foreign) await reply.code(403).send({ error: 'Only the page of this server may do that.' });
}
