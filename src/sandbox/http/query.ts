/** A query parameter that means one value: the last, when a client gives it more than once. */
export function single(value: unknown): string | undefined {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return last === undefined ? undefined : String(last);
}
