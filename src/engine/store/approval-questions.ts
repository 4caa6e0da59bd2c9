import { z } from 'zod';
import type { ApprovalQuestion } from '../approvals/question.js';
import { Caller } from '../caller.js';
import { Origin } from '../operations/operation.js';
import type { Reader, Writer } from './database.js';
import { Prisma, type ApprovalQuestion as Row } from './generated/sqlite/client.js';

const Answer = z.object({
  text: z.string(),
  caller: Caller,
  at: z.iso.datetime().transform((text) => new Date(text)),
});

function toQuestion({ requestKey: _key, isAnswered, answer, ...row }: Row): ApprovalQuestion {
  return {
    ...row,
    caller: Caller.parse(row.caller),
    origin: Origin.nullable().parse(row.origin),
    answer: isAnswered ? Answer.parse(answer) : null,
  };
}

export async function insertQuestion(
  tx: Writer,
  { answer: _none, origin, ...question }: ApprovalQuestion,
  requestKey: string | null,
): Promise<void> {
  await tx.approvalQuestion.create({
    data: { ...question, origin: origin ?? Prisma.DbNull, requestKey, isAnswered: false },
  });
}

/** The question that an earlier delivery of the same words made; null when there is none. */
export async function findQuestionByKey(db: Reader, requestKey: string): Promise<ApprovalQuestion | null> {
  const row = await db.approvalQuestion.findUnique({ where: { requestKey } });
  return row && toQuestion(row);
}

/** Everything that was asked about a request, in the order in which it was. */
export async function listQuestions(db: Reader, approvalNumber: number): Promise<ApprovalQuestion[]> {
  const rows = await db.approvalQuestion.findMany({
    where: { approvalNumber },
    orderBy: { number: 'asc' },
  });
  return rows.map(toQuestion);
}

/** Keeps the one answer; answers whether there was none before. */
export async function keepAnswer(
  tx: Writer,
  { approvalNumber, number }: Pick<ApprovalQuestion, 'approvalNumber' | 'number'>,
  { at, ...answer }: NonNullable<ApprovalQuestion['answer']>,
): Promise<boolean> {
  const { count } = await tx.approvalQuestion.updateMany({
    where: { approvalNumber, number, isAnswered: false },
    data: { isAnswered: true, answer: { ...answer, at: at.toISOString() } },
  });
  return count === 1;
}
