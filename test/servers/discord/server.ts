import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { CommandSpec } from '../../../src/intents/command.js';
import type { ChatServer, FailingCalls } from '../chat.js';
import { countRates, type Limit, seeded, type Trouble, troubles } from '../rates.js';
import { createGateway, type Gateway } from './gateway.js';
import { addChannel, addUser, channelJson, createGuild, type Guild, joinRole } from './guild.js';
import { type Client, type DiscordUser, discordUser } from './person.js';
import { DiscordRefusal } from './refusal.js';
import { callRoute, type RestCall, type RestServer } from './rest.js';

export interface FakeDiscordOptions {
  /** `#ops` and `#random` unless told. */
  readonly channels?: readonly string[];
  /** The product's commands, so that typed positionals find their options. */
  readonly commands?: readonly CommandSpec[];
  /** False: commands are registered everywhere instead of in the server. */
  readonly inGuild?: boolean;
  /** Says its rates in headers, as Discord does, and holds the bot to them; else the bot is told to hold itself to none. */
  readonly rates?: boolean;
}

export interface FakeDiscord extends ChatServer {
  readonly guild: Guild;
  readonly gateway: Gateway;
  user(name: string, options?: { locale?: string }): DiscordUser;
  /** The REST calls so far. */
  readonly calls: { readonly method: string; readonly path: string; readonly body: unknown }[];
  /** How long each interaction waited for its first answer, in ms. */
  readonly waits: readonly number[];
  /** The address that interactions are posted to from now on, instead of the gateway. */
  interactionsTo(url: string): void;
  /** Posts something there as Discord does; `change` spoils the headers. */
  postSigned(
    payload: unknown,
    change?: (headers: Record<string, string>) => Record<string, string>,
  ): Promise<{ status: number; body: string }>;
  /** After this the same nonce is a new message; Discord's is some minutes. */
  nonceMs(ms: number): void;
}

const token = 'local.discord.token';

/** A Discord server on this machine, faithful enough for the real discord.js over HTTP and WebSocket. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const guild = createGuild();
  for (const name of options.channels ?? ['#ops', '#random']) addChannel(guild, name);
  const calls: FakeDiscord['calls'] = [];
  const failures: { how: 'rate_limited' | 'unavailable'; calls: FailingCalls; times: number }[] = [];
  const open = new Set<Socket>();
  const rates = countRates();
  let atRandom: () => Trouble = () => null;
  const keys = generateKeyPairSync('ed25519');
  guild.publicKey = Buffer.from(String(keys.publicKey.export({ format: 'jwk' }).x), 'base64url').toString(
    'hex',
  );
  let endpoint = '';
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const gateway = createGateway(guild, token, gatewayUrl);
  const rest: RestServer = { guild, gateway, gatewayUrl, nonceMs: 300_000, nonces: new Map() };
  const client: Client = {
    guild,
    gateway,
    specs: options.commands ?? [],
    answerMs: 3000,
    waits: [],
    last: null,
    deliver: (payload) =>
      endpoint ? void post(endpoint, payload) : gateway.dispatch('INTERACTION_CREATE', payload),
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response
        .writeHead(500, { 'content-type': 'text/plain' })
        .end(error instanceof Error ? error.stack : String(error));
    });
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => gateway.connect(webSocket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  guild.url = `http://127.0.0.1:${port}`;

  function sendFile(path: string, response: ServerResponse): void {
    const file = guild.files.get(path.replace('/attachments/', ''));
    response.writeHead(file ? 200 : 404).end(file?.content ?? '');
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const { body, files } = await readRequest(request);
    if (path.startsWith('/attachments/')) return sendFile(path, response);
    const json = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(value));

    const trouble = troubleWith(method, path);
    if (trouble && trouble !== 'unanswered') return refuse(response, trouble);
    if (!isAnswer(path) && request.headers.authorization !== `Bot ${token}`)
      return void json(401, { message: '401: Unauthorized', code: 0 });
    calls.push({ method, path, body });
    try {
      const value = callRoute(method, path, { server: rest, query: url.searchParams, body, files });
      if (trouble) return void request.socket.destroy();
      const said = headersOf(method, path);
      if (value === null) response.writeHead(204, said).end();
      else json(200, value, said);
    } catch (error) {
      if (!(error instanceof DiscordRefusal)) throw error;
      json(error.status, {
        message: error.message,
        code: error.code,
        ...(error.errors !== undefined && { errors: error.errors }),
      });
    }
  }

  function headersOf(method: string, path: string): Record<string, string> {
    const limit = options.rates ? limitOf(method, path) : null;
    return limit ? rates.headers(limit.name, limit) : {};
  }

  async function post(
    url: string,
    payload: unknown,
    change: (headers: Record<string, string>) => Record<string, string> = (headers) => headers,
  ): Promise<{ status: number; body: string }> {
    const body = JSON.stringify(payload);
    const stamp = String(Math.floor(Date.now() / 1000));
    const signature = sign(null, Buffer.from(stamp + body), keys.privateKey).toString('hex');
    const headers = change({
      'content-type': 'application/json',
      'x-signature-timestamp': stamp,
      'x-signature-ed25519': signature,
    });
    const answer = await fetch(url, { method: 'POST', headers, body });
    return { status: answer.status, body: await answer.text() };
  }

  function troubleWith(method: string, path: string): Trouble {
    const failure = failures.find((one) => one.times > 0 && concerns(one.calls, method, path));
    if (failure) {
      failure.times -= 1;
      return failure.how === 'unavailable' ? 'failed' : { refused: 1 };
    }
    if (!options.rates) return atRandom();
    if (isAnswer(path)) return withoutRate(path, atRandom());
    const limit = limitOf(method, path);
    const wait = rates.over('everything', global) ?? (limit && rates.over(limit.name, limit));
    return wait === null ? atRandom() : { refused: wait };
  }

  return {
    platform: 'discord',
    env: {
      DISCORD_TOKEN: token,
      DISCORD_APPLICATION_ID: guild.application,
      DISCORD_PUBLIC_KEY: guild.publicKey,
      ...(options.inGuild !== false && { DISCORD_GUILD_ID: guild.id }),
      DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
      ...(options.rates ? {} : { DISCORD_POSTS_PER_MINUTE: '60000', DISCORD_EDITS_PER_MINUTE: '60000' }),
    },
    guild,
    gateway,
    calls,
    waits: client.waits,
    channelId(name) {
      const channel = [...guild.channels.values()].find((one) => `#${one.name}` === name);
      if (!channel) throw new Error(`There is no channel ${name}.`);
      return channel.id;
    },
    addChannel: (name) => {
      const channel = addChannel(guild, name);
      gateway.dispatch('CHANNEL_CREATE', channelJson(guild, channel), 0);
    },
    join: (name, role) => joinRole(guild, role, addUser(guild, name).id),
    leave: (name, role) => guild.roles.get(role)?.users.delete(addUser(guild, name).id),
    user: (name, how) => discordUser(client, addUser(guild, name, how?.locale)),
    close: ({ thread }) => {
      const found = thread && guild.channels.get(thread);
      if (!found) throw new Error('Discord archives threads only.');
      Object.assign(found, { archived: true, locked: true });
      gateway.dispatch('THREAD_UPDATE', channelJson(guild, found), 0);
    },
    fail: (how, which = 'post', times = 1) => void failures.push({ how, calls: which, times }),
    beRude: (how, seed = 'rude') => {
      atRandom = how ? troubles(how, seeded(seed)) : () => null;
    },
    excess: rates.excess,
    dropConnections: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    async redeliver() {
      if (!client.last) throw new Error('Nothing was delivered yet.');
      if (client.last.event === 'INTERACTION_CREATE') client.deliver(client.last.data);
      else gateway.dispatch(client.last.event, client.last.data, client.last.intent);
    },
    interactionsTo: (url) => {
      endpoint = url;
    },
    postSigned: (payload, change) => post(endpoint, payload, change),
    nonceMs: (ms) => {
      rest.nonceMs = ms;
    },
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refuse(response: ServerResponse, trouble: Exclude<Trouble, null | 'unanswered'>): void {
  if (trouble === 'failed') return void response.writeHead(503).end('');
  const headers = { 'retry-after': String(trouble.refused), 'x-ratelimit-scope': 'user' };
  const said = { message: 'You are being rate limited.', retry_after: trouble.refused, global: false };
  response.writeHead(429, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(said));
}

/** Answers to interactions, which count to no limit. */
function isAnswer(path: string): boolean {
  return /^\/(interactions|webhooks)\//.test(path);
}

