import type { FastifyInstance, FastifyReply } from 'fastify';
import { ZodError } from 'zod';
import type { Database } from '../../engine/store/database.js';
import { getPlaygroundMessages, listPlaygroundChannels } from '../../engine/store/playground.js';
import { say as sayIn } from '../../speech/language.js';
import { type Language, languageOf } from '../../speech/locale.js';
import { type Inbox, PlatformError } from '../platform.js';
import type { Deliveries, Delivery } from './delivery.js';
import type { Drawings } from './drawings.js';
import type { Feed } from './feed.js';
import { foreignness } from './foreign.js';
import { toChatMessage } from './messages.js';
import { publicId, speakerOf } from './person.js';
import type { Hello } from './protocol.js';
import { act, inboundFiles, say } from './receive.js';
import { Complete, Drawn, Listen, May, Press, Say, Spoken, Submit } from './requests.js';
import { serveBuiltPage } from './static.js';

/** What the routes work with; the inbox is there once the platform has started. */
export interface PlaygroundParts {
  readonly db: Database;
  readonly feed: Feed;
  readonly deliveries: Deliveries;
  readonly cloud: string;
  /** Names, beside localhost and addresses, under which the page may be opened. */
  readonly hosts: readonly string[];
  readonly drawings: Drawings;
  inbox(): Inbox;
}

/** The page itself, its stream and what it sends. Only pages of this very server may send or listen. */
export async function playgroundRoutes(app: FastifyInstance, parts: PlaygroundParts): Promise<void> {
  app.setErrorHandler((error, request, reply) => {
    const language = languageOf(Spoken.parse(request.body).locale);
    if (error instanceof ZodError) {
      const [issue] = error.issues;
      const wasSecret = issue?.code === 'custom' && issue.params?.wasSecret === true;
      const sentence = sayIn(issue?.message ?? 'This is not understood.', language);
      return reply.code(400).send({ error: sentence, ...(wasSecret && { wasSecret }) });
    }
    if (error instanceof PlatformError) return reply.code(503).send({ error: error.message });
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status < 500) return reply.code(status).send({ error: sayIn('This is not understood.', language) });
    request.log.error({ err: error }, 'playground: a request failed');
    return reply.code(500).send({ error: sayIn('Something went wrong here.', language) });
  });
  await serveBuiltPage(app);
  await app.register(async (own) => addOwnRoutes(own, parts));
}

async function addOwnRoutes(app: FastifyInstance, parts: PlaygroundParts): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    const problem = foreignness(request.headers, parts.hosts);
    if (problem) await reply.code(403).send({ error: problem });
  });
  app.get('/playground/hello', async (request): Promise<Hello> => {
    const { locale } = Spoken.parse(request.query);
    return sayHello(parts, languageOf(locale));
  });
  app.get('/playground/events', async (request, reply) => {
    const { key, after } = Listen.parse(request.query);
    const last = Number(request.headers['last-event-id']);
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', ...streaming });
    reply.raw.write('retry: 1000\n\n');
    await parts.feed.open(publicId(key), Number.isInteger(last) && last > 0 ? last : after, reply.raw);
  });
  app.post('/playground/drawn', async (request) => {
    const { key, messages, platform } = Drawn.parse(request.body);
    const found = await getPlaygroundMessages(parts.db.read, { ids: messages, person: publicId(key) });
    return Object.fromEntries(
      found
        .map(toChatMessage)
        .flatMap(({ id, card }) => (card ? [[id, parts.drawings[platform](card)]] : [])),
    );
  });
  app.post('/playground/say', async (request, reply) => {
    const said = Say.parse(request.body);
    if (await isMissing(parts, said.channel))
      return reply.code(404).send({ error: sayIn('There is no such channel.', languageOf(said.locale)) });
    parts.inbox();
    answer(reply, say(parts, said));
  });
  app.post('/playground/press', async (request, reply) => {
    const { action, message, ...said } = Press.parse(request.body);
    parts.inbox();
    answer(reply, act(parts, said, { kind: 'press', action, message }));
  });
  app.post('/playground/submit', async (request, reply) => {
    const { form, message, values, files = {}, ...said } = Submit.parse(request.body);
    parts.inbox();
    answer(reply, act(parts, said, { kind: 'submit', form, message, values, files: inboundFiles(files) }));
  });
  app.post('/playground/complete', async (request) => {
    const { person, channel, locale, before, ...query } = Complete.parse(request.body);
    const home = { platform: 'playground' as const, workspace: 'local' };
    return parts.inbox().complete({
      ...query,
      ...(before !== undefined && { before }),
      person: { ...home, ...speakerOf(person), ...(locale !== undefined && { locale }) },
      place: { ...home, channel },
    });
  });
  app.post('/playground/may', async (request) => {
    const { person, channel } = May.parse(request.body);
    const home = { platform: 'playground' as const, workspace: 'local' };
    return parts.inbox().may({ person: { ...home, ...speakerOf(person) }, place: { ...home, channel } });
  });
}

/** What there is, described in the language of whoever asks. */
async function sayHello(parts: PlaygroundParts, language: Language | undefined): Promise<Hello> {
  const { commands } = parts.inbox();
  const channels = await listPlaygroundChannels(parts.db.read);
  const described = <T extends { readonly summary: string }>(each: T): T => ({
    ...each,
    summary: sayIn(each.summary, language),
  });
  return {
    channels: channels.map(({ name, topic }) => ({ name, topic: sayIn(topic, language) })),
    commands: commands.map((command) => ({
      ...described(command),
      positionals: command.positionals.map(described),
      flags: command.flags.map(described),
    })),
    cloud: sayIn(parts.cloud, language),
  };
}

const streaming = {
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

async function isMissing({ db }: PlaygroundParts, channel: string): Promise<boolean> {
  return !(await listPlaygroundChannels(db.read)).some(({ name }) => name === channel);
}

/** Sends what comes of a delivery, line by line, as it comes. */
function answer(reply: FastifyReply, delivery: Delivery): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(202, { 'content-type': 'application/x-ndjson', ...streaming });
  const stop = delivery.listen(
    (line) => raw.write(`${JSON.stringify(line)}\n`),
    () => raw.end(),
  );
  raw.on('close', stop);
}
