import { z } from 'zod';
import { setPrompts, setStatus, statusKey } from './agent.js';
import { refuseBlocks, refuseHome, refuseView, type TakesPlans } from './blocks.js';
import { completeUpload, deleteFile, getUploadUrl } from './files.js';
import { SlackRefusal } from './refusal.js';
import {
  directMessage,
  findChannel,
  type Json,
  type SlackChannel,
  type SlackMessage,
  type Workspace,
} from './workspace.js';

export interface Call {
  readonly workspace: Workspace;
  readonly scopes: readonly string[];
  readonly args: Json;
  readonly url: string;
  readonly plans?: TakesPlans | undefined;
  readonly isAgent?: boolean | undefined;
}

const MessageArguments = z.object({
  channel: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  blocks: z.array(z.record(z.string(), z.unknown())).default([]),
  metadata: z
    .strictObject({
      event_type: z.string().min(1),
      event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    })
    .optional(),
});

function checkMessage(args: z.infer<typeof MessageArguments>, plans?: TakesPlans): void {
  if (args.text === '' && args.blocks.length === 0) throw new SlackRefusal('no_text');
  if (args.text.length > 40_000) throw new SlackRefusal('msg_too_long');
  const refusal = refuseBlocks(args.blocks, plans);
  if (refusal) throw new SlackRefusal(refusal.error, { response_metadata: { messages: refusal.messages } });
}

function writable({ workspace, scopes }: Call, name: string): SlackChannel {
  const channel = findChannel(workspace, name);
  const member = channel?.members.has(workspace.bot.user);
  if (!channel || (channel.isPrivate && !member)) throw new SlackRefusal('channel_not_found');
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (!member && !scopes.includes('chat:write.public')) throw new SlackRefusal('not_in_channel');
  return channel;
}

function readable({ workspace }: Call, name: string): SlackChannel {
  const channel = workspace.channels.get(name);
  if (!channel) throw new SlackRefusal('channel_not_found');
  if (!channel.members.has(workspace.bot.user))
    throw new SlackRefusal(channel.isPrivate ? 'channel_not_found' : 'not_in_channel');
  return channel;
}

function addMessage(call: Call, to: { privateTo?: string } = {}): SlackMessage {
  const { workspace } = call;
  const args = MessageArguments.parse(call.args);
  const channel = writable(call, args.channel);
  checkMessage(args, call.plans);
  if (
    args.thread_ts &&
    !workspace.messages.some((one) => one.ts === args.thread_ts && one.channel === channel.id && !one.deleted)
  ) {
    throw new SlackRefusal('thread_not_found');
  }
  const message: SlackMessage = {
    ts: workspace.ts(),
    channel: channel.id,
    user: workspace.bot.user,
    ...(args.thread_ts && { thread_ts: args.thread_ts }),
    ...to,
    text: args.text,
    blocks: args.blocks,
    ...(args.metadata && { metadata: args.metadata }),
    edits: 0,
  };
  workspace.messages.push(message);
  if (args.thread_ts) workspace.statuses.delete(statusKey(channel.id, args.thread_ts));
  return message;
}

function asHistory(message: SlackMessage, withMetadata: boolean): Json {
  const { ts, user, text, blocks, thread_ts, metadata } = message;
  return {
    type: 'message',
    ts,
    user,
    text,
    blocks,
    thread_ts,
    ...(withMetadata && metadata && { metadata }),
  };
}

function page(call: Call, messages: SlackMessage[]): Json {
  const args = z
    .object({
      limit: z.coerce.number().default(100),
      cursor: z.coerce.number().default(0),
      include_all_metadata: z.string().optional(),
    })
    .parse(call.args);
  const end = args.cursor + Math.min(args.limit, 999);
  return {
    messages: messages
      .slice(args.cursor, end)
      .map((message) => asHistory(message, args.include_all_metadata === 'true')),
    has_more: end < messages.length,
    response_metadata: { next_cursor: end < messages.length ? String(end) : '' },
  };
}

function openView(call: Call): Json {
  const args = z.object({ trigger_id: z.string(), view: z.record(z.string(), z.unknown()) }).parse(call.args);
  const trigger = call.workspace.triggers.get(args.trigger_id);
  if (!trigger) throw new SlackRefusal('invalid_trigger_id');
  if (trigger.used) throw new SlackRefusal('exchanged_trigger_id');
  if (trigger.until < Date.now()) throw new SlackRefusal('expired_trigger_id');
  const refusal = refuseView(args.view);
  if (refusal) throw new SlackRefusal(refusal.error, { response_metadata: { messages: refusal.messages } });
  trigger.used = true;
  const id = `V1${call.workspace.next()}`;
  call.workspace.views.set(trigger.user, { id, user: trigger.user, view: args.view, errors: {}, hash: 1 });
  return { view: { id } };
}

