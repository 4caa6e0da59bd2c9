import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { SlackConfig } from '../../config/slack/load.js';
import type { Inbox, Platform } from '../platform.js';
import { slackAgent } from './agent.js';
import { findSlackChannel, rememberChannels } from './channels.js';
import { clientOptions, slackClient, slackLogger } from './client.js';
import { archivedChannels } from './closed.js';
import { directPlace, rememberDirect } from './direct.js';
import { platformError } from './errors.js';
import { slackGroups } from './groups.js';
import { type Homes, watchHomes } from './homes.js';
import { eventsRoute } from './http.js';
import { eventsPath } from './paths.js';
import { slackPeople } from './people.js';
import { sendDrawn } from './plans.js';
import { editCard, findPost, postCard } from './post.js';
import { slackRates } from './rates.js';
import { drawHome } from './receive/home.js';
import { receive } from './receive/receive.js';
import { type Connection, keepConnected } from './socket.js';
import { findSlackSubject } from './subjects.js';

/** What Slack is made of. */
export interface SlackOptions {
  readonly config: SlackConfig;
  readonly logger: Logger;
}

const Self = z.object({ team_id: z.string(), user_id: z.string(), bot_id: z.string().optional() });

/**
 * Slack as a platform, by the real Bolt. In HTTP mode `http` is to be registered with the program's one server:
 * everything comes to `POST /slack/events`; until `start` it answers 503, so that Slack delivers again.
 * Importing this connects to nothing; `start` throws `PlatformError`.
 */
export function createSlack(options: SlackOptions): Platform & { readonly http?: FastifyPluginAsync } {
  const { config } = options;
  const logger = options.logger.child({ platform: 'slack' });
  const client = slackClient(config.botToken, config.apiUrl, logger);
  const groups = slackGroups(client, logger);
  const isArchived = archivedChannels(client);
  const drawn = sendDrawn(logger);
  const direct = rememberDirect(client);
  const channels = rememberChannels((nameOrId) => findSlackChannel(client, workspace, nameOrId));
  const receiver = config.mode === 'socket' ? socketReceiver(config, logger) : httpReceiver(config, logger);
  const files = { client, token: config.botToken, apiUrl: config.apiUrl };
  const inHand = new Set<Promise<unknown>>();
  let homes: Homes | null = null;
  let connection: Connection | null = null;
  let taking = false;
  let workspace = '';

  function keep<T>(work: Promise<T>): Promise<T> {
    inHand.add(work);
    const drop = () => inHand.delete(work);
    work.then(drop, drop);
    return work;
  }

  async function start(inbox: Inbox): Promise<void> {
    try {
      const self = Self.parse(await client.auth.test());
      workspace = self.team_id;
      const app = new App({
        receiver,
        logger: slackLogger(logger),
        clientOptions: clientOptions(config.apiUrl, logger),
        convoStore: false,
        authorize: async () => ({
          botToken: config.botToken,
          botId: self.bot_id ?? '',
          botUserId: self.user_id,
        }),
      });
      app.error(async (error) => {
        logger.error({ err: error }, 'a delivery of Slack could not be read');
      });
      const people = slackPeople(client, groups);
      homes = watchHomes({
        draw: (workspace, user) => drawHome({ people, inbox, direct }, { workspace, user }),
        publish: (user_id, view) => client.views.publish({ user_id, view }),
        logger,
        keep,
      });
      receive(app, {
        client,
        logger,
        inbox,
        people,
        direct,
        homes,
        agent: slackAgent(client, logger, keep),
        botUserId: self.user_id,
        files,
        keep,
      });
      taking = true;
      if (receiver instanceof SocketModeReceiver) connection = await keepConnected(receiver, logger);
    } catch (error) {
      throw platformError(error, 'connecting');
    }
  }

  async function stop(): Promise<void> {
    taking = false;
    homes?.close();
    await connection?.close();
    connection = null;
    await Promise.allSettled(inHand);
  }

  return {
    name: 'slack',
    formFields: 16,
    rates: slackRates(config),
    start,
    stop,
    post: (post) => postCard(client, drawn, post),
    edit: (message, card) => editCard(client, drawn, message, card),
    changed: (what) => homes?.changed(what),
    find: (place, key) => findPost(client, place, key),
    direct: (person) => directPlace(direct, workspace, person),
    isClosed: ({ channel }) => isArchived(channel),
    findChannel: channels,
    findSubject: (_workspace, kind, said) => findSlackSubject(client, groups, kind, said),
    groupsOf: (_workspace, person) => groups.of(person),
    ...(receiver instanceof HTTPReceiver && { http: eventsRoute(receiver, () => taking) }),
  };
}

function socketReceiver(
  config: Extract<SlackConfig, { mode: 'socket' }>,
  logger: Logger,
): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken: config.appToken,
    logger: slackLogger(logger),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(config.apiUrl, logger) },
  });
  return receiver;
}

function httpReceiver(config: Extract<SlackConfig, { mode: 'http' }>, logger: Logger): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret: config.signingSecret,
    endpoints: eventsPath,
    logger: slackLogger(logger),
    bodyLimit: 1024 * 1024,
  });
}
