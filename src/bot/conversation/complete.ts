import type { Choice } from '../../card/card.js';
import type { ArgumentSpec, ValueKind } from '../../intents/command.js';
import { findIntent, parseCommand } from '../../intents/grammar/parse.js';
import type { Standing } from '../../intents/standing.js';
import { say } from '../../speech/language.js';
import { languageOf } from '../../speech/locale.js';
import type { Bot } from '../bot.js';
import type { Inbox } from '../platform.js';
import { barrier } from './barrier.js';
import { type Asking, existing } from './existing.js';
import type { Turn } from './turn.js';

const maximum = 25;

/** Names that exist for a kind of value and contain what was typed; those that begin with it first, and at most so many. */
export async function suggest(
  bot: Bot,
  asking: Asking,
  kind: ValueKind,
  typed: string,
  most = maximum,
): Promise<Choice[]> {
  const wanted = typed.toLowerCase();
  const found = (await existing(bot, asking, kind, typed)).filter(({ label }) =>
    label.toLowerCase().includes(wanted),
  );
  const begins = ({ label }: Choice) => (label.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b) || a.label.localeCompare(b.label)).slice(0, most);
}

/** Suggestions for whoever's turn it is, with what they have said so far. */
export function suggestIn(
  { bot, standing, inbound }: Turn,
  said: Asking['said'],
  kind: ValueKind,
  most?: number,
): Promise<Choice[]> {
  return suggest(bot, { ...standing, place: inbound.place, said }, kind, '', most);
}

/** Names of the commands that somebody may use at a place. */
export async function commandsFor(
  bot: Bot,
  { person, place }: Parameters<Inbox['may']>[0],
): Promise<readonly string[]> {
  const standing = await bot.identity.standing(person, place);
  return bot.intents.map(({ command }) => command.name).filter((name) => !barrier(bot, standing, name));
}

/** Values for one argument of a command that is being typed, called as its person's language has it. Nothing when anything goes wrong. */
export async function completeArgument(bot: Bot, query: Parameters<Inbox['complete']>[0]): Promise<Choice[]> {
  const intent = findIntent(bot.intents, query.command);
  const standing = await bot.identity.standing(query.person, query.place);
  if (!intent || barrier(bot, standing, intent.command.name)) return [];
  const wanted = query.argument.toLowerCase();
  const argument = [...intent.command.positionals, ...intent.command.flags].find(
    ({ name, aliases }) => name === wanted || aliases?.includes(wanted),
  );
  if (!argument) return [];
  // Of several with commas the last is being typed.
  const isSeveral = argument.list && intent.command.flags.includes(argument);
  const before = isSeveral ? query.typed.slice(0, query.typed.lastIndexOf(',') + 1) : '';
  const found = await valuesOf(bot, standing, query, argument, query.typed.slice(before.length));
  const language = languageOf(query.person.locale);
  return found.map(({ label, value, note }) => ({
    label: `${before}${label === value ? label : say(label, language)}`,
    value: `${before}${value}`,
    ...(note && { note: say(note, language) }),
  }));
}

async function valuesOf(
  bot: Bot,
  standing: Standing,
  { place, before = [] }: Parameters<Inbox['complete']>[0],
  argument: ArgumentSpec,
  typed: string,
): Promise<Choice[]> {
  if (argument.choices)
    return named(argument.choices.filter((choice) => choice.startsWith(typed.toLowerCase())));
  if (argument.kind === 'boolean') return named(['true', 'false']);
  if (argument.kind === 'text' && argument.name === 'topic') {
    const names = bot.intents.map(({ command }) => command.name);
    return named(
      names.filter((name) => name.includes(typed) && !barrier(bot, standing, name)).slice(0, maximum),
    );
  }
  const parsed = parseCommand(bot.intents, before);
  const said = parsed.kind === 'error' ? {} : parsed.slots;
  const suggested = await suggest(bot, { ...standing, place, said }, argument.kind, typed);
  return argument.kind === 'project' ? withUsable(standing, suggested, typed) : suggested;
}

function named(names: readonly string[]): Choice[] {
  return names.map((name) => ({ label: name, value: name }));
}

/** Projects of the cloud, as an admin sees them, and those that the person may use. */
async function withUsable(standing: Standing, seen: readonly Choice[], typed: string): Promise<Choice[]> {
  const usable = (await standing.projects()).filter(({ name }) =>
    name.toLowerCase().includes(typed.toLowerCase()),
  );
  const known = new Set(seen.map(({ value }) => value));
  const further = usable.filter(({ name }) => !known.has(name));
  return [...seen, ...further.map(({ name }) => ({ label: name, value: name }))].slice(0, maximum);
}
