import type { REST } from 'discord.js';
import {
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { DiscordConfig } from '../../config/discord/load.js';
import type { CommandSpec } from '../../intents/command.js';
import { buildCommand } from './commands/build.js';
import { platformError } from './errors.js';

const Registered = z.array(z.looseObject({ id: z.string(), name: z.string(), type: z.number().default(1) }));

/** With descriptions in every language, which Discord leaves out otherwise. */
const inFull = { query: new URLSearchParams({ with_localizations: 'true' }) };

/** What a registration did. */
export type Registration = 'unchanged' | 'registered';

/**
 * Registers `/magnum` where the configuration says, unless it stands there already as it should. Other commands of
 * the application stay. Throws `PlatformError`.
 */
export async function registerCommands(
  rest: REST,
  config: DiscordConfig,
  commands: readonly CommandSpec[],
): Promise<Registration> {
  const wanted = commandFor(config, commands);
  const route = commandsRoute(config);
  try {
    const registered = Registered.parse(await rest.get(route, inFull));
    const same = registered.find((one) => one.name === wanted.name && one.type === wanted.type);
    if (same && isSame(wanted, same)) return 'unchanged';
    const others = registered.filter((one) => one !== same);
    await rest.put(route, { body: [...others, { ...wanted, ...(same && { id: same.id }) }] });
    return 'registered';
  } catch (error) {
    throw platformError(error, 'registering /magnum');
  }
}

/** `/magnum` as it is to be registered; whom Discord shows it to is said with it, also that it is everybody. */
function commandFor(
  { memberPermissions }: DiscordConfig,
  commands: readonly CommandSpec[],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const bits = memberPermissions?.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
  return { ...buildCommand(commands), default_member_permissions: bits?.toString() ?? null };
}

/** Where the commands of this configuration live. */
export function commandsRoute(config: DiscordConfig): `/${string}` {
  return config.guildId
    ? Routes.applicationGuildCommands(config.applicationId, config.guildId)
    : Routes.applicationCommands(config.applicationId);
}

/** True when `/magnum` stands registered as this program would register it. Throws `PlatformError`. */
export async function isRegistered(
  rest: REST,
  config: DiscordConfig,
  commands: readonly CommandSpec[],
): Promise<boolean> {
  const wanted = commandFor(config, commands);
  try {
    const registered = Registered.parse(await rest.get(commandsRoute(config), inFull));
    return registered.some((one) => one.name === wanted.name && isSame(wanted, one));
  } catch (error) {
    throw platformError(error, 'reading the registered commands');
  }
}

/** Of a command of one server Discord says none of these. */
const saidEverywhereOnly = new Set(['contexts', 'integration_types']);

/**
 * Whether what is registered holds all that is wanted. Discord adds fields of its own and leaves out what has its
 * default (false, an empty list).
 */
function isSame(wanted: unknown, registered: unknown): boolean {
  if (Array.isArray(wanted)) {
    const other = Array.isArray(registered) ? registered : [];
    return wanted.length === other.length && wanted.every((one, index) => isSame(one, other[index]));
  }
  if (wanted === null || typeof wanted !== 'object') return wanted === registered;
  if (registered === null || typeof registered !== 'object') return false;
  const other = new Map(Object.entries(registered));
  const mine = new Set(['options', 'choices', 'required', 'autocomplete', ...Object.keys(wanted)]);
  const said = new Map(Object.entries(wanted));
  return [...mine].every((key) => {
    if (saidEverywhereOnly.has(key) && (other.get(key) ?? null) === null) return true;
    return isSame(said.get(key) ?? defaultOf(key), other.get(key) ?? defaultOf(key));
  });
}

function defaultOf(key: string): unknown {
  if (key === 'options' || key === 'choices') return [];
  return key === 'required' || key === 'autocomplete' ? false : undefined;
}
