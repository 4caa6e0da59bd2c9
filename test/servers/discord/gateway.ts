import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { channelJson, type Guild, type Json, memberJson, userJson } from './guild.js';

/** The gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME, and events with sequence numbers. */

const Packet = z.object({ op: z.number(), d: z.unknown() });
const Identify = z.object({ token: z.string(), intents: z.number() });
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly sent: { t: string; s: number; d: unknown }[];
  socket: WebSocket | null;
  seq: number;
}

export interface Gateway {
  readonly sessions: Map<string, Session>;
  connect(socket: WebSocket): void;
  /** To every session that asked for such events; kept for those that resume. `intent` is a bit number. */
  dispatch(event: string, data: Json, intent?: number): void;
  /** How often a session was resumed. */
  resumed: number;
}

export function createGateway(guild: Guild, token: string, url: () => string): Gateway {
  function send(session: Session, t: string, d: unknown): void {
    session.seq += 1;
    const packet = { t, s: session.seq, d };
    session.sent.push(packet);
    session.socket?.send(JSON.stringify({ op: 0, ...packet }));
  }

  function identify(socket: WebSocket, data: unknown): Session | null {
    const asked = Identify.parse(data);
    if (asked.token !== token) {
      socket.close(4004, 'Authentication failed.');
      return null;
    }
    const session: Session = { id: randomUUID(), intents: asked.intents, sent: [], socket, seq: 0 };
    gateway.sessions.set(session.id, session);
    send(session, 'READY', {
      v: 10,
      user: userJson(guild, guild.bot),
      guilds: [{ id: guild.id, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: guild.application, flags: 0 },
      shard: [0, 1],
    });
    send(session, 'GUILD_CREATE', guildJson(guild));
    return session;
  }

  function resume(socket: WebSocket, data: unknown): Session | null {
    const asked = Resume.parse(data);
    const session = gateway.sessions.get(asked.session_id);
    if (!session || asked.token !== token) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return null;
    }
    session.socket = socket;
    gateway.resumed += 1;
    for (const packet of session.sent.filter((one) => one.s > asked.seq))
      socket.send(JSON.stringify({ op: 0, ...packet }));
    send(session, 'RESUMED', {});
    return session;
  }

  const gateway: Gateway = {
    sessions: new Map(),
    resumed: 0,
    connect(socket) {
      let session: Session | null = null;
      socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
      socket.on('message', (text) => {
        const { op, d } = Packet.parse(JSON.parse(text.toString()));
        if (op === 1) socket.send(JSON.stringify({ op: 11 }));
        if (op === 2) session = identify(socket, d);
        if (op === 6) session = resume(socket, d);
      });
      socket.on('close', () => {
        if (session?.socket === socket) session.socket = null;
      });
    },
    dispatch(event, data, intent) {
      for (const session of gateway.sessions.values()) {
        if (intent !== undefined && (session.intents & (1 << intent)) === 0) continue;
        send(session, event, data);
      }
    },
  };
  return gateway;
}

function guildJson(guild: Guild): Json {
  const channels = [...guild.channels.values()];
  return {
    id: guild.id,
    name: 'local',
    owner_id: guild.bot,
    roles: [
      {
        id: guild.id,
        name: '@everyone',
        permissions: '2147483647',
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
        mentionable: false,
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    channels: channels.filter((one) => one.type === 0).map((one) => channelJson(guild, one)),
    threads: channels.filter((one) => one.type === 11).map((one) => channelJson(guild, one)),
    members: [memberJson(guild, guild.bot)],
    member_count: 1,
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    preferred_locale: 'en-US',
    afk_timeout: 300,
    unavailable: false,
  };
}
