import { type ArgumentSpec, argumentsOf } from '../../intents/command.js';
import type { Intent } from '../../intents/intent.js';

type Slots = Readonly<Record<string, unknown>>;

/** What Discord's modal has room for, and so what every platform has. */
const fewest = 5;

/** Whether an intent wants one of several things said, and none of them was. */
export function lacksOneOf({ command, form }: Intent, slots: Slots): boolean {
  const names = form?.oneOf ?? [];
  const alternatives = argumentsOf(command).filter(({ name }) => names.includes(name));
  return alternatives.length > 0 && alternatives.every(({ slot }) => slots[slot] === undefined);
}

/** Whether nothing at all was said, and the intent's form is for that. */
export function isBare({ form }: Intent, slots: Slots): boolean {
  return form?.whenBare === true && Object.values(slots).every((value) => value === undefined);
}

/**
 * What the form of a command asks for: what the command still lacks, and what one usually says with it and has not said; with `again` also
 * that of it that was said and need not have been. What must be filled in is `required`.
 */
export function askedOf(intent: Intent, slots: Slots, again = false): ArgumentSpec[] {
  const { command, form, usuallySaid: usual = [] } = intent;
  const [first] = form?.oneOf ?? [];
  const isAlternative = (name: string) => form?.oneOf?.includes(name) ?? false;
  const isOpen = lacksOneOf(intent, slots);
  // Where the form shows every alternative, none of them is the one to fill in.
  const isFirst = (name: string) =>
    isOpen && name === first && !form?.oneOf?.every((each) => usual.includes(each));
  const mustSay = ({ name, required }: ArgumentSpec) =>
    required || form?.requires?.includes(name) || isFirst(name);
  const place = ({ name }: ArgumentSpec) => usual.indexOf(name);
  return argumentsOf(command)
    .filter((each) => {
      const isUsual = usual.includes(each.name);
      if (slots[each.slot] !== undefined) return again && isUsual && !each.required;
      return mustSay(each) || (isUsual && (isOpen || !isAlternative(each.name)));
    })
    .map((each) => (mustSay(each) ? { ...each, required: true } : each))
    .sort((a, b) => place(a) - place(b));
}

/** Arguments that are optional elsewhere, and must be said here. */
export function demanded({ command }: Intent, names: readonly string[]): ArgumentSpec[] {
  return argumentsOf(command)
    .filter(({ name }) => names.includes(name))
    .map((argument) => ({ ...argument, required: true }));
}

/** As many as one form has room for: what must be said, then the first of the rest, in their order. A text takes two places, as does a change. */
export function fitting(asked: readonly ArgumentSpec[], room = fewest): ArgumentSpec[] {
  const size = ({ kind }: ArgumentSpec) => (kind === 'file' || kind === 'change' ? 2 : 1);
  const chosen = new Set<ArgumentSpec>();
  let left = room;
  for (const each of [...asked].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))) {
    if (size(each) > left) break;
    chosen.add(each);
    left -= size(each);
  }
  return asked.filter((each) => chosen.has(each));
}

/** A sentence for each field of a form that had to be filled in and was left empty, by its name; null where none was. */
export function unfilled(
  intent: Intent,
  slots: Slots,
  fields: readonly string[],
): Record<string, string> | null {
  const empty = askedOf(intent, slots).filter(({ name, required }) => required && fields.includes(name));
  const alternatives = (intent.form?.oneOf ?? []).filter((name) => fields.includes(name));
  const [first] = alternatives;
  if (empty.length === 0 && first && alternatives.length > 1 && lacksOneOf(intent, slots))
    return { [first]: `Say one of these: ${alternatives.join(', ')}.` };
  if (empty.length === 0) return null;
  return Object.fromEntries(empty.map(({ name, summary }) => [name, `This is needed: ${summary}.`]));
}
