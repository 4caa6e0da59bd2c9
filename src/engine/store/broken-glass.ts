import { z } from 'zod';
import { type BrokenGlass, verdicts } from '../approvals/broken-glass.js';
import { Caller } from '../caller.js';
import type { Reader, Writer } from './database.js';
import type { BrokenGlass as Row } from './generated/sqlite/client.js';

const Review = z.object({
  verdict: z.enum(verdicts),
  comment: z.string().nullable(),
  caller: Caller,
  at: z.iso.datetime().transform((text) => new Date(text)),
});

function toBrokenGlass({ isReviewed, review, ...row }: Row): BrokenGlass {
  return { ...row, caller: Caller.parse(row.caller), review: isReviewed ? Review.parse(review) : null };
}

export async function insertBrokenGlass(
  tx: Writer,
  { review: _none, ...broken }: BrokenGlass,
): Promise<void> {
  await tx.brokenGlass.create({ data: { ...broken, isReviewed: false } });
}

/** How a request was approved in an emergency; null for one that was not. */
export async function getBrokenGlass(db: Reader, approvalNumber: number): Promise<BrokenGlass | null> {
  const row = await db.brokenGlass.findUnique({ where: { approvalNumber } });
  return row && toBrokenGlass(row);
}

/** What nobody has reviewed though it was due, the oldest first. */
export async function listUnreviewed(db: Reader, now: Date): Promise<BrokenGlass[]> {
  const rows = await db.brokenGlass.findMany({
    where: { isReviewed: false, remindAt: { lte: now } },
    orderBy: { approvalNumber: 'asc' },
  });
  return rows.map(toBrokenGlass);
}

/** Takes one reminder; answers whether it was still to be given. */
export async function takeReminder(
  tx: Writer,
  { approvalNumber, reminders }: BrokenGlass,
  next: Date,
): Promise<boolean> {
  const { count } = await tx.brokenGlass.updateMany({
    where: { approvalNumber, reminders, isReviewed: false },
    data: { reminders: reminders + 1, remindAt: next },
  });
  return count === 1;
}

/** Keeps the one review; answers whether there was none before. */
export async function keepReview(
  tx: Writer,
  approvalNumber: number,
  { at, ...review }: NonNullable<BrokenGlass['review']>,
): Promise<boolean> {
  const { count } = await tx.brokenGlass.updateMany({
    where: { approvalNumber, isReviewed: false },
    data: { isReviewed: true, review: { ...review, at: at.toISOString() } },
  });
  return count === 1;
}
