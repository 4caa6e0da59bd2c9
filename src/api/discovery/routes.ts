import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Engine } from '../../engine/engine.js';
import {
  createDiscoveryToken,
  type DiscoveryMember,
  getDiscoveryToken,
  registerDiscoveryMember,
  removeDiscoveryMember,
} from '../../engine/store/discovery.js';

const Size = z.object({ size: z.coerce.number().int().min(1).max(1000).default(3) });
const Token = z.object({ token: z.string().regex(/^[0-9a-f]{32}$/) });
const Member = Token.extend({ member: z.string().min(1).max(255) });
const Value = z.object({
  value: z.string().max(2000),
  prevExist: z.literal('false').optional().catch(undefined),
});

/** A wait for what comes at an index or later; etcd's clients give it as they go from one event to the next. */
const Watch = z.object({
  wait: z.literal('true').optional().catch(undefined),
  waitIndex: z.coerce.number().int().min(0).catch(0),
});

type Named = { Params: { token: string } };

/** A token that was made here; null for anything else. */
async function findToken(engine: Engine, token: string) {
  return Token.safeParse({ token }).success ? getDiscoveryToken(engine.db.read, token) : null;
}

/** etcd's error for a key that is not there. */
const notFound = { errorCode: 100, message: 'Key not found', cause: '', index: 0 };

/**
 * etcd's discovery protocol, version 2, so that clusters need no public service: `GET /new?size=N` makes a
 * token and answers its URL; members register, list each other under it and wait for those that are still to come.
 */
export function discoveryRoutes(app: FastifyInstance, engine: Engine, publicUrl: () => string): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  app.get('/discovery/new', async (request, reply) => {
    const asked = Size.safeParse(request.query);
    if (!asked.success)
      return reply.code(400).type('text/plain').send('size is a whole number from 1 to 1000.\n');
    const { size } = asked.data;
    const token = await engine.db.write((tx) => createDiscoveryToken(tx, size));
    return reply.type('text/plain').send(`${publicUrl()}/discovery/${token}`);
  });

  app.get<Named>('/discovery/:token/_config/size', async (request, reply) => {
    const { token } = request.params;
    const found = await findToken(engine, token);
    if (!found) return reply.code(404).send(notFound);
    return {
      action: 'get',
      node: { key: `/_etcd/registry/${token}/_config/size`, value: String(found.size) },
    };
  });

  app.get<Named>('/discovery/:token', async (request, reply) => {
    const { token } = request.params;
    const found = await findToken(engine, token);
    if (!found) return reply.code(404).send(notFound);
    const watch = Watch.parse(request.query);
    if (watch.wait)
      return sendEvent(reply, token, await nextEvent(engine, request, token, found.members, watch.waitIndex));
    const nodes = found.members.map((member) => toNode(token, member));
    reply.header('X-Etcd-Index', String(found.members.at(-1)?.index ?? 0));
    return { action: 'get', node: { key: `/_etcd/registry/${token}`, dir: true, nodes } };
  });

  app.get('/discovery/:token/:member', async (request, reply) => {
    const named = Member.safeParse(request.params);
    const found = named.success ? await findToken(engine, named.data.token) : null;
    if (!named.success || !found) return reply.code(404).send(notFound);
    const { token, member } = named.data;
    const watch = Watch.parse(request.query);
    if (watch.wait)
      return sendEvent(
        reply,
        token,
        await nextEvent(engine, request, token, found.members, watch.waitIndex, member),
      );
    const there = found.members.find((each) => each.member === member);
    if (!there) return reply.code(404).send(notFound);
    return { action: 'get', node: toNode(token, there) };
  });

  app.put('/discovery/:token/:member', async (request, reply) => {
    const named = Member.safeParse(request.params);
    if (!named.success) return reply.code(404).send(notFound);
    const told = Value.safeParse({ ...Object(request.query), ...Object(request.body) });
    if (!told.success)
      return reply.code(400).type('text/plain').send('value is a text of at most 2000 characters.\n');
    const { token, member } = named.data;
    const { value, prevExist } = told.data;
    const registered = await engine.db.write((tx) =>
      registerDiscoveryMember(tx, token, member, value, prevExist === 'false'),
    );
    if (!registered) return reply.code(404).send(notFound);
    reply.header('X-Etcd-Index', String(registered.index));
    // The same member with the same address asks again because an answer was lost.
    if (registered.value !== value) return reply.code(412).send(existsAlready(registered));
    return reply.code(201).send({ action: 'set', node: toNode(token, registered) });
  });

  app.delete('/discovery/:token/:member', async (request, reply) => {
    const named = Member.safeParse(request.params);
    if (!named.success) return reply.code(404).send(notFound);
    const { token, member } = named.data;
    const gone = await engine.db.write((tx) => removeDiscoveryMember(tx, token, member));
    if (!gone) return reply.code(404).send(notFound);
    const { value: _, ...node } = toNode(token, gone);
    return { action: 'delete', node, prevNode: toNode(token, gone) };
  });
}

/** etcd's error for a key that is there and was not to be. */
function existsAlready({ member, index }: DiscoveryMember) {
  return { errorCode: 105, message: 'Key already exists', cause: member, index };
}

/** How long a watch is held open, and how often it looks, in milliseconds: any replica may have taken the registration. */
const held = 45_000;
const pause = 500;

/** The first registration at an index or later, of one member or of any, among those that are `there` or come; null when there is none for long, or nobody listens. */
async function nextEvent(
  engine: Engine,
  { raw }: FastifyRequest,
  token: string,
  there: readonly DiscoveryMember[],
  from: number,
  member?: string,
): Promise<DiscoveryMember | null> {
  const until = Date.now() + held;
  let members = there;
  while (Date.now() < until && !raw.destroyed) {
    const event = members.find(
      (each) => each.index >= from && (member === undefined || each.member === member),
    );
    if (event) return event;
    await sleep(pause);
    members = (await getDiscoveryToken(engine.db.read, token))?.members ?? [];
  }
  return null;
}

/** As etcd answers a watch; an empty answer has its client ask again. */
function sendEvent(reply: FastifyReply, token: string, event: DiscoveryMember | null) {
  if (!event) return reply.type('application/json').send('');
  reply.header('X-Etcd-Index', String(event.index));
  return reply.send({ action: 'create', node: toNode(token, event) });
}

function toNode(token: string, { member, value, index }: DiscoveryMember) {
  return { key: `/_etcd/registry/${token}/${member}`, value, modifiedIndex: index, createdIndex: index };
}
