import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Reader, Writer } from './database.js';
import type { Pending as Row } from './generated/sqlite/client.js';
import { opened, Sealed, sealed } from './sealed.js';

const Person = z.object({ platform: z.string(), workspace: z.string(), id: z.string() });

const Pending = z.object({
  id: z.string(),
  intent: z.object({
    name: z.string(),
    slots: z.record(z.string(), z.unknown()),
    /** The words that it was read from, without secrets. */
    said: z.string().optional(),
    /** How many more or fewer were said, of which `nodeCount` was worked out. */
    counted: z.int().optional(),
    /** The slots that nobody said: they were worked out for what was shown, and hold for nothing else. */
    worked: z.array(z.string()).optional(),
    /** It is confirmed in a form, by a name that is typed or a secret that is said, and by no button. */
    inForm: z.literal(true).optional(),
    /** The slot that its person was asked for in words. */
    asked: z.string().optional(),
    /** One of two readings that were offered. */
    guess: z.boolean().optional(),
    /** What was shown beside that question, to choose from. */
    offered: z.array(z.string()).optional(),
    /** What it was shown for, by a hash: once that is another, what was shown is not what would be done. */
    about: z.string().optional(),
    /** The clusters that it names, as they were when it was shown: what has become different is said of them. */
    seen: z.array(z.object({ uuid: z.string(), status: z.string(), before: z.json() })).optional(),
  }),
  place: z.looseObject({
    platform: z.string(),
    workspace: z.string(),
    channel: z.string(),
    thread: z.string().optional(),
  }),
  person: Person,
  /** `aside`: waits for its button alone; `going`: confirmed, and perhaps not finished; confirmed again it goes on. */
  state: z.enum(['waiting', 'aside', 'going', 'done', 'cancelled']),
  expiresAt: z.date(),
});
/** An intent that waits for its person: for a click, a name typed, or what was not said yet. */
export type Pending = z.infer<typeof Pending>;

const Waiting = Pending.pick({ place: true, person: true }).extend({
  intent: z.looseObject({ name: z.string(), asked: z.string().optional(), guess: z.boolean().optional() }),
});

const lifetime = 3_600_000;

/** What was said for an intent may hold secrets, in labels for one: all of it is sealed. */
const StoredIntent = z.looseObject({ slots: z.union([Sealed, z.record(z.string(), z.unknown())]) });

function toPending(db: Reader, { intent, ...row }: Row): Pending {
  const { slots, ...rest } = StoredIntent.parse(intent);
  const said = Sealed.safeParse(slots);
  return Pending.parse({ ...row, intent: { ...rest, slots: said.success ? opened(db, said.data) : slots } });
}

/** Keeps an intent until its person goes on with it, for an hour. Answers the id that buttons and forms carry. */
export async function keepPending(
  tx: Writer,
  what: {
    intent: Pending['intent'];
    person: z.infer<typeof Person>;
    place: object;
    /** It waits for its button alone. */
    aside?: boolean;
  },
): Promise<string> {
  const id = randomUUID();
  const now = Date.now();
  await tx.pending.create({
    data: {
      id,
      intent: { ...what.intent, slots: sealed(tx, z.json().parse(what.intent.slots)) },
      person: Person.parse(what.person),
      place: z.json().parse(what.place) ?? {},
      state: what.aside ? 'aside' : 'waiting',
      createdAt: new Date(now),
      expiresAt: new Date(now + lifetime),
    },
  });
  return id;
}

export async function getPending(db: Reader, id: string): Promise<Pending | null> {
  const row = await db.pending.findUnique({ where: { id } });
  return row && toPending(db, row);
}

type Here = readonly [
  person: z.infer<typeof Person>,
  place: { readonly channel: string; readonly thread?: string | undefined },
];

/** Everything that waits for this person here, newest first. */
function waitingHere(db: Reader, ...here: Here) {
  return keptHere(db, { state: 'waiting', expiresAt: { gt: new Date() } }, ...here);
}

