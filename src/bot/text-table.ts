import type { Card, Table } from '../card/card.js';
import { say } from '../speech/language.js';

/** How many columns a terminal would give a text: East Asian wide characters and emoji count twice. */
export function width(text: string): number {
  let columns = 0;
  for (const char of text) {
    columns +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u.test(
        char,
      )
        ? 2
        : 1;
  }
  return columns;
}

function fitted(text: string, columns: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (width(flat) <= columns) return flat + ' '.repeat(columns - width(flat));
  let out = '';
  for (const char of flat) {
    if (width(out) + width(char) > columns - 1) break;
    out += char;
  }
  return `${out}…${' '.repeat(Math.max(0, columns - 1 - width(out)))}`;
}

/** What is left of a table on the narrowest platform. */
const leastColumns = 2;

/**
 * A table in characters of one width: columns aligned, each as wide as its widest cell. Where a line would
 * exceed `maxColumns` the last columns are left out, down to two, and then the widest give way; as many rows as
 * `maxBytes` holds, the rest counted, in the card's language.
 */
export function textTable(
  table: Table,
  maxColumns: number,
  maxBytes: number,
  language?: Card['language'],
): string {
  const count = Math.max(table.columns.length, ...table.rows.map((row) => row.length), 1);
  const cell = (row: readonly string[], index: number) => (row[index] ?? '').replace(/\s+/g, ' ').trim();
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(1, ...[table.columns, ...table.rows].map((row) => width(cell(row, index)))),
  );
  const total = () => widths.reduce((sum, one) => sum + one, 0) + 2 * (widths.length - 1);
  while (total() > maxColumns && widths.length > leastColumns) widths.pop();
  while (total() > maxColumns) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = Math.max(1, (widths[widest] ?? 1) - Math.max(1, Math.min(total() - maxColumns, 4)));
    if (widths.every((one) => one === 1)) break;
  }
  const line = (row: readonly string[]) =>
    widths
      .map((columns, index) => fitted(cell(row, index), columns))
      .join('  ')
      .trimEnd();
  const lines = table.columns.length > 0 ? [line(table.columns)] : [];
  let bytes = Buffer.byteLength(lines.join('\n'));
  for (const [index, row] of table.rows.entries()) {
    const next = line(row);
    if (bytes + Buffer.byteLength(next) + 1 > maxBytes - 24) {
      lines.push(say(`… ${table.rows.length - index} more`, language));
      break;
    }
    lines.push(next);
    bytes += Buffer.byteLength(next) + 1;
  }
  return lines.join('\n');
}
