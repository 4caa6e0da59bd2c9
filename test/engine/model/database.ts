import type { Database, Reader } from '../../../src/engine/store/database.js';
import { inserted } from './inserted.js';
import { copyTables, emptyTables, matches, type Row, schema, sorted, stored, type Tables } from './tables.js';

/**
 * A database in memory with the little of Prisma that the engine's store uses, some fifty times as fast as SQLite. A
 * transaction works on its own copy, which takes the place of the last when it ends well; one at a time, as in SQLite.
 * The suite runs on a real SQLite too, which holds this one to it.
 */
export function memoryDatabase(): Database {
  let committed = emptyTables();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    provider: 'sqlite',
    revision: async () => null,
    read: client(() => committed),
    write(work) {
      const mine = turn.then(async () => {
        const mineOnly = copyTables(committed);
        const result = await work(client(() => mineOnly));
        committed = mineOnly;
        return result;
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    close: async () => {},
  };
}

function client(tables: () => Tables): Reader {
  return new Proxy({} as Reader, {
    get: (_, name) => {
      if (name === '$executeRaw')
        return async (...statement: Parameters<typeof inserted>) => {
          const { table, rows } = inserted(...statement);
          await model(tables, table).createMany?.({ data: { ...rows } });
        };
      return typeof name === 'string' && schema[name] ? model(tables, name) : undefined;
    },
  });
}

interface Question {
  readonly where?: Row;
  readonly data?: Row;
  readonly orderBy?: unknown;
  readonly take?: number;
  readonly create?: Row;
  readonly update?: Row;
}

class Collision extends Error {
  readonly code = 'P2002';
}

function model(tables: () => Tables, name: string) {
  const { key, defaults, unique } = schema[name] ?? schema.event ?? { key: 'id', defaults: {}, unique: [] };
  const rows = () => tables().get(name) ?? new Map<unknown, Row>();
  const find = ({ where, orderBy, take }: Question) => {
    const id = where?.[key];
    const one = typeof id === 'string' || typeof id === 'number' ? rows().get(id) : undefined;
    const among = one ? [one] : typeof id === 'string' || typeof id === 'number' ? [] : [...rows().values()];
    const found = sorted(
      among.filter((row) => matches(row, where)),
      orderBy,
    );
    return found.slice(0, take).map((row) => related(tables(), name, row));
  };
  const put = (row: Row) => {
    for (const columns of unique) {
      if (columns.some((column) => row[column] === null || row[column] === undefined)) continue;
      for (const other of rows().values())
        if (other[key] !== row[key] && columns.every((column) => other[column] === row[column]))
          throw new Collision(`${name} ${columns.join(', ')} is taken`);
    }
    rows().set(row[key], row);
    return row;
  };
  const create = ({ data = {} }: Question) => {
    const id = data[key] ?? rows().size + 1;
    if (rows().has(id)) throw new Collision(`${name} ${id} is taken`);
    return put({ ...defaults, ...values(data), [key]: id });
  };
  const change = (row: Row, data: Row) => put({ ...row, ...values(data, row) });
  const updateMany = ({ where, data = {} }: Question) => {
    const found = find(where ? { where } : {});
    for (const { [key]: id } of found) change(rows().get(id) ?? {}, data);
    return { count: found.length };
  };
  const deleteMany = ({ where }: Question) => {
    const found = find(where ? { where } : {});
    for (const row of found) remove(tables(), name, row[key]);
    return { count: found.length };
  };
  const answers = {
    findMany: find,
    findFirst: (question: Question) => find(question)[0] ?? null,
    findUnique: (question: Question) => find(question)[0] ?? null,
    count: (question: Question = {}) => find(question).length,
    create,
    createMany: ({ data = {} }: Question) => {
      for (const row of Object.values(data)) create({ data: row as Row });
    },
    updateMany,
    update: updateMany,
    deleteMany,
    upsert(question: Question) {
      const [found] = find(question);
      if (!found) return create({ data: question.create ?? {} });
      return change(rows().get(found[key]) ?? {}, question.update ?? {});
    },
  };
  return Object.fromEntries(
    Object.entries(answers).map(([what, act]) => [what, async (question: Question) => act(question ?? {})]),
  );
}

/** Values as they are stored; `{ increment }` counts on from what is there. */
function values(data: Row, before: Row = {}): Row {
  const said = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    said.map(([name, value]) => {
      const by =
        typeof value === 'object' && value !== null && 'increment' in value ? Number(value.increment) : null;
      return [name, by === null ? stored(value) : Number(before[name]) + by];
    }),
  );
}

/** A row with the relations that the store asks for. */
function related(tables: Tables, name: string, row: Row): Row {
  const other = (table: string, id: unknown) => tables.get(table)?.get(id) ?? null;
  if (name === 'operation')
    return {
      ...row,
      cluster: other('cluster', row.clusterUuid),
      nodeGroup: other('nodeGroup', row.nodeGroupUuid),
    };
  if (name !== 'nodeGroup') return { ...row };
  const cluster = other('cluster', row.clusterUuid);
  return {
    ...row,
    cluster: { ...cluster, clusterTemplate: other('clusterTemplate', cluster?.clusterTemplateId) },
  };
}

/** Removes a row, and what goes with it: `onDelete` in prisma/models.prisma. */
function remove(tables: Tables, name: string, id: unknown): void {
  tables.get(name)?.delete(id);
  const each = (
    table: string,
    column: string,
    act: (rows: Map<unknown, Row>, key: unknown, row: Row) => void,
  ) => {
    const rows = tables.get(table) ?? new Map<unknown, Row>();
    for (const [key, row] of [...rows]) if (row[column] === id) act(rows, key, row);
  };
  if (name === 'cluster') {
    for (const table of ['certificate', 'issuedCertificate'])
      each(table, 'clusterUuid', (rows, key) => rows.delete(key));
    each('nodeGroup', 'clusterUuid', (_, key) => remove(tables, 'nodeGroup', key));
    each('operation', 'clusterUuid', (rows, key, row) => rows.set(key, { ...row, clusterUuid: null }));
  }
  if (name === 'nodeGroup')
    each('operation', 'nodeGroupUuid', (rows, key, row) => rows.set(key, { ...row, nodeGroupUuid: null }));
}
