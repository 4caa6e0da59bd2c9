import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { PlatformError } from '../platform.js';

/** Discord's numbers for what is not there, or not for the bot (docs: opcodes-and-status-codes). */
const gone = new Set<number | string>([
  10003, // unknown channel
  10004, // unknown guild
  10008, // unknown message
  50001, // missing access
  50083, // archived thread
  160005, // locked thread
]);

/** Discord's number for what went wrong, where it said one. */
export function discordCode(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/** What a failed call to Discord means to the outbox. `doing` completes the sentence "Discord … while …". */
export function platformError(error: unknown, doing: string): PlatformError {
  if (error instanceof PlatformError) return error;
  const options = { cause: error };
  if (error instanceof RateLimitError) {
    const wait = Math.max(error.retryAfter, 50);
    return new PlatformError(
      'platform.rate_limited',
      `Discord limits the rate while ${doing}.`,
      wait,
      options,
    );
  }
  if (error instanceof DiscordAPIError) {
    const said = `${error.code}: ${error.rawError && 'message' in error.rawError ? error.rawError.message : error.message}`;
    if (gone.has(error.code)) {
      return new PlatformError(
        'platform.gone',
        `The channel or message is gone or closed to the bot (${said}) while ${doing}.`,
        undefined,
        options,
      );
    }
    if (error.status >= 500) {
      return new PlatformError(
        'platform.unavailable',
        `Discord is not available (${said}) while ${doing}.`,
        undefined,
        options,
      );
    }
    return new PlatformError(
      'platform.refused',
      `Discord refuses (${said}) while ${doing}.`,
      undefined,
      options,
    );
  }
  if (error instanceof HTTPError && error.status < 500) {
    return new PlatformError(
      'platform.refused',
      `Discord answered HTTP ${error.status} while ${doing}.`,
      undefined,
      options,
    );
  }
  if (error instanceof HTTPError) {
    return new PlatformError(
      'platform.unavailable',
      `Discord answered HTTP ${error.status} while ${doing}.`,
      undefined,
      options,
    );
  }
  return new PlatformError(
    'platform.unavailable',
    `Discord does not answer while ${doing}.`,
    undefined,
    options,
  );
}
