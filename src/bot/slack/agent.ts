import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Prompt } from '../platform.js';
import { platformError } from './errors.js';
import { perMinute } from './rates.js';

/** An answer that is there sooner needs no word that it is coming. */
const statusAfterMs = 400;
const hourglass = 'hourglass_flowing_sand';
/** What is offered stays until it is replaced; so long the same is not sent again. */
const rememberMs = 3_600_000;
const mostRemembered = 2_000;
/** Slack takes 100 of these calls in a minute (tier 4). */
const mostOffers = 80;
/** Slack's: prompts beside one conversation. */
const mostPrompts = 4;

/** What Slack may refuse an app. */
type Offer = 'prompts' | 'statuses' | 'reactions';

/** That an answer is being made, shown under what a person said. */
export interface Working {
  /** Whether it stands there now. */
  isShown(): boolean;
  /** Takes it away, or lets it not appear. */
  end(): void;
}

/**
 * What Slack shows in the direct messages of an app that is an agent (docs.slack.dev/ai/developing-agents). All of it is beside the
 * point: where Slack refuses it, as with an app whose manifest is older, that is logged once and not tried again while the program runs.
 */
export interface Agent {
  /** Offers things to say at the top of somebody's direct messages. Never throws for what Slack does. */
  offer(channel: string, prompts: () => Promise<readonly Prompt[]>): Promise<void>;
  /** Shows on a message in a channel that its answer is being made, when that takes a moment. */
  reading(channel: string, message: string): Working;
  /** Shows in a thread what is going on, when that takes a moment. */
  working(channel: string, thread: string, text: () => Promise<string>): Working;
}

/** See `Agent`. `keep` holds work in hand. */
export function slackAgent(
  client: WebClient,
  logger: Logger,
  keep: <T>(work: Promise<T>) => Promise<T>,
  now: () => number = Date.now,
): Agent {
  const refused = new Set<Offer>();
  const offered = new Map<string, { readonly said: string; readonly until: number }>();
  const mayOffer = perMinute(mostOffers, now);

  async function attempt(what: Offer, call: () => Promise<unknown>): Promise<boolean> {
    if (refused.has(what)) return false;
    try {
      await call();
      return true;
    } catch (error) {
      const { code, message } = platformError(error, `setting ${what}`);
      if (code !== 'platform.refused') logger.debug({ problem: message }, 'Slack did not take it');
      else if (!refused.has(what)) logger.info({ problem: message }, 'Slack has no such thing for this app');
      if (code === 'platform.refused') refused.add(what);
      return false;
    }
  }

  const setStatus = (channel_id: string, thread_ts: string, status: string) =>
    attempt('statuses', () => client.assistant.threads.setStatus({ channel_id, thread_ts, status }));

  return {
    async offer(channel, make) {
      if (refused.has('prompts') || !mayOffer()) return;
      const prompts = (await make()).slice(0, mostPrompts);
      const said = JSON.stringify(prompts);
      const before = offered.get(channel);
      if (prompts.length === 0 || (before?.said === said && now() < before.until)) return;
      // With thread_ts the call fails silently for an agent.
      const isTaken = await attempt('prompts', () =>
        client.assistant.threads.setSuggestedPrompts({
          channel_id: channel,
          prompts: prompts.map((prompt) => ({ ...prompt })),
        }),
      );
      if (offered.size >= mostRemembered) offered.clear();
      if (isTaken) offered.set(channel, { said, until: now() + rememberMs });
    },
    reading(channel, timestamp) {
      const reaction = { channel, timestamp, name: hourglass };
      return during(
        keep,
        () => attempt('reactions', () => client.reactions.add(reaction)),
        () => attempt('reactions', () => client.reactions.remove(reaction)),
      );
    },
    working(channel, thread, text) {
      return during(
        keep,
        async (isOver) => {
          const status = await text();
          return !isOver() && setStatus(channel, thread, status);
        },
        () => setStatus(channel, thread, ''),
      );
    },
  };
}

/** Shows something in a moment, unless that is over by then, and takes it away once it is. */
function during(
  keep: <T>(work: Promise<T>) => Promise<T>,
  begin: (isOver: () => boolean) => Promise<boolean>,
  finish: () => Promise<unknown>,
): Working {
  let isShown = false;
  let isOver = false;
  const show = async () => {
    isShown = await begin(() => isOver);
    if (isOver) await hide();
  };
  const hide = async () => {
    if (!isShown) return;
    isShown = false;
    await finish();
  };
  const timer = setTimeout(() => void keep(show()), statusAfterMs);
  return {
    isShown: () => isShown,
    end() {
      isOver = true;
      clearTimeout(timer);
      void keep(hide());
    },
  };
}