/** Trouble with an answer: Discord has no rate for the first to an interaction, and never refuses it for coming too soon. */
function withoutRate(path: string, trouble: Trouble): Trouble {
  const first = path.startsWith('/interactions/');
  return first && trouble !== 'failed' && trouble !== 'unanswered' ? null : trouble;
}

/** 50 calls a second (docs: topics/rate-limits), and in a channel five messages and five edits within five seconds, as its headers say. */
const global = { burst: 50, perMinute: 3000 };

function limitOf(method: string, path: string): (Limit & { readonly name: string }) | null {
  const [, channel] = /^\/channels\/(\d+)\/messages/.exec(path) ?? [];
  if (!channel || (method !== 'POST' && method !== 'PATCH')) return null;
  if (path.endsWith('/threads')) return null;
  return { name: `${method} ${channel}`, burst: 5, perMinute: 60 };
}

function concerns(calls: FailingCalls, method: string, path: string): boolean {
  if (calls === 'any') return true;
  return /^\/channels\/\d+\/messages/.test(path) && method === (calls === 'post' ? 'POST' : 'PATCH');
}

/** What a request says of the files beside it; Discord's limit of a description. */
const Attached = z.object({
  attachments: z
    .array(z.object({ id: z.number(), description: z.string().max(1024).optional() }))
    .default([]),
});

/** The body of a request: JSON, or a form with the JSON in `payload_json` and files beside it. */
async function readRequest(request: IncomingMessage): Promise<Pick<RestCall, 'body' | 'files'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data'))
    return { body: bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8')), files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: RestCall['files'] = [];
  const body = JSON.parse(String(form.get('payload_json')));
  const { attachments } = Attached.parse(body.data ?? body);
  for (const [name, value] of form)
    if (value instanceof File && /^files\[\d+\]$/.test(name)) {
      const bytes = new Uint8Array(await value.arrayBuffer());
      const { description } = attachments.find(({ id }) => name === `files[${id}]`) ?? {};
      files.push({
        name: value.name,
        content: Buffer.from(bytes).toString('utf8'),
        bytes,
        ...(description && { alt: description }),
      });
    }
  return { body, files };
}
