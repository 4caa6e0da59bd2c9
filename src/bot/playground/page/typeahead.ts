import type { ArgumentSpec, CommandSpec } from '../../../intents/command.js';

/** Something that may stand where one is typing. */
export interface Suggestion {
  /** What takes the place of the last word. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
}

/** What may come next: known words, and perhaps names that the server has to be asked for. */
export interface Next {
  readonly suggestions: readonly Suggestion[];
  readonly ask: { readonly command: string; readonly argument: ArgumentSpec; readonly typed: string } | null;
}

const nothing: Next = { suggestions: [], ask: null };

/** Reads a command as far as it is typed and says what may come next. Text that is no command gets nothing. */
export function nextWords(text: string, commands: readonly CommandSpec[]): Next {
  if (!text.startsWith('/')) return nothing;
  const words = text.split(/\s+/);
  if (words.length === 1) return '/magnum'.startsWith(text) ? { ...nothing, suggestions: [prefix] } : nothing;
  if (words[0] !== '/magnum') return nothing;
  const [, name = '', ...rest] = words;
  if (rest.length === 0) return { ...nothing, suggestions: matching(commands, name) };
  const spec = commands.find((each) => each.name === name);
  return spec ? afterCommand(spec, rest) : nothing;
}

const prefix: Suggestion = { insert: '/magnum ', label: '/magnum', detail: 'talk to Magnum' };

function matching(commands: readonly CommandSpec[], typed: string): Suggestion[] {
  const found = commands.filter((each) => each.name.includes(typed.toLowerCase()));
  const begins = (each: CommandSpec) => (each.name.startsWith(typed.toLowerCase()) ? 0 : 1);
  return found
    .sort((a, b) => begins(a) - begins(b))
    .map(({ name, summary }) => ({ insert: `${name} `, label: name, detail: summary }));
}

function afterCommand(spec: CommandSpec, words: readonly string[]): Next {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const [flagName, inline] = splitFlag(typed);
  const pending = inline === null ? findFlag(spec, before.at(-1) ?? '') : findFlag(spec, flagName);
  if (pending && pending.kind !== 'boolean') {
    return { suggestions: [], ask: { command: spec.name, argument: pending, typed: inline ?? typed } };
  }
  const flags = flagsLeft(spec, before, typed);
  if (typed.startsWith('-')) return { suggestions: flags, ask: null };
  const positional = positionalAt(spec, before);
  if (!positional) return { suggestions: typed === '' ? flags : [], ask: null };
  return { suggestions: typed === '' ? flags : [], ask: { command: spec.name, argument: positional, typed } };
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
  const wanted = typed.replace(/^-+/, '');
  return spec.flags
    .filter((each) => !before.includes(`--${each.name}`) && each.name.includes(wanted))
    .sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
    .map((each) => ({
      insert: `--${each.name} `,
      label: `--${each.name}`,
      detail: each.required ? `${each.summary} (required)` : each.summary,
    }));
}

/** The positional that a bare word would fill here. */
function positionalAt(spec: CommandSpec, before: readonly string[]): ArgumentSpec | undefined {
  let count = 0;
  for (let i = 0; i < before.length; i++) {
    const flag = findFlag(spec, before[i] ?? '');
    if (flag) i += flag.kind === 'boolean' ? 0 : 1;
    else if (!before[i]?.startsWith('--')) count++;
  }
  const last = spec.positionals.at(-1);
  return spec.positionals[count] ?? (last?.list ? last : undefined);
}

/** The text with its last word replaced. */
export function accept(text: string, insert: string): string {
  const at = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n')) + 1;
  const inline = /^--[\w-]+=/.exec(text.slice(at))?.[0] ?? '';
  return `${text.slice(0, at)}${inline}${insert}`;
}

/** A value as it must be typed: in quotes when it has spaces. */
export function quoted(value: string): string {
  return /[\s"']/.test(value) ? JSON.stringify(value) : value;
}
