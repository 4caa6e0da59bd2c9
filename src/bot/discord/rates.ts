import type { DiscordConfig } from '../../config/discord/load.js';
import type { Rates } from '../platform.js';

/**
 * Discord says its rates in the headers of its answers (docs: topics/rate-limits), and discord.js waits for them; in a channel these are
 * five messages and five edits in five seconds. A call that fails has no such headers, and the library then knows of no rate: the program keeps a little
 * below by itself.
 */
export function discordRates({ postsPerMinute, editsPerMinute }: DiscordConfig): Rates {
  return {
    posts: { burst: Math.ceil(postsPerMinute / 15), perMinute: postsPerMinute },
    edits: { of: 'channel', burst: Math.ceil(editsPerMinute / 15), perMinute: editsPerMinute },
  };
}
