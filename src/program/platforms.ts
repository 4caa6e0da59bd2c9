import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import { type Inbox, type Platform, PlatformError } from '../bot/platform.js';
import type { Drawings } from '../bot/playground/drawings.js';
import type { Config } from '../config/config.js';
import type { ApprovalPolicy } from '../engine/approvals/policy.js';
import type { Database } from '../engine/store/database.js';
import { playgroundChannels } from './playground-channels.js';
import { StartProblem } from './start-problem.js';

/** A platform with the routes that it needs on the program's server. */
export type MountedPlatform = Platform & { readonly http?: FastifyPluginAsync };

/** Whether the playground is served: whoever reaches its page can command the cloud. */
export function servesPlayground({ program, cloud }: Config): boolean {
  const loopback = /^(127\.|localhost$|::1$)/.test(program.HOST);
  return program.PLAYGROUND ?? (cloud === null || loopback);
}

/** Every platform that is configured, loaded only then. */
export async function createPlatforms(
  config: Config,
  parts: { db: Database; cloud: string; approvals: ApprovalPolicy },
  log: Logger,
): Promise<MountedPlatform[]> {
  const platforms: MountedPlatform[] = [];
  if (config.slack) {
    const { createSlack } = await import('../bot/slack/slack.js');
    platforms.push(createSlack({ config: config.slack, logger: log.child({ part: 'slack' }) }));
  }
  if (config.discord) {
    const { createDiscord } = await import('../bot/discord/discord.js');
    platforms.push(createDiscord({ config: config.discord, logger: log.child({ part: 'discord' }) }));
  }
  if (servesPlayground(config)) {
    const { createPlayground } = await import('../bot/playground/playground.js');
    const hosts = [config.program.HOST, ...hostsOf(config.program.MAGNUM_API_URL)];
    const logger = log.child({ part: 'playground' });
    const { approvals, ...rest } = parts;
    const channels = playgroundChannels(config, approvals);
    platforms.push(createPlayground({ ...rest, hosts, drawings: await drawings(), channels, logger }));
  }
  return platforms;
}

/** The playground knows no other platform: it is handed how each draws a card. */
async function drawings(): Promise<Drawings> {
  const slack = await import('../bot/slack/render/card.js');
  const discord = await import('../bot/discord/render/card.js');
  return {
    slack: (card) => slack.renderCard(card, 'plan'),
    discord: (card) => discord.renderCard(card),
  };
}

function hostsOf(url: string | undefined): string[] {
  return url ? [new URL(url).hostname] : [];
}

const firstPause = 1_000;
const longestPause = 60_000;

/**
 * Starts a platform. A platform that refuses ends the start with its sentence; one that does not answer is
 * tried again in the background until it does, while everything else works. `onStart` hears when it has.
 */
export async function startPlatform(
  platform: Platform,
  inbox: Inbox,
  log: Logger,
  stopping: AbortSignal,
  onStart: () => void,
): Promise<void> {
  const error = await attempt(platform, inbox);
  if (!error) return onStart();
  if (error.code === 'platform.refused' || error.code === 'platform.gone')
    throw new StartProblem([error.message]);
  log.warn({ err: error, platform: platform.name }, 'start: this platform does not answer yet');
  void keepTrying(platform, inbox, log, stopping, onStart);
}

async function attempt(platform: Platform, inbox: Inbox): Promise<PlatformError | null> {
  try {
    await platform.start(inbox);
    return null;
  } catch (error) {
    if (error instanceof PlatformError) return error;
    throw error;
  }
}

async function keepTrying(
  platform: Platform,
  inbox: Inbox,
  log: Logger,
  stopping: AbortSignal,
  onStart: () => void,
): Promise<void> {
  for (let pause = firstPause; !stopping.aborted; pause = Math.min(pause * 2, longestPause)) {
    await sleep(pause, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    if (stopping.aborted) return;
    const error = await attempt(platform, inbox).catch((err: unknown) => err);
    if (!error) {
      onStart();
      log.info({ platform: platform.name }, 'start: the platform answers now');
      return;
    }
    log.warn({ err: error, platform: platform.name }, 'start: this platform does not answer yet');
  }
}
