import type { FormField } from '../../card/card.js';
import { type ArgumentSpec, argumentsOf } from '../../intents/command.js';
import { foldChanges, readValue } from '../../intents/grammar/values.js';
import type { Intent } from '../../intents/intent.js';
import type { OfferedAttribute, OfferedChanges } from '../../intents/offered-changes.js';

/** How a form asks for `attribute=value`: for the attribute in the argument's own field, for the value in one beside it, or after it. */

/** The field of the value. */
export const valueField = 'value';

type Slots = Readonly<Record<string, unknown>>;

/** The argument of a command that takes changes. */
export function changeArgument({ command }: Intent): ArgumentSpec | undefined {
  return argumentsOf(command).find(({ kind }) => kind === 'change');
}

/** The attribute that was chosen without a value for it: `labels` of `labels/kube_tag`. Null where nothing is to be said of it. */
export function attributeWithoutValue(intent: Intent, slots: Slots): string | null {
  const argument = changeArgument(intent);
  const said = argument && slots[argument.slot];
  if (!intent.form?.changes || slots.op === 'remove' || !Array.isArray(said) || said.length !== 1)
    return null;
  return String(said[0]);
}

/** What is offered of it; undefined where the attribute is not among what may be changed. */
export function offeredAttribute(
  { attributes }: OfferedChanges,
  attribute: string,
): OfferedAttribute | undefined {
  const [root, key] = attribute.split('/');
  const found = attributes.find(({ name }) => name === root);
  if (!found || key === undefined) return found;
  return { name: attribute, argument: { ...found.argument, kind: 'text' } };
}

/**
 * What a form asks to be changed: the field in which the attribute is chosen, and the argument of its value. Where there is one
 * attribute alone the value is asked for as what it is.
 */
export function changeFields(
  argument: ArgumentSpec,
  { attributes }: OfferedChanges,
): [value: ArgumentSpec, attribute: FormField[]] {
  const [only, ...others] = attributes;
  const alone = others.length === 0 ? only : undefined;
  const choices = attributes.map(({ name, now, argument: { summary } }) => ({
    label: `${name} · ${now === undefined ? summary : `${summary} (now ${now})`}`,
    value: name,
  }));
  const value: ArgumentSpec = {
    name: valueField,
    slot: valueField,
    title: 'New value',
    kind: alone?.argument.kind ?? 'text',
    summary: alone ? 'nothing: to remove it' : 'nothing: to remove it, or to choose from what there is next',
  };
  const field = { name: argument.name, label: argument.title ?? argument.name, required: true, choices };
  return [value, [{ ...field, kind: 'choice', ...(alone && { value: alone.name }) }]];
}

/** The changes that the fields of a form say, or what is wrong with them by field; null where the form asked for none. */
export function readChanges(
  argument: ArgumentSpec,
  slots: Slots,
  values: Readonly<Record<string, string>>,
): { changes: unknown } | { errors: Record<string, string> } | null {
  if (!(argument.name in values || valueField in values)) return null;
  const before = slots[argument.slot];
  const attribute = values[argument.name] || (Array.isArray(before) ? String(before[0]) : '');
  const text = values[valueField]?.trim() ?? '';
  if (attribute === '') return { errors: { [argument.name]: 'Choose what is to be changed.' } };
  const line = slots.op === 'remove' ? removed(attribute, text) : set(attribute, text);
  const reading = readValue(argument, line, 'changes');
  if ('error' in reading) return { errors: { [text ? valueField : argument.name]: reading.error } };
  return { changes: foldChanges([String(reading.value)]) };
}

/** A label is named by its key. */
function removed(attribute: string, text: string): string {
  return attribute === 'labels' && text !== '' ? `labels/${text.split('=')[0]}` : attribute;
}

function set(attribute: string, text: string): string {
  if (text === '') return attribute;
  return attribute === 'labels' && /^[\w-]+=/.test(text) ? `labels/${text}` : `${attribute}=${text}`;
}
