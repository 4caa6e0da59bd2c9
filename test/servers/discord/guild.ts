import { componentsV2 } from './components.js';

/** The state of one local Discord server. */

export type Json = Record<string, unknown>;

export interface DiscordChannel {
  readonly id: string;
  readonly name: string;
  /** 0 text, 1 direct message, 11 public thread. */
  readonly type: 0 | 1 | 11;
  readonly parent?: string;
  /** For a direct message: the person on the other side. */
  readonly dm?: string;
  archived: boolean;
  /** Of a thread: nobody but moderators may write. */
  locked?: boolean;
  deleted: boolean;
  /** The bot may neither read nor write. */
  closed: boolean;
}

export interface DiscordMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly privateTo?: string;
  readonly nonce?: string;
  readonly reference?: string;
  content: string;
  embeds: Json[];
  components: Json[];
  /** Made of components alone: sent with the flag for that, which no change takes away. */
  v2?: boolean;
  /** "magnum is thinking…" until the answer comes. */
  thinking: boolean;
  /** Ids of files. */
  files?: string[];
  edits: number;
  deleted: boolean;
}

export interface DiscordFile {
  readonly id: string;
  readonly name: string;
  readonly content: string;
  readonly bytes?: Uint8Array;
  readonly alt?: string;
}

export interface OpenInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: string;
  readonly channel: string;
  /** The message whose button was pressed. */
  readonly message?: string;
  readonly at: number;
  answered: boolean;
  original?: DiscordMessage;
  choices?: { name: string; value: string }[];
}

export interface OpenModal {
  modal: Json;
  readonly channel: string;
  readonly message?: string;
}

export interface Guild {
  readonly id: string;
  readonly application: string;
  readonly bot: string;
  publicKey: string;
  readonly users: Map<string, { id: string; name: string; locale: string }>;
  /** Roles by their name. */
  readonly roles: Map<string, { readonly id: string; readonly users: Set<string> }>;
  readonly channels: Map<string, DiscordChannel>;
  readonly messages: DiscordMessage[];
  readonly files: Map<string, DiscordFile>;
  /** The server's address. */
  url: string;
  readonly interactions: Map<string, OpenInteraction>;
  readonly modals: Map<string, OpenModal>;
  /** Registered commands: of the server, and everywhere. */
  readonly commands: { guild: Json[]; global: Json[] };
  /** What the bot may do, as a number of bits. */
  permissions: string;
  newId(): string;
}

export function createGuild(): Guild {
  let count = 0n;
  const newId = () => {
    count += 1n;
    return String(1_100_000_000_000_000_000n + count);
  };
  return {
    id: newId(),
    application: newId(),
    bot: newId(),
    publicKey: 'ab'.repeat(32),
    users: new Map(),
    roles: new Map(),
    channels: new Map(),
    messages: [],
    files: new Map(),
    url: '',
    interactions: new Map(),
    modals: new Map(),
    commands: { guild: [], global: [] },
    permissions: '2147483647000',
    newId,
  };
}

export function addUser(guild: Guild, name: string, locale = 'en-US') {
  for (const user of guild.users.values()) if (user.name === name) return user;
  const user = { id: guild.newId(), name, locale };
  guild.users.set(user.id, user);
  return user;
}

export function addChannel(guild: Guild, name: string): DiscordChannel {
  const id = guild.newId();
  const channel: DiscordChannel = {
    id,
    name: name.replace(/^#/, ''),
    type: 0,
    archived: false,
    deleted: false,
    closed: false,
  };
  guild.channels.set(id, channel);
  return channel;
}

export function directMessage(guild: Guild, user: string): DiscordChannel {
  for (const channel of guild.channels.values()) if (channel.dm === user) return channel;
  const channel: DiscordChannel = {
    id: guild.newId(),
    name: 'dm',
    type: 1,
    dm: user,
    archived: false,
    deleted: false,
    closed: false,
  };
  guild.channels.set(channel.id, channel);
  return channel;
}

export function channelJson(guild: Guild, channel: DiscordChannel): Json {
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    position: 0,
    permission_overwrites: [],
    ...(channel.dm === undefined ? { guild_id: guild.id } : { recipients: [userJson(guild, channel.dm)] }),
    ...(channel.parent && {
      parent_id: channel.parent,
      owner_id: guild.bot,
      member_count: 1,
      message_count: 1,
      thread_metadata: {
        archived: channel.archived,
        auto_archive_duration: 1440,
        archive_timestamp: '2026-01-01T00:00:00.000Z',
        locked: channel.locked ?? false,
      },
    }),
  };
}

export function userJson(guild: Guild, id: string): Json {
  if (id === guild.bot)
    return { id, username: 'magnum', discriminator: '0', global_name: null, avatar: null, bot: true };
  return {
    id,
    username: guild.users.get(id)?.name ?? 'someone',
    discriminator: '0',
    global_name: null,
    avatar: null,
  };
}

export function memberJson(guild: Guild, id: string): Json {
  return {
    user: userJson(guild, id),
    nick: null,
    roles: [...guild.roles.values()].filter(({ users }) => users.has(id)).map((role) => role.id),
    joined_at: '2026-01-01T00:00:00.000Z',
    deaf: false,
    mute: false,
    flags: 0,
    permissions: '2147483647',
  };
}

/** Keeps a file that somebody has sent; answers its id. */
export function addFile(guild: Guild, file: Omit<DiscordFile, 'id'>): string {
  const id = guild.newId();
  guild.files.set(id, { id, ...file });
  return id;
}

/** A file as Discord describes it: whoever has its address may read it. */
export function attachmentJson(guild: Guild, id: string): Json {
  const file = guild.files.get(id);
  const url = `${guild.url}/attachments/${id}`;
  return {
    id,
    filename: file?.name,
    size: Buffer.byteLength(file?.content ?? ''),
    url,
    proxy_url: url,
    content_type: 'text/plain; charset=utf-8',
    ephemeral: true,
  };
}

export function messageJson(guild: Guild, message: DiscordMessage): Json {
  const channel = guild.channels.get(message.channel);
  return {
    id: message.id,
    channel_id: message.channel,
    type: message.reference ? 19 : 0,
    content: message.content,
    author: userJson(guild, message.author),
    embeds: message.embeds,
    components: message.components,
    timestamp: '2026-01-01T00:00:00.000Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [...message.content.matchAll(/<@(\d+)>/g)].map((match) => userJson(guild, String(match[1]))),
    mention_roles: [],
    attachments: (message.files ?? []).map((id) => attachmentJson(guild, id)),
    pinned: false,
    flags: (message.privateTo ? 64 : 0) | (message.v2 ? componentsV2 : 0),
    ...(message.reference && { message_reference: { message_id: message.reference } }),
    ...(channel?.type !== 1 && channel && { guild_id: guild.id }),
  };
}

/** Gives a person a role, which is made at first. */
export function joinRole(guild: Guild, name: string, user: string): void {
  const role = guild.roles.get(name) ?? { id: guild.newId(), users: new Set<string>() };
  guild.roles.set(name, role);
  role.users.add(user);
}
