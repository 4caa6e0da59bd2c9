import { z } from 'zod';
import { withoutSecrets } from '../secrets.js';
import type { Database, Reader, Writer } from './database.js';
import { retryWhenBusy } from './retry.js';
import { hasSecretInClear, Sealed, StoredLabels, sealed, sealLabels, sealUrl } from './sealed.js';

/** What one table has in clear: looked for on a reader, and each row put right in a transaction of its own. */
type Search = (db: Reader) => Promise<((tx: Writer) => Promise<unknown>)[]>;

/**
 * Seals secrets that an older program left in clear: of labels and of proxies, and what is kept of requests. It may be done by several
 * at once and again at every start: a row that somebody changes meanwhile is theirs, who write it sealed. Answers how many rows there were.
 */
export async function sealOldRows(db: Database): Promise<number> {
  let count = 0;
  for (const search of [templates, clusters, nodeGroups, operations, approvals, pending]) {
    for (const mend of await search(db.read)) {
      await db.write(mend);
      count += 1;
    }
  }
  if (count > 0 && db.provider === 'sqlite') await forget(db.read);
  return count;
}

/** SQLite leaves what was there before in its file and its log until they are written anew. */
async function forget(db: Reader): Promise<void> {
  // Where that cannot be done now it is done bit by bit by what is written there.
  await retryWhenBusy(() => db.$executeRaw`VACUUM`).catch(() => undefined);
  await retryWhenBusy(() => db.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`).catch(() => undefined);
}

/** Labels some of which are in clear and are not to be; null where there are none. */
function inClear(stored: unknown): StoredLabels | null {
  const labels = StoredLabels.safeParse(stored).data;
  return labels && hasSecretInClear(labels) ? labels : null;
}

const templates: Search = async (db) => {
  const select = { uuid: true, labels: true, httpProxy: true, httpsProxy: true };
  const rows = await db.clusterTemplate.findMany({ select });
  return rows.flatMap(({ uuid, labels, httpProxy, httpsProxy }) => {
    const found = inClear(labels);
    const urls = [httpProxy, httpsProxy].some((url) => url !== sealUrl(db, url));
    if (!found && !urls) return [];
    return async (tx: Writer) =>
      tx.clusterTemplate.updateMany({
        where: { uuid, labels: { equals: labels ?? {} }, httpProxy, httpsProxy },
        data: {
          ...(found ? { labels: sealLabels(tx, found) } : {}),
          httpProxy: sealUrl(tx, httpProxy),
          httpsProxy: sealUrl(tx, httpsProxy),
        },
      });
  });
};

interface Labelled {
  readonly uuid: string;
  readonly labels: unknown;
}
type Where = Pick<Labelled, 'uuid'> & { readonly labels: { readonly equals: StoredLabels } };

/** A table of which nothing but labels may be in clear. */
function labelled(
  rowsOf: (db: Reader) => Promise<Labelled[]>,
  save: (tx: Writer, where: Where, data: { labels: StoredLabels }) => Promise<unknown>,
): Search {
  return async (db) =>
    (await rowsOf(db)).flatMap(({ uuid, labels }) => {
      const found = inClear(labels);
      if (!found) return [];
      return (tx: Writer) => save(tx, { uuid, labels: { equals: found } }, { labels: sealLabels(tx, found) });
    });
}

const columns = { uuid: true, labels: true } as const;

const clusters = labelled(
  (db) => db.cluster.findMany({ select: columns }),
  (tx, where, data) => tx.cluster.updateMany({ where, data }),
);

const nodeGroups = labelled(
  (db) => db.nodeGroup.findMany({ select: columns }),
  (tx, where, data) => tx.nodeGroup.updateMany({ where, data }),
);

const UpgradeInput = z.looseObject({
  upgrade: z.looseObject({ previous: z.looseObject({ labels: z.json() }) }),
});

const operations: Search = async (db) => {
  const kinds = ['upgrade', 'nodegroup-upgrade', 'retry'];
  const rows = await db.operation.findMany({
    where: { kind: { in: kinds } },
    select: { id: true, input: true },
  });
  return rows.flatMap(({ id, input }) => {
    const said = UpgradeInput.safeParse(input).data;
    const found = said && inClear(said.upgrade.previous.labels);
    if (!found) return [];
    return async (tx: Writer) => {
      const previous = { ...said.upgrade.previous, labels: sealLabels(tx, found) };
      const next = z.json().parse({ ...said, upgrade: { ...said.upgrade, previous } }) ?? {};
      await tx.operation.updateMany({ where: { id, input: { equals: input ?? {} } }, data: { input: next } });
    };
  });
};

/** What an upgrade's request kept of its template, where no secret is needed. */
const approvals: Search = async (db) => {
  const rows = await db.approval.findMany({
    where: { action: 'upgrade' },
    select: { number: true, before: true },
  });
  return rows.flatMap(({ number, before }) => {
    const without = z.json().parse(withoutSecrets(before)) ?? {};
    if (JSON.stringify(without) === JSON.stringify(before)) return [];
    return async (tx: Writer) => tx.approval.updateMany({ where: { number }, data: { before: without } });
  });
};

const OldIntent = z.looseObject({ slots: z.record(z.string(), z.json()) });

const pending: Search = async (db) => {
  const rows = await db.$queryRaw<
    { id: string }[]
  >`SELECT "id" FROM "Pending" WHERE CAST("intent" AS TEXT) NOT LIKE '%"sealed"%'`;
  return rows.map(({ id }) => async (tx: Writer) => {
    const intent = OldIntent.safeParse((await tx.pending.findUnique({ where: { id } }))?.intent).data;
    if (!intent || Sealed.safeParse(intent.slots).success) return;
    const next = z.json().parse({ ...intent, slots: sealed(tx, intent.slots) }) ?? {};
    await tx.pending.updateMany({ where: { id }, data: { intent: next } });
  });
};
