import { parseArgsStringToArgv } from 'string-argv';
import { z } from 'zod';
import type { CommandSpec } from '../../../src/intents/command.js';
import type { Json } from './guild.js';

/** A typed line as a Discord client sends it: sub-command and options of what the bot has registered. */

const Leaf = z.object({
  type: z.number(),
  name: z.string(),
  required: z.boolean().optional(),
  choices: z.array(z.object({ value: z.union([z.string(), z.number()]) })).optional(),
});
const Sub = z.object({ type: z.number(), name: z.string(), options: z.array(Leaf).default([]) });
const Top = z.object({
  type: z.number(),
  name: z.string(),
  options: z.array(z.union([Sub, Leaf])).default([]),
});

type Leaf = z.infer<typeof Leaf>;

interface Choice {
  readonly group: string | null;
  readonly sub: z.infer<typeof Sub>;
  readonly words: string[];
}

/** What of the registered command a line names; throws as the client would refuse it. */
function choose(command: Json, line: string): Choice {
  const words = parseArgsStringToArgv(line.replace(/^\/magnum\s*/, ''));
  const tops = z.array(Top).parse(command.options);
  for (const top of tops) {
    if (top.type === 1 && words[0] === top.name)
      return { group: null, sub: Sub.parse(top), words: words.slice(1) };
    if (top.type !== 2) continue;
    for (const sub of z.array(Sub).parse(top.options)) {
      if (words[0] === `${top.name}-${sub.name}`) return { group: top.name, sub, words: words.slice(1) };
      if (words[0] === top.name && words[1] === sub.name)
        return { group: top.name, sub, words: words.slice(2) };
    }
  }
  throw new Error(`Discord knows no command /magnum ${words.slice(0, 2).join(' ')}.`);
}

/** The options of the interaction that typing `line` sends. `specs` says which words are positionals. */
export function typedOptions(
  command: Json,
  line: string,
  specs: readonly CommandSpec[],
  file?: string,
): Json[] {
  const { group, sub, words } = choose(command, line);
  const spec = specs.find((one) => one.name === (group === null ? sub.name : `${group}-${sub.name}`));
  const { values, bare, more } = sortWords(sub.options, words, spec);
  placeBare(sub.options, bare, values, spec);
  const place = sub.options.find((one) => one.type === 11);
  if (file && !place) throw new Error('Discord has no option for a file.');
  if (file && place) values.set(place.name, file);
  if (more.length > 0) {
    if (!sub.options.some((one) => one.name === 'more'))
      throw new Error(`Discord has no option for ${more.join(' ')}.`);
    values.set('more', more.join(' '));
  }
  const options = sub.options.flatMap((option) => {
    const value = values.get(option.name);
    if (value === undefined && option.required)
      throw new Error(`Discord asks for the option ${option.name}.`);
    return value === undefined
      ? []
      : [{ name: option.name, type: option.type, value: typedValue(option, value) }];
  });
  const inner = { type: 1, name: sub.name, options };
  return group === null ? [inner] : [{ type: 2, name: group, options: [inner] }];
}

/** Flags with their values, bare words, and flags that Discord has no option for. */
function sortWords(options: readonly Leaf[], words: readonly string[], spec: CommandSpec | undefined) {
  const sorted = { values: new Map<string, string>(), more: [] as string[], bare: [] as string[] };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const flag = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word);
    if (!flag) {
      sorted.bare.push(word);
      continue;
    }
    const option = options.find((one) => one.name === flag[1] || one.name === specAlias(spec, flag[1]));
    const following = valueAfter(words[index + 1], flag[2] === undefined && option?.type !== 5);
    if (following !== undefined) index += 1;
    if (option) join(sorted.values, option.name, flag[2] ?? following ?? 'true');
    else sorted.more.push(following === undefined ? word : `${word} "${following}"`);
  }
  return sorted;
}

function valueAfter(next: string | undefined, wanted: boolean): string | undefined {
  return wanted && next !== undefined && !next.startsWith('--') ? next : undefined;
}

function join(values: Map<string, string>, name: string, value: string): void {
  const before = values.get(name);
  values.set(name, before === undefined ? value : `${before},${value}`);
}

function specAlias(spec: CommandSpec | undefined, flag: string | undefined): string | undefined {
  return spec?.flags.find((one) => one.aliases?.includes(flag ?? ''))?.name;
}

/** Bare words go into the positionals in their order; the last of a list takes all that are left. */
function placeBare(
  options: readonly Leaf[],
  bare: readonly string[],
  values: Map<string, string>,
  spec: CommandSpec | undefined,
): void {
  const names =
    spec?.positionals.filter((one) => one.kind !== 'file').map((one) => one.name) ??
    options.filter((one) => one.type === 3 && !values.has(one.name)).map((one) => one.name);
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    const words = isLast ? bare.slice(index) : bare.slice(index, index + 1);
    if (words.length > 0)
      values.set(
        name,
        words.map((word) => (/\s/.test(word) && words.length > 1 ? JSON.stringify(word) : word)).join(' '),
      );
  }
  if (names.length === 0 && bare.length > 0) throw new Error(`Discord has no option for ${bare.join(' ')}.`);
}

function typedValue(option: Leaf, value: string): string | number | boolean {
  if (option.type === 4) {
    if (!/^-?\d+$/.test(value)) throw new Error(`Discord takes only a whole number for ${option.name}.`);
    return Number(value);
  }
  if (option.type === 5) {
    if (!/^(true|false)$/i.test(value))
      throw new Error(`Discord takes only true or false for ${option.name}.`);
    return value.toLowerCase() === 'true';
  }
  if (option.choices?.length && !option.choices.some((choice) => choice.value === value)) {
    throw new Error(
      `Discord offers ${option.choices.map((choice) => choice.value).join(', ')} for ${option.name}.`,
    );
  }
  return value;
}
