import { z } from 'zod';
import { Labels } from '../clusters/cluster.js';
import type { Seal } from '../seal.js';
import { isSecretLabel } from '../secrets.js';
import type { Reader } from './database.js';

const seals = new WeakMap<Reader, Seal>();

/** Has what is read and written on this connection, or in this transaction, sealed and opened with a seal. */
export function useSeal<Db extends Reader>(db: Db, seal: Seal): Db {
  seals.set(db, seal);
  return db;
}

function sealOf(db: Reader): Seal {
  const seal = seals.get(db);
  if (!seal) throw new Error('This database was opened without the key of its secrets.');
  return seal;
}

/** How a secret stands where text or JSON is otherwise; labels are texts, so no label looks like this. */
export const Sealed = z.strictObject({ sealed: z.string() });
export type Sealed = z.infer<typeof Sealed>;

/** What keeps a secret, as it is stored. */
export function sealed(db: Reader, secret: unknown): Sealed {
  return { sealed: sealOf(db).close(JSON.stringify(secret)) };
}

/** What {@link sealed} was given. */
export function opened(db: Reader, stored: Sealed): unknown {
  return JSON.parse(sealOf(db).open(stored.sealed));
}

/** Labels as they are stored. */
export const StoredLabels = z.record(z.string(), z.union([z.string(), Sealed]));
export type StoredLabels = z.infer<typeof StoredLabels>;

/** Whether any of these labels is in clear and is not to be. */
export function hasSecretInClear(labels: StoredLabels): boolean {
  return Object.entries(labels).some(
    ([name, value]) => typeof value === 'string' && isSecretLabel(name, value),
  );
}

/** Labels as they are stored: the values of those that hold a secret are sealed. */
export function sealLabels(db: Reader, labels: StoredLabels): StoredLabels {
  if (!hasSecretInClear(labels)) return labels;
  const entries = Object.entries(labels).map(([name, value]) => [
    name,
    typeof value === 'string' && isSecretLabel(name, value) ? sealed(db, value) : value,
  ]);
  return Object.fromEntries(entries);
}

/** Labels as they were said, from what is stored. */
export function openLabels(db: Reader, stored: unknown): Labels {
  const entries = Object.entries(StoredLabels.parse(stored)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : opened(db, value),
  ]);
  return Labels.parse(Object.fromEntries(entries));
}

/** The URL of a proxy as it is stored: sealed where a user stands in it. */
export function sealUrl<Url extends string | null>(db: Reader, url: Url): string | Url {
  return url !== null && isSecretLabel('', url) ? JSON.stringify(sealed(db, url)) : url;
}

/** The URL of a proxy, from what is stored. */
export function openUrl(db: Reader, stored: string | null): string | null {
  if (!stored?.startsWith('{')) return stored;
  return z.string().parse(opened(db, Sealed.parse(JSON.parse(stored))));
}
