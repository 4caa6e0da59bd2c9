import type { Database, Writer } from './database.js';

/** Does something with one item and answers what came of it. */
export type Together<Item, Result> = (item: Item) => Promise<Result>;

/** Items that are done together at most. */
const most = 50;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Has items that arrive while others are being done wait, and does those that wait together: one at a time costs nothing, many at a
 * time cost little each. `work` answers results in the order of its items and does all or nothing; where it throws for several, each is
 * done by itself, so that one item's fault is its own.
 */
export function together<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): Together<Item, Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let isWorking = false;

  async function doAll(all: readonly Waiting<Item, Result>[]): Promise<void> {
    const results = await work(all.map(({ item }) => item));
    for (const [at, { resolve, reject }] of all.entries()) {
      const result = results[at];
      if (result === undefined) reject(new Error('an item has no result'));
      else resolve(result);
    }
  }

  async function settle(all: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      await doAll(all);
    } catch (error) {
      const [only] = all;
      if (all.length === 1) only?.reject(error);
      else for (const each of all) await settle([each]);
    }
  }

  async function goOn(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    for (let next = waiting.splice(0, most); next.length > 0; next = waiting.splice(0, most))
      await settle(next);
    isWorking = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void goOn();
    });
}

/**
 * Has what is written while other such things are being written share the next transaction of its database, as {@link together} says.
 * `work` throws for all, and nothing is written, or answers results in the order of its items.
 */
export function sharedTransactions<Item, Result>(
  work: (tx: Writer, items: readonly Item[]) => Promise<readonly Result[]>,
): (db: Database, item: Item) => Promise<Result> {
  const writers = new WeakMap<Database, Together<Item, Result>>();
  return (db, item) => {
    const known = writers.get(db);
    const write = known ?? together((items: readonly Item[]) => db.write((tx) => work(tx, items)));
    if (!known) writers.set(db, write);
    return write(item);
  };
}
