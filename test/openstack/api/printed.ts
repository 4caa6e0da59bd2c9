/** A line that a client prints on one cloud alone, and why that is meant. */
export interface Meant {
  readonly reason: string;
  readonly is: (what: { readonly command: string; readonly line: string }) => boolean;
}

/** What a client printed, line by line, without what is different each time: ids, hosts, times, addresses, and the widths of columns. */
export function linesOf(text: string, names: Readonly<Record<string, string>>): string[] {
  const named = Object.entries(names).reduce((before, [name, mask]) => before.replaceAll(name, mask), text);
  return named
    .replace(/-----BEGIN[\s\S]*?-----END [A-Z ]+-----/g, 'PEM')
    .replace(/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'UUID')
    .replace(/\b[0-9a-f]{32}\b/g, 'ID')
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(\+00:00)?/g, 'TIME')
    .replace(/\| id +\| \d+ /g, '| id | NUMBER ')
    .replace(/\| +\d+ +\| [\w.-]+ +\| magnum-conductor /g, '| NUMBER | HOST | magnum-conductor ')
    .replace(/\b(172\.24|10\.0)\.\d+\.\d+\b/g, 'ADDRESS')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '' && !/^\+[-=+]+\+$/.test(line));
}

/** Lines that only one side printed: `real: …` and `ours: …`, in their order. */
export function onlyOnOneSide(real: readonly string[], ours: readonly string[]): string[] {
  const without = (all: readonly string[], others: readonly string[]) => {
    const left = [...others];
    return all.filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return [
    ...without(real, ours).map((line) => `real: ${line}`),
    ...without(ours, real).map((line) => `ours: ${line}`),
  ];
}
