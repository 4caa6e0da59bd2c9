import { z } from 'zod';

/** The value of a label as Magnum's message cites it. */
function cited(name: string, value: unknown): string {
  return `property "labels/${name}" with value "${String(value)}" is not supported`;
}

/** One of a few words, refused in Magnum's words (magnum.md C.5). */
export function oneOf<const Words extends readonly [string, ...string[]]>(name: string, words: Words) {
  return z
    .enum(words, {
      error: ({ input }) => `${cited(name, input)}, supported values are: ${words.join(', ')}, unspecified`,
    })
    .optional();
}

/** Some of a few words, with commas between them. */
export function listOf(name: string, words: readonly string[]) {
  return z
    .string()
    .refine((value) => value === '' || value.split(',').every((word) => words.includes(word)), {
      error: ({ input }) => `${cited(name, input)}, supported values are: ${words.join(', ')}, unspecified`,
    })
    .optional();
}

/** An object as JSON. */
export function jsonObject(name: string, example: string) {
  return z
    .string()
    .refine(isObject, {
      error: ({ input }) => `${cited(name, input)}, expecting an object as JSON such as ${example}`,
    })
    .optional();
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Text of a certain form; `expected` ends the sentence of the refusal. */
export function matching(name: string, form: RegExp, expected: string) {
  return z
    .string()
    .refine((value) => form.test(value), {
      error: ({ input }) => `${cited(name, input)}, expecting ${expected}`,
    })
    .optional();
}

/** An IPv4 network, `10.100.0.0/16`. */
export function cidr(name: string) {
  const byte = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
  const form = new RegExp(`^${byte}(\\.${byte}){3}/([0-9]|[12]\\d|3[0-2])$`);
  return matching(name, form, 'an IPv4 network such as 10.100.0.0/16');
}

/** A whole number within bounds. */
export function wholeNumber(name: string, min: number, max: number) {
  return z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max, {
      error: ({ input }) => `${cited(name, input)}, expecting a whole number from ${min} to ${max}`,
    })
    .optional();
}

/** `true` or `false`, in any case. */
export function trueOrFalse(name: string) {
  return z
    .string()
    .refine((value) => /^(true|false)$/i.test(value), {
      error: ({ input }) => `${cited(name, input)}, supported values are: true, false, unspecified`,
    })
    .optional();
}

/** The tag of a container image, `1.2.5`. */
export function imageTag(name: string) {
  return matching(name, /^\w[\w.-]{0,127}$/, 'a tag of a container image such as v1.2.5');
}

/** The name of something in the cloud: printable, on one line. */
export function cloudName(name: string) {
  return matching(name, /^[^\p{C}]{1,255}$/u, 'a name of up to 255 printable characters');
}

/** A secret: printable, on one line. Its refusal does not repeat it. */
export function secret(name: string) {
  return z
    .string()
    .regex(/^[^\p{C}]{1,255}$/u, {
      error: `property "labels/${name}" is not supported as it is, expecting up to 255 printable characters`,
    })
    .optional();
}
