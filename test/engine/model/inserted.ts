import { Prisma } from '../../../src/engine/store/generated/sqlite/client.js';
import type { Row } from './tables.js';

const statement = /^INSERT INTO "(\w)(\w+)" \(([^)]+)\) VALUES [(?,) ]+$/;
/** Columns that take the text of JSON. */
const json = new Set([
  'names',
  'usages',
  'caller',
  'origin',
  'data',
  'input',
  'progress',
  'labels',
  'conditions',
  'nodeAddresses',
  'masterAddresses',
]);

/** The rows that the store's one statement in SQL writes, and the name of their table's model. */
export function inserted(
  strings: readonly string[],
  ...values: ConstructorParameters<typeof Prisma.Sql>[1]
): { table: string; rows: Row[] } {
  const { sql, values: given } = new Prisma.Sql(strings, values);
  const [, first, rest, names] = statement.exec(sql) ?? [];
  if (!first || !names) throw new Error(`the model's database does not know ${sql}`);
  const columns = names.split(',').map((name) => name.slice(1, -1));
  const rows = Array.from({ length: given.length / columns.length }, (_, at) =>
    Object.fromEntries(
      columns.map((name, column) => {
        const value = given[at * columns.length + column];
        return [name, json.has(name) && typeof value === 'string' ? JSON.parse(value) : value];
      }),
    ),
  );
  return { table: `${first.toLowerCase()}${rest}`, rows };
}
