import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { say } from '../../../speech/language.js';
import { languageOf } from '../../../speech/locale.js';
import type { Inbound, Inbox, Place } from '../../platform.js';
import type { Agent, Working } from '../agent.js';
import { type DirectChannel, directPlace, isDirect } from '../direct.js';
import type { Homes } from '../homes.js';
import type { People } from '../people.js';
import { refreshAction } from '../render/home.js';
import { type AnswerTo, privateAnswers } from '../respond/answers.js';
import { type Again, againOf, readReopen, reopenAction } from '../respond/reopen.js';
import { createResponder, openForm } from '../respond/responder.js';
import { type FileAccess, inboundFile } from './files.js';
import { receiveHome } from './home.js';
import { BlockActions, MessageEvent, Shortcut, SlashCommand } from './payloads.js';
import { receiveDirectOpened } from './prompts.js';
import { receiveSubmissions } from './submissions.js';
import { receiveSuggestions } from './suggestions.js';
import { toBot, typed } from './words.js';

/** What receiving stands on. `keep` holds work in hand so that stopping can wait for it. */
export interface ReceiveOptions {
  readonly client: WebClient;
  readonly logger: Logger;
  readonly inbox: Inbox;
  readonly people: People;
  readonly direct: DirectChannel;
  readonly homes: Homes;
  readonly agent: Agent;
  readonly botUserId: string;
  readonly files: FileAccess;
  readonly keep: <T>(work: Promise<T>) => Promise<T>;
}

/** Turns everything that Slack delivers to the app into inbounds, acknowledging each before work begins. */
export function receive(app: App, options: ReceiveOptions): void {
  app.command(/.*/, async ({ ack, body }) => {
    await ack();
    await options.keep(command(options, body));
  });
  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    await options.keep(press(options, body));
  });
  app.shortcut({ type: 'shortcut' }, async ({ ack, body }) => {
    await ack();
    await options.keep(shortcut(options, body));
  });
  app.event('app_mention', async ({ body }) => options.keep(words(options, body)));
  app.event('message', async ({ body }) => options.keep(words(options, body)));
  receiveSubmissions(app, options);
  receiveSuggestions(app, options);
  receiveHome(app, options);
  receiveDirectOpened(app, options);
}

async function command(options: ReceiveOptions, body: unknown): Promise<void> {
  const said = SlashCommand.parse(body);
  const place = placeOf(said.team_id, said.channel_id, said.thread_ts);
  await hand(options, {
    inbound: {
      kind: 'command',
      command: typed(said.text),
      deliveryId: said.trigger_id,
      ...options.people(said.team_id, said.user_id, said.user_name),
      place,
    },
    responseUrl: said.response_url,
    triggerId: said.trigger_id,
    takesBack: true,
    isOwn: false,
  });
}

async function press(options: ReceiveOptions, body: unknown): Promise<void> {
  const said = BlockActions.parse(body);
  const action = said.actions[0];
  const isHome = said.view?.type === 'home';
  if (isHome && action?.action_id === refreshAction) return options.homes.show(said.team.id, said.user.id);
  const channel =
    said.channel?.id ??
    said.container?.channel_id ??
    (isHome ? await options.direct(said.user.id) : undefined);
  if (!action || !channel) return;
  const ts = said.message?.ts ?? said.container?.message_ts;
  const thread = said.message?.thread_ts ?? said.container?.thread_ts;
  const place = placeOf(said.team.id, channel, thread === ts ? undefined : thread);
  const isPrivate = said.container?.is_ephemeral === true || ts === undefined;
  const isOwn = !isHome && (said.container?.is_ephemeral === true || isDirect(channel));
  const delivery = {
    deliveryId: said.trigger_id,
    ...options.people(said.team.id, said.user.id, said.user.username ?? said.user.name),
    place,
  };
  const via = { responseUrl: said.response_url, triggerId: said.trigger_id, takesBack: false, isOwn };
  const pressed = (name: string): Inbound => ({
    kind: 'press',
    action: name,
    message: isPrivate ? null : { ...place, id: ts },
    ...delivery,
  });
  if (action.action_id !== reopenAction) {
    await hand(options, { inbound: pressed(action.action_id), ...via });
    return isHome ? options.homes.show(said.team.id, said.user.id) : undefined;
  }

  const stored = readReopen(action.value);
  if (stored && 'form' in stored) {
    const answers = privateAnswers(options.client, options.logger, answerTo(delivery, said.response_url));
    await openForm(options.client, said.trigger_id, stored.form, answers, isOwn);
  } else if (stored) {
    await hand(options, { inbound: { ...fromAgain(stored.again, pressed), ...delivery }, ...via });
  }
}

