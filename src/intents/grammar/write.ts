import type { ArgumentSpec, CommandSpec } from '../command.js';

/**
 * A command line that the grammar reads back as these slots, without `/magnum`. What is missing is left out, but holds its place before
 * what was said: `cluster-resize CLUSTER 4`.
 */
export function writeCommand(command: CommandSpec, slots: Readonly<Record<string, unknown>>): string {
  const words = [command.name];
  const last = command.positionals.findLastIndex(({ slot }) => slots[slot] !== undefined);
  for (const argument of command.positionals.slice(0, last + 1)) {
    const value = slots[argument.slot];
    if (value !== undefined) words.push(...positional(argument, value));
    else if (argument.required) words.push(argument.name.toUpperCase());
  }
  for (const argument of command.flags) {
    const value = slots[argument.slot];
    if (value === undefined) continue;
    if (argument.kind === 'boolean') words.push(value ? `--${argument.name}` : `--${argument.name} false`);
    else words.push(`--${argument.name} ${word(flagValue(argument, value))}`);
  }
  return words.join(' ');
}

function positional(argument: ArgumentSpec, value: unknown): string[] {
  if (argument.kind === 'change') {
    if (Array.isArray(value)) return value.map((each) => word(String(each)));
    return Object.entries(value as object).map(([name, each]) => word(`${name}=${plain(each)}`));
  }
  return (Array.isArray(value) ? value : [value]).map((each) => word(String(each)));
}

function flagValue(argument: ArgumentSpec, value: unknown): string {
  if (argument.kind === 'labels' && typeof value === 'object' && value) {
    return Object.entries(value)
      .map(([key, each]) => `${key}=${each}`)
      .join(',');
  }
  return Array.isArray(value) ? value.join(',') : String(value);
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** In quotes where the grammar would split it. */
function word(text: string): string {
  return /^[^\s"'\\]+$/.test(text) ? text : `"${text.replaceAll('"', "'")}"`;
}
