import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Request } from '../operations/begin.js';
import { keepAnswer, listQuestions } from '../store/approval-questions.js';
import { moveApproval } from '../store/approvals.js';
import type { Reader, Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { untilTaken } from './again.js';
import { requestId } from './approval.js';
import type { Asked } from './ask-question.js';
import { requirePending } from './decide.js';
import { isOneOf } from './principals.js';
import { type ApprovalAnswer, type ApprovalQuestion, readNote } from './question.js';
import { findApproval } from './read.js';

/** Which question somebody answers: by its number, or the one that waits. */
export interface Answered {
  readonly request: string;
  readonly to?: number | undefined;
}

/**
 * The question that the caller may answer now. Throws `approval.not_found`, `approval.not_yours` for anybody but whoever asked for the request,
 * `approval.over`, `approval.recorded` where it is answered, and `approval.invalid` where there is none, or where it is not said which of several.
 */
export async function checkAnswer(
  engine: Engine,
  caller: Caller,
  { request, to }: Answered,
  now: Date = new Date(),
  db: Reader = engine.db.read,
): Promise<Asked> {
  const approval = await findApproval(engine, caller, request, db);
  const id = requestId(approval);
  if (!isOneOf(caller, approval.askers)) {
    throw new EngineError(
      'approval.not_yours',
      `${id} is not your request: only who asked for it answers questions about it.`,
    );
  }
  requirePending(approval, now);
  return { approval, question: choose(id, await listQuestions(db, approval.number), to) };
}

function choose(
  id: string,
  questions: readonly ApprovalQuestion[],
  to: number | undefined,
): ApprovalQuestion {
  const open = questions.filter(({ answer }) => !answer);
  const question = to === undefined ? open[0] : questions.find(({ number }) => number === to);
  if (to !== undefined && !question) {
    throw new EngineError('approval.invalid', `${id} has no question ${to}.`, {
      field: 'to',
      hint: `approval-show ${id} lists them.`,
    });
  }
  if (question?.answer) {
    throw new EngineError(
      'approval.recorded',
      `Question ${question.number} about ${id} is answered already.`,
    );
  }
  if (!question) {
    throw new EngineError('approval.invalid', `No question about ${id} waits for an answer.`, {
      field: 'request',
    });
  }
  if (to === undefined && open.length > 1) {
    throw new EngineError('approval.invalid', `${open.length} questions about ${id} wait for an answer.`, {
      field: 'to',
      hint: `Say which: --to ${open.map(({ number }) => number).join(', or --to ')}.`,
    });
  }
  return question;
}

/**
 * Keeps the answer to a question, once, with its event and its audit record in one transaction. Throws what {@link checkAnswer} does, and
 * `approval.invalid` for a text that is none or too long.
 */
export async function answerQuestion(
  engine: Engine,
  caller: Caller,
  said: Answered & { readonly answer: string },
  { origin }: Request = {},
  now: Date = new Date(),
): Promise<Asked> {
  const answer = { text: readNote(said.answer, 'answer'), caller, at: now };
  return untilTaken(engine, (tx) => answerOnce(engine, tx, said, answer, origin));
}

async function answerOnce(
  engine: Engine,
  tx: Writer,
  said: Answered,
  answer: ApprovalAnswer,
  origin: Request['origin'],
): Promise<Asked | null> {
  const { caller, text } = answer;
  const { approval, question } = await checkAnswer(engine, caller, said, answer.at, tx);
  if (!(await moveApproval(tx, approval, {}))) return null;
  if (!(await keepAnswer(tx, question, answer))) return null;
  const { number, projectId } = approval;
  await insertEvent(tx, {
    projectId,
    body: { type: 'approval.answered', number, question: question.number },
  });
  await appendAudit(tx, caller, {
    action: 'approval-answer',
    target: { kind: 'approval', id: requestId(approval), name: approval.projectName },
    input: { number: question.number, answer: text },
    outcome: 'accepted',
    origin,
  });
  return { approval, question: { ...question, answer } };
}
