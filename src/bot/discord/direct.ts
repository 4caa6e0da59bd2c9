import type { REST } from 'discord.js';
import type { Place } from '../platform.js';
import { platformError } from './errors.js';
import { directChannel } from './respond/files.js';

/** The bot's direct messages with a person, as a place. Throws `PlatformError`. */
export async function directPlace(rest: REST, workspace: string, person: string): Promise<Place> {
  try {
    return { platform: 'discord', workspace, channel: await directChannel(rest, person) };
  } catch (error) {
    throw platformError(error, 'opening direct messages');
  }
}