const Home = z.looseObject({ blocks: z.array(z.record(z.string(), z.unknown())) });

interface Method {
  /** Any of these scopes lets the bot call it. */
  readonly scopes?: (call: Call) => readonly string[];
  run(call: Call): Json;
}

const historyScope = (call: Call) => {
  const channel = call.workspace.channels.get(String(call.args.channel));
  return [channel?.im ? 'im:history' : channel?.isPrivate ? 'groups:history' : 'channels:history'];
};
const write = () => ['chat:write'];

/** Slack does not document its word for an app that is none. */
function asAgent({ workspace, isAgent = true }: Call): Workspace {
  if (!isAgent) throw new SlackRefusal('feature_not_enabled');
  return workspace;
}

/** By message what the bot has reacted with. */
const reactions = new WeakMap<object, Set<string>>();

function react(
  { workspace, args }: Call,
  change: (all: Set<string>, name: string) => unknown,
  otherwise: string,
): Json {
  const { channel, timestamp, name } = z
    .strictObject({ channel: z.string(), timestamp: z.string(), name: z.string() })
    .parse(args);
  const message = workspace.messages.find((one) => one.ts === timestamp && one.channel === channel);
  if (!message) throw new SlackRefusal('message_not_found');
  const all = reactions.get(message) ?? new Set<string>();
  reactions.set(message, all);
  if (!change(all, name)) throw new SlackRefusal(otherwise);
  return {};
}