/** A shortcut is a button that stands in no channel: what it answers comes as a direct message. */
async function shortcut(options: ReceiveOptions, body: unknown): Promise<void> {
  const { team, user, callback_id: action, trigger_id: triggerId } = Shortcut.parse(body);
  await hand(options, {
    inbound: {
      kind: 'press',
      action,
      message: null,
      deliveryId: triggerId,
      ...options.people(team.id, user.id, user.username ?? user.name),
      place: await directPlace(options.direct, team.id, user.id),
    },
    responseUrl: undefined,
    triggerId,
    takesBack: false,
    isOwn: false,
  });
}

function fromAgain(again: Again, pressed: (action: string) => Inbound): Inbound {
  const press = pressed('');
  if (again.kind === 'press') return pressed(again.action);
  if (again.kind === 'command') return { ...press, kind: 'command', command: again.command };
  return { ...press, kind: 'mention', text: again.text };
}

async function words(options: ReceiveOptions, body: unknown): Promise<void> {
  const { data } = MessageEvent.safeParse(body);
  if (!data || data.event.edited !== undefined || data.event.user === options.botUserId) return;
  const { event } = data;
  const [file] = event.files ?? [];
  const who = options.people(data.team_id, event.user);
  if (event.type === 'message' && event.channel_type !== 'im') return;
  if (event.type === 'app_mention' && event.channel_type === 'im') return;
  await hand(options, {
    inbound: {
      kind: 'mention',
      text: toBot(event.text, options.botUserId),
      deliveryId: data.event_id,
      ...who,
      place: placeOf(data.team_id, event.channel, event.thread_ts),
      ...(file && { files: { '': inboundFile(options.files, file) } }),
    },
    responseUrl: undefined,
    triggerId: undefined,
    takesBack: isDirect(event.channel),
    isOwn: false,
    ...(event.type === 'app_mention' && { working: options.agent.reading(event.channel, event.ts) }),
    ...(event.type === 'message' && {
      working: options.agent.working(event.channel, event.thread_ts ?? event.ts, async () => {
        const { locale } = (await who.introduce?.()) ?? who.person;
        return say('is reading…', languageOf(locale));
      }),
    }),
  });
}

interface Handed {
  readonly inbound: Inbound;
  readonly responseUrl: string | undefined;
  readonly triggerId: string | undefined;
  readonly takesBack: boolean;
  readonly isOwn: boolean;
  readonly working?: Working;
}

async function hand(options: ReceiveOptions, handed: Handed): Promise<void> {
  const { client, logger } = options;
  const answers = privateAnswers(client, logger, answerTo(handed.inbound, handed.responseUrl));
  const again = againOf(handed.inbound);
  const { triggerId, takesBack, isOwn, working } = handed;
  await options.inbox.receive(
    handed.inbound,
    createResponder({ client, logger, answers, triggerId, takesBack, isOwn, again, working }),
  );
}

function answerTo(said: Pick<Inbound, 'place' | 'person'>, responseUrl: string | undefined): AnswerTo {
  return { channel: said.place.channel, thread: said.place.thread, user: said.person.id, responseUrl };
}

/** The place that Slack's ids name. */
export function placeOf(workspace: string, channel: string, thread: string | undefined): Place {
  return { platform: 'slack', workspace, channel, ...(thread !== undefined && { thread }) };
}
