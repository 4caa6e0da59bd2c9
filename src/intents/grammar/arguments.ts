import { nearestName } from '../../engine/nearest.js';
import type { ArgumentSpec, CommandSpec } from '../command.js';
import { foldChanges, quote, readValue, spelled, usage } from './values.js';

/** The slots that the words after a command fill, or what is wrong with them, a sentence for each mistake, and the slots that are none. */
export type ArgumentReading =
  | { readonly slots: Record<string, unknown> }
  | { readonly error: string; readonly slots: Record<string, unknown> }
  | { readonly help: true };

/**
 * Reads flags and positionals of one command. What is required is not checked here. Every value that is not accepted is told at once;
 * behind a flag that is none nothing is known to be a mistake.
 */
export function readArguments(command: CommandSpec, words: readonly string[]): ArgumentReading {
  const slots: Record<string, unknown> = {};
  const rest: string[] = [];
  const mistakes: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') {
      rest.push(...words.slice(i + 1));
      break;
    }
    if (/^(--help|-h)$/.test(word)) return { help: true };
    const found = findFlag(command, word);
    if (!found) {
      rest.push(word);
      continue;
    }
    if ('error' in found) return { error: [...mistakes, found.error].join(' '), slots: {} };
    const taken = takeFlag(found, words[i + 1]);
    if (taken.usedNext) i++;
    const problem = 'error' in taken ? taken.error : put(slots, found.argument, taken.value, found.name);
    if (problem) mistakes.push(problem);
  }
  const problem = readPositionals(command, rest, slots);
  if (problem) mistakes.unshift(problem);
  return mistakes.length > 0 ? { error: mistakes.join(' '), slots } : { slots };
}

/** `usedNext`: its value is the next word, whether that is accepted or not. */
type Taken = { readonly usedNext: boolean } & ({ readonly value: unknown } | { readonly error: string });

interface FoundFlag {
  readonly argument: ArgumentSpec;
  /** As it was typed: `--node-count`. */
  readonly name: string;
  readonly inline: string | null;
  /** `--no-…` */
  readonly negated: boolean;
}

/** Null when the word is no flag at all. */
function findFlag(command: CommandSpec, word: string): FoundFlag | { error: string } | null {
  // One hyphen is what phones leave of two.
  const match = /^--?([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(word);
  if (!match) return null;
  const [, typed = '', inline = null] = match;
  const name = typed.toLowerCase().replaceAll('_', '-');
  const byName = (wanted: string) =>
    command.flags.find((argument) => argument.name === wanted || argument.aliases?.includes(wanted));
  const argument = byName(name);
  // The oldest command lines say `--name x` and `--cluster x` for what now stands without a flag.
  const place = command.positionals.find((each) => each.name === name && !each.list);
  const found = argument ?? place;
  if (found) return { argument: found, name: `--${typed}`, inline, negated: false };
  const positive = name.startsWith('no-')
    ? name.slice(3)
    : name.endsWith('-disabled')
      ? `${name.slice(0, -9)}-enabled`
      : '';
  const opposite = positive ? byName(positive) : undefined;
  if (opposite?.kind === 'boolean') return { argument: opposite, name: `--${typed}`, inline, negated: true };
  const known = command.flags.flatMap((each) => [each.name, ...(each.aliases ?? [])]);
  const meant = nearestName(name, known);
  const hint = meant
    ? `Did you mean --${meant}?`
    : known.length > 0
      ? `It takes ${command.flags.map((each) => `--${each.name}`).join(', ')}.`
      : 'It takes no flags.';
  return { error: `${command.name} has no flag --${typed}. ${hint}` };
}

function takeFlag(found: FoundFlag, next: string | undefined): Taken {
  const { argument, name, inline, negated } = found;
  if (argument.kind === 'boolean') return takeBoolean(found, next);
  const text = inline ?? next;
  if (text === undefined || (inline === null && /^--[A-Za-z]/.test(text))) {
    return { error: `${name} needs a value: ${argument.summary}.`, usedNext: false };
  }
  const usedNext = inline === null;
  const reading = readValue(argument, text, name);
  if ('error' in reading) return { ...reading, usedNext };
  const value = argument.list ? String(reading.value).split(',') : reading.value;
  return { value: negated ? !reading.value : value, usedNext };
}

function takeBoolean(found: FoundFlag, next: string | undefined): Taken {
  const spoken = found.inline ?? (next && /^(true|false)$/i.test(next) ? next : null);
  if (spoken === null) return { value: !found.negated, usedNext: false };
  const usedNext = found.inline === null;
  const reading = readValue(found.argument, spoken, found.name);
  if ('error' in reading) return { ...reading, usedNext };
  return { value: found.negated ? !reading.value : reading.value, usedNext };
}

/** Labels said twice add up; anything else said twice with another value is a mistake worth a word. */
function put(
  slots: Record<string, unknown>,
  argument: ArgumentSpec,
  value: unknown,
  name: string,
): string | null {
  const before = slots[argument.slot];
  if (argument.kind === 'labels' && typeof before === 'object' && typeof value === 'object') {
    slots[argument.slot] = { ...before, ...value };
    return null;
  }
  if (argument.list && Array.isArray(value)) {
    slots[argument.slot] = [...(Array.isArray(before) ? before : []), ...value];
    return null;
  }
  if (before !== undefined && before !== value) {
    if (argument.kind === 'boolean')
      return `${name} and ${opposite(argument.name, name)} are both said. Say one of them.`;
    return `${name} is said twice, as ${quote(String(before))} and ${quote(String(value))}. Say it once.`;
  }
  slots[argument.slot] = value;
  return null;
}

/** The other spelling of a switch: `--rollback` and `--no-rollback`, `--floating-ip-enabled` and `--floating-ip-disabled`. */
function opposite(argument: string, typed: string): string {
  if (typed !== `--${argument}`) return `--${argument}`;
  return argument.endsWith('-enabled') ? `--${argument.slice(0, -8)}-disabled` : `--no-${argument}`;
}

/** The sentence for an attribute of which two things are said; null where there is none. */
function saidTwice({ kind }: ArgumentSpec, changes: readonly unknown[]): string | null {
  const said = new Map<string, string>();
  for (const change of kind === 'change' ? changes.map(String) : []) {
    const [name = '', ...value] = change.split('=');
    const before = said.get(name);
    if (before !== undefined && before !== value.join('='))
      return `${name} is said twice, as ${quote(before)} and ${quote(value.join('='))}. Say it once.`;
    said.set(name, value.join('='));
  }
  return null;
}

function folded({ kind, list }: ArgumentSpec, values: readonly unknown[]): unknown {
  if (kind === 'change') return foldChanges(values.map(String));
  return list ? values : values[0];
}

function readPositionals(
  command: CommandSpec,
  words: readonly string[],
  slots: Record<string, unknown>,
): string | null {
  let at = 0;
  for (const argument of command.positionals) {
    const mine = argument.list ? words.slice(at) : words.slice(at, at + 1);
    if (mine.length === 0) continue;
    at += mine.length;
    const name = spelled(argument, false);
    const values: unknown[] = [];
    for (const word of mine) {
      const reading = readValue(argument, word, name);
      if ('error' in reading) return reading.error;
      values.push(reading.value);
    }
    const problem = saidTwice(argument, values) ?? put(slots, argument, folded(argument, values), name);
    if (problem) return problem;
  }
  if (at >= words.length) return null;
  return `${command.name} does not know what to do with ${quote(words[at] ?? '')}. Its form is: ${usage(command)}.`;
}
