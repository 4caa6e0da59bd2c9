import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { ChatServer, FailingCalls } from '../chat.js';
import { countRates, type Limit, seeded, type Trouble, troubles } from '../rates.js';
import type { TakesPlans } from './blocks.js';
import { createDeliveries, type Deliveries, type DeliveryKind } from './deliver.js';
import { takeUpload } from './files.js';
import { type Client, slackUser } from './person.js';
import { respond } from './response-urls.js';
import { runMethod } from './web-api.js';
import {
  addChannel,
  addUser,
  createWorkspace,
  findChannel,
  type Json,
  joinGroup,
  type Workspace,
} from './workspace.js';

export interface FakeSlackOptions {
  /** `#ops` and `#random` unless told. The bot is a member of the first only. */
  readonly channels?: readonly string[];
  /** What the bot was granted; everything unless told. */
  readonly scopes?: readonly string[];
  readonly mode?: 'socket' | 'http';
  /** How much of plans the workspace takes; everything unless told. */
  readonly plans?: TakesPlans;
  /** Whether the app is an agent; it is unless told. */
  readonly isAgent?: boolean;
  /** Holds the bot to Slack's rates; else the bot is told to hold itself to none. */
  readonly rates?: boolean;
}

export interface FakeSlack extends ChatServer {
  readonly workspace: Workspace;
  readonly deliveries: Deliveries;
  /** HTTP mode: where the bot listens. */
  deliverTo(url: string): void;
  /** How long a trigger opens forms. */
  triggerMs(ms: number): void;
  /** The Web API's calls so far: method and arguments. */
  readonly calls: { readonly method: string; readonly args: Json }[];
  /** Tells the bot to connect anew, as Slack does every few hours. */
  refreshConnections(): void;
}

export const everyScope = [
  'commands',
  'chat:write',
  'chat:write.public',
  'app_mentions:read',
  'im:history',
  'channels:history',
  'groups:history',
  'channels:join',
  'usergroups:read',
  'channels:read',
  'groups:read',
  'im:write',
  'files:write',
  'files:read',
  'users:read',
  'assistant:write',
  'reactions:write',
];
/** Slack's rates (docs.slack.dev/apis/web-api/rate-limits): tiers 2 to 4, and one post a second in a channel, with bursts. */
const tier2: Limit = { burst: 10, perMinute: 20 };
const tier3: Limit = { burst: 15, perMinute: 50 };
const tier4: Limit = { burst: 100, perMinute: 100 };
const limits: Readonly<Record<string, Limit>> = {
  'chat.postMessage': { burst: 12, perMinute: 60 },
  'chat.update': tier3,
  'chat.postEphemeral': tier4,
  'conversations.history': tier3,
  'conversations.replies': tier3,
  'conversations.info': tier3,
  'conversations.open': tier3,
  'conversations.list': tier2,
  'usergroups.list': tier2,
  'users.info': tier4,
  'users.list': tier2,
  'views.open': tier4,
  'views.publish': tier4,
  'assistant.threads.setSuggestedPrompts': tier4,
};

const botToken = 'xoxb-local-bot';
const appToken = 'xapp-local-app';
const signingSecret = 'local-signing-secret';

