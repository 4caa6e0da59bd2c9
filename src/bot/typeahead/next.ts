import type { ArgumentSpec, CommandSpec } from '../../intents/command.js';
import { quoted, wordsOf } from './words.js';

/** Something that may stand where one is typing. */
export interface Suggestion {
  /** What takes the place of the last word. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
  /** The command is not complete without it. */
  readonly required?: boolean;
}

/** A value that the server has to be asked for. */
export interface Question {
  readonly command: string;
  readonly argument: ArgumentSpec;
  readonly typed: string;
  /** What stands before it, from the command on. */
  readonly before: string;
}

/** What may come next: known words, and perhaps a question for names that exist. */
export interface Next {
  readonly suggestions: readonly Suggestion[];
  readonly ask: Question | null;
}

const nothing: Next = { suggestions: [], ask: null };
const prefix: Suggestion = { insert: '/magnum ', label: '/magnum', detail: 'talk to Magnum' };

/**
 * Reads a command as far as it is typed and says what may come next. Text that is no command gets nothing. `may`: names of the commands
 * that are offered; null: all.
 */
export function nextWords(
  line: string,
  commands: readonly CommandSpec[],
  may: ReadonlySet<string> | null = null,
): Next {
  const offered = may ? commands.filter((each) => may.has(each.name)) : commands;
  if (!line.startsWith('/')) return nothing;
  const [first = '', ...rest] = wordsOf(line).map(({ text }) => text);
  const [name = ''] = rest;
  if (rest.length === 0) return { ...nothing, suggestions: beginnings(first.toLowerCase(), offered) };
  if (first.toLowerCase() !== '/magnum') return nothing;
  if (rest.length === 1) return { ...nothing, suggestions: matching(offered, name, '') };
  const spec = commands.find((each) => each.name === name || each.aliases?.includes(name));
  return spec ? afterCommand(spec, rest.slice(1)) : nothing;
}

/** Whether the word that names the command is still being typed, so that sending the line could mean nothing. */
export function isUnfinished(line: string, commands: readonly CommandSpec[]): boolean {
  if (!line.startsWith('/')) return false;
  const [, name, ...rest] = wordsOf(line).map(({ text }) => text);
  if (rest.length > 0) return false;
  return !commands.some((each) => each.name === name || each.aliases?.includes(name ?? ''));
}

/** After the slash: the product's word itself, or one of its commands without it. */
function beginnings(typed: string, commands: readonly CommandSpec[]): Suggestion[] {
  const whole = '/magnum'.startsWith(typed) ? [prefix] : [];
  if (typed === '/magnum') return whole;
  return [...whole, ...matching(commands, typed.slice(1), '/magnum ')];
}

function matching(commands: readonly CommandSpec[], typed: string, before: string): Suggestion[] {
  const wanted = typed.toLowerCase();
  const begins = ({ name }: CommandSpec) => (name.startsWith(wanted) ? 0 : 1);
  return commands
    .filter(({ name }) => name.includes(wanted))
    .sort((a, b) => begins(a) - begins(b))
    .map(({ name, summary }) => ({ insert: `${before}${name} `, label: name, detail: summary }));
}

function afterCommand(spec: CommandSpec, words: readonly string[]): Next {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const [flag, inline] = splitFlag(typed);
  const pending = inline === null ? findFlag(spec, before.at(-1) ?? '') : findFlag(spec, flag);
  const said = [spec.name, ...before];
  if (pending && pending.kind !== 'boolean') {
    const asked = inline === null ? said.slice(0, -1) : said;
    return {
      ...nothing,
      ask: { command: spec.name, argument: pending, typed: inline ?? typed, before: lineOf(asked) },
    };
  }
  if (typed.startsWith('-')) return { ...nothing, suggestions: flagsLeft(spec, before, typed) };
  const suggestions = typed === '' ? flagsLeft(spec, before, typed) : [];
  const argument = positionalAt(spec, before);
  return {
    suggestions,
    ask: argument ? { command: spec.name, argument, typed, before: lineOf(said) } : null,
  };
}

function lineOf(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function splitFlag(word: string): [string, string | null] {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, null];
}

function findFlag(spec: CommandSpec, word: string): ArgumentSpec | undefined {
  if (!word.startsWith('--')) return undefined;
  const name = word.slice(2);
  return spec.flags.find((each) => each.name === name || each.aliases?.includes(name));
}

function flagsLeft(spec: CommandSpec, before: readonly string[], typed: string): Suggestion[] {
  const wanted = typed.replace(/^-+/, '').toLowerCase();
  const given = new Set(before.map((word) => findFlag(spec, splitFlag(word)[0])));
  return spec.flags
    .filter((each) => !given.has(each) && each.name.includes(wanted))
    .sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(({ name, summary, required = false }) => ({
      insert: `--${name} `,
      label: `--${name}`,
      detail: summary,
      required,
    }));
}

/** The positional that a bare word would fill here. */
function positionalAt(spec: CommandSpec, before: readonly string[]): ArgumentSpec | undefined {
  let count = 0;
  for (let i = 0; i < before.length; i++) {
    const word = before[i] ?? '';
    const [name, inline] = splitFlag(word);
    const flag = findFlag(spec, name);
    if (flag) i += flag.kind === 'boolean' || inline !== null ? 0 : 1;
    else if (!word.startsWith('--')) count++;
  }
  const last = spec.positionals.at(-1);
  return spec.positionals[count] ?? (last?.list ? last : undefined);
}
