import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import type { Database } from '../../engine/store/database.js';
import {
  addPlaygroundMessage,
  editPlaygroundMessage,
  findPlaygroundMessage,
  listPlaygroundChannels,
  type PlaygroundMessage,
  playgroundPeople,
} from '../../engine/store/playground.js';
import { type Inbox, type MessageRef, type Place, type Platform, PlatformError } from '../platform.js';
import { addChannels, type PlaygroundChannel } from './channels.js';
import { createDeliveries } from './delivery.js';
import type { Drawings } from './drawings.js';
import { createFeed } from './feed.js';
import { playgroundRoutes } from './routes.js';

export interface PlaygroundOptions {
  readonly db: Database;
  readonly logger: Logger;
  /** What the page calls the cloud. */
  readonly cloud: string;
  /** Names, beside localhost and addresses, under which the page may be opened. Default none. */
  readonly hosts?: readonly string[];
  /** How the other platforms would show a card. */
  readonly drawings: Drawings;
  /** Channels beside its own. Default none. */
  readonly channels?: readonly PlaygroundChannel[];
}

/** A chat in the browser: channels and messages are in the database, pages are pushed to. */
export function createPlayground(
  options: PlaygroundOptions,
): Platform & { readonly http: FastifyPluginAsync } {
  const { db, cloud, hosts = [], drawings, logger, channels = [] } = options;
  const feed = createFeed({ read: db.read, log: logger });
  const deliveries = createDeliveries((err) =>
    logger.error({ err }, 'playground: a delivery was not answered'),
  );
  let inbox: Inbox | null = null;
  const started = (): Inbox => {
    if (!inbox) throw new PlatformError('platform.unavailable', 'The playground has not started yet.');
    return inbox;
  };
  return {
    name: 'playground',
    formFields: 16,
    http: async (app) =>
      playgroundRoutes(app, { db, feed, deliveries, cloud, hosts, drawings, inbox: started }),
    async start(given) {
      await addChannels(db, channels);
      inbox = given;
    },
    async stop() {
      await deliveries.settled();
      feed.close();
    },
    async post({ place, card, key, only }) {
      const message = await db.write((tx) =>
        addPlaygroundMessage(tx, {
          channel: place.channel,
          thread: place.thread ?? null,
          card,
          key,
          ...(only ? { visibleTo: only } : {}),
        }),
      );
      feed.changed(message);
      return toRef(place, message);
    },
    async edit({ id }, card) {
      const message = await db.write((tx) => editPlaygroundMessage(tx, id, card));
      if (!message) throw new PlatformError('platform.gone', 'The message is gone.');
      feed.changed(message);
    },
    async find(place, key) {
      const message = await findPlaygroundMessage(db.read, key);
      return message && toRef(place, message);
    },
    async findSubject(_workspace, kind, said) {
      if (kind === 'group') return null;
      const found = await playgroundPeople(db.read, said.replace(/^@/, ''));
      const [only] = found;
      return only && found.length === 1 ? { kind, ...only } : null;
    },
    async findChannel(name) {
      const wanted = name.replace(/^#/, '');
      const found = (await listPlaygroundChannels(db.read)).some((channel) => channel.name === wanted);
      return found ? { platform: 'playground', workspace: 'local', channel: wanted } : null;
    },
  };
}

function toRef(place: Place, message: PlaygroundMessage): MessageRef {
  return { ...place, id: message.id };
}
