import type { CommandSpec } from '../../../src/intents/command.js';
import {
  type ChatUser,
  describeView,
  type HeldButton,
  type SeenForm,
  type SeenMessage,
  type SentFile,
  until,
} from '../chat.js';
import type { Gateway } from './gateway.js';
import {
  addChannel,
  addFile,
  attachmentJson,
  channelJson,
  type DiscordChannel,
  type DiscordFile,
  type DiscordMessage,
  directMessage,
  type Guild,
  type Json,
  memberJson,
  messageJson,
  type OpenInteraction,
  userJson,
} from './guild.js';
import { keptName } from './message.js';
import { type ModalInput, readMessage, readModal } from './reading.js';
import { typedOptions } from './typed.js';

/** What a person's client needs of the server around it. */
export interface Client {
  readonly guild: Guild;
  readonly gateway: Gateway;
  readonly specs: readonly CommandSpec[];
  /** How long a client waits for an answer; Discord's is 3 s. */
  answerMs: number;
  /** How long each interaction waited for its first answer. */
  readonly waits: number[];
  last: { event: string; data: Json; intent?: number } | null;
  /** Gives an interaction to the bot. */
  deliver(payload: Json): void;
}

/** A person before a Discord client, who can also look at what is offered while typing. */
export interface DiscordUser extends ChatUser {
  /** The values offered for the last word of a line. */
  offered(channel: string, line: string, option: string): Promise<readonly { name: string; value: string }[]>;
}

