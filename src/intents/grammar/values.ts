import type { ArgumentSpec, CommandSpec } from '../command.js';

/** A value, or the sentence that says what would be accepted. */
export type Reading = { readonly value: unknown } | { readonly error: string };

/** How an argument is written: `--node-count`, or the bare name of a positional. */
export function spelled(argument: ArgumentSpec, isFlag: boolean): string {
  return isFlag ? `--${argument.name}` : argument.name.replaceAll('-', ' ');
}

/** How a command is written: what is required plain, the rest in brackets. */
export function usage({ name, positionals, flags }: CommandSpec): string {
  return [
    name,
    ...positionals.map((each) => {
      const place = `<${each.name}>${each.list ? '…' : ''}`;
      return each.required ? place : `[${place}]`;
    }),
    ...flags.filter(({ required }) => required).map((each) => `--${each.name} <${each.kind}>`),
    ...(flags.some(({ required }) => !required) ? ['[flags]'] : []),
  ].join(' ');
}

/** Whether values are typed into a form, though there are some to choose from: names of clusters are among them. */
export function isTyped({ kind, list }: ArgumentSpec): boolean {
  return list === true && kind === 'alert-exception';
}

/** Whether one field of a form takes several. */
export function isSeveral({ kind, list }: ArgumentSpec): boolean {
  return list === true && (kind === 'alert-kind' || kind === 'alert-exception');
}

/** Several values as they are typed into one field: with commas, and words of one's own also with spaces. */
export function severalOf({ kind }: ArgumentSpec, text: string): string[] {
  return text
    .split(kind === 'alert-kind' ? /[\s,]+/ : ',')
    .map((each) => each.trim())
    .filter(Boolean);
}

/** Reads one value of an argument as its kind says. */
export function readValue(argument: ArgumentSpec, text: string, name: string): Reading {
  if (text === '') return { error: `${name} is empty. Say ${argument.summary}.` };
  if (argument.choices && !argument.choices.includes(text)) {
    return { error: `${name} takes ${argument.choices.join(', ')}, not ${quote(text)}.` };
  }
  switch (argument.kind) {
    case 'integer':
      // "+1" is how many more, and must not be taken for how many.
      if (text.startsWith('+') && !argument.name.endsWith('-change'))
        return { error: `${name} takes a whole number without a plus, not ${quote(text)}.` };
      return /^[+-]?\d{1,9}$/.test(text) ? { value: Number(text) } : { error: notANumber(text, name) };
    case 'boolean':
      return readBoolean(text, name);
    case 'labels':
      return readLabels(text, name);
    case 'change':
      return /^\/?[A-Za-z][\w/-]*(=|$)/.test(text)
        ? { value: text.replace(/^\//, '') }
        : { error: `A change is written as attribute=value, for example node_count=2, not ${quote(text)}.` };
    default:
      return { value: text };
  }
}

function readBoolean(text: string, name: string): Reading {
  if (/^(true|yes|on|1)$/i.test(text)) return { value: true };
  if (/^(false|no|off|0)$/i.test(text)) return { value: false };
  return { error: `${name} takes true or false, not ${quote(text)}.` };
}

function readLabels(text: string, name: string): Reading {
  const labels: Record<string, string> = {};
  // A comma begins a new label only where a key follows, so values may hold commas. In a form each has a line.
  for (const part of text.split(/\s*\n\s*|[,;](?=[^,;=\s]+=)/)) {
    const at = part.indexOf('=');
    if (at < 1) return { error: `${name} takes key=value, several with commas, not ${quote(part)}.` };
    const [key, value] = [part.slice(0, at).trim(), part.slice(at + 1)];
    const before = labels[key];
    if (before !== undefined && before !== value)
      return { error: `${key} is said twice, as ${quote(before)} and ${quote(value)}. Say it once.` };
    labels[key] = value;
  }
  return { value: labels };
}

/** `node_count=2 name=x` as `{ node_count: 2, name: 'x' }`; bare names alone stay a list. */
export function foldChanges(changes: readonly string[]): Record<string, unknown> | string[] {
  if (changes.every((change) => !change.includes('='))) return [...changes];
  return Object.fromEntries(
    changes.map((change) => {
      const at = change.indexOf('=');
      return at < 0 ? [change, null] : [change.slice(0, at), typed(change.slice(at + 1))];
    }),
  );
}

/** As the `magnum` command does: what reads as JSON is that, anything else is text. */
function typed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A person's own text inside a sentence: short, in quotes. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

const mostDigits = 9;

/** What is wrong with what was said for a whole number: it is none, or one that nothing here is as large as. */
function notANumber(text: string, name: string): string {
  const most = 10 ** mostDigits - 1;
  return /^[+-]?\d+$/.test(text)
    ? `${name} takes a whole number from ${name.endsWith('-change') ? -most : 0} to ${most}, not ${quote(text)}.`
    : `${name} takes a whole number, not ${quote(text)}.`;
}
