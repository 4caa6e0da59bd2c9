import type { Logger as BoltLogger } from '@slack/bolt';
import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';

/** Slack's logger on ours. Bodies and tokens are only in its debug lines, which are dropped. */
export function slackLogger(logger: Logger): BoltLogger {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (first: unknown, ...more: unknown[]) =>
      logger[level](
        [first, ...more].map((one) => (one instanceof Error ? one.message : String(one))).join(' '),
      );
  return {
    debug: () => {},
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/**
 * How every call to Slack is made: no retries of its own (the outbox owns them) and an answer within 10 s.
 * A fresh object each time, because Slack's clients write into it.
 */
export function clientOptions(apiUrl: string, logger: Logger): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    logger: slackLogger(logger),
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    allowAbsoluteUrls: false,
  };
}

/** A client of the Web API that speaks with `token`. */
export function slackClient(token: string, apiUrl: string, logger: Logger): WebClient {
  return new WebClient(token, clientOptions(apiUrl, logger));
}
