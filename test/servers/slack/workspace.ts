/** The state of one local Slack workspace. */

export type Json = Record<string, unknown>;

export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly thread_ts?: string;
  /** The only person who sees it. */
  readonly privateTo?: string;
  text: string;
  blocks: Json[];
  metadata?: Json;
  edits: number;
  deleted?: boolean;
  /** Ids of files. */
  files?: string[];
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  /** Who sent it. */
  readonly user: string;
  /** Null until it is uploaded. */
  content: string | null;
  bytes?: Uint8Array;
  /** What it shows, for whoever does not see it. */
  readonly alt?: string;
  deleted?: boolean;
}

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** For a direct message: the person on the other side. */
  readonly im?: string;
  readonly members: Set<string>;
  archived: boolean;
}

export interface SlackView {
  readonly id: string;
  readonly user: string;
  view: Json;
  errors: Record<string, string>;
  hash: number;
}

export interface Trigger {
  readonly user: string;
  readonly until: number;
  used: boolean;
}

export interface ResponseUrl {
  readonly channel: string;
  readonly user: string;
  /** The message it was made for (a pressed button). */
  readonly message?: string;
  uses: number;
  last?: SlackMessage;
}

export interface Workspace {
  readonly team: string;
  readonly bot: { readonly user: string; readonly bot: string; readonly app: string };
  readonly users: Map<string, { id: string; name: string; locale: string }>;
  /** User groups by their handle. */
  readonly groups: Map<string, { readonly id: string; readonly users: Set<string> }>;
  readonly channels: Map<string, SlackChannel>;
  readonly messages: SlackMessage[];
  readonly files: Map<string, SlackFile>;
  readonly views: Map<string, SlackView>;
  /** What stands on the app's home tab, by person. */
  readonly homes: Map<string, Json[]>;
  /** What is offered to say at the top of a direct message, by its channel. */
  readonly prompts: Map<string, readonly { readonly title: string; readonly message: string }[]>;
  /** That the bot is at something, by channel and thread. */
  readonly statuses: Map<string, string>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  next(): number;
  ts(): string;
}

export function createWorkspace(): Workspace {
  let count = 0;
  let stamp = 0;
  return {
    team: 'T0LOCAL',
    bot: { user: 'U0MAGNUM', bot: 'B0MAGNUM', app: 'A0MAGNUM' },
    users: new Map(),
    groups: new Map(),
    channels: new Map(),
    messages: [],
    files: new Map(),
    views: new Map(),
    homes: new Map(),
    prompts: new Map(),
    statuses: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    next: () => {
      count += 1;
      return count;
    },
    ts: () => {
      stamp += 1;
      return `${Math.floor(Date.now() / 1000)}.${String(stamp).padStart(6, '0')}`;
    },
  };
}

export function addUser(workspace: Workspace, name: string, locale = 'en-US') {
  for (const user of workspace.users.values()) if (user.name === name) return user;
  const user = { id: `U1${String(workspace.next()).padStart(6, '0')}`, name, locale };
  workspace.users.set(user.id, user);
  return user;
}

/** A channel by `#name`, id, or a user's id (their direct message with the bot). */
export function findChannel(workspace: Workspace, name: string): SlackChannel | undefined {
  const direct = workspace.channels.get(name);
  if (direct) return direct;
  if (workspace.users.has(name)) return directMessage(workspace, name);
  return [...workspace.channels.values()].find(
    (channel) => `#${channel.name}` === name || channel.name === name,
  );
}

export function addChannel(
  workspace: Workspace,
  name: string,
  options: { isPrivate?: boolean; botIsMember?: boolean } = {},
): SlackChannel {
  const channel: SlackChannel = {
    id: `C1${String(workspace.next()).padStart(6, '0')}`,
    name: name.replace(/^#/, ''),
    isPrivate: options.isPrivate ?? false,
    members: new Set(options.botIsMember === false ? [] : [workspace.bot.user]),
    archived: false,
  };
  workspace.channels.set(channel.id, channel);
  return channel;
}

export function directMessage(workspace: Workspace, user: string): SlackChannel {
  for (const channel of workspace.channels.values()) if (channel.im === user) return channel;
  const channel: SlackChannel = {
    id: `D1${String(workspace.next()).padStart(6, '0')}`,
    name: `im-${user}`,
    isPrivate: true,
    im: user,
    members: new Set([user, workspace.bot.user]),
    archived: false,
  };
  workspace.channels.set(channel.id, channel);
  return channel;
}

/** Puts a person into a user group, which is made at first. */
export function joinGroup(workspace: Workspace, handle: string, user: string): void {
  const group = workspace.groups.get(handle) ?? { id: `S1${workspace.next()}`, users: new Set<string>() };
  workspace.groups.set(handle, group);
  group.users.add(user);
}
