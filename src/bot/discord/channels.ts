import { ChannelType, type Client } from 'discord.js';
import type { Place } from '../platform.js';

/** Whether a thread was locked: buttons in it can be pressed, and nothing be said there. As the gateway told of it. */
export function isLocked(client: Client, channel: string): boolean {
  const found = client.channels.cache.get(channel);
  return found?.isThread() === true && found.locked === true;
}

/**
 * A text channel by its id or its name, with or without `#`, as the gateway told of it: in the configured server
 * where there is one, else in the first server that has it. Null when there is none.
 */
export function findDiscordChannel(
  client: Client,
  guildId: string | undefined,
  nameOrId: string,
): Place | null {
  const name = nameOrId.trim().replace(/^#/, '').toLowerCase();
  for (const channel of client.channels.cache.values()) {
    if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement) continue;
    if (guildId !== undefined && channel.guildId !== guildId) continue;
    if (channel.id === name || channel.name.toLowerCase() === name) {
      return { platform: 'discord', workspace: channel.guildId, channel: channel.id };
    }
  }
  return null;
}
