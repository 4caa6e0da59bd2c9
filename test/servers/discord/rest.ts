import { z } from 'zod';
import type { Gateway } from './gateway.js';
import {
  addFile,
  channelJson,
  type DiscordChannel,
  type DiscordFile,
  type DiscordMessage,
  directMessage,
  type Guild,
  type Json,
  memberJson,
  messageJson,
  userJson,
} from './guild.js';
import { answerInteraction, deleteOriginal, editOriginal, followUp } from './interactions.js';
import { acceptCommands } from './limits.js';
import { acceptMessage, beforeOf } from './message.js';
import { DiscordRefusal } from './refusal.js';

/** What the REST API stands on. */
export interface RestServer {
  readonly guild: Guild;
  readonly gateway: Gateway;
  readonly gatewayUrl: () => string;
  /** How long the same nonce means the same message. */
  nonceMs: number;
  readonly nonces: Map<string, { message: DiscordMessage; at: number }>;
}

export interface RestCall {
  readonly server: RestServer;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Files that came beside the body. */
  readonly files: Omit<DiscordFile, 'id'>[];
}

type Answer = Json | Json[] | null;
type Route = readonly [method: string, path: RegExp, run: (call: RestCall, ...parts: string[]) => Answer];

function channelOf({ server }: RestCall, id: string): DiscordChannel {
  const channel = server.guild.channels.get(id);
  if (!channel || channel.deleted) throw new DiscordRefusal(404, 10003, 'Unknown Channel');
  if (channel.closed) throw new DiscordRefusal(403, 50001, 'Missing Access');
  return channel;
}

function messageOf(call: RestCall, channel: string, id: string): DiscordMessage {
  channelOf(call, channel);
  const message = call.server.guild.messages.find(
    (one) => one.id === id && one.channel === channel && !one.deleted && !one.privateTo,
  );
  if (!message) throw new DiscordRefusal(404, 10008, 'Unknown Message');
  return message;
}

function createMessage(call: RestCall, id: string): Json {
  const { guild, gateway, nonces, nonceMs } = call.server;
  const channel = channelOf(call, id);
  if (channel.locked) throw new DiscordRefusal(400, 160005, 'This thread is locked');
  const body = acceptMessage(call.body);
  const known = body.nonce && body.enforce_nonce ? nonces.get(`${id} ${body.nonce}`) : undefined;
  if (known && Date.now() - known.at < nonceMs) return messageJson(guild, known.message);
  if (
    body.message_reference &&
    !guild.messages.some((one) => one.id === body.message_reference?.message_id)
  ) {
    throw new DiscordRefusal(400, 50035, 'Invalid Form Body');
  }
  const message: DiscordMessage = {
    id: guild.newId(),
    channel: id,
    author: guild.bot,
    ...(body.nonce && { nonce: body.nonce }),
    ...(body.message_reference && { reference: body.message_reference.message_id }),
    content: body.content,
    embeds: body.embeds,
    components: body.components,
    v2: body.v2,
    thinking: false,
    edits: 0,
    deleted: false,
    files: call.files.map((file) => addFile(guild, file)),
  };
  channel.archived = false;
  guild.messages.push(message);
  if (body.nonce) nonces.set(`${id} ${body.nonce}`, { message, at: Date.now() });
  const json = messageJson(guild, message);
  gateway.dispatch('MESSAGE_CREATE', json, channel.type === 1 ? 12 : 9);
  return { ...json, nonce: body.nonce };
}

/** Others' messages want a permission that the bot has where `mayManage`; in direct messages there is none. */
function remove(call: RestCall, channel: string, id: string): null {
  const message = messageOf(call, channel, id);
  const { guild } = call.server;
  const isOwn = message.author === guild.bot;
  if (!isOwn && guild.channels.get(channel)?.type === 1)
    throw new DiscordRefusal(403, 50003, 'Cannot execute action on a DM channel');
  if (!isOwn && (BigInt(guild.permissions) & 8192n) === 0n)
    throw new DiscordRefusal(403, 50013, 'Missing Permissions');
  message.deleted = true;
  return null;
}

function openDirect({ server, body }: RestCall): Json {
  const { recipient_id } = z.object({ recipient_id: z.string() }).parse(body);
  if (!server.guild.users.has(recipient_id)) throw new DiscordRefusal(400, 50033, 'Invalid Recipient(s)');
  return channelJson(server.guild, directMessage(server.guild, recipient_id));
}

function startThread(call: RestCall, id: string, message: string): Json {
  const { guild, gateway } = call.server;
  const root = messageOf(call, id, message);
  const { name } = z.object({ name: z.string().min(1).max(100) }).parse(call.body);
  if (guild.channels.has(root.id))
    throw new DiscordRefusal(400, 160004, 'A thread has already been created for this message');
  const thread: DiscordChannel = {
    id: root.id,
    name,
    type: 11,
    parent: id,
    archived: false,
    deleted: false,
    closed: false,
  };
  guild.channels.set(thread.id, thread);
  gateway.dispatch('THREAD_CREATE', { ...channelJson(guild, thread), newly_created: true }, 0);
  return channelJson(guild, thread);
}

function history(call: RestCall, id: string): Json[] {
  channelOf(call, id);
  const limit = Math.min(Number(call.query.get('limit') ?? 50), 100);
  const before = call.query.get('before');
  const all = call.server.guild.messages.filter(
    (one) =>
      one.channel === id && !one.deleted && !one.privateTo && (!before || BigInt(one.id) < BigInt(before)),
  );
  return all
    .reverse()
    .slice(0, limit)
    .map((message) => messageJson(call.server.guild, message));
}

