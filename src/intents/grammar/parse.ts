import type { z } from 'zod';
import { nearestName } from '../../engine/nearest.js';
import { type ArgumentSpec, argumentsOf } from '../command.js';
import type { Intent } from '../intent.js';
import { readArguments } from './arguments.js';
import { tokenize } from './tokens.js';
import { quote, spelled } from './values.js';

/** What a command line means. */
export type Parsed =
  | { readonly kind: 'intent'; readonly intent: Intent; readonly slots: Record<string, unknown> }
  /** Everything that was said is right, and something is still to be said. */
  | {
      readonly kind: 'incomplete';
      readonly intent: Intent;
      readonly slots: Record<string, unknown>;
      readonly missing: readonly ArgumentSpec[];
      readonly sentence: string;
    }
  | {
      readonly kind: 'error';
      readonly sentence: string;
      readonly meant: string | null;
      /** The name of the argument whose value is at fault, where it is one. */
      readonly argument?: string;
    };

/**
 * Reads a command as typed after `/magnum` (a leading `magnum` is let pass), or as words where the platform
 * splits it. Never throws: a usage error is one sentence that names what is wrong and what would be accepted.
 */
export function parseCommand(intents: readonly Intent[], command: string | readonly string[]): Parsed {
  const words = typeof command === 'string' ? tokenize(command) : [...command];
  if (!words) return failure('A quote is opened and not closed. Close it, or leave it out.');
  if (/^\/?magnum$/i.test(words[0] ?? '')) words.shift();
  const helpIntent = findIntent(intents, 'help');
  if (words.length === 0 || /^(--help|-h|\?)$/.test(words[0] ?? '')) return helpFor(helpIntent, undefined);
  const { intent, rest, typed } = takeName(intents, words);
  if (!intent) return unknownCommand(intents, typed);
  const reading = readArguments(intent.command, rest);
  if ('help' in reading) return helpFor(helpIntent, intent.command.name);
  if ('error' in reading) return failure([reading.error, ...wrongOf(intent, reading.slots)].join(' '));
  return complete(intent, reading.slots);
}

/** Checks what was read, or gathered from a form, against the intent's slots. */
export function complete(intent: Intent, slots: Record<string, unknown>): Parsed {
  const { command } = intent;
  const required = argumentsOf(command).filter((argument) => argument.required);
  const missing = required.filter((argument) => slots[argument.slot] === undefined);
  if (missing.length > 0) {
    const names = missing.map((argument) => spelled(argument, command.flags.includes(argument)));
    return {
      kind: 'incomplete',
      intent,
      slots,
      missing,
      sentence: `${command.name} also needs ${names.join(' and ')}. For example: ${command.examples[0] ?? command.name}`,
    };
  }
  const result = intent.slots.safeParse(slots);
  if (result.success) return { kind: 'intent', intent, slots: result.data };
  const { issues } = result.error;
  const [argument] = issues.map((issue) => argumentOf(intent, issue));
  return {
    kind: 'error',
    sentence: sentencesOf(intent, issues).join(' '),
    meant: null,
    ...(argument && { argument: argument.name }),
  };
}

function argumentOf({ command }: Intent, { path: [slot = ''] }: z.core.$ZodIssue): ArgumentSpec | undefined {
  return argumentsOf(command).find((each) => each.slot === slot);
}

function sentencesOf(intent: Intent, issues: readonly z.core.$ZodIssue[]): string[] {
  const sentences = issues.map((issue) => {
    const argument = argumentOf(intent, issue);
    const isFlag = argument !== undefined && intent.command.flags.includes(argument);
    return `${argument ? spelled(argument, isFlag) : String(issue.path[0] ?? '')}: ${issue.message}`;
  });
  return [...new Set(sentences)];
}

/** What is wrong with what was said, whatever else is missing. */
function wrongOf(intent: Intent, slots: Record<string, unknown>): string[] {
  const { error } = intent.slots.safeParse(slots);
  return sentencesOf(
    intent,
    error?.issues.filter(({ path: [slot] }) => slots[String(slot)] !== undefined) ?? [],
  );
}

/** The intent of this name or older name, in any case. */
export function findIntent(intents: readonly Intent[], name: string): Intent | undefined {
  const wanted = name.toLowerCase().replaceAll('_', '-');
  return intents.find(({ command }) => command.name === wanted || command.aliases?.includes(wanted));
}

function takeName(intents: readonly Intent[], words: readonly string[]) {
  // `cluster create` and `cluster template create` are cluster-create and cluster-template-create.
  for (const length of [3, 2, 1]) {
    const intent = words.length >= length ? findIntent(intents, words.slice(0, length).join('-')) : undefined;
    if (intent) return { intent, rest: words.slice(length), typed: '' };
  }
  return { intent: undefined, rest: [], typed: words[0] ?? '' };
}

function unknownCommand(intents: readonly Intent[], typed: string): Parsed {
  const names = intents.flatMap(({ command }) => [command.name, ...(command.aliases ?? [])]);
  const meant = nearestName(typed, names);
  return {
    kind: 'error',
    sentence: `There is no command ${quote(typed)}. ${meant ? `Did you mean ${meant}?` : 'help lists those there are.'}`,
    meant,
  };
}

function helpFor(help: Intent | undefined, topic: string | undefined): Parsed {
  if (!help) return failure('There is no help here.');
  return { kind: 'intent', intent: help, slots: topic ? { topic } : {} };
}

function failure(sentence: string): Parsed {
  return { kind: 'error', sentence, meant: null };
}
