import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { isDirect } from '../direct.js';
import { slackCode } from '../errors.js';
import type { RenderedMessage } from '../render/card.js';

/** Slack's: a response_url is good for 5 answers within 30 minutes. */
const mostUses = 5;
const usableMs = 29 * 60_000;

/** Where a private answer goes. */
export interface AnswerTo {
  readonly channel: string;
  readonly user: string;
  readonly thread?: string | undefined;
  readonly responseUrl?: string | undefined;
}

/** Says things to one person alone, in the place where they spoke. */
export interface Answers {
  readonly to: AnswerTo;
  /** `replace`: takes the place of the answer before (only sure after a slash command, and in direct messages). */
  say(message: RenderedMessage, options?: { replace?: boolean }): Promise<void>;
  /** Takes back the last answer, where Slack lets it. */
  remove(): Promise<void>;
}

/**
 * The response_url first (it works where the bot is not a member), else an ephemeral message, else a direct
 * message. In a direct message an ordinary message is private already. Throws what the Web API throws.
 */
export function privateAnswers(client: WebClient, logger: Logger, to: AnswerTo): Answers {
  const since = Date.now();
  let uses = 0;
  /** The last answer in direct messages, where it can be drawn anew. */
  let last: string | undefined;
  const thread = to.thread === undefined ? {} : { thread_ts: to.thread };

  async function throughUrl(body: object): Promise<boolean> {
    if (!to.responseUrl || uses >= mostUses || Date.now() - since > usableMs) return false;
    uses += 1;
    try {
      const answer = await fetch(to.responseUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(5000),
      });
      if (answer.ok) return true;
      logger.info({ status: answer.status }, 'response_url refused an answer');
    } catch (error) {
      logger.info({ err: error }, 'response_url did not take an answer');
    }
    return false;
  }

  return {
    to,
    async say(message, options) {
      const url = {
        response_type: 'ephemeral',
        replace_original: options?.replace ?? false,
        ...message,
        ...thread,
      };
      if (await throughUrl(url)) return;
      if (isDirect(to.channel)) {
        if (options?.replace && last) await client.chat.update({ channel: to.channel, ts: last, ...message });
        else last = (await client.chat.postMessage({ channel: to.channel, ...message, ...thread })).ts;
        return;
      }
      try {
        await client.chat.postEphemeral({ channel: to.channel, user: to.user, ...message, ...thread });
      } catch (error) {
        const code = slackCode(error);
        if (code !== 'channel_not_found' && code !== 'not_in_channel' && code !== 'user_not_in_channel')
          throw error;
        await client.chat.postMessage({ channel: to.user, ...message });
      }
    },
    async remove() {
      if (last) await client.chat.delete({ channel: to.channel, ts: last });
      else await throughUrl({ delete_original: true });
    },
  };
}
