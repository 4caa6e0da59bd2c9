/** MiB, which Nova counts memory in, as a number of GiB: `6`, `0.5`. */
export function gibibytes(mebibytes: number): string {
  return String(Math.round((mebibytes / 1024) * 10) / 10);
}
