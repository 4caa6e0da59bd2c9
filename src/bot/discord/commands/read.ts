import { parseArgsStringToArgv } from 'string-argv';
import { z } from 'zod';
import type { ArgumentSpec, CommandSpec } from '../../../intents/command.js';
import { moreOption, runCommand } from './build.js';
import { commandPaths } from './tree.js';

const Leaf = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});
const Sub = Leaf.extend({ options: z.array(Leaf).optional() });

/** The options of an application command interaction: a group with a sub-command, or a sub-command. */
export const CommandOptions = z.array(Sub.extend({ options: z.array(Sub).optional() }));

type Leaf = z.infer<typeof Leaf>;

/** What a person chose: the command and its options; null for a command that is not (any more) there. */
export interface Chosen {
  readonly spec: CommandSpec | null;
  readonly options: readonly Leaf[];
}

/** Finds the command that an interaction names. */
export function chosen(
  commands: readonly CommandSpec[],
  options: z.infer<typeof CommandOptions>,
): Chosen | null {
  const [first] = options;
  if (!first) return null;
  const isGroup = first.type === 2;
  const sub = isGroup ? first.options?.[0] : first;
  if (!sub) return null;
  const leaves = z.array(Leaf).parse(sub.options ?? []);
  const path = commandPaths(commands).find(
    (one) => one.group === (isGroup ? first.name : null) && one.name === sub.name,
  );
  if (path) return { spec: path.spec, options: leaves };
  return sub.name === runCommand ? { spec: null, options: leaves } : null;
}

/** Discord's number for an option that is a file. */
const attachment = 11;

/** Ids of the files that were chosen, by the name of the option. */
export function attachedFiles({ options }: Chosen): Record<string, string> {
  const files = options.filter(({ type, value }) => type === attachment && value !== undefined);
  return Object.fromEntries(files.map(({ name, value }) => [name, String(value)]));
}

/**
 * The command line that a choice of options stands for: `['cluster-create', 'k8s', '--node-count=2']`.
 * Flags of `more` follow as typed.
 */
export function commandLine({ spec, options }: Chosen): string[] {
  const value = (name: string) => options.find((one) => one.name === name && one.type !== attachment)?.value;
  if (!spec) return words(String(value('command') ?? ''));
  const line = [spec.name];
  for (const argument of spec.positionals) line.push(...positional(argument, value(argument.name)));
  for (const argument of spec.flags) {
    const said = value(argument.name);
    if (said !== undefined && said !== '') line.push(`--${argument.name}=${String(said)}`);
  }
  return [...line, ...words(String(value(moreOption) ?? ''))];
}

function positional(argument: ArgumentSpec, value: Leaf['value']): string[] {
  if (value === undefined || value === '') return [];
  return argument.list ? words(String(value)) : [String(value)];
}

function words(text: string): string[] {
  return parseArgsStringToArgv(text.trim());
}
