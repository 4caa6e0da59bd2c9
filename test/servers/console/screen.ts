import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { SeenField, SeenForm, SeenMessage, SentFile } from '../chat.js';

/** What a terminal shows, read as somebody reads it: cards by their marks and numbers, the buttons under them, and a form's questions. */
export interface Screen {
  write(text: string): void;
  /** A prompt, which says in what channel somebody is. */
  asks(prompt: string): void;
  messages(): readonly SeenMessage[];
  /** The key that presses a button of a message, as it stands beside its label. */
  keyOf(message: SeenMessage, label: string): string | null;
  /** The form that was shown last. */
  form(): SeenForm;
  /** The form was sent: what was wrong with it before is read no more. */
  sent(): void;
}

const card =
  /^\n(?:(?<place>[#@][\w-]+) › )?(?:#(?<number>\d+) (?<time>\d\d:\d\d )?)?[●◔✓!✕] (?<title>[^\n]*)\n(?<text>[\s\S]*)$/;
const buttons = /^ {2}\[(?:#\d+ )?[1a]\] /;
const picture = /^ {2}(?:Picture: |图片：)(?<path>\/.*)\n$/;
const fileName = /^ {2}(?<name>[\w-]+\.\w+):$/;
const field =
  /^ {2}(?<name>[a-z][a-z-]*)[:：] ?(?<label>.*?)(?: \[(?<value>.*)\])?(?<optional>, optional|，可选)?\n$/;
const choice = /^ {6}- (?<value>.*?)(?:: (?<label>.*))?\n$/;

const prompt = /^\n(?:(?<channel>#[\w-]+) )?magnum> $/;
const home = 'console';

/** A screen on which nothing stands yet. */
export function readScreen(): Screen {
  const messages = new Map<string, SeenMessage>();
  const keys = new Map<string, Map<string, string>>();
  /** What further lines belong to: a message, or else a form. */
  let current: SeenMessage | null = null;
  let form = blank('');
  let answers = 0;
  let here = `#${home}`;

  function keep(message: SeenMessage): void {
    current = message;
    messages.set(message.id, message);
  }

  function whereOf(root: SeenMessage | undefined, time: string | undefined, place: string | undefined) {
    const isDirect = place?.startsWith('@') ?? false;
    const channel = root?.channel ?? (time === undefined ? here : isDirect || !place ? `#${home}` : place);
    return {
      channel: channel === `#${home}` ? '#ops' : channel,
      thread: root?.id ?? null,
      private: time === undefined || isDirect,
    };
  }

  function takeCard({
    number,
    place,
    time,
    title = '',
    text = '',
  }: Readonly<Record<string, string | undefined>>): void {
    const id = number ?? `answer ${answers++}`;
    const before = messages.get(id);
    const where = whereOf(messages.get(place?.slice(1) ?? ''), time, place);
    const read = messageOf(id, where, title, text);
    const isSame = before && before.title === read.title && before.text === read.text;
    const edits = (before?.edits ?? 0) + (before && !isSame ? 1 : 0);
    keep({ ...read, edits, files: read.files.length > 0 ? read.files : (before?.files ?? []) });
  }

  function takeButtons(message: SeenMessage, text: string): void {
    const pairs = [...text.trim().matchAll(/\[(?:#\d+ )?(\w)\] (.*?)(?= {2}\[(?:#\d+ )?\w\] |$)/g)];
    keep({ ...message, buttons: pairs.map(([, , label = '']) => label) });
    keys.set(message.id, new Map(pairs.map(([, key = '', label = '']) => [label, key])));
  }

  return {
    write(text) {
      const drawn = card.exec(text)?.groups;
      if (drawn) takeCard(drawn);
      else if (text.startsWith('\n')) [form, current] = [blank(text.trim()), null];
      else if (current && buttons.test(text)) takeButtons(current, text);
      else if (current) keep(withNote(current, text));
      else form = withLine(form, text);
    },
    asks(text) {
      const found = prompt.exec(text)?.groups;
      if (found) here = found.channel ?? `#${home}`;
    },
    messages: () => [...messages.values()],
    keyOf: ({ id }, label) => keys.get(id)?.get(label) ?? null,
    form: () => form,
    sent() {
      form = { ...form, errors: {} };
    },
  };
}

const blank = (title: string): SeenForm => ({ title, text: '', fields: [], errors: {} });

/** A message with one line more below it: the path of a picture, or what that shows. */
function withNote(message: SeenMessage, text: string): SeenMessage {
  const { path } = picture.exec(text)?.groups ?? {};
  const last = message.files.at(-1);
  if (path !== undefined) return { ...message, files: [...message.files, pictureOf(path)] };
  if (last?.bytes && last.alt === '')
    return { ...message, files: [...message.files.slice(0, -1), { ...last, alt: text.trim() }] };
  return { ...message, text: `${message.text}\n${text.trim()}` };
}

/** A form with one line more: a field, what is said about the last one, or what is wrong with one that is known. */
function withLine(form: SeenForm, text: string): SeenForm {
  const { name, label = '', optional, value = '' } = field.exec(text)?.groups ?? {};
  const last = form.fields.at(-1);
  if (name !== undefined && form.fields.some((each) => each.name === name))
    return { ...form, errors: { ...form.errors, [name]: text.trim().slice(name.length + 2) } };
  if (name !== undefined) {
    const made = { name, label, required: optional === undefined, value, choices: [], labels: [] };
    return { ...form, fields: [...form.fields, made] };
  }
  if (!last || !text.startsWith('      ')) return { ...form, text: `${form.text}\n${text.trim()}`.trim() };
  return { ...form, fields: [...form.fields.slice(0, -1), withDetail(last, text)] };
}

function withDetail(field: SeenField, text: string): SeenField {
  const { value, label = value } = choice.exec(text)?.groups ?? {};
  if (value === undefined || label === undefined) return { ...field, hint: text.trim() };
  return { ...field, choices: [...field.choices, value], labels: [...field.labels, label] };
}

function pictureOf(path: string): SentFile {
  return { name: basename(path), content: '', bytes: readFileSync(path), alt: '' };
}

function messageOf(
  id: string,
  where: Pick<SeenMessage, 'channel' | 'thread' | 'private'>,
  title: string,
  text: string,
): SeenMessage {
  const about = { ...where, from: 'magnum', buttons: [], edits: 0 };
  const lines = text.trimEnd().split('\n');
  const at = lines.findIndex((line) => fileName.test(line));
  const [said, after] = at < 0 ? [lines, []] : [lines.slice(0, at), lines.slice(at)];
  const files: { name: string; content: string }[] = [];
  for (const line of after) {
    const { name } = fileName.exec(line)?.groups ?? {};
    const last = files.at(-1);
    if (name !== undefined) files.push({ name, content: '' });
    else if (last) last.content += `${line}\n`;
  }
  return { id, ...about, title, text: said.map((line) => line.trim().replace(/^\| /, '')).join('\n'), files };
}
