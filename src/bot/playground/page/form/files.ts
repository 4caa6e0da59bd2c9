import type { Form } from '../../../../card/card.js';
import type { TextFile } from '../../protocol.js';

const largest = 65_536;

/** What was put into a form's fields for files, or what is wrong with it, by field. */
export interface ReadFiles {
  readonly files: Readonly<Record<string, TextFile>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Reads the chosen files as text. A private key never leaves this page. */
export async function readFiles(form: Form, data: FormData): Promise<ReadFiles> {
  const files: Record<string, TextFile> = {};
  const errors: Record<string, string> = {};
  for (const { name, kind } of form.fields) {
    const file = kind === 'file' ? data.get(name) : null;
    if (!(file instanceof File) || file.size === 0) continue;
    const text = file.size > largest ? '' : await file.text();
    if (file.size > largest)
      errors[name] = `${file.name} has ${file.size} bytes; at most ${largest} are read.`;
    else if (showsPrivateKey(text))
      errors[name] = `${file.name} is a private key. It was not sent: send the signing request made from it.`;
    else files[name] = { name: file.name, text };
  }
  return { files, errors };
}

/** Whether a text shows a private key in PEM: what people paste by mistake. */
export function showsPrivateKey(text: string): boolean {
  return /PRIVATE\s+KEY/i.test(text);
}

/** Puts a dropped file into the form's field for files; false when there is no such field, or no file. */
export function takeDropped(form: HTMLFormElement, dropped: DataTransfer | null): boolean {
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  if (!input || !dropped || dropped.files.length === 0) return false;
  input.files = dropped.files;
  return true;
}
