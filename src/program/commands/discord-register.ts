import { registerCommands } from '../../bot/discord/registration.js';
import { discordRest } from '../../bot/discord/rest.js';
import { PlatformError } from '../../bot/platform.js';
import { intents } from '../../intents/registry.js';
import { readConfig } from '../environment.js';
import { StartProblem } from '../start-problem.js';

/** `discord-register`: registers `/magnum`; doing it twice changes nothing. */
export async function runDiscordRegister(): Promise<void> {
  const { discord } = readConfig();
  if (!discord) throw new StartProblem(['DISCORD_TOKEN and DISCORD_APPLICATION_ID are not set.']);
  const rest = discordRest(discord.token, discord.apiUrl);
  const commands = intents.map(({ command }) => command);
  const done = await registerCommands(rest, discord, commands).catch((error: unknown) => {
    if (error instanceof PlatformError) throw new StartProblem([error.message]);
    throw error;
  });
  const where = discord.guildId ? `server ${discord.guildId}` : 'every server of the bot';
  console.log(
    done === 'registered'
      ? `/magnum is registered in ${where}.`
      : `/magnum was registered in ${where} already.`,
  );
}