function edit(call: RestCall, channel: string, id: string): Json {
  const message = messageOf(call, channel, id);
  if (message.author !== call.server.guild.bot)
    throw new DiscordRefusal(403, 50005, 'Cannot edit a message authored by another user');
  const { guild } = call.server;
  const body = acceptMessage(call.body, beforeOf(guild, message));
  Object.assign(message, {
    content: body.content,
    embeds: body.embeds,
    components: body.components,
    v2: body.v2,
    ...(body.attachments && { files: call.files.map((file) => addFile(guild, file)) }),
    edits: message.edits + 1,
  });
  return messageJson(call.server.guild, message);
}

function putCommands(call: RestCall, where: 'guild' | 'global'): Json[] {
  const commands = acceptCommands(call.body).map((command) => stored(call.server.guild, command));
  call.server.guild.commands[where] = commands;
  return commands;
}

function listCommands({ server, query }: RestCall, where: 'guild' | 'global'): Answer {
  const all = server.guild.commands[where];
  return query.get('with_localizations') === 'true'
    ? all
    : all.map((one) => withoutLocalizations(one) as Json);
}

function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.endsWith('_localizations'))
      .map(([key, one]) => [key, withoutLocalizations(one)]),
  );
}

/** As Discord gives a command back: with fields of its own, without what has its default. */
function stored(guild: Guild, command: Json): Json {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, one]) => one !== false && !(Array.isArray(one) && one.length === 0))
        .map(([key, one]) => [key, bare(one)]),
    );
  };
  return {
    id: guild.newId(),
    application_id: guild.application,
    version: guild.newId(),
    default_member_permissions: null,
    nsfw: false,
    name_localizations: null,
    ...(bare(command) as Json),
  };
}

const id = '(\\d+)';
const at = (path: string) => new RegExp(`^${path}$`);

const routes: readonly Route[] = [
  [
    'GET',
    /^\/guilds\/(\d+)\/roles$/,
    ({ server: { guild } }) => [
      { id: guild.id, name: '@everyone' },
      ...[...guild.roles].map(([name, { id }]) => ({ id, name })),
    ],
  ],
  [
    'GET',
    /^\/guilds\/(\d+)\/members\/search$/,
    ({ server: { guild }, query }) =>
      [...guild.users.values()]
        .filter(({ name }) => name.startsWith(query.get('query') ?? ''))
        .map(({ id }) => memberJson(guild, id)),
  ],
  [
    'GET',
    at('/gateway/bot'),
    ({ server }) => ({
      url: server.gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
    }),
  ],
  ['GET', at('/users/@me'), ({ server }) => userJson(server.guild, server.guild.bot)],
  [
    'GET',
    at('/applications/@me'),
    ({ server }) => ({
      id: server.guild.application,
      name: 'magnum',
      verify_key: server.guild.publicKey,
      bot: userJson(server.guild, server.guild.bot),
    }),
  ],
  [
    'GET',
    at('/users/@me/guilds'),
    ({ server }) => [
      { id: server.guild.id, name: 'local', owner: false, permissions: server.guild.permissions },
    ],
  ],
  [
    'GET',
    at(`/guilds/${id}/members/${id}`),
    ({ server }, _guild, user) => memberJson(server.guild, String(user)),
  ],
  [
    'GET',
    at(`/channels/${id}`),
    (call, channel = '') => channelJson(call.server.guild, channelOf(call, channel)),
  ],
  ['GET', at(`/channels/${id}/messages`), (call, channel = '') => history(call, channel)],
  ['POST', at(`/channels/${id}/messages`), (call, channel = '') => createMessage(call, channel)],
  [
    'PATCH',
    at(`/channels/${id}/messages/${id}`),
    (call, channel = '', message = '') => edit(call, channel, message),
  ],
  [
    'POST',
    at(`/channels/${id}/messages/${id}/threads`),
    (call, channel = '', message = '') => startThread(call, channel, message),
  ],
  [
    'DELETE',
    at(`/channels/${id}/messages/${id}`),
    (call, channel = '', message = '') => remove(call, channel, message),
  ],
  ['POST', at('/users/@me/channels'), openDirect],
  ['POST', at(`/channels/${id}/typing`), () => null],
  ['GET', at(`/applications/${id}/commands`), (call) => listCommands(call, 'global')],
  ['PUT', at(`/applications/${id}/commands`), (call) => putCommands(call, 'global')],
  ['GET', at(`/applications/${id}/guilds/${id}/commands`), (call) => listCommands(call, 'guild')],
  ['PUT', at(`/applications/${id}/guilds/${id}/commands`), (call) => putCommands(call, 'guild')],
  [
    'POST',
    at(`/interactions/${id}/([^/]+)/callback`),
    (call, _id, token = '') => answerInteraction(call, token),
  ],
  ['POST', at(`/webhooks/${id}/([^/]+)`), (call, _id, token = '') => followUp(call, token)],
  [
    'PATCH',
    at(`/webhooks/${id}/([^/]+)/messages/@original`),
    (call, _id, token = '') => editOriginal(call, token),
  ],
  [
    'DELETE',
    at(`/webhooks/${id}/([^/]+)/messages/@original`),
    (call, _id, token = '') => deleteOriginal(call, token),
  ],
];

/** Answers one call of the API (path without its version); throws `DiscordRefusal`. */
export function callRoute(method: string, path: string, call: RestCall): Answer {
  for (const [verb, pattern, run] of routes) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return run(call, ...match.slice(1));
  }
  throw new DiscordRefusal(404, 0, '404: Not Found');
}
