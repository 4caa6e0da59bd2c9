import { z } from 'zod';
import {
  addFile,
  type DiscordMessage,
  type Guild,
  type Json,
  messageJson,
  type OpenInteraction,
} from './guild.js';
import { acceptModal } from './limits.js';
import { acceptMessage, beforeOf } from './message.js';
import { DiscordRefusal } from './refusal.js';
import type { RestCall } from './rest.js';

/** Answers to interactions: within 3 s, once, and what may follow. */

const answerMs = 3000;
const Callback = z.object({ type: z.number(), data: z.record(z.string(), z.unknown()).optional() });

function openInteraction({ server }: RestCall, token: string): OpenInteraction {
  const interaction = server.guild.interactions.get(token);
  if (!interaction) throw new DiscordRefusal(404, 10062, 'Unknown interaction');
  return interaction;
}

function addAnswer(
  guild: Guild,
  interaction: OpenInteraction,
  { body, files }: Pick<RestCall, 'body' | 'files'>,
  thinking: boolean,
): DiscordMessage {
  const flags = z.object({ flags: z.number().default(0) }).parse(body ?? {}).flags;
  // Of a message that is to come only the privacy is decided; the flag for components comes with it.
  const said = thinking ? { content: '', embeds: [], components: [], v2: false } : acceptMessage(body);
  const message: DiscordMessage = {
    id: guild.newId(),
    channel: interaction.channel,
    author: guild.bot,
    ...((flags & 64) !== 0 && { privateTo: interaction.user }),
    content: said.content,
    embeds: said.embeds,
    components: said.components,
    v2: said.v2,
    thinking,
    edits: 0,
    deleted: false,
    files: files.map((file) => addFile(guild, file)),
  };
  guild.messages.push(message);
  return message;
}

export function answerInteraction(call: RestCall, token: string): null {
  const interaction = openInteraction(call, token);
  const { guild } = call.server;
  if (interaction.answered)
    throw new DiscordRefusal(400, 40060, 'Interaction has already been acknowledged.');
  if (Date.now() - interaction.at > answerMs) throw new DiscordRefusal(404, 10062, 'Unknown interaction');
  const { type, data } = Callback.parse(call.body);
  if (interaction.type === 4 && type !== 8) throw new DiscordRefusal(400, 50035, 'Invalid Form Body');
  if (type === 4) interaction.original = addAnswer(guild, interaction, { ...call, body: data }, false);
  else if (type === 5) interaction.original = addAnswer(guild, interaction, { ...call, body: data }, true);
  else if (type === 6 || type === 7) {
    const pressed = guild.messages.find(({ id }) => id === interaction.message);
    if (!pressed) throw new DiscordRefusal(400, 50035, 'Invalid Form Body');
    interaction.original = pressed;
    if (type === 7) redraw(guild, pressed, { ...call, body: data });
  } else if (type === 8) {
    const choices = z
      .array(z.strictObject({ name: z.string().min(1).max(100), value: z.string().max(100) }))
      .max(25);
    interaction.choices = choices.parse(data?.choices);
  } else if (type === 9) {
    if (interaction.type === 5) throw new DiscordRefusal(400, 50035, 'Invalid Form Body');
    const modal = acceptModal(data);
    guild.modals.set(interaction.user, {
      modal,
      channel: interaction.channel,
      ...(interaction.message && { message: interaction.message }),
    });
  }
  interaction.answered = true;
  return null;
}

function needAnswered(call: RestCall, token: string): OpenInteraction {
  const interaction = openInteraction(call, token);
  if (!interaction.answered) throw new DiscordRefusal(404, 10015, 'Unknown Webhook');
  return interaction;
}

export function followUp(call: RestCall, token: string): Json {
  const interaction = needAnswered(call, token);
  return messageJson(call.server.guild, addAnswer(call.server.guild, interaction, call, false));
}

export function editOriginal(call: RestCall, token: string): Json {
  const { original } = needAnswered(call, token);
  if (!original || original.deleted) throw new DiscordRefusal(404, 10008, 'Unknown Message');
  redraw(call.server.guild, original, call);
  return messageJson(call.server.guild, original);
}

function redraw(
  guild: Guild,
  message: DiscordMessage,
  { body, files }: Pick<RestCall, 'body' | 'files'>,
): void {
  const { content, embeds, components, v2 } = acceptMessage(body, beforeOf(guild, message));
  Object.assign(message, {
    content,
    embeds,
    components,
    v2,
    thinking: false,
    edits: message.edits + 1,
    files: files.map((file) => addFile(guild, file)),
  });
}

export function deleteOriginal(call: RestCall, token: string): null {
  const { original } = needAnswered(call, token);
  if (!original || original.deleted) throw new DiscordRefusal(404, 10008, 'Unknown Message');
  original.deleted = true;
  return null;
}
