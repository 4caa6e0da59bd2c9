import { type Change, type Journal, openJournal, readJournal } from './journal.js';
import { type CollectionName, collectionNames, type World } from './world.js';

/** Records by id. Change a record in place, then `put` it: that is what makes the change durable. */
export interface Collection<T extends { id: string }> {
  get(id: string): T | undefined;
  all(): T[];
  find(matches: (record: T) => boolean): T | undefined;
  filter(matches: (record: T) => boolean): T[];
  put(record: T): T;
  remove(id: string): void;
}

/** All collections by name. */
export type Collections = { readonly [K in CollectionName]: Collection<World[K]> };

/** The whole cloud's state: in memory, and in a journal when it was given a path. */
export interface Store extends Collections {
  /** Resolves when every change made before the call is in the file. Concurrent calls share one write. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const COMPACT_FROM_BYTES = 16 * 1024 * 1024;
const COMPACT_AT_GROWTH = 4;

function collection<T extends { id: string }>(
  records: Map<string, T>,
  changed: (id: string) => void,
): Collection<T> {
  return {
    get: (id) => records.get(id),
    all: () => [...records.values()],
    find(matches) {
      for (const record of records.values()) if (matches(record)) return record;
      return undefined;
    },
    filter: (matches) => [...records.values()].filter(matches),
    put(record) {
      records.set(record.id, record);
      changed(record.id);
      return record;
    },
    remove(id) {
      if (records.delete(id)) changed(id);
    },
  };
}

/** Opens the state at `path`, going on from what is there; null keeps it in memory only. */
export async function openStore(path: string | null): Promise<Store> {
  const records = new Map<string, Map<string, { id: string }>>(
    collectionNames.map((name) => [name, new Map()]),
  );
  for (const [name, id, value] of path === null ? [] : await readJournal(path)) {
    if (value === null) records.get(name)?.delete(id);
    else records.get(name)?.set(id, value as { id: string });
  }
  const everything = (): Change[] =>
    [...records].flatMap(([name, byId]) => [...byId].map(([id, value]): Change => [name, id, value]));
  const journal = path === null ? null : await openJournal(path, everything());
  return assemble(records, journal, everything);
}

function assemble(
  records: Map<string, Map<string, { id: string }>>,
  journal: Journal | null,
  everything: () => Change[],
): Store {
  let dirty = new Map<string, Set<string>>();
  let writing: Promise<void> = Promise.resolve();
  let compacted = journal?.size() ?? 0;

  // After a write that failed the file may end in a torn line: the next write makes it anew.
  let torn = false;

  const write = async () => {
    if (!journal || (dirty.size === 0 && !torn)) return;
    const batch = [...dirty].flatMap(([name, ids]) =>
      [...ids].map((id): Change => [name, id, records.get(name)?.get(id) ?? null]),
    );
    dirty = new Map();
    const grown = journal.size() > COMPACT_FROM_BYTES && journal.size() > COMPACT_AT_GROWTH * compacted;
    const anew = torn || grown;
    torn = true;
    await (anew ? journal.rewrite(everything()) : journal.append(batch));
    torn = false;
    if (anew) compacted = journal.size();
  };
  const flush = () => {
    if (!journal) return Promise.resolve();
    writing = writing.then(write, write);
    return writing;
  };
  const collections = Object.fromEntries(
    [...records].map(([name, byId]) => [
      name,
      collection(byId, (id) => {
        if (!journal) return;
        const ids = dirty.get(name) ?? new Set();
        dirty.set(name, ids.add(id));
      }),
    ]),
  ) as unknown as Collections;
  return {
    ...collections,
    flush,
    async close() {
      await flush();
      await journal?.close();
    },
  };
}