/** The methods of the Web API that the bot uses. */
const methods: Readonly<Record<string, Method>> = {
  'auth.test': {
    run: ({ workspace }) => ({
      url: 'https://local.slack.com/',
      team: 'local',
      team_id: workspace.team,
      user: 'magnum',
      user_id: workspace.bot.user,
      bot_id: workspace.bot.bot,
    }),
  },
  'users.info': {
    scopes: () => ['users:read'],
    run: ({ workspace, args }) => {
      const user = workspace.users.get(String(args.user));
      if (!user) throw new SlackRefusal('user_not_found');
      return {
        user: {
          id: user.id,
          name: user.name,
          real_name: user.name,
          ...(args.include_locale === 'true' && { locale: user.locale }),
        },
      };
    },
  },
  'users.list': {
    scopes: () => ['users:read'],
    run: ({ workspace }) => ({
      members: [...workspace.users.values()].map(({ id, name }) => ({
        id,
        name,
        deleted: false,
        is_bot: false,
      })),
      response_metadata: { next_cursor: '' },
    }),
  },
  'usergroups.list': {
    scopes: () => ['usergroups:read'],
    run: ({ workspace, args }) => ({
      usergroups: [...workspace.groups].map(([handle, { id, users }]) => ({
        id,
        handle,
        name: handle,
        ...(args.include_users === 'true' && { users: [...users] }),
      })),
    }),
  },
  'chat.postMessage': {
    scopes: write,
    run: (call) => {
      const message = addMessage(call);
      return { channel: message.channel, ts: message.ts, message: asHistory(message, true) };
    },
  },
  'chat.postEphemeral': {
    scopes: write,
    run: (call) => {
      const { user, channel } = z.object({ user: z.string(), channel: z.string() }).parse(call.args);
      const where = findChannel(call.workspace, channel);
      if (where && !where.members.has(call.workspace.bot.user))
        throw new SlackRefusal(where.isPrivate ? 'channel_not_found' : 'not_in_channel');
      if (!where?.members.has(user)) throw new SlackRefusal('user_not_in_channel');
      return { message_ts: addMessage(call, { privateTo: user }).ts };
    },
  },
  'chat.update': {
    scopes: write,
    run: (call) => {
      const args = MessageArguments.extend({ ts: z.string() }).parse(call.args);
      const message = call.workspace.messages.find(
        (one) => one.ts === args.ts && one.channel === args.channel && !one.privateTo && !one.deleted,
      );
      if (!call.workspace.channels.has(args.channel)) throw new SlackRefusal('channel_not_found');
      if (!message) throw new SlackRefusal('message_not_found');
      if (message.user !== call.workspace.bot.user) throw new SlackRefusal('cant_update_message');
      if (call.workspace.channels.get(args.channel)?.archived) throw new SlackRefusal('is_archived');
      checkMessage(args, call.plans);
      message.text = args.text;
      message.blocks = args.blocks;
      message.edits += 1;
      return { channel: message.channel, ts: message.ts, text: message.text };
    },
  },
  'reactions.add': {
    scopes: () => ['reactions:write'],
    run: (call) => react(call, (all, name) => !all.has(name) && all.add(name), 'already_reacted'),
  },
  'reactions.remove': {
    scopes: () => ['reactions:write'],
    run: (call) => react(call, (all, name) => all.delete(name), 'no_reaction'),
  },
  'chat.delete': {
    scopes: write,
    run: ({ workspace, args }) => {
      const message = workspace.messages.find(
        ({ ts, channel, deleted }) => ts === args.ts && channel === args.channel && !deleted,
      );
      if (!message) throw new SlackRefusal('message_not_found');
      message.deleted = true;
      return { ts: message.ts };
    },
  },
  'conversations.history': {
    scopes: historyScope,
    run: (call) => {
      const channel = readable(call, String(call.args.channel));
      const all = call.workspace.messages.filter(
        (one) => one.channel === channel.id && !one.thread_ts && !one.privateTo && !one.deleted,
      );
      return page(call, all.reverse());
    },
  },
  'conversations.replies': {
    scopes: historyScope,
    run: (call) => {
      const channel = readable(call, String(call.args.channel));
      const root = String(call.args.ts);
      const all = call.workspace.messages.filter(
        (one) =>
          one.channel === channel.id &&
          (one.ts === root || one.thread_ts === root) &&
          !one.privateTo &&
          !one.deleted,
      );
      if (all.length === 0) throw new SlackRefusal('thread_not_found');
      return page(call, all);
    },
  },
  'conversations.info': {
    scopes: () => ['channels:read', 'groups:read'],
    run: (call) => {
      const channel = call.workspace.channels.get(String(call.args.channel));
      if (!channel || (channel.isPrivate && !channel.members.has(call.workspace.bot.user)))
        throw new SlackRefusal('channel_not_found');
      return { channel: { id: channel.id, name: channel.name, is_archived: channel.archived } };
    },
  },
  'conversations.list': {
    scopes: () => ['channels:read', 'groups:read'],
    run: ({ workspace }) => ({
      channels: [...workspace.channels.values()]
        .filter((one) => !one.im && !one.archived && (!one.isPrivate || one.members.has(workspace.bot.user)))
        .map((one) => ({ id: one.id, name: one.name })),
      response_metadata: { next_cursor: '' },
    }),
  },
  'conversations.join': {
    scopes: () => ['channels:join'],
    run: ({ workspace, args }) => {
      const channel = workspace.channels.get(String(args.channel));
      if (!channel || channel.isPrivate) throw new SlackRefusal('channel_not_found');
      if (channel.archived) throw new SlackRefusal('is_archived');
      channel.members.add(workspace.bot.user);
      return { channel: { id: channel.id } };
    },
  },
  'conversations.open': {
    scopes: () => ['im:write'],
    run: ({ workspace, args }) => {
      const user = String(args.users);
      if (!workspace.users.has(user)) throw new SlackRefusal('user_not_found');
      return { channel: { id: directMessage(workspace, user).id } };
    },
  },
  'files.getUploadURLExternal': {
    scopes: () => ['files:write'],
    run: ({ workspace, args, url }) => getUploadUrl(workspace, args, url),
  },
  'files.completeUploadExternal': {
    scopes: () => ['files:write'],
    run: ({ workspace, args }) => completeUpload(workspace, args),
  },
  'files.delete': {
    scopes: () => ['files:write'],
    run: ({ workspace, args }) => deleteFile(workspace, args),
  },
  'assistant.threads.setSuggestedPrompts': {
    scopes: () => ['assistant:write'],
    run: (call) => setPrompts(asAgent(call), call.args),
  },
  'assistant.threads.setStatus': {
    scopes: () => ['chat:write', 'assistant:write'],
    run: (call) => setStatus(asAgent(call), call.args),
  },
  'views.open': { run: openView },
  'views.publish': {
    run({ workspace, args }) {
      const { user_id, view } = z.object({ user_id: z.string(), view: Home }).parse(args);
      if (!workspace.users.has(user_id)) throw new SlackRefusal('user_not_found');
      const refusal = refuseHome(view);
      if (refusal)
        throw new SlackRefusal(refusal.error, { response_metadata: { messages: refusal.messages } });
      workspace.homes.set(user_id, view.blocks);
      return { view: { id: `V1${workspace.next()}` } };
    },
  },
};

/** Runs one method as the bot: Slack's answer, `ok: false` included. */
export function runMethod(name: string, call: Call): Json {
  const method = methods[name];
  if (!method) return { ok: false, error: 'unknown_method' };
  const needed = method.scopes?.(call) ?? [];
  if (needed.length > 0 && !needed.some((scope) => call.scopes.includes(scope))) {
    return { ok: false, error: 'missing_scope', needed: needed.join(','), provided: call.scopes.join(',') };
  }
  try {
    return { ok: true, ...method.run(call) };
  } catch (error) {
    if (error instanceof SlackRefusal) return { ok: false, error: error.error, ...error.more };
    if (!(error instanceof z.ZodError)) throw error;
    return {
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: [z.prettifyError(error)] },
    };
  }
}