/** A Slack workspace on this machine, faithful enough for the real Bolt over HTTP and WebSocket. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const workspace = createWorkspace();
  for (const [index, name] of (options.channels ?? ['#ops', '#random']).entries())
    addChannel(workspace, name, { botIsMember: index === 0 });
  const scopes = options.scopes ?? everyScope;
  const deliveries = createDeliveries();
  const calls: FakeSlack['calls'] = [];
  const failures: { how: 'rate_limited' | 'unavailable'; calls: FailingCalls; times: number }[] = [];
  const open = new Set<Socket>();
  let last: { kind: DeliveryKind; payload: Json } | null = null;
  const rates = countRates();
  let atRandom: () => Trouble = () => null;

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  const sockets = new WebSocketServer({ server, path: '/socket' });
  sockets.on('connection', (socket) => {
    deliveries.sockets.add(socket);
    socket.on('message', (data) => deliveries.acknowledge(data.toString()));
    socket.on('close', () => deliveries.sockets.delete(socket));
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: deliveries.sockets.size,
        connection_info: { app_id: workspace.bot.app },
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const bytes = await readBytes(request);
    const body = bytes.toString('utf8');
    const sendJson = (status: number, json: Json, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(json));
    if (path.startsWith('/response/')) {
      const status = respond(workspace, path.slice('/response/'.length), body);
      return void response.writeHead(status).end(status === 200 ? 'ok' : 'used_url');
    }
    if (path.startsWith('/upload/')) {
      const upload = new Response(new Uint8Array(bytes), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      });
      return void response.writeHead(await takeUpload(workspace, path, upload)).end('OK');
    }
    if (path.startsWith('/files/')) return sendFile(path, request, response);
    const method = path.replace(/^\/api\//, '');
    const args = parseArguments(body);
    const trouble = troubleWith(method, args);
    if (trouble === 'failed') return void response.writeHead(503).end('');
    if (trouble && trouble !== 'unanswered') {
      const after = { 'retry-after': String(trouble.refused) };
      return void sendJson(429, { ok: false, error: 'ratelimited' }, after);
    }
    calls.push({ method, args });
    const answered = callMethod(method, args, request.headers.authorization ?? '');
    if (trouble) return void request.socket.destroy();
    sendJson(200, answered, { 'x-oauth-scopes': scopes.join(',') });
  }

  function troubleWith(method: string, args: Json): Trouble {
    const failure = failures.find((one) => one.times > 0 && concerns(one.calls, method));
    if (failure) {
      failure.times -= 1;
      return failure.how === 'unavailable' ? 'failed' : { refused: 1 };
    }
    const limit = options.rates ? limits[method] : undefined;
    const where = method === 'chat.postMessage' ? ` ${String(args.channel)}` : '';
    const wait = limit && rates.over(`${method}${where}`, limit);
    return wait ? { refused: wait } : atRandom();
  }

  /** Without the token, or the scope, Slack answers with the page of its login. */
  function sendFile(path: string, request: IncomingMessage, response: ServerResponse): void {
    const file = workspace.files.get(path.replace('/files/', ''));
    const may = request.headers.authorization === `Bearer ${botToken}` && scopes.includes('files:read');
    if (!may || !file || file.deleted)
      return void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end('<html></html>');
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.content ?? '');
  }

  function callMethod(name: string, args: Json, authorization: string): Json {
    if (name === 'apps.connections.open') {
      if (authorization !== `Bearer ${appToken}`) return { ok: false, error: 'invalid_auth' };
      return { ok: true, url: `ws://127.0.0.1:${port}/socket` };
    }
    if (authorization !== `Bearer ${botToken}`)
      return { ok: false, error: authorization ? 'invalid_auth' : 'not_authed' };
    return runMethod(name, { workspace, scopes, args, url, plans: options.plans, isAgent: options.isAgent });
  }

  const client: Client = {
    workspace,
    deliveries,
    url,
    triggerMs: 3000,
    async deliver(kind, payload) {
      last = { kind, payload };
      let delivered = await deliveries.send(kind, payload);
      for (let num = 1; kind === 'events_api' && !delivered.acked && num <= 3; num += 1) {
        delivered = await deliveries.send(kind, payload, { num, reason: 'http_timeout' });
      }
      return delivered;
    },
  };

  return {
    platform: 'slack',
    env: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: `${url}/api/`,
      ...(options.rates ? {} : { SLACK_POSTS_PER_MINUTE: '60000', SLACK_EDITS_PER_MINUTE: '60000' }),
      ...(options.mode === 'http' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken }),
    },
    workspace,
    deliveries,
    calls,
    channelId(name) {
      const channel = findChannel(workspace, name);
      if (!channel) throw new Error(`There is no channel ${name}.`);
      return channel.id;
    },
    addChannel: (name) => void addChannel(workspace, name),
    join: (name, group) => joinGroup(workspace, group, addUser(workspace, name).id),
    leave: (name, group) => workspace.groups.get(group)?.users.delete(addUser(workspace, name).id),
    user: (name, how) => slackUser(client, addUser(workspace, name, how?.locale)),
    close: ({ channel }) => {
      const found = findChannel(workspace, channel);
      if (found) found.archived = true;
    },
    fail: (how, which = 'post', times = 1) => void failures.push({ how, calls: which, times }),
    beRude: (how, seed = 'rude') => {
      atRandom = how ? troubles(how, seeded(seed)) : () => null;
    },
    excess: rates.excess,
    dropConnections: () => {
      for (const socket of deliveries.sockets) socket.terminate();
    },
    refreshConnections: () => {
      for (const socket of deliveries.sockets)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    async redeliver() {
      if (!last) throw new Error('Nothing was delivered yet.');
      await deliveries.send(last.kind, last.payload, { num: 1, reason: 'http_timeout' });
    },
    deliverTo: (to) => {
      deliveries.endpoint = { url: to, signingSecret };
    },
    triggerMs: (ms) => {
      client.triggerMs = ms;
    },
    async stop() {
      for (const socket of deliveries.sockets) socket.terminate();
      sockets.close();
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function concerns(calls: FailingCalls, method: string): boolean {
  if (calls === 'any') return true;
  return calls === 'post' ? method === 'chat.postMessage' : method === 'chat.update';
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Objects come as JSON inside form fields. */
function parseArguments(body: string): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => {
      if (!/^[[{]/.test(value)) return [key, value];
      try {
        return [key, JSON.parse(value) as unknown];
      } catch {
        return [key, value];
      }
    }),
  );
}
