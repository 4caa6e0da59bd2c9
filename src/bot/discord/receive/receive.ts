import type { REST } from 'discord.js';
import { MessageFlags } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { languageOf } from '../../../speech/locale.js';
import { inLanguage } from '../../conversation/in-language.js';
import type { Inbound, Inbox, Person, Place } from '../../platform.js';
import { attachedFiles, chosen, commandLine } from '../commands/read.js';
import { type Again, againOf, type Forms } from '../respond/forms.js';
import { respondToInteraction } from '../respond/interaction.js';
import { completeTyped } from './complete.js';
import { resolvedFiles } from './files.js';
import { Interaction, sentFiles, sentValues } from './payloads.js';

/** What receiving stands on. */
export interface ReceiveOptions {
  readonly rest: REST;
  /** For answers to interactions. */
  readonly answers: REST;
  readonly logger: Logger;
  readonly inbox: Inbox;
  readonly applicationId: string;
  /** The bot's own user. */
  readonly botId: string;
  /** What direct messages count as: the configured server, else `dm`. */
  readonly home: string;
  readonly forms: Forms;
  /** Languages of people as their last interaction said: messages do not say. */
  readonly locales: Map<string, string>;
  /** The channel that a thread belongs to; null for a channel that is no thread. */
  readonly parentOf: (channel: string) => Promise<string | null>;
}

const threadTypes = new Set([10, 11, 12]);

/** Turns one interaction into an inbound and answers it in time. */
export async function receiveInteraction(options: ReceiveOptions, payload: unknown): Promise<void> {
  const { data: said } = Interaction.safeParse(payload);
  if (!said) return;
  const person = personOf(options, said);
  if (!person) return;
  const delivery = { deliveryId: said.id, person, place: placeOf(options, said) };
  if (said.type === 2) {
    const choice = chosen(options.inbox.commands, said.data.options);
    if (!choice) return;
    const files = resolvedFiles(attachedFiles(choice), said.data.resolved);
    await hand(options, said, { kind: 'command', command: commandLine(choice), files, ...delivery });
  } else if (said.type === 3) {
    await press(options, said, delivery);
  } else if (said.type === 4) {
    await completeTyped(options, said, delivery);
  } else {
    const values = sentValues(said.data.components);
    const files = resolvedFiles(sentFiles(said.data.components), said.data.resolved);
    await hand(options, said, { kind: 'submit', form: said.data.custom_id, values, files, ...delivery });
  }
}

type Delivery = Pick<Inbound, 'deliveryId' | 'person' | 'place'>;

async function press(
  options: ReceiveOptions,
  said: Extract<Interaction, { type: 3 }>,
  delivery: Delivery,
): Promise<void> {
  const { message } = said;
  const isPrivate = !message || isHidden(message);
  const pressed = (action: string): Inbound => ({
    kind: 'press',
    action,
    message: isPrivate ? null : { ...delivery.place, id: message.id },
    ...delivery,
  });
  const opened = options.forms.opened(said.data.custom_id);
  if (opened === null) return hand(options, said, pressed(said.data.custom_id));
  if (opened !== 'lost' && 'again' in opened)
    return hand(options, said, askedAgain(opened.again, delivery, pressed));

  const responder = respondTo(options, said, null, true);
  if (opened === 'lost')
    await inLanguage(responder, languageOf(said.locale)).card({
      title: 'This form has expired: ask for it again',
      tone: 'warning',
    });
  else await responder.form(opened.form);
  await responder.done();
}

function askedAgain(again: Again, delivery: Delivery, pressed: (action: string) => Inbound): Inbound {
  if (again.kind === 'press') return pressed(again.action);
  return { ...again, ...delivery };
}

async function hand(options: ReceiveOptions, said: Interaction, inbound: Inbound): Promise<void> {
  await options.inbox.receive(inbound, respondTo(options, said, inbound));
}

function respondTo(options: ReceiveOptions, said: Interaction, inbound: Inbound | null, isOpener = false) {
  const person = (said.member?.user ?? said.user)?.id ?? '';
  return respondToInteraction({
    rest: options.answers,
    logger: options.logger,
    applicationId: options.applicationId,
    interaction: said,
    person,
    forms: options.forms,
    again: inbound ? againOf(inbound) : null,
    onMessage: said.message !== undefined,
    question:
      inbound?.kind === 'submit' && !options.forms.answersQuestion(person, inbound.form)
        ? null
        : questionOf(said),
    isOpener,
    ...(inbound?.kind === 'submit' && { sent: options.forms.filled(person, inbound.form, inbound.values) }),
  });
}

/** In direct messages what the bot says is seen by nobody else either. */
function questionOf({ message, guild_id }: Interaction): 'own' | 'shared' | null {
  if (!message) return null;
  return guild_id === undefined || isHidden(message) ? 'own' : 'shared';
}

function isHidden({ flags = 0 }: { readonly flags?: number | undefined }): boolean {
  return (flags & MessageFlags.Ephemeral) !== 0;
}

function personOf(options: ReceiveOptions, said: Interaction): Person | null {
  const user = said.member?.user ?? said.user;
  if (!user) return null;
  if (said.locale) options.locales.set(user.id, said.locale);
  return {
    platform: 'discord',
    workspace: said.guild_id ?? options.home,
    id: user.id,
    name: said.member?.nick ?? user.global_name ?? user.username,
    ...(said.locale && { locale: said.locale }),
    ...(said.member && { groups: said.member.roles }),
  };
}

function placeOf(options: ReceiveOptions, said: Interaction): Place {
  const { channel } = said;
  const where = { platform: 'discord', workspace: said.guild_id ?? options.home } as const;
  if (channel && threadTypes.has(channel.type) && channel.parent_id) {
    return { ...where, channel: channel.parent_id, thread: channel.id };
  }
  return { ...where, channel: said.channel_id };
}
