import type { Button, Card, Choice, Fact, Form, Table } from '../card/card.js';
import { withoutMarks, withoutTurning } from '../card/direction.js';
import { sayText } from './inlines.js';
import { say, sayWord } from './language.js';
import type { Language } from './locale.js';

/** Facts and columns whose values are names of what is in the cloud: they stay whatever they are called. So do single words of attributes (`network_driver`). */
const named =
  /^(names?|cluster|project|template|cluster_template|node ?group|host|(external|fixed) (network|subnet)|master flavor|key_?pair|image(_id)?|flavor|(master_)?flavor_id|uuid|id|binary|tags|(stack|image|project)_id|labels.*|.*_addresses|(api_)?address)$/i;

/**
 * A card in a language; names, code, files and what somebody else said stay, without marks that would turn the words around them. A card that
 * has a language keeps it.
 */
export function sayCard(written: Card, language: Language | undefined): Card {
  if (written.language) return written;
  const card = withoutTurning(written);
  if (!language) return withoutMarks(card);
  const { text, facts, progress, steps, table, code, pictures, drawings, buttons, footnote } = card;
  return withoutMarks({
    ...card,
    language,
    title: say(card.title, language),
    ...(text !== undefined && { text: sayText(text, language) }),
    ...(facts && { facts: facts.map((fact) => sayFact(fact, language)) }),
    ...(progress && { progress: { ...progress, caption: say(progress.caption, language) } }),
    ...(steps && {
      steps: steps.map((step) => ({
        ...step,
        label: say(step.label, language),
        ...(step.detail !== undefined && { detail: say(step.detail, language) }),
      })),
    }),
    ...(table && { table: sayTable(table, language) }),
    ...(code !== undefined && { code: sayComments(code, language) }),
    ...(pictures && { pictures: pictures.map((each) => ({ ...each, alt: say(each.alt, language) })) }),
    ...(drawings && { drawings: drawings.map((each) => ({ ...each, alt: say(each.alt, language) })) }),
    ...(buttons && { buttons: buttons.map((each) => sayButton(each, language)) }),
    ...(footnote !== undefined && { footnote: sayText(footnote, language) }),
  });
}

/** A form in a language. What stands in its fields, or shows what to type there, stays as it is typed, and so does a choice that is called by its value: it is a name. */
export function sayForm(written: Form, language: Language | undefined): Form {
  const form = {
    ...written,
    ...withoutTurning({ title: written.title, ...(written.text && { text: written.text }) }),
  };
  if (!language) return withoutMarks(form);
  const { text } = form;
  return withoutMarks({
    ...form,
    title: say(form.title, language),
    ...(text !== undefined && { text: say(text, language) }),
    submit: say(form.submit, language),
    fields: form.fields.map((field) => ({
      ...field,
      label: say(field.label, language),
      ...(field.hint !== undefined && { hint: say(field.hint, language) }),
      ...(field.choices && { choices: field.choices.map((each) => sayChoice(each, language)) }),
    })),
  });
}

function sayChoice({ label, value, note }: Choice, language: Language): Choice {
  return {
    label: label === value ? label : say(label, language),
    value,
    ...(note !== undefined && { note: say(note, language) }),
  };
}

/** Code stays; what is said to people in it stands behind `#`. */
function sayComments(code: string, language: Language): string {
  return code
    .split('\n')
    .map((line) => (line.startsWith('# ') ? say(line, language) : line))
    .join('\n');
}

/** A label that repeats what the press means is a name or a command, not a word of the bot. */
function sayButton(button: Button, language: Language): Button {
  const isValue = button.action.endsWith(button.label);
  return isValue ? button : { ...button, label: say(button.label, language) };
}

function sayFact(fact: Fact, language: Language): Fact {
  const { label, value } = fact;
  const isName = (named.test(label) || label.includes('_')) && typeof value === 'string' && !/\s/.test(value);
  // A name has no spaces, or is marked as one.
  const called = /\s/.test(label) ? say(label, language) : sayWord(label, language);
  return { ...fact, label: called, value: isName ? value : sayText(value, language) };
}

function sayTable({ columns, rows }: Table, language: Language): Table {
  const names = columns.map((column) => named.test(column));
  return {
    columns: columns.map((column) => sayWord(column, language)),
    rows: rows.map((row) => row.map((cell, i) => (names[i] ? cell : say(cell, language)))),
  };
}
