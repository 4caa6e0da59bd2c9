import { z } from 'zod';

/** Magnum's sentence for a value that an attribute does not take (magnum.md C.4). */
export function notTaken(attribute: string, value: unknown, rule: string): string {
  return `Invalid input for field/attribute ${attribute}. Value: '${shown(value)}'. ${rule}`;
}

/** A value as Magnum, which is written in Python, would show it; never more than a screenful. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

const missing = 'Mandatory field missing.';

function says(attribute: string, rule: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      notTaken(attribute, input, input === undefined ? missing : rule),
  };
}

/** Text of so many characters. */
export function text(attribute: string, { least = 1, most = 255, pattern }: TextRule = {}) {
  const bounded = z
    .string(says(attribute, 'Value should be string'))
    .min(least, says(attribute, `Value should have a minimum character requirement of ${least}`))
    .max(most, says(attribute, `Value should have a maximum character requirement of ${most}`));
  return pattern
    ? bounded.regex(
        pattern,
        says(attribute, `Value should match the pattern ${pattern.source.replaceAll('\\/', '/')}`),
      )
    : bounded;
}

interface TextRule {
  readonly least?: number;
  readonly most?: number;
  readonly pattern?: RegExp;
}

const largest = 2_147_483_647;

/** A whole number. */
export function whole(attribute: string, least: number, most = largest) {
  return z
    .int(says(attribute, `Value should be a whole number, greater or equal to ${least}`))
    .min(least, says(attribute, `Value should be greater or equal to ${least}`))
    .max(most, says(attribute, `Value should be lower or equal to ${most}`));
}

/** True or false. */
export function truth(attribute: string) {
  return z.boolean(says(attribute, 'Value should be true or false'));
}

/** An object of anything. */
export function anyObject(attribute: string) {
  return z.record(z.string(), z.unknown(), says(attribute, 'Value should be an object of names and values'));
}

/** Up to a thousand texts. */
export function texts(attribute: string) {
  return z.array(text(attribute, { least: 0 }), says(attribute, 'Value should be a list of texts')).max(1000);
}

/** Text as long as it may be. */
export function longText(attribute: string) {
  return z.string(says(attribute, 'Value should be string'));
}

/** One of some words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(attribute: string, words: Words) {
  return z.enum(words, says(attribute, `Value should be one of: ${words.join(', ')}`));
}

/** The text that a label is kept as: that of a truth value is Python's. */
export function labelText(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
}

/** Labels: names with text, numbers and truth values, all kept as text. */
export function labels(attribute = 'labels') {
  const isNone = ({ input }: { readonly input?: unknown }) =>
    notTaken(attribute, input, `Value not a valid dict: ${shown(input)}`);
  return z
    .record(
      z.string().min(1),
      z.union(
        [z.string(), z.number(), z.boolean()],
        says(attribute, 'Value should be text, a number, true or false'),
      ),
      { error: isNone },
    )
    .transform((given) =>
      Object.fromEntries(Object.entries(given).map(([name, value]) => [name, labelText(value)])),
    );
}

export const readOnlyRule = 'Cannot set read only field.';
const onlyTheServers = new WeakSet<z.core.$ZodType>();

/** Something that only the server says: whoever sends it is told so. */
export function readOnly(attribute: string) {
  const schema = z.undefined({ error: ({ input }) => notTaken(attribute, input, readOnlyRule) }).optional();
  onlyTheServers.add(schema);
  return schema;
}

/** Whether it was made by {@link readOnly}. */
export function isReadOnly(schema: z.core.$ZodType | undefined): boolean {
  return schema !== undefined && onlyTheServers.has(schema);
}

/** The attributes that every resource has and nobody sets. */
export const readOnlyAlways = {
  links: readOnly('links'),
  created_at: readOnly('created_at'),
  updated_at: readOnly('updated_at'),
};

/** A uuid, refused in Magnum's words. */
export function uuid() {
  return z.uuid({ error: ({ input }) => `Expected a uuid but received ${shown(input)}.` });
}
