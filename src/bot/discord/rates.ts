import type { DiscordConfig } from '../../config/discord/load.js';
import type { Rates } from '../platform.js';

/**
 * Discord says its rates in the headers of its answers (docs: topics/rate-limits), and discord.js waits for them; in a channel these are
 * five messages and five edits in five seconds, and 50 calls a second in all. A call that fails has no such headers, and the library then knows of no
 * rate: the program keeps below by itself. What it answers directly and the threads that it opens come on top.
 */
export function discordRates({ postsPerMinute, editsPerMinute }: DiscordConfig): Rates {
  return {
    all: { burst: 25, perMinute: 2_400 },
    posts: { burst: Math.ceil(postsPerMinute / 15), perMinute: postsPerMinute },
    edits: { of: 'channel', burst: Math.ceil(editsPerMinute / 15), perMinute: editsPerMinute },
  };
}
