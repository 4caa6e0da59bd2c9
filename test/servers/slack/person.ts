import { z } from 'zod';
import { slackShortcuts } from '../../../src/bot/slack/manifest.js';
import {
  type ChatUser,
  describeView,
  type HeldButton,
  type SeenMessage,
  type SentFile,
  until,
} from '../chat.js';
import type { Deliveries, DeliveryKind } from './deliver.js';
import { addFile, fileJson } from './files.js';
import { current, prefill, stateOf, withInputs } from './inputs.js';
import { type InputBlock, inputsOf, readBlocks, readHeader, readView } from './reading.js';
import {
  directMessage,
  findChannel,
  type Json,
  type SlackChannel,
  type SlackMessage,
  type SlackView,
  type Workspace,
} from './workspace.js';

/** What a person's client needs of the server around it. */
export interface Client {
  readonly workspace: Workspace;
  readonly deliveries: Deliveries;
  readonly url: string;
  /** How long a trigger opens forms; Slack's is 3 s. */
  triggerMs: number;
  /** Delivers, and remembers for a redelivery. */
  deliver(kind: DeliveryKind, payload: Json): ReturnType<Deliveries['send']>;
}

const ViewAnswer = z.object({
  response_action: z.enum(['errors', 'update', 'clear', 'push']).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  view: z.record(z.string(), z.unknown()).optional(),
});

const Suggested = z.object({
  options: z
    .array(z.strictObject({ text: z.object({ text: z.string().max(75) }), value: z.string().max(75) }))
    .max(100),
});

