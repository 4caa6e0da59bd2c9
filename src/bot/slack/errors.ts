import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { PlatformError } from '../platform.js';

const gone = new Set([
  'channel_not_found',
  'not_in_channel',
  'user_not_in_channel',
  'is_archived',
  'is_inactive',
  'message_not_found',
  'thread_not_found',
  'cannot_reply_to_message',
]);
const unavailable = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
const limited = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** Slack's word for what went wrong (`channel_not_found`), where it said one. */
export function slackCode(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const code = error.data.error;
  return typeof code === 'string' && /^[a-z][a-z0-9_]*$/.test(code) ? code : null;
}

/** What a failed call to Slack means to the outbox. `doing` completes the sentence "Slack … while …". */
export function platformError(error: unknown, doing: string): PlatformError {
  if (error instanceof PlatformError) return error;
  const options = { cause: error };
  if (error instanceof WebAPIRateLimitedError) {
    return new PlatformError(
      'platform.rate_limited',
      `Slack limits the rate while ${doing}.`,
      error.retryAfter * 1000,
      options,
    );
  }
  if (error instanceof WebAPIHTTPError) {
    const code =
      error.statusCode >= 500
        ? 'platform.unavailable'
        : error.statusCode === 429
          ? 'platform.rate_limited'
          : 'platform.refused';
    return new PlatformError(
      code,
      `Slack answered HTTP ${error.statusCode} while ${doing}.`,
      code === 'platform.rate_limited' ? 30_000 : undefined,
      options,
    );
  }
  if (error instanceof WebAPIPlatformError) return fromCode(slackCode(error), doing, options);
  if (error instanceof WebAPIRequestError || error instanceof TypeError || isAbort(error)) {
    return new PlatformError(
      'platform.unavailable',
      `Slack does not answer while ${doing}.`,
      undefined,
      options,
    );
  }
  return new PlatformError(
    'platform.unavailable',
    `Slack could not be called while ${doing}.`,
    undefined,
    options,
  );
}

function fromCode(code: string | null, doing: string, options: ErrorOptions): PlatformError {
  if (code === null) {
    return new PlatformError(
      'platform.unavailable',
      `Slack's answer cannot be read while ${doing}.`,
      undefined,
      options,
    );
  }
  if (limited.has(code)) {
    return new PlatformError(
      'platform.rate_limited',
      `Slack limits the rate (${code}) while ${doing}.`,
      30_000,
      options,
    );
  }
  if (unavailable.has(code)) {
    return new PlatformError(
      'platform.unavailable',
      `Slack is not available (${code}) while ${doing}.`,
      undefined,
      options,
    );
  }
  if (gone.has(code)) {
    return new PlatformError(
      'platform.gone',
      `The channel or message is gone or closed to the bot (${code}) while ${doing}.`,
      undefined,
      options,
    );
  }
  return new PlatformError('platform.refused', `Slack refuses (${code}) while ${doing}.`, undefined, options);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}
