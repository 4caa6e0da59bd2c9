import { type Event, EventBody } from '../events/event.js';
import type { Reader, Writer } from './database.js';
import type { Event as Row } from './generated/sqlite/client.js';
import { insertRows } from './insert-rows.js';
import { nextNumbers } from './sequences.js';

function toEvent(row: Row): Event {
  const { type, data, ...rest } = row;
  const fields = typeof data === 'object' && data !== null ? data : {};
  return { ...rest, body: EventBody.parse({ ...fields, type }) };
}

/** An event as it is written: number and time come with the writing. */
export interface NewEvent {
  readonly projectId: string;
  readonly clusterUuid?: string;
  readonly operationId?: string;
  readonly body: EventBody;
}

/**
 * Writes an event. Events become visible in the order of their numbers, so a consumer never passes one that is still being written.
 */
export async function insertEvent(tx: Writer, event: NewEvent): Promise<void> {
  await insertEvents(tx, [event]);
}

/** Writes several events, in their order. */
export async function insertEvents(tx: Writer, events: readonly NewEvent[]): Promise<void> {
  const first = await nextNumbers(tx, 'event', events.length);
  const createdAt = new Date();
  const rows = events.map(
    ({ projectId, clusterUuid = null, operationId = null, body: { type, ...data } }, at) => ({
      seq: first + at,
      type,
      data: JSON.stringify(data),
      projectId,
      clusterUuid,
      operationId,
      createdAt,
    }),
  );
  await insertRows(tx, 'Event', rows);
}

/** Events after a position, oldest first. */
export async function listEventsAfter(db: Reader, seq: number, limit: number): Promise<Event[]> {
  const rows = await db.event.findMany({ where: { seq: { gt: seq } }, orderBy: { seq: 'asc' }, take: limit });
  return rows.map(toEvent);
}

/** The number of the newest event; 0 before the first. */
export async function lastEventNumber(db: Reader): Promise<number> {
  const row = await db.event.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } });
  return row?.seq ?? 0;
}

export async function getEvent(db: Reader, seq: number): Promise<Event | null> {
  const row = await db.event.findUnique({ where: { seq } });
  return row && toEvent(row);
}

/** What happened to a cluster, newest first. */
export async function listClusterEvents(db: Reader, clusterUuid: string, limit: number): Promise<Event[]> {
  const rows = await db.event.findMany({ where: { clusterUuid }, orderBy: { seq: 'desc' }, take: limit });
  return rows.map(toEvent);
}

/** How far a consumer has come; 0 before its first. */
export async function consumerPosition(db: Reader, name: string): Promise<number> {
  const row = await db.consumer.findUnique({ where: { name } });
  return row?.position ?? 0;
}

/**
 * Moves a consumer from one position to a later one. Answers false, and the transaction must then be given
 * up, when another replica has moved it meanwhile.
 */
export async function advanceConsumer(tx: Writer, name: string, from: number, to: number): Promise<boolean> {
  await tx.consumer.upsert({ where: { name }, create: { name, position: 0 }, update: {} });
  const { count } = await tx.consumer.updateMany({ where: { name, position: from }, data: { position: to } });
  return count === 1;
}