/** See `DiscordUser`. */
export function discordUser(client: Client, user: { id: string; name: string; locale: string }): DiscordUser {
  const { guild, gateway } = client;
  const errors = new Map<string, string>();

  function channelNamed(name: string): DiscordChannel {
    if (name === '@magnum') return directMessage(guild, user.id);
    const found = [...guild.channels.values()].find((one) => one.type === 0 && `#${one.name}` === name);
    if (found) return found;
    const channel = addChannel(guild, name);
    gateway.dispatch('CHANNEL_CREATE', channelJson(guild, channel), 0);
    return channel;
  }
  function where(name: string, thread?: SeenMessage): DiscordChannel {
    const root = thread && (thread.thread ?? thread.id);
    return (root && guild.channels.get(root)) || channelNamed(name);
  }
  function note(channel: string, content: string): void {
    guild.messages.push({
      id: guild.newId(),
      channel,
      author: 'discord',
      privateTo: user.id,
      content,
      embeds: [],
      components: [],
      thinking: false,
      edits: 0,
      deleted: false,
    });
  }

  async function interact(
    type: number,
    channel: DiscordChannel,
    data: Json,
    message?: DiscordMessage | string,
  ): Promise<OpenInteraction> {
    const messageId = typeof message === 'object' ? message.id : message;
    const id = guild.newId();
    const open: OpenInteraction = {
      id,
      token: `token-${id}`,
      type,
      user: user.id,
      channel: channel.id,
      ...(messageId && { message: messageId }),
      at: Date.now(),
      answered: false,
    };
    guild.interactions.set(open.token, open);
    const pressed = guild.messages.find((one) => one.id === messageId);
    const payload: Json = {
      id,
      token: open.token,
      type,
      version: 1,
      application_id: guild.application,
      channel_id: channel.id,
      channel: channelJson(guild, channel),
      locale: user.locale,
      ...(channel.type === 1
        ? { user: userJson(guild, user.id) }
        : { guild_id: guild.id, guild_locale: 'en-US', member: memberJson(guild, user.id) }),
      ...(pressed && { message: messageJson(guild, pressed) }),
      data,
      entitlements: [],
      attachment_size_limit: 10485760,
      authorizing_integration_owners: {},
      context: channel.type === 1 ? 1 : 0,
    };
    client.last = { event: 'INTERACTION_CREATE', data: payload };
    client.deliver(payload);
    const end = open.at + client.answerMs;
    while (!open.answered && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 3));
    client.waits.push(Date.now() - open.at);
    if (!open.answered) note(channel.id, 'The application did not respond');
    return open;
  }

  function command(): Json {
    const found = [...guild.commands.guild, ...guild.commands.global].find((one) => one.name === 'magnum');
    if (!found) throw new Error('Discord knows no command /magnum.');
    return found;
  }

  async function say(
    name: string,
    text: string,
    options?: { thread?: SeenMessage; file?: SentFile },
  ): Promise<void> {
    const file = options?.file && addFile(guild, options.file);
    const channel = where(name, options?.thread);
    if (text.startsWith('/')) {
      const chosen = command();
      await interact(2, channel, {
        id: chosen.id,
        name: 'magnum',
        type: 1,
        options: typedOptions(chosen, text, client.specs, file),
        ...(file && { resolved: { attachments: { [file]: attachmentJson(guild, file) } } }),
      });
      return;
    }
    const content = text.replaceAll('@magnum', `<@${guild.bot}>`);
    const message: DiscordMessage = {
      id: guild.newId(),
      channel: channel.id,
      author: user.id,
      content,
      embeds: [],
      components: [],
      thinking: false,
      edits: 0,
      deleted: false,
      ...(file && { files: [file] }),
    };
    guild.messages.push(message);
    const json = messageJson(guild, message);
    const readable = channel.type === 1 || content.includes(`<@${guild.bot}>`);
    const member = channel.type === 1 ? {} : { member: { ...memberJson(guild, user.id), user: undefined } };
    const intent = channel.type === 1 ? 12 : 9;
    const data = { ...json, ...member, content: readable ? content : '' };
    client.last = { event: 'MESSAGE_CREATE', data, intent };
    gateway.dispatch('MESSAGE_CREATE', data, intent);
  }

  function sees(message: DiscordMessage): boolean {
    if (message.deleted || (message.privateTo && message.privateTo !== user.id)) return false;
    const channel = guild.channels.get(message.channel);
    return channel !== undefined && !channel.deleted && (channel.dm === undefined || channel.dm === user.id);
  }
  function filesOf(message: DiscordMessage): DiscordFile[] {
    return (message.files ?? []).flatMap((id) => guild.files.get(id) ?? []);
  }
  /** What is attached to a message of components shows only where one of them refers to it. */
  function shownFile(message: DiscordMessage, { name, alt }: { name: string; alt?: string | undefined }) {
    const file = filesOf(message).find((one) => keptName(one.name) === name);
    return file ? [{ ...file, ...(alt !== undefined && { alt }) }] : [];
  }
  function seen(message: DiscordMessage): SeenMessage {
    const channel = guild.channels.get(message.channel);
    const parent = channel?.parent ? guild.channels.get(channel.parent) : channel;
    const { title, text, buttons, files } = readMessage(guild, message);
    return {
      id: message.id,
      channel: parent?.type === 1 ? '@magnum' : `#${parent?.name}`,
      thread: channel?.type === 11 ? channel.id : null,
      private: message.privateTo !== undefined || channel?.type === 1,
      from:
        message.author === guild.bot ? 'magnum' : (guild.users.get(message.author)?.name ?? message.author),
      title,
      text: message.thinking ? 'magnum is thinking…' : text,
      buttons: buttons.map((button) => button.label),
      files:
        message.author === guild.bot ? files.flatMap((one) => shownFile(message, one)) : filesOf(message),
      edits: message.edits,
    };
  }
  function messages(name?: string): SeenMessage[] {
    return guild.messages
      .filter(sees)
      .map(seen)
      .filter((one) => name === undefined || one.channel === name);
  }

  function hold(label: string, message?: SeenMessage): HeldButton {
    const shown = guild.messages.filter(sees).reverse();
    for (const one of message ? shown.filter((each) => each.id === message.id) : shown) {
      const button = readMessage(guild, one).buttons.find((each) => each.label === label);
      if (button) return { message: one.id, action: button.custom_id };
    }
    throw new Error(`${user.name} sees no button "${label}".\n${describeView(messages(), null)}`);
  }

  async function pressHeld({ message, action }: HeldButton): Promise<void> {
    const one = guild.messages.find(({ id }) => id === message);
    const channel = one && guild.channels.get(one.channel);
    if (!channel) throw new Error('The message of that button was never there.');
    await interact(3, channel, { custom_id: action, component_type: 2 }, one);
  }

  async function fillOf(other: string, values: Readonly<Record<string, string>>): Promise<void> {
    const theirs = [...guild.users.values()].find(({ name }) => name === other)?.id ?? '';
    await fill(values, {}, guild.modals.get(theirs));
  }

  async function fill(
    values: Readonly<Record<string, string>>,
    files: Readonly<Record<string, SentFile>> = {},
    open = guild.modals.get(user.id),
  ): Promise<void> {
    const channel = open && guild.channels.get(open.channel);
    if (!open || !channel) throw new Error(`No form stands open before ${user.name}.`);
    const { custom_id, inputs, form } = readModal(guild, open.modal);
    const unknown = Object.keys(values).find((name) => !inputs.some((input) => input.custom_id === name));
    if (unknown) throw new Error(`The form has no field "${unknown}".`);
    errors.clear();
    const ids = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, addFile(guild, file)]));
    const components = inputs.map((input, index) => {
      if (input.type === 19) return { id: index + 1, type: 18, component: uploaded(input, ids) };
      const value = values[input.custom_id] ?? form.fields[index]?.value ?? '';
      if (input.required && value === '') errors.set(input.custom_id, 'This field is required.');
      return { id: index + 1, type: 18, component: sent(input, value) };
    });
    if (errors.size > 0) return;
    guild.modals.delete(user.id);
    const attachments = Object.fromEntries(Object.values(ids).map((id) => [id, attachmentJson(guild, id)]));
    await interact(5, channel, { custom_id, components, resolved: { attachments } }, open.message);
  }

  const late = new Set<string>();

  /** What came in place of a form that the bot was too late to open: a card with nothing but the button that opens it. People press it. */
  function openLate(): void {
    const last = guild.messages.findLast(sees);
    if (!last || late.has(last.id)) return;
    const { title, text, buttons } = readMessage(guild, last);
    const [button] = buttons;
    if (buttons.length !== 1 || text !== '' || button?.label !== title) return;
    late.add(last.id);
    void pressHeld({ message: last.id, action: button.custom_id });
  }

  function form(): SeenForm | null {
    const open = guild.modals.get(user.id);
    if (!open) openLate();
    return open ? { ...readModal(guild, open.modal).form, errors: Object.fromEntries(errors) } : null;
  }

  return {
    name: user.name,
    say,
    press: (label, message) => pressHeld(hold(label, message)),
    hold,
    pressHeld,
    fill: (values, files) => fill(values, files),
    fillOf,
    form,
    messages,
    until: (what, look, withinMs) => until(what, look, () => describeView(messages(), form()), withinMs),
    async offered(name, line, option) {
      const chosen = command();
      const options = typedOptions(chosen, line, client.specs);
      focus(options, option);
      const open = await interact(4, channelNamed(name), {
        id: chosen.id,
        name: 'magnum',
        type: 1,
        options,
      });
      return open.choices ?? [];
    },
  };
}

function focus(options: readonly Json[], name: string): void {
  for (const option of options) {
    if (option.name === name && option.type !== 1 && option.type !== 2) option.focused = true;
    if (Array.isArray(option.options)) focus(option.options as Json[], name);
  }
}

function uploaded(input: ModalInput, ids: Readonly<Record<string, string>>): Json {
  const id = ids[input.custom_id];
  return { type: 19, custom_id: input.custom_id, values: id ? [id] : [] };
}

function sent(input: ModalInput, value: string): Json {
  if (input.type !== 3) {
    if (value.length > (input.max_length ?? 4000))
      throw new Error(`The field "${input.custom_id}" takes at most ${input.max_length}.`);
    return { type: 4, custom_id: input.custom_id, value };
  }
  const words = (input.max_values ?? 1) > 1 ? value.split(', ') : [value];
  const values = words.filter(Boolean).map((word) => {
    const option = input.options?.find((one) => one.value === word || one.label === word);
    if (!option) throw new Error(`The field "${input.custom_id}" has no choice "${word}".`);
    return option.value;
  });
  if (values.length > (input.max_values ?? 1)) throw new Error(`"${input.custom_id}" takes no more.`);
  return { type: 3, custom_id: input.custom_id, values };
}
