import type { Choice, Form, FormField } from '../../card/card.js';
import { asSentence } from '../../card/words.js';
import { type ArgumentSpec, argumentsOf, type CommandSpec } from '../../intents/command.js';
import { spelled } from '../../intents/grammar/values.js';
import type { Confirmation, FormAbout, Intent } from '../../intents/intent.js';
import { fileField } from './files.js';

const maximumChoices = 25;

/** An argument that a form asks for. */
interface Asked {
  readonly argument: ArgumentSpec;
  readonly value: unknown;
  readonly required: boolean;
}

/**
 * The form that asks for what a command still lacks, with the names that exist where there are few enough; `about`: what it says of what it
 * is about, in place of what it says of every such command.
 */
export async function missingForm(
  intent: Intent,
  pending: string,
  fields: readonly Asked[],
  complete: (argument: ArgumentSpec) => Promise<readonly Choice[]>,
  about: FormAbout & { readonly submit?: string } = {},
): Promise<Form> {
  const { command, form } = intent;
  return {
    id: `fill:${pending}`,
    title: about.title ?? form?.title ?? command.name,
    text: about.text ?? `${command.summary}.`,
    fields: (await Promise.all(fields.map((field) => fieldsFor(command, field, complete)))).flat(),
    submit: about.submit ?? form?.submit ?? (command.risk === 'read' ? 'Show' : 'Go on'),
    style: 'primary',
  };
}

async function fieldsFor(
  command: CommandSpec,
  { argument, value, required }: Asked,
  complete: (argument: ArgumentSpec) => Promise<readonly Choice[]>,
): Promise<FormField[]> {
  const choices = argument.choices
    ? argument.choices.map((each) => ({ label: each, value: each }))
    : await complete(argument).catch(() => []);
  const few = choices.length > 0 && choices.length <= maximumChoices;
  const field = {
    name: argument.name,
    label: label(argument, command.flags.includes(argument)),
    required,
    hint: argument.summary,
    ...(few ? { choices } : {}),
    ...(value === undefined || argument.kind === 'secret' ? {} : { value: String(value) }),
  };
  if (argument.kind === 'secret') return [{ ...field, kind: 'secret' }];
  if (argument.kind === 'file') return pastedOrFile(field, argument);
  return [{ ...field, kind: few ? 'choice' : argument.kind === 'integer' ? 'number' : 'text' }];
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
  const words = isFlag ? argument.name.replaceAll('-', ' ') : spelled(argument, false);
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}

/** The form in which a name is typed, or a secret said, before something is done. */
export function confirmForm(
  command: CommandSpec,
  { card, typed, typedLabel, asks = [], submit }: Confirmation,
  pending: string,
): Form {
  const text = typeof card.text === 'string' ? card.text : '';
  const name = { name: 'name', label: typedLabel, kind: 'text', required: true } as const;
  return {
    id: `confirm:${pending}`,
    title: card.title,
    text: typed === null ? text : `${asSentence(text)} Type ${typed} to go on.`.trim(),
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
    style: 'danger',
  };
}