/** One person before a Slack client. */
export function slackUser(client: Client, user: { id: string; name: string }): ChatUser {
  const { workspace } = client;
  const common = () => ({ token: 'unused', team_id: workspace.team, api_app_id: workspace.bot.app });

  function channelNamed(name: string): SlackChannel {
    const channel = name === '@magnum' ? directMessage(workspace, user.id) : findChannel(workspace, name);
    if (!channel) throw new Error(`There is no channel ${name}.`);
    if (!channel.isPrivate) channel.members.add(user.id);
    return channel;
  }
  function trigger(): string {
    const id = `trigger.${workspace.next()}`;
    workspace.triggers.set(id, { user: user.id, until: Date.now() + client.triggerMs, used: false });
    return id;
  }
  function responseUrl(channel: string, message?: SlackMessage): string {
    const id = `R${workspace.next()}`;
    workspace.responseUrls.set(id, {
      channel,
      user: user.id,
      uses: 0,
      ...(message && { message: message.ts }),
    });
    return `${client.url}/response/${id}`;
  }
  function failed(channel: SlackChannel, text: string): void {
    workspace.messages.push({
      ts: workspace.ts(),
      channel: channel.id,
      user: 'USLACKBOT',
      privateTo: user.id,
      text,
      blocks: [],
      edits: 0,
    });
  }

  async function command(channel: SlackChannel, text: string): Promise<void> {
    const [name = '', ...rest] = text.split(' ');
    const answer = await client.deliver('slash_commands', {
      ...common(),
      command: name,
      text: escapeTyped(rest.join(' ')),
      channel_id: channel.id,
      channel_name: channel.im ? 'directmessage' : channel.name,
      user_id: user.id,
      user_name: user.name,
      trigger_id: trigger(),
      response_url: responseUrl(channel.id),
    });
    if (!answer.acked) failed(channel, `${name} failed with the error "operation_timeout"`);
  }

  async function say(
    name: string,
    text: string,
    options?: { thread?: SeenMessage; file?: SentFile },
  ): Promise<void> {
    const channel = channelNamed(name);
    if (text.startsWith('/')) return command(channel, text);
    const thread = options?.thread && (options.thread.thread ?? options.thread.id);
    const words = escapeTyped(text).replaceAll('@magnum', `<@${workspace.bot.user}>`);
    const message: SlackMessage = {
      ts: workspace.ts(),
      channel: channel.id,
      user: user.id,
      ...(thread && { thread_ts: thread }),
      text: words,
      blocks: [],
      edits: 0,
    };
    const sent = options?.file && addFile(workspace, { ...options.file, user: user.id });
    if (sent) message.files = [sent.id];
    workspace.messages.push(message);
    const mentioned = words.includes(`<@${workspace.bot.user}>`);
    if (!channel.im && !mentioned) return;
    const event = {
      type: channel.im ? 'message' : 'app_mention',
      channel: channel.id,
      ...(channel.im && { channel_type: 'im' }),
      user: user.id,
      text: words,
      ts: message.ts,
      event_ts: message.ts,
      ...(thread && { thread_ts: thread }),
      ...(sent && { files: [fileJson(sent, client.url)] }),
      ...(sent && channel.im && { subtype: 'file_share' }),
    };
    await client.deliver('events_api', {
      ...common(),
      type: 'event_callback',
      event_id: `Ev${workspace.next()}`,
      event_time: 1,
      event,
    });
  }

  function sees(message: SlackMessage): boolean {
    if (message.deleted || (message.privateTo && message.privateTo !== user.id)) return false;
    const channel = workspace.channels.get(message.channel);
    return channel?.im ? channel.im === user.id : !channel?.isPrivate || channel.members.has(user.id);
  }
  function seen(message: SlackMessage): SeenMessage {
    const { title, text, buttons } = readBlocks(workspace, message.blocks, message.text);
    const channel = workspace.channels.get(message.channel);
    return {
      id: message.ts,
      channel: channel?.im ? '@magnum' : `#${channel?.name}`,
      thread: message.thread_ts ?? null,
      private: message.privateTo !== undefined || channel?.im !== undefined,
      from:
        message.user === workspace.bot.user
          ? 'magnum'
          : (workspace.users.get(message.user)?.name ?? 'slackbot'),
      title,
      text,
      buttons: buttons.map((button) => button.label),
      files: (message.files ?? []).flatMap((id) => {
        const file = workspace.files.get(id);
        return file && !file.deleted ? [{ ...file, content: file.content ?? '' }] : [];
      }),
      edits: message.edits,
    };
  }
  function messages(name?: string): SeenMessage[] {
    const channel = name === undefined ? undefined : channelNamed(name).id;
    return workspace.messages
      .filter((one) => sees(one) && (channel === undefined || one.channel === channel))
      .map(seen);
  }

  function hold(label: string, message?: SeenMessage): HeldButton {
    const shown = workspace.messages.filter(sees).reverse();
    for (const one of message ? shown.filter((each) => each.ts === message.id) : shown) {
      const button = readBlocks(workspace, one.blocks, one.text).buttons.find((each) => each.label === label);
      if (button) return { message: one.ts, action: button.action_id, value: button.value };
    }
    throw new Error(`${user.name} sees no button "${label}".\n${describeView(messages(), null)}`);
  }

  async function pressHeld(button: HeldButton): Promise<void> {
    const one = workspace.messages.find(({ ts }) => ts === button.message);
    if (!one) throw new Error('The message of that button was never there.');
    const isPrivate = one.privateTo !== undefined;
    await client.deliver('interactive', {
      ...common(),
      type: 'block_actions',
      team: { id: workspace.team, domain: 'local' },
      user: { id: user.id, username: user.name, name: user.name, team_id: workspace.team },
      channel: { id: one.channel, name: 'channel' },
      container: {
        type: 'message',
        message_ts: one.ts,
        channel_id: one.channel,
        is_ephemeral: isPrivate,
        ...(one.thread_ts && { thread_ts: one.thread_ts }),
      },
      ...(!isPrivate && {
        message: {
          type: 'message',
          ts: one.ts,
          text: one.text,
          ...(one.thread_ts && { thread_ts: one.thread_ts }),
        },
      }),
      trigger_id: trigger(),
      response_url: responseUrl(one.channel, one),
      actions: [
        {
          type: 'button',
          action_id: button.action,
          block_id: 'b',
          value: button.value,
          action_ts: workspace.ts(),
        },
      ],
    });
  }

  async function fillOf(other: string, values: Readonly<Record<string, string>>): Promise<void> {
    const theirs = [...workspace.users.values()].find(({ name }) => name === other)?.id ?? '';
    await fill(values, {}, workspace.views.get(theirs));
  }

  async function fill(
    values: Readonly<Record<string, string>>,
    files: Readonly<Record<string, SentFile>> = {},
    open = workspace.views.get(user.id),
  ): Promise<void> {
    if (!open) throw new Error(`No form stands open before ${user.name}.`);
    const inputs = inputsOf(open);
    const unknown = Object.keys(values).find((name) => !inputs.some((input) => input.block_id === name));
    if (unknown) throw new Error(`The form has no field "${unknown}".`);
    for (const input of inputs) prefill(input, idFor(input, values[input.block_id]));
    const uploaded = upload(inputs, files);
    const missing = inputs.find((input) => !input.optional && !current(input) && !uploaded[input.block_id]);
    if (missing) {
      open.errors = { [missing.block_id]: 'Please complete this required field.' };
      return;
    }
    open.view = { ...open.view, blocks: withInputs(open.view, inputs) };
    const state = {
      values: Object.fromEntries(
        inputs.map((input) => [
          input.block_id,
          { [input.element.action_id]: uploaded[input.block_id] ?? stateOf(input) },
        ]),
      ),
    };
    const answer = await client.deliver('interactive', {
      ...common(),
      type: 'view_submission',
      team: { id: workspace.team, domain: 'local' },
      user: { id: user.id, username: user.name, name: user.name, team_id: workspace.team },
      trigger_id: trigger(),
      view: { ...open.view, id: open.id, hash: String(open.hash), state },
    });
    if (answer.acked) afterSubmission(open, ViewAnswer.parse(answer.body));
    else open.errors = { '': 'We had some trouble connecting. Try again?' };
  }

  /** A person is chosen by name, and sent by id. */
  function idFor({ element }: InputBlock, value: string | undefined): string | undefined {
    if (element.type !== 'users_select' || !value) return value;
    const chosen = [...workspace.users.values()].find(({ name }) => name === value);
    if (!chosen) throw new Error(`Slack knows nobody called ${value}.`);
    return chosen.id;
  }

  async function typeInto(field: string, typed: string): Promise<string[]> {
    const open = workspace.views.get(user.id);
    const input = open && inputsOf(open).find((one) => one.block_id === field);
    if (!open || input?.element.type !== 'external_select')
      throw new Error(`The form asks for nothing while one types into "${field}".`);
    const answer = await client.deliver('interactive', {
      ...common(),
      type: 'block_suggestion',
      team: { id: workspace.team, domain: 'local' },
      user: { id: user.id, username: user.name, name: user.name, team_id: workspace.team },
      action_id: input.element.action_id,
      block_id: field,
      value: typed,
      view: { ...open.view, id: open.id },
    });
    return Suggested.parse(answer.body).options.map(({ value }) => value);
  }

  /** The state of fields with a file in them, by name. */
  function upload(
    inputs: readonly InputBlock[],
    files: Readonly<Record<string, SentFile>>,
  ): Record<string, Json> {
    return Object.fromEntries(
      Object.entries(files).map(([name, file]) => {
        const input = inputs.find((one) => one.block_id === name && one.element.type === 'file_input');
        if (!input) throw new Error(`The form has no field for a file "${name}".`);
        const ending = file.name.split('.').at(-1) ?? '';
        if (input.element.filetypes && !input.element.filetypes.includes(ending))
          throw new Error(`Slack offers no files .${ending} for "${name}".`);
        const kept = addFile(workspace, { ...file, user: user.id });
        return [name, { type: 'file_input', files: [fileJson(kept, client.url)] }];
      }),
    );
  }

  function afterSubmission(
    open: SlackView,
    { response_action, errors, view }: z.infer<typeof ViewAnswer>,
  ): void {
    if (response_action === 'errors') {
      open.errors = errors ?? {};
      const names = inputsOf(open).map((input) => input.block_id);
      const stray = Object.keys(open.errors).find((name) => !names.includes(name));
      if (stray) throw new Error(`Slack refuses an error beside the unknown block ${stray}.`);
    } else if (view && (response_action === 'update' || response_action === 'push')) {
      workspace.views.set(user.id, { id: open.id, user: user.id, view, errors: {}, hash: open.hash + 1 });
    } else workspace.views.delete(user.id);
  }

  function form() {
    const open = workspace.views.get(user.id);
    return open ? readView(open) : null;
  }

  async function openTab(tab: 'home' | 'messages'): Promise<void> {
    await client.deliver('events_api', {
      ...common(),
      type: 'event_callback',
      event_id: `Ev${workspace.next()}`,
      event_time: 1,
      event: {
        type: 'app_home_opened',
        user: user.id,
        channel: directMessage(workspace, user.id).id,
        tab,
        event_ts: workspace.ts(),
      },
    });
  }

  const offered = () => workspace.prompts.get(directMessage(workspace, user.id).id) ?? [];
  const direct = {
    open: () => openTab('messages'),
    prompts: () => offered().map(({ title }) => title),
    async choose(title: string) {
      const prompt = offered().find((one) => one.title === title);
      if (!prompt) throw new Error(`${user.name} is not offered to say "${title}".`);
      await say('@magnum', prompt.message);
    },
    status() {
      const { id } = directMessage(workspace, user.id);
      return [...workspace.statuses].find(([key]) => key.startsWith(`${id} `))?.[1] ?? null;
    },
  };

  const home = {
    open: () => openTab('home'),
    seen() {
      const blocks = workspace.homes.get(user.id);
      if (!blocks) return null;
      const { title, text, buttons } = readBlocks(workspace, blocks, '');
      const titles = blocks.filter(({ type }) => type === 'header').map((block) => readHeader(block));
      return { title, text: [...titles, text].join('\n'), buttons: buttons.map(({ label }) => label) };
    },
    async press(label: string) {
      const { buttons } = readBlocks(workspace, workspace.homes.get(user.id) ?? [], '');
      const button = buttons.find((each) => each.label === label);
      if (!button) throw new Error(`${user.name}'s home has no button "${label}".`);
      await client.deliver('interactive', {
        ...common(),
        type: 'block_actions',
        team: { id: workspace.team, domain: 'local' },
        user: { id: user.id, username: user.name, name: user.name, team_id: workspace.team },
        container: { type: 'view', view_id: 'V1' },
        view: { id: 'V1', type: 'home' },
        trigger_id: trigger(),
        actions: [
          {
            type: 'button',
            action_id: button.action_id,
            block_id: 'b',
            value: button.value,
            action_ts: workspace.ts(),
          },
        ],
      });
    },
  };

  async function shortcut(name: string) {
    const chosen = slackShortcuts.find((one) => one.name === name);
    if (!chosen) throw new Error(`The app has no shortcut "${name}".`);
    await client.deliver('interactive', {
      ...common(),
      type: 'shortcut',
      callback_id: chosen.callback_id,
      team: { id: workspace.team, domain: 'local' },
      user: { id: user.id, username: user.name, team_id: workspace.team },
      trigger_id: trigger(),
      action_ts: workspace.ts(),
    });
  }

  return {
    name: user.name,
    home,
    direct,
    shortcut,
    say,
    press: (label, message) => pressHeld(hold(label, message)),
    hold,
    pressHeld,
    fill: (values, files) => fill(values, files),
    fillOf,
    form,
    typeInto,
    messages,
    until: (what, look, withinMs) => until(what, look, () => describeView(messages(), form()), withinMs),
  };
}

/** As a Slack client sends it. */
function escapeTyped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
