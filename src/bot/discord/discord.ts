import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { DiscordConfig } from '../../config/discord/load.js';
import { type Inbox, type Platform, PlatformError } from '../platform.js';
import { findDiscordChannel, isLocked } from './channels.js';
import { directPlace } from './direct.js';
import { platformError } from './errors.js';
import { interactionsRoute } from './http.js';
import { editCard, findPost, postCard } from './post.js';
import { discordRates } from './rates.js';
import { receiveMessage } from './receive/messages.js';
import { type ReceiveOptions, receiveInteraction } from './receive/receive.js';
import { registerCommands } from './registration.js';
import { rememberForms } from './respond/forms.js';
import { interactionRest, restOptions } from './rest.js';
import { discordRolesOf, findDiscordSubject } from './subjects.js';

/** What Discord is made of. */
export interface DiscordOptions {
  readonly config: DiscordConfig;
  readonly logger: Logger;
}

/** The gateway intents: none is privileged. */
export const discordIntents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
] as const;

const mostLocales = 10_000;
const startWithinMs = 30_000;

/**
 * Discord as a platform, by the real discord.js: deliveries over the gateway, answers over REST. Where the application's public key
 * is known, `http` takes interactions too, from a Discord that was given the program's address; messages always come over the
 * gateway. Registers `/magnum` at start. Importing this connects to nothing; `start` throws `PlatformError`.
 */
export function createDiscord(options: DiscordOptions): Platform & { readonly http?: FastifyPluginAsync } {
  const { config } = options;
  const logger = options.logger.child({ platform: 'discord' });
  const forms = rememberForms();
  const locales = new Map<string, string>();
  const inHand = new Set<Promise<void>>();
  let client = createClient(config, logger);
  let taking = false;
  let receiving: ReceiveOptions | null = null;

  function take(work: (receiving: ReceiveOptions) => Promise<void>): boolean {
    if (!taking || !receiving) return false;
    if (locales.size > mostLocales) locales.clear();
    const running = work(receiving)
      .catch((error: unknown) => logger.error({ err: error }, 'a delivery of Discord could not be read'))
      .finally(() => inHand.delete(running));
    inHand.add(running);
    return true;
  }

  async function parentOf(channel: string): Promise<string | null> {
    try {
      const found = await client.channels.fetch(channel);
      return found?.isThread() ? found.parentId : null;
    } catch {
      return null;
    }
  }

  async function start(inbox: Inbox): Promise<void> {
    const ready = new Promise<void>((resolve, reject) => {
      client.once(Events.ClientReady, () => resolve());
      client.once(Events.Invalidated, () => reject(new Error('The session was ended by Discord.')));
    });
    ready.catch(() => {});
    try {
      await withinStart(client.login(config.token).then(() => ready));
    } catch (error) {
      await client.destroy();
      client = createClient(config, logger);
      throw loginError(error);
    }
    receiving = {
      rest: client.rest,
      answers: interactionRest(config.apiUrl),
      logger,
      inbox,
      applicationId: config.applicationId,
      botId: client.user?.id ?? config.applicationId,
      home: config.guildId ?? 'dm',
      forms,
      locales,
      parentOf,
    };
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) =>
      take((using) => receiveInteraction(using, data)),
    );
    client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) =>
      take((using) => receiveMessage(using, data)),
    );
    taking = true;
    try {
      const done = await registerCommands(client.rest, config, inbox.commands);
      logger.info({ guild: config.guildId ?? 'all' }, `/magnum ${done}`);
    } catch (error) {
      logger.error(
        { err: error },
        '/magnum could not be registered: invite the bot with the scope applications.commands',
      );
    }
  }

  async function stop(): Promise<void> {
    taking = false;
    await Promise.allSettled(inHand);
    await client.destroy();
    client = createClient(config, logger);
  }

  return {
    name: 'discord',
    rates: discordRates(config),
    start,
    stop,
    post: (post) => postCard(client.rest, post),
    edit: (message, card) => editCard(client.rest, message, card),
    find: (place, key) => findPost(client.rest, place, key),
    direct: (person) => directPlace(client.rest, config.guildId ?? 'dm', person),
    findSubject: (workspace, kind, said) => findDiscordSubject(client.rest, workspace, kind, said),
    groupsOf: (workspace, person) => discordRolesOf(client.rest, workspace, person),
    isClosed: async ({ thread }) => thread !== undefined && isLocked(client, thread),
    findChannel: async (nameOrId) => findDiscordChannel(client, config.guildId, nameOrId),
    ...(config.publicKey && {
      http: interactionsRoute({
        publicKey: config.publicKey,
        take: (payload) => take((using) => receiveInteraction(using, payload)),
      }),
    }),
  };
}

function createClient(config: DiscordConfig, logger: Logger): Client {
  const client = new Client({
    intents: [...discordIntents],
    partials: [Partials.Channel],
    rest: restOptions(config.apiUrl),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
    }),
  });
  client.rest.setToken(config.token);
  client.on(Events.Error, (error) => logger.warn({ err: error }, 'the connection to Discord failed'));
  client.on(Events.ShardDisconnect, (event) =>
    logger.error({ code: event.code }, 'Discord ended the connection for good'),
  );
  client.on(Events.ShardReconnecting, () => logger.info('the connection to Discord ended, connecting again'));
  return client;
}

async function withinStart(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const sentence = 'Discord does not answer: its gateway did not become ready within 30 s.';
    timer = setTimeout(() => reject(new PlatformError('platform.unavailable', sentence)), startWithinMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function loginError(error: unknown): PlatformError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (
    code === 'TokenInvalid' ||
    /disallowed intents|invalid token|authentication failed/i.test(String(error))
  ) {
    return new PlatformError(
      'platform.refused',
      'Discord refuses DISCORD_TOKEN: copy it again from "Bot" of the application.',
      undefined,
      {
        cause: error,
      },
    );
  }
  return platformError(error, 'connecting');
}
