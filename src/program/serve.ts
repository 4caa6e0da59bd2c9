import type { Logger } from 'pino';
import { addApi } from '../api/api.js';
import type { Bot } from '../bot/bot.js';
import { createInbox } from '../bot/conversation/inbox.js';
import { createLately } from '../bot/conversation/lately.js';
import { chatIdentity } from '../bot/identity/chat-identity.js';
import { groupsIn } from '../bot/identity/groups.js';
import { type Outbox, startOutbox } from '../bot/outbox/outbox.js';
import type { Config } from '../config/config.js';
import type { LanguageConfig } from '../config/language/load.js';
import { startReminders } from '../engine/certificates/reminders.js';
import { type Conductor, startConductor } from '../engine/conductor/conductor.js';
import type { Engine } from '../engine/engine.js';
import { type Notifier, startNotifier } from '../engine/notifications/notifier.js';
import { intents } from '../intents/registry.js';
import type { Cloud } from '../openstack/cloud.js';
import { checkAlertChannels } from './alerts.js';
import { apiParts, startApi } from './api.js';
import { type OpenClouds, openClouds } from './clouds.js';
import { ensureDataDir } from './data-dir.js';
import { createSinks } from './notifications.js';
import { createEngine } from './parts.js';
import { createPlatforms, type MountedPlatform, startPlatform } from './platforms.js';
import type { Role } from './roles.js';
import { choosePort, createHttpServer, listen } from './server.js';
import { StartProblem } from './start-problem.js';
import { startWatching } from './watching.js';

/** The running program. */
export interface Program {
  /** What to tell whoever started it: one line each. */
  readonly banner: readonly string[];
  /** Takes nothing new, finishes what is in hand, lets go of everything. */
  stop(): Promise<void>;
}

/**
 * Starts the program in a role. Platforms beside the configured ones (the console) may be given, and a clock for digests and quiet hours. Throws
 * StartProblem with one sentence for each reason it cannot.
 */
