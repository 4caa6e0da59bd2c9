import type { Choice, Form, FormField } from '../../card/card.js';
import type { ArgumentSpec } from '../../intents/command.js';
import { spelled } from '../../intents/grammar/values.js';
import type { Confirmation, Intent } from '../../intents/intent.js';

const maximumFields = 5;
const maximumChoices = 25;

/** The form that asks for what a command still lacks, with the names that exist where there are few enough. */
export async function missingForm(
  intent: Intent,
  pending: string,
  fields: readonly { argument: ArgumentSpec; value: unknown; required: boolean }[],
  complete: (argument: ArgumentSpec) => Promise<readonly Choice[]>,
): Promise<Form> {
  const { command } = intent;
  return {
    id: `fill:${pending}`,
    title: command.name,
    text: `${command.summary}.`,
    fields: await Promise.all(
      fields.slice(0, maximumFields).map(async ({ argument, value, required }): Promise<FormField> => {
        const choices = argument.choices
          ? argument.choices.map((each) => ({ label: each, value: each }))
          : await complete(argument).catch(() => []);
        const few = choices.length > 0 && choices.length <= maximumChoices;
        return {
          name: argument.name,
          label: label(argument, command.flags.includes(argument)),
          kind: few ? 'choice' : argument.kind === 'integer' ? 'number' : 'text',
          required,
          hint: argument.summary,
          ...(few ? { choices } : {}),
          ...(value === undefined ? {} : { value: String(value) }),
        };
      }),
    ),
    submit: intent.command.risk === 'read' ? 'Show' : 'Go on',
    style: 'primary',
  };
}

function label(argument: ArgumentSpec, isFlag: boolean): string {
  const words = isFlag ? argument.name.replaceAll('-', ' ') : spelled(argument, false);
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}

/** The form in which a name is typed before something is destroyed. */
export function confirmForm(confirmation: Confirmation, typed: string, pending: string): Form {
  const { card, typedLabel, submit } = confirmation;
  const text = typeof card.text === 'string' ? card.text : '';
  return {
    id: `confirm:${pending}`,
    title: card.title,
    text: `${text} Type ${typed} to go on.`.trim(),
    fields: [{ name: 'name', label: typedLabel, kind: 'text', required: true, placeholder: typed }],
    submit,
    style: 'danger',
  };
}
