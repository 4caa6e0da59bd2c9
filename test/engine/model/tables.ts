import { Prisma } from '../../../src/engine/store/generated/sqlite/client.js';

export type Row = Readonly<Record<string, unknown>>;
/** One committed state of the database: rows by table and primary key. Rows are never changed in place. */
export type Tables = ReadonlyMap<string, Map<unknown, Row>>;

interface Table {
  readonly key: string;
  /** Every column that may be left out, and what it is then. */
  readonly defaults: Row;
  readonly unique: readonly (readonly string[])[];
}

const nothing = (...names: string[]) => Object.fromEntries(names.map((name) => [name, null]));
const table = (key: string, defaults: Row = {}, unique: string[][] = []): Table => ({
  key,
  defaults,
  unique: [[key], ...unique],
});

/** What the random suite needs of prisma/models.prisma. */
export const schema: Readonly<Record<string, Table>> = {
  clusterTemplate: table('uuid', nothing('updatedAt')),
  cluster: table(
    'uuid',
    nothing(
      'leaseOwner',
      'leaseUntil',
      'takenOverAt',
      'faults',
      'updatedAt',
      'healthStatus',
      'healthStatusReason',
    ),
    [['stackName']],
  ),
  nodeGroup: table(
    'uuid',
    {
      ...nothing('imageId', 'flavorId', 'nodeCount', 'maxNodeCount', 'dockerVolumeSize', 'labels'),
      ...nothing('nodeAddresses', 'stackName', 'stackId', 'status', 'statusReason', 'updatedAt'),
      mergeLabels: false,
    },
    [['clusterUuid', 'name'], ['stackName']],
  ),
  operation: table('id', nothing('outcome', 'origin', 'requestKey', 'stackMark', 'finishedAt'), [
    ['requestKey'],
  ]),
  event: table('seq'),
  certificate: table('id', {}, [['clusterUuid', 'kind']]),
  issuedCertificate: table('id'),
  auditRecord: table('seq'),
  sequence: table('name'),
  consumer: table('name', nothing('leaseOwner', 'leaseUntil')),
  quota: table('id', nothing('updatedAt')),
  magnumService: table('id', nothing('lastSeenUp', 'disabledReason', 'updatedAt'), [['host', 'binary']]),
  stray: table('uuid'),
};

export function emptyTables(): Tables {
  return new Map(Object.keys(schema).map((name) => [name, new Map()]));
}

/** The same state, to be changed by itself. */
export function copyTables(tables: Tables): Tables {
  return new Map([...tables].map(([name, rows]) => [name, new Map(rows)]));
}

/** A value as a database keeps it: dates apart, objects by their JSON. */
export function stored(value: unknown): unknown {
  if (value === Prisma.DbNull || value === undefined) return null;
  if (value instanceof Date) return new Date(value);
  return typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value;
}

function comparable(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

type Test = (value: unknown, wanted: unknown) => boolean;
const less = (one: unknown, other: unknown) =>
  one !== null && (comparable(one) as number) < (comparable(other) as number);
const tests: Readonly<Record<string, Test>> = {
  not: (value, wanted) => comparable(value) !== comparable(wanted),
  lt: less,
  gt: (value, wanted) => value !== null && less(wanted, value),
  lte: (value, wanted) => value !== null && !less(wanted, value),
  gte: (value, wanted) => value !== null && !less(value, wanted),
  in: (value, wanted) => Array.isArray(wanted) && wanted.includes(value),
  notIn: (value, wanted) => Array.isArray(wanted) && !wanted.includes(value),
  startsWith: (value, wanted) => typeof value === 'string' && value.startsWith(String(wanted)),
  endsWith: (value, wanted) => typeof value === 'string' && value.endsWith(String(wanted)),
};

/** Whether a row is meant by a Prisma `where`; what this does not know is an error. */
export function matches(row: Row, where: Row = {}): boolean {
  return Object.entries(where).every(([name, wanted]) => {
    if (wanted === undefined) return true;
    if (name === 'OR') return (wanted as Row[]).some((one) => matches(row, one));
    if (name === 'AND') return [wanted].flat().every((one) => matches(row, one as Row));
    if (name === 'NOT') return !matches(row, wanted as Row);
    if (!(name in row) && name.includes('_')) return matches(row, wanted as Row);
    if (!(name in row)) throw new Error(`the model's database has no column ${name}`);
    const value = row[name];
    if (wanted === null || typeof wanted !== 'object' || wanted instanceof Date)
      return comparable(value) === comparable(wanted);
    return Object.entries(wanted).every(([test, operand]) => {
      const check = tests[test];
      if (!check) throw new Error(`the model's database cannot compare by ${test}`);
      return operand === undefined || check(value, operand);
    });
  });
}

/** Rows in the order of a Prisma `orderBy`. */
export function sorted(rows: Row[], orderBy: unknown): Row[] {
  const keys = [orderBy ?? []].flat().flatMap((one) => Object.entries(one as Record<string, 'asc' | 'desc'>));
  return [...rows].sort((one, other) => {
    for (const [name, direction] of keys) {
      const sign = direction === 'desc' ? -1 : 1;
      if (less(one[name], other[name])) return -sign;
      if (less(other[name], one[name])) return sign;
    }
    return 0;
  });
}
