import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { ArgumentSpec, CommandSpec } from '../../../intents/command.js';
import { languages, say } from '../../../speech/language.js';
import { isCompleted } from '../../conversation/existing.js';
import { cut } from '../render/limits.js';
import { commandPaths } from './tree.js';

const mostOptions = 25;
const mostNames = 32;
const mostCharacters = 8000;

/** The option that takes the flags for which there is no option of their own, as typed. */
export const moreOption = 'more';

/** The sub-command that takes a whole command line, for commands beyond the 25 that Discord holds. */
export const runCommand = 'run';

/** How much a command may say: options a sub-command, characters a description. */
interface Room {
  readonly options: number;
  readonly description: number;
}

/** From the most telling to the shortest. */
const rooms: readonly Room[] = [
  ...[100, 80, 60, 45, 36, 28, 22].map((description) => ({ options: 25, description })),
  ...[16, 12].flatMap((options) => [36, 24, 16].map((description) => ({ options, description }))),
  ...[8, 5, 3, 1].flatMap((options) => [24, 12, 4].map((description) => ({ options, description }))),
];

/** An argument that got an option of its own. */
export function optionsOf(spec: CommandSpec, most: number): { own: ArgumentSpec[]; more: boolean } {
  const all = [...spec.positionals, ...spec.flags].filter((one) => /^[a-z0-9_-]{1,32}$/.test(one.name));
  const isRequired = (one: ArgumentSpec) => one.required === true && one.kind !== 'file';
  const needed = [...all.filter(isRequired), ...all.filter((one) => !isRequired(one))];
  const unique = needed.filter(
    (one, index) => needed.findIndex((other) => other.name === one.name) === index,
  );
  const total = spec.positionals.length + spec.flags.length;
  if (unique.length <= most && unique.length === total) return { own: unique, more: false };
  return {
    own: unique
      .slice(0, Math.max(most - 1, unique.filter((one) => one.required).length))
      .slice(0, mostOptions - 1),
    more: true,
  };
}

/**
 * Characters that Discord counts of a command: names, descriptions and choices, all the way down; at most 8000. Of a
 * description in several languages the longest counts (docs.discord.com/developers/interactions/application-commands).
 */
export function countCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countCharacters(one), 0);
  if (value === null || typeof value !== 'object') return 0;
  return Object.entries(value).reduce((sum, [key, one]) => {
    if (key === 'description_localizations') return sum;
    if (typeof one === 'string' && (key === 'name' || key === 'description' || key === 'value'))
      return sum + Math.max(one.length, key === 'description' ? longestLocalization(value) : 0);
    return sum + countCharacters(one);
  }, 0);
}

function longestLocalization(value: object): number {
  const others = 'description_localizations' in value ? value.description_localizations : null;
  return Math.max(0, ...Object.values(others ?? {}).map((text) => String(text).length));
}

/** A description in every language, each at most so long. */
function described(english: string, most: number, otherwise: string) {
  const others = languages.map((language) => [language, say(english, language)] as const);
  const known = others.filter(([, text]) => text !== english).map(([key, text]) => [key, cut(text, most)]);
  return {
    description: cut(english, most) || otherwise,
    ...(known.length > 0 && { description_localizations: Object.fromEntries(known) }),
  };
}

/**
 * `/magnum` as Discord registers it: sub-commands in groups, options typed, descriptions as long as the 8000
 * characters of a command allow; flags that find no room go into `more`.
 */
export function buildCommand(
  commands: readonly CommandSpec[],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  let built = buildWithin(commands, rooms[0] ?? { options: 25, description: 100 });
  for (const room of rooms) {
    built = buildWithin(commands, room);
    if (countCharacters(built) <= mostCharacters) return built;
  }
  return built;
}

function buildWithin(
  commands: readonly CommandSpec[],
  room: Room,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const top: (APIApplicationCommandSubcommandGroupOption | APIApplicationCommandSubcommandOption)[] = [];
  const groups = new Map<string, APIApplicationCommandSubcommandOption[]>();
  for (const { group, name, spec } of commandPaths(commands)) {
    const sub = subCommand(name, spec, room);
    if (group === null) {
      top.push(sub);
      continue;
    }
    const siblings = groups.get(group);
    if (siblings) {
      if (siblings.length < mostOptions) siblings.push(sub);
      continue;
    }
    const options = [sub];
    groups.set(group, options);
    top.push({
      type: ApplicationCommandOptionType.SubcommandGroup,
      name: group.slice(0, mostNames),
      description: group,
      options,
    });
  }
  for (const one of top) {
    if (one.type !== ApplicationCommandOptionType.SubcommandGroup) continue;
    one.description = cut(
      `${one.name}: ${one.options?.map((sub) => sub.name).join(', ')}`,
      Math.max(room.description, one.name.length),
    );
  }
  const options = top.length <= mostOptions ? top : [...top.slice(0, mostOptions - 1), runAny()];
  return {
    type: ApplicationCommandType.ChatInput,
    name: 'magnum',
    ...described('Manage container clusters on OpenStack', 100, ''),
    // Not as an app of a person's account, which they take into servers that nobody invited the bot to.
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options,
  };
}

function subCommand(name: string, spec: CommandSpec, room: Room): APIApplicationCommandSubcommandOption {
  const { own, more } = optionsOf(spec, room.options);
  const options: APIApplicationCommandBasicOption[] = own.map((argument) =>
    option(argument, room.description),
  );
  if (more) {
    options.push({
      type: ApplicationCommandOptionType.String,
      name: moreOption,
      ...described('Further flags as typed: --flag value', Math.max(room.description, 4), ''),
    });
  }
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: name.slice(0, mostNames),
    ...described(spec.summary, Math.min(100, room.description * 2), name),
    options,
  };
}

function option(argument: ArgumentSpec, most: number): APIApplicationCommandBasicOption {
  const named = {
    name: argument.name,
    ...described(argument.summary, Math.min(100, most), argument.name),
  };
  const base = { ...named, ...(argument.required && { required: true }) };
  if (argument.kind === 'integer') return { ...base, type: ApplicationCommandOptionType.Integer };
  // Not required: without a file, a form asks for the file or its text.
  if (argument.kind === 'file') return { ...named, type: ApplicationCommandOptionType.Attachment };
  if (argument.kind === 'boolean') return { ...base, type: ApplicationCommandOptionType.Boolean };
  const choices = argument.list ? undefined : argument.choices;
  if (choices && choices.length > 0 && choices.length <= 25 && choices.every((one) => one.length <= 100)) {
    return {
      ...base,
      type: ApplicationCommandOptionType.String,
      choices: choices.map((one) => ({ name: one, value: one })),
    };
  }
  const autocomplete = isCompleted(argument.kind) ? { autocomplete: true as const } : {};
  return { ...base, type: ApplicationCommandOptionType.String, ...autocomplete };
}

function runAny(): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: runCommand,
    ...described('Any other command, as typed', 100, ''),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'command',
        ...described('For example: help', 100, ''),
        required: true,
      },
    ],
  };
}
