/** A name as a regular expression says it letter by letter, with and without the flag `u`. */
export function literal(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
