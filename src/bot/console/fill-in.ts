import { type Form, type FormField, filledAgain } from '../../card/card.js';
import { mayBeKeyMaterial } from '../../engine/certificates/key-material.js';
import { leaves, saysNo } from '../../intents/language/short.js';
import { fileField } from '../conversation/files.js';
import type { InboundFile } from '../platform.js';
import { openPath } from './files.js';
import type { ReadSaid } from './paste.js';
import { plain } from './render.js';

/** What a form is asked with. */
export interface Asking {
  readonly read: ReadSaid;
  write(text: string): void;
  /** Says one sentence, in the language of whoever sits there. */
  tell(sentence: string): void;
  /** Told which field is asked for next, and null after that. */
  asks(field: FormField | null): void;
}

/** What was said to a form. */
export interface FilledIn {
  readonly values: Record<string, string>;
  readonly files: Record<string, InboundFile>;
}

/**
 * Asks for a form, first shown as a whole, field by field. `submit` answers what is wrong, by field; null: nothing. Answers whether
 * somebody left the form.
 */
export async function fillIn(
  asking: Asking,
  form: Form,
  submit: (said: FilledIn) => Promise<Readonly<Record<string, string>> | null>,
): Promise<boolean> {
  const { write, tell } = asking;
  write(`\n${plain(form.title)}\n`);
  if (form.text) write(`  ${plain(form.text)}\n`);
  tell('cancel leaves this form, as does an empty line where something must be said.');
  for (const field of asked(form)) overview(asking, field);
  let open = form;
  for (;;) {
    const said = await askAll(asking, open);
    if (said === null) return true;
    const errors = await submit(said);
    if (!errors) return false;
    for (const [name, sentence] of Object.entries(errors)) write(`  ${plain(`${name}: ${sentence}`)}\n`);
    const right = Object.entries(said.values).filter(([name, value]) => value && !(name in errors));
    open = filledAgain(form, Object.fromEntries(right));
  }
}

/** The fields that are asked for: a text and its file are asked for with one question. */
function asked({ fields }: Form): FormField[] {
  return fields.filter(({ name }) => !fields.some((other) => name === fileField(other.name)));
}

/** The label of a field, and what an empty line leaves in it. */
function called({ label, value }: FormField): string {
  return value ? `${label} [${value}]` : label;
}

/** What a field is called, and below it what is said about it and what may be chosen. */
function overview({ write, tell }: Asking, field: FormField): void {
  tell(`${field.name}: ${called(field)}${field.required ? '' : ', optional'}`);
  if (field.hint) write(`      ${plain(field.hint)}\n`);
  for (const { value, label, note = label } of field.choices ?? [])
    write(`      - ${plain(note === value ? value : `${value}: ${note}`)}\n`);
  if (field.several) tell('Any number of these may be said, with commas.');
}

/** Everything that a form asks for; null: somebody left it. */
async function askAll(asking: Asking, form: Form): Promise<FilledIn | null> {
  const values: Record<string, string> = {};
  const files: Record<string, InboundFile> = {};
  for (const field of asked(form)) {
    const { name } = field;
    const hasFile = form.fields.some((other) => other.name === fileField(name));
    const said = await (hasFile ? askForText : askForLine)(asking, field);
    if (said === null) return null;
    values[name] = typeof said === 'string' ? said : '';
    if (typeof said !== 'string') files[fileField(name)] = said;
  }
  return { values, files };
}

/** Null: somebody leaves the form, ends the input, or says nothing where something must be. */
async function askFor(
  { read, asks }: Asking,
  field: FormField,
  question: string,
  needed: boolean,
): Promise<string | null> {
  asks(field);
  const line = await read(question, field.kind === 'secret');
  asks(null);
  if (line === null) return null;
  const answer = line.trim();
  const isLeft =
    /^cancel$/i.test(answer) ||
    (field.kind !== 'secret' && leaves(answer)) ||
    (field.kind === 'text' && needed && saysNo(answer));
  // Where something is called so, its name is meant.
  const isName = field.placeholder === answer || field.choices?.some(({ value }) => value === answer);
  if (isLeft && !isName) return null;
  const said = answer || (field.value ?? '');
  return said || !needed ? said : null;
}

async function askForLine(asking: Asking, field: FormField): Promise<string | null> {
  const choices = field.choices ? ` (${field.choices.map(({ value }) => value).join(', ')})` : '';
  const question = `  ${called(field)}${choices}${field.required ? '' : ', optional'}: `;
  const said = await askFor(asking, field, question, field.required);
  return field.kind === 'multiline' && said ? withFurtherLines(asking, said) : said;
}

async function withFurtherLines({ read }: Asking, first: string): Promise<string | null> {
  const lines = [first];
  for (;;) {
    const line = await read('  (one more line, or an empty one): ');
    if (line === null || /^\s*cancel\s*$/i.test(line)) return null;
    if (!line.trim()) return lines.join('\n');
    lines.push(line.trim());
  }
}

/** A text that is pasted, or that stands in a file: what is one word is its path. */
async function askForText(asking: Asking, field: FormField): Promise<string | InboundFile | null> {
  for (;;) {
    const said = await askFor(asking, field, `  ${field.label}, or the path of its file: `, true);
    if (said === null || /-BEGIN |\n/.test(said) || mayBeKeyMaterial(said)) return said;
    const file = await openPath(said).catch(({ message }: Error) => asking.tell(message));
    if (file) return file;
    if (file === null) asking.tell(`There is no file ${said}.`);
  }
}