export async function serve(
  config: Config,
  role: Role,
  log: Logger,
  further: readonly MountedPlatform[] = [],
  now: () => Date = () => new Date(),
): Promise<Program> {
  if (role !== 'all' && !config.cloud) {
    throw new StartProblem([
      `--role ${role} needs a real cloud: the sandbox lives inside one process. Set OS_CLOUD or OS_*.`,
    ]);
  }
  const stopping = new AbortController();
  const closing: (() => Promise<void>)[] = [];
  const later = (close: () => Promise<void>) => closing.unshift(close);
  const stop = async () => {
    stopping.abort();
    for (const close of closing)
      await close().catch((err) => log.error({ err }, 'stop: a part did not stop cleanly'));
  };
  try {
    const port = await choosePort(config.program.PORT);
    ensureDataDir(config.program.DATA_DIR);
    const clouds = await openClouds(config, log);
    later(() => clouds.close());
    const alone = await createEngine(config, clouds, log, port);
    later(() => alone.db.close());
    let apiPort: number | null = null;
    const does = (part: Role) => role === 'all' || role === part;

    const platforms = does('bot')
      ? [
          ...(await createPlatforms(
            config,
            { db: alone.db, cloud: clouds.name, approvals: alone.approvals },
            log,
          )),
          ...further,
        ]
      : [];
    const started = new Set<string>();
    const named = new Map(platforms.map((platform) => [platform.name, platform]));
    const engine: Engine = { ...alone, groupsOf: groupsIn(named, log) };
    const chatRoles = config.program.CHAT_ROLES;
    const bot: Bot = {
      engine,
      intents,
      identity: chatIdentity({ engine, own: clouds.own, chatRoles, platforms: named }),
      platforms: named,
      started,
      alertChannels: config.program.alertChannels,
      approvalChannels: config.program.approvalChannels,
      ...(config.language ? await withModel(config.language, log) : {}),
      lately: createLately(now),
      now,
      log: log.child({ part: 'bot' }),
    };

    if (role !== 'conductor') {
      const server = createHttpServer(log);
      const parts = apiParts(config, engine, clouds, port);
      if (does('api')) await addApi(server, parts);
      for (const { http } of platforms) if (http) await server.register(http);
      await listen(server, config.program.HOST, port);
      later(() => server.close());
      if (does('api')) {
        const api = await startApi(config, parts, log);
        later(() => api.close());
        apiPort = api.port ?? port;
        clouds.serveMagnumAt?.(`http://127.0.0.1:${apiPort}/v1`);
      }
    }
    if (does('conductor')) {
      const conductor: Conductor = startConductor(engine);
      later(() => conductor.stop());
      const notifier: Notifier = startNotifier(engine, await createSinks(config, log));
      later(() => notifier.stop());
      const watching = await startWatching(config, engine);
      later(() => watching.stop());
      const reminders = startReminders(engine);
      later(() => reminders.stop());
    }
    if (does('bot')) {
      const outbox: Outbox = startOutbox(bot);
      later(() => outbox.stop());
      const inbox = createInbox(bot);
      for (const platform of platforms) {
        await startPlatform(platform, inbox, log, stopping.signal, () => {
          started.add(platform.name);
          engine.wake.consumers.notify();
        });
        later(() => platform.stop());
      }
      const answering = platforms.filter(({ name }) => started.has(name));
      await checkAlertChannels(config.program.alertChannels, answering, log);
    }
    void tellWhenSilent(clouds.own, log);
    return { banner: describe(config, role, { port, apiPort }, clouds, platforms), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A model beside the offline reader and the rules of failures; loaded only where one is configured. */
async function withModel(
  settings: LanguageConfig,
  log: Logger,
): Promise<Required<Pick<Bot, 'readWords' | 'reword'>>> {
  const [{ createModelReader }, { createReworder }] = await Promise.all([
    import('../intents/language/model/read-with-model.js'),
    import('../intents/language/model/reword.js'),
  ]);
  const report = (err: unknown) => log.warn({ err }, 'language: the model did not help');
  const read = createModelReader(settings, report);
  return {
    readWords: ({ person, ...question }) =>
      read({ ...question, who: `${person.platform}:${person.workspace}:${person.id}` }),
    reword: createReworder(settings, report),
  };
}

/** A cloud that cannot be logged in to is no reason not to start, and one to say so. */
async function tellWhenSilent(cloud: Cloud, log: Logger): Promise<void> {
  await cloud.identity.whoami().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    log.warn(`start: the cloud cannot be used yet: ${why} magnum-chatops doctor says more`);
  });
}

function describe(
  config: Config,
  role: Role,
  { port, apiPort }: { port: number; apiPort: number | null },
  clouds: OpenClouds,
  platforms: readonly MountedPlatform[],
): string[] {
  const host = config.program.HOST === '0.0.0.0' ? 'localhost' : config.program.HOST;
  const address = `http://${host}:${port}`;
  const names = platforms.map(({ name }) => name);
  return [
    `magnum-chatops (${role}) commands ${config.cloud ? `the cloud at ${clouds.name}` : clouds.name}.`,
    ...(names.includes('playground') ? [`Open ${address} to chat with it.`] : [`Listening on ${address}.`]),
    ...(apiPort === null ? [] : [`Magnum's API is at http://${host}:${apiPort}/v1.`]),
    ...(clouds.openrc === null ? [] : [`For openstack coe: . ${clouds.openrc}`]),
    ...(clouds.people === null ? [] : [`To be somebody with /magnum login: ${clouds.people}`]),
    ...(names.includes('slack')
      ? [`Slack is connected (${config.slack?.mode === 'socket' ? 'Socket Mode' : 'HTTP mode'}).`]
      : []),
    ...(names.includes('discord') ? ['Discord is connected.'] : []),
  ];
}