async function keptHere(
  db: Reader,
  where: { readonly state?: string; readonly expiresAt: { readonly gt: Date } },
  ...[person, place]: Here
) {
  const rows = await db.pending.findMany({
    where,
    orderBy: { createdAt: 'desc' },
    take: 200,
  });
  return rows
    .map((row) => ({ row, ...Waiting.parse(row) }))
    .filter(
      (each) =>
        each.intent.name !== 'none' &&
        each.person.platform === person.platform &&
        each.person.workspace === person.workspace &&
        each.person.id === person.id &&
        each.place.channel === place.channel &&
        each.place.thread === place.thread,
    );
}

/**
 * The newest intent that waits for this person here, asked for or shown; null when none does. What was read as asking for nothing
 * waits for its button alone.
 */
export async function findWaiting(db: Reader, ...here: Here): Promise<Pending | null> {
  const [mine] = await waitingHere(db, ...here);
  return mine ? toPending(db, mine.row) : null;
}

const lately = 900_000;

/**
 * The change that was shown to this person here last, within a quarter of an hour, also where something else was said since; null once it is
 * done or dropped, or something is asked.
 */
export async function findShown(db: Reader, ...here: Here): Promise<Pending | null> {
  const since = new Date(Date.now() + lifetime - lately);
  const [last] = (await keptHere(db, { expiresAt: { gt: since } }, ...here)).filter(
    ({ intent }) => !intent.guess,
  );
  const stands = last && last.intent.asked === undefined && ['waiting', 'aside'].includes(last.row.state);
  return stands ? toPending(db, last.row) : null;
}

/** The newest change that was shown to this person here, and still has buttons that do something; null where none has. */
export async function findLeft(db: Reader, ...here: Here): Promise<Pending | null> {
  const [last] = (await keptHere(db, { expiresAt: { gt: new Date() } }, ...here)).filter(
    ({ intent, row }) =>
      !intent.guess && intent.asked === undefined && ['waiting', 'aside'].includes(row.state),
  );
  return last ? toPending(db, last.row) : null;
}

/** What was shown to this person here waits for its button from now on, and for no word: they speak of something else. What was asked stays. */
export async function setAside(tx: Writer, ...here: Here): Promise<void> {
  const mine = await waitingHere(tx, ...here);
  const shown = mine.filter(({ intent }) => intent.asked === undefined).map(({ row }) => row.id);
  await tx.pending.updateMany({ where: { id: { in: shown }, state: 'waiting' }, data: { state: 'aside' } });
}

/** What waits for its button alone was shown once more: from now on it waits for a word, too. */
export async function bringBack(tx: Writer, id: string): Promise<void> {
  await tx.pending.updateMany({ where: { id, state: 'aside' }, data: { state: 'waiting' } });
}

/** What is asked in a form that stays open was shown once more, of what it is about as it is now. */
export async function saveSeen(
  tx: Writer,
  { id }: Pick<Pending, 'id'>,
  seen: NonNullable<Pending['intent']['seen']>,
): Promise<void> {
  const row = await tx.pending.findUniqueOrThrow({ where: { id } });
  const intent = z.record(z.string(), z.json()).parse(row.intent);
  await tx.pending.update({ where: { id }, data: { intent: { ...intent, seen: z.json().parse(seen) } } });
}

/** Marks a pending intent as confirmed; answers false when it was cancelled or done before. */
export async function beginPending(tx: Writer, id: string): Promise<boolean> {
  const { count } = await tx.pending.updateMany({
    where: { id, state: { in: ['waiting', 'aside', 'going'] } },
    data: { state: 'going' },
  });
  return count === 1;
}

/** Ends a pending intent that was done. */
export async function finishPending(tx: Writer, id: string): Promise<void> {
  await tx.pending.updateMany({ where: { id }, data: { state: 'done' } });
}

/** Cancels a pending intent; answers false when it was confirmed or cancelled before. */
export async function cancelPending(tx: Writer, id: string): Promise<boolean> {
  const { count } = await tx.pending.updateMany({
    where: { id, state: { in: ['waiting', 'aside'] } },
    data: { state: 'cancelled' },
  });
  return count === 1;
}
