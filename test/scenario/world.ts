import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Platform } from '../../src/bot/platform.js';
import type { Config } from '../../src/config/config.js';
import { loadConfig } from '../../src/config/config.js';
import { intents } from '../../src/intents/registry.js';
import { type Program, serve } from '../../src/program/serve.js';
import { choosePort } from '../../src/program/server.js';
import type { ChatServer, ChatUser, SeenForm, SeenMessage } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import { startConsoleChat } from '../servers/console/server.js';
import { startFakeDiscord } from '../servers/discord/server.js';
import { startPlaygroundChat } from '../servers/playground/server.js';
import { startFakeSlack } from '../servers/slack/server.js';

/** The whole program with one chat server and one cloud, and people who use it. */
export interface World {
  readonly chat: ChatServer;
  readonly ann: ChatUser;
  readonly bob: ChatUser;
  /** Whoever is not ann and looks on: bob, but nobody at the console. */
  readonly others: readonly ChatUser[];
  readonly channel: string;
  readonly config: Config;
  /** Everything that the program has logged. */
  readonly logged: () => string;
  /** Lets the clock of digests and quiet hours show this time, and go on from there. */
  setClock(time: string): void;
  program: Program;
  /** Stops the program and starts it again with the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** What a chat server needs of the program: its address, or to be a part of it. */
interface Around {
  deliverTo?(url: string): void;
  readonly platforms?: readonly Platform[];
}

export const chatServers: Readonly<Record<string, () => Promise<ChatServer & Around>>> = {
  'Slack in Socket Mode': () => startFakeSlack({ mode: 'socket' }),
  'Slack over HTTP': () => startFakeSlack({ mode: 'http' }),
  Discord: () => startFakeDiscord({ commands: intents.map(({ command }) => command) }),
  'the playground': () => startPlaygroundChat(),
};

/** The same, and the console, for what one person does. */
export const withConsole: typeof chatServers = { ...chatServers, 'the console': () => startConsoleChat() };

/** The same, where the console is that of somebody who reads Chinese. */
export const withChineseConsole: typeof chatServers = {
  ...chatServers,
  'the console': () => startConsoleChat('zh_CN.UTF-8'),
};

/** Quick settings: the sandbox at many times its pace, and a poll that does not keep a test waiting. */
const quick = {
  SANDBOX_PACE: '0.02',
  POLL_SECONDS: '0.1',
  PLAYGROUND: 'off',
  MAGNUM_API_PORT: 'off',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
};

/** Starts everything; `env` adds settings, also those of a real cloud. */
export async function startWorld(
  startChat: (typeof chatServers)[string],
  env: Readonly<Record<string, string>> = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-world-'));
  const chat = await startChat();
  const port = await choosePort(0);
  const loaded = loadConfig({ ...quick, DATA_DIR: folder, PORT: String(port), ...chat.env, ...env });
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  const { config } = loaded;
  let logged = '';
  const log = pino(
    { level: env.LOG_LEVEL ?? config.program.LOG_LEVEL },
    {
      write(line) {
        logged += line;
        if (process.env.LOG_LEVEL) process.stderr.write(line);
      },
    },
  );
  chat.deliverTo?.(`http://127.0.0.1:${port}/slack/events`);
  let ahead = 0;
  const start = () => serve(config, 'all', log, chat.platforms ?? [], () => new Date(Date.now() + ahead));
  const world: World = {
    chat,
    ann: chat.user('ann'),
    bob: chat.user('bob'),
    others: chat.platform === 'console' ? [] : [chat.user('bob')],
    channel: '#ops',
    config,
    logged: () => logged,
    setClock: (time) => {
      ahead = Date.parse(time) - Date.now();
    },
    program: await start(),
    async restart() {
      await world.program.stop();
      world.program = await start();
    },
    async stop() {
      await world.program.stop();
      await chat.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/** The newest message of the channel with this in its title; waits for it. */
export async function seen(
  user: ChatUser,
  channel: string,
  title: RegExp,
  withinMs?: number,
): Promise<SeenMessage> {
  return user.until(
    `a message whose title is ${title}`,
    () => user.messages(channel).findLast((message) => title.test(message.title)),
    withinMs,
  );
}

/** Replies in the thread under a message whose title matches; waits for one. */
export async function seenUnder(
  user: ChatUser,
  root: SeenMessage,
  title: RegExp,
  withinMs?: number,
): Promise<SeenMessage> {
  return user.until(
    `a reply under ${root.title} whose title is ${title}`,
    () => user.messages().findLast((message) => message.thread === root.id && title.test(message.title)),
    withinMs,
  );
}

/**
 * The form that opens before somebody. A platform that was told to wait opens none: then a button with the form's title does, in a
 * message that is not one of those `before`.
 */
export async function formOf(
  user: ChatUser,
  title: string,
  before: ReadonlySet<string> = new Set(),
): Promise<SeenForm> {
  const open = () => [user.form()].find((form) => form?.title.startsWith(title));
  const opener = (buttons: readonly string[]) => buttons.find((button) => button.startsWith(title));
  const first = await user.until(
    'the form, or what opens it',
    () => open() ?? user.messages().findLast((one) => opener(one.buttons) && !before.has(shownAs(one))),
  );
  if ('buttons' in first) await user.press(opener(first.buttons) ?? title, first);
  return user.until('the form', open);
}
