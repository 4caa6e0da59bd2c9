import type { REST } from 'discord.js';
import { PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { DiscordConfig } from '../../config/discord/load.js';
import type { CommandSpec } from '../../intents/command.js';
import type { PlatformError } from '../platform.js';
import { platformError } from './errors.js';
import { discordPermissions, inviteUrl } from './permissions.js';
import { isRegistered } from './registration.js';
import { discordRest } from './rest.js';

/** One thing looked at: `sentence` says what was found and, where `ok` is false, how to mend it. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly sentence: string;
}

const Application = z.object({ id: z.string(), name: z.string(), verify_key: z.string().optional() });
const Guilds = z.array(
  z.object({ id: z.string(), name: z.string(), owner: z.boolean(), permissions: z.string() }),
);

/**
 * Looks whether Discord takes the configured token, whether it belongs to the configured application, what the bot
 * may do in its server, and whether `/magnum` stands registered as this program would. Never throws.
 */
export async function checkDiscord(
  config: DiscordConfig,
  commands: readonly CommandSpec[],
): Promise<Check[]> {
  const rest = discordRest(config.token, config.apiUrl);
  try {
    const application = Application.parse(await rest.get(Routes.currentApplication()));
    const checks = [
      {
        name: 'discord token',
        ok: true,
        sentence: `Discord takes the token of the application ${application.name}.`,
      },
      checkApplication(config, application),
      checkGuild(config, Guilds.parse(await rest.get(Routes.userGuilds()))),
    ];
    return [...checks, await checkCommands(rest, config, commands)];
  } catch (error) {
    return [
      { name: 'discord token', ok: false, sentence: mend(platformError(error, 'checking DISCORD_TOKEN')) },
    ];
  }
}

function checkApplication(config: DiscordConfig, application: z.infer<typeof Application>): Check {
  const name = 'discord application';
  if (application.id !== config.applicationId) {
    return {
      name,
      ok: false,
      sentence: `DISCORD_APPLICATION_ID is not the application of DISCORD_TOKEN: set it to ${application.id}.`,
    };
  }
  if (
    config.publicKey &&
    application.verify_key &&
    config.publicKey.toLowerCase() !== application.verify_key
  ) {
    return {
      name,
      ok: false,
      sentence:
        'DISCORD_PUBLIC_KEY is not that of the application: copy it again from "General Information".',
    };
  }
  return { name, ok: true, sentence: 'The application id belongs to the token.' };
}

function checkGuild(config: DiscordConfig, guilds: z.infer<typeof Guilds>): Check {
  const name = 'discord server';
  const invite = `Invite it: ${inviteUrl(config.applicationId)}`;
  const guild = config.guildId ? guilds.find((one) => one.id === config.guildId) : guilds[0];
  if (!guild) {
    const where = config.guildId ? 'the server of DISCORD_GUILD_ID' : 'any server';
    return { name, ok: false, sentence: `The bot is not in ${where}. ${invite}` };
  }
  const granted = BigInt(guild.permissions);
  const all = guild.owner || (granted & PermissionFlagsBits.Administrator) !== 0n;
  const missing = discordPermissions.filter((one) => !all && (granted & one.bit) === 0n);
  if (missing.length === 0)
    return { name, ok: true, sentence: `The bot is in ${guild.name} and may do what it needs.` };
  const list = missing.map((one) => `${one.name} (${one.use})`).join(', ');
  return {
    name,
    ok: false,
    sentence: `In ${guild.name} the bot lacks: ${list}. Grant it to its role, or invite it again.`,
  };
}

async function checkCommands(
  rest: REST,
  config: DiscordConfig,
  commands: readonly CommandSpec[],
): Promise<Check> {
  const name = 'discord commands';
  try {
    if (await isRegistered(rest, config, commands))
      return { name, ok: true, sentence: '/magnum is registered as it should be.' };
    return {
      name,
      ok: false,
      sentence:
        '/magnum is not registered, or not as it should be: the next start does it, or run discord-register.',
    };
  } catch (error) {
    const said = platformError(error, 'reading the registered commands').message;
    return {
      name,
      ok: false,
      sentence: `${said} Invite the bot with the scope applications.commands: ${inviteUrl(config.applicationId)}`,
    };
  }
}

function mend(error: PlatformError): string {
  if (error.code === 'platform.refused')
    return 'Discord refuses DISCORD_TOKEN: copy it again from "Bot" of the application.';
  return `${error.message} Check DISCORD_API_URL and the way out to the internet.`;
}
