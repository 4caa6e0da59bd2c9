import { type Choice, chosenOf, type Form, type FormField } from '../../card/card.js';
import { own } from '../../card/own.js';
import { asSentence } from '../../card/words.js';
import { type ArgumentSpec, argumentsOf, type CommandSpec } from '../../intents/command.js';
import { isSeveral, isTyped, spelled } from '../../intents/grammar/values.js';
import type { Confirmation, FormAbout, Intent } from '../../intents/intent.js';
import type { OfferedChanges } from '../../intents/offered-changes.js';
import { changeFields } from './changes.js';
import { fileField } from './files.js';

const maximumChoices = 25;

/** Fields in which something else than a text is typed. */
const kindsOfFields: Partial<Record<ArgumentSpec['kind'], FormField['kind']>> = {
  integer: 'number',
  person: 'person',
  labels: 'multiline',
};

const truths: readonly Choice[] = [
  { label: 'yes', value: 'true' },
  { label: 'no', value: 'false' },
];

/** An argument that a form asks for. */
interface Asked {
  readonly argument: ArgumentSpec;
  readonly value: unknown;
  readonly required: boolean;
  /** What it is called; the argument's name when absent. */
  readonly label?: string;
  /** What holds where it is left empty. */
  readonly unsaid?: string | undefined;
  /** The argument that completes it, where that is another command's. */
  readonly typeahead?: NonNullable<FormField['typeahead']>;
}

/** Where a form has what may be chosen from. */
interface Sources {
  complete(argument: ArgumentSpec): Promise<readonly Choice[]>;
  /** Of a command that changes attributes: which may be. */
  readonly changes?: OfferedChanges | undefined;
}

/**
 * The form that asks for what a command still lacks, with the names that exist where there are few enough; `about`: what it says of what it
 * is about, in place of what it says of every such command.
 */
export async function missingForm(
  intent: Intent,
  pending: string,
  fields: readonly Asked[],
  sources: Sources,
  about: FormAbout & { readonly submit?: string } = {},
): Promise<Form> {
  const { command, form } = intent;
  return {
    id: `fill:${pending}`,
    title: about.title ?? form?.title ?? command.name,
    text: about.text ?? `${command.summary}.`,
    fields: (await Promise.all(fields.map((field) => fieldsFor(command, field, sources)))).flat(),
    submit: about.submit ?? form?.submit ?? (command.risk === 'read' ? 'Show' : 'Go on'),
    style: 'primary',
  };
}

async function fieldsFor(command: CommandSpec, asked: Asked, sources: Sources): Promise<FormField[]> {
  const { argument, value = argument.initial, required, unsaid } = asked;
  if (argument.kind === 'change' && sources.changes) {
    const { changes } = sources;
    const [valueArgument, fields] = changeFields(argument, changes);
    return [
      ...fields,
      ...(await fieldsFor(command, { argument: valueArgument, value: undefined, required: false }, sources)),
    ];
  }
  const choices = isTyped(argument) ? [] : await choicesOf(argument, sources);
  const few = areFew(argument, choices, value);
  const hint = argument.kind === 'labels' ? 'key=value, one a line' : argument.summary;
  const field = {
    name: argument.name,
    label: asked.label ?? label(argument, command.flags.includes(argument)),
    required,
    hint: unsaid ? `${hint}; left empty: ${unsaid}` : hint,
    ...(few ? { choices } : {}),
    ...(few && isSeveral(argument) ? { several: true } : {}),
    ...(argument.longest ? { longest: argument.longest } : {}),
    ...(argument.placeholder && !few ? { placeholder: argument.placeholder } : {}),
    ...(choices.length > maximumChoices && {
      typeahead: asked.typeahead ?? { command: command.name, argument: argument.name },
    }),
    ...(value === undefined || argument.kind === 'secret' ? {} : { value: typed(value) }),
  };
  if (argument.kind === 'secret') return [{ ...field, kind: 'secret' }];
  if (argument.kind === 'file') return pastedOrFile(field, argument);
  if (few) return [{ ...field, kind: 'choice' }];
  return [{ ...field, kind: kindsOfFields[argument.kind] ?? 'text' }];
}

/** Whether a field can offer all that there is, and among it what was said already. */
function areFew(argument: ArgumentSpec, choices: readonly Choice[], value: unknown): boolean {
  if (choices.length === 0 || choices.length > maximumChoices) return false;
  if (!isSeveral(argument) || value === undefined) return true;
  // Words that stand for several, and slips, are not offered: those can only be typed.
  return chosenOf(typed(value)).every((word) => choices.some((choice) => choice.value === word));
}

/** A value as it is typed into a form: labels a line each. */
function typed(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return String(value);
  return Object.entries(value)
    .map(([key, each]) => `${key}=${each}`)
    .join('\n');
}

/** What may be chosen for an argument, by what it is called before people; nothing where anything may be said. */
async function choicesOf(argument: ArgumentSpec, { complete, changes }: Sources): Promise<readonly Choice[]> {
  const { choices, words = {} } = argument;
  if (choices) {
    const offered =
      argument.slot === 'op' && changes ? choices.filter((each) => changes.ops.includes(each)) : choices;
    return offered.map((value) => ({ label: words[value] ?? value, value }));
  }
  if (argument.kind === 'boolean') return truths;
  return complete(argument).catch(() => []);
}

/** A text is pasted in one field or put as a file in another: neither must be filled as long as the other is. */
function pastedOrFile(field: Omit<FormField, 'kind'>, { name, endings }: ArgumentSpec): FormField[] {
  return [
    { ...field, label: `${name.toUpperCase()}, pasted as text`, kind: 'multiline', required: false },
    {
      name: fileField(name),
      label: 'Or its file',
      kind: 'file',
      required: false,
      ...(endings ? { endings } : {}),
    },
  ];
}

function label(argument: ArgumentSpec, isFlag: boolean): string {
  if (argument.title) return argument.title;
  const words = isFlag ? argument.name.replaceAll('-', ' ') : spelled(argument, false);
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}

/** Whether something is confirmed in a form, and not by a button. */
export function hasForm({ typed, asks }: Confirmation): boolean {
  return typed !== null || asks !== undefined;
}

/** How the button looks that does it. */
export function styleOf({ harmless }: Confirmation): 'primary' | 'danger' {
  return harmless ? 'primary' : 'danger';
}

/** The form in which a name is typed, or a secret said, before something is done. */
export function confirmForm(command: CommandSpec, confirmation: Confirmation, pending: string): Form {
  const { card, typed, typedLabel, asks = [], submit } = confirmation;
  const text = typeof card.text === 'string' ? card.text : '';
  const name = { name: 'name', label: typedLabel, kind: 'text', required: true } as const;
  return {
    id: `confirm:${pending}`,
    title: card.title,
    text:
      typed === null
        ? text
        : `${asSentence(text)}${text.includes('\n') ? '\n' : ' '}Type ${own(typed)} to go on.`.trim(),
    fields: [
      ...(typed === null ? [] : [{ ...name, placeholder: typed }]),
      ...argumentsOf(command)
        .filter((argument) => asks.includes(argument.name))
        .map((argument) => ({
          name: argument.name,
          label: label(argument, false),
          kind: 'secret' as const,
          required: true,
          hint: argument.summary,
        })),
    ],
    submit,
    style: styleOf(confirmation),
  };
}
