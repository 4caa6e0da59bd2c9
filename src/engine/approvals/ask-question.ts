import { appendAudit } from '../audit/append.js';
import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Request } from '../operations/begin.js';
import { authorize } from '../policy.js';
import { findQuestionByKey, insertQuestion, listQuestions } from '../store/approval-questions.js';
import { getApproval, moveApproval } from '../store/approvals.js';
import type { Reader, Writer } from '../store/database.js';
import { insertEvent } from '../store/events.js';
import { untilTaken } from './again.js';
import { type Approval, requestId } from './approval.js';
import { requirePending } from './decide.js';
import { isOneOf, principalsOf } from './principals.js';
import { type ApprovalQuestion, mostOpen, mostQuestions, readNote } from './question.js';
import { findApproval } from './read.js';

/** A request, and one question about it. */
export interface Asked {
  readonly approval: Approval;
  readonly question: ApprovalQuestion;
}

/**
 * Throws unless the caller may ask something about the request now: `policy.forbidden`, `approval.not_found` where they do not see it,
 * `approval.not_yours` for whoever asked for it, `approval.over` when it is decided or its time has passed, `approval.invalid` where it has as many
 * questions as a request takes.
 */
export async function checkQuestion(
  engine: Engine,
  caller: Caller,
  request: string,
  now: Date = new Date(),
  db: Reader = engine.db.read,
): Promise<{ approval: Approval; questions: ApprovalQuestion[] }> {
  authorize(engine, caller, 'approval:get');
  const approval = await findApproval(engine, caller, request, db);
  const id = requestId(approval);
  if (isOneOf(caller, approval.askers)) {
    throw new EngineError('approval.not_yours', `${id} is your own request: others ask about it.`, {
      hint: `Answer them with approval-answer ${id}.`,
    });
  }
  requirePending(approval, now);
  const questions = await listQuestions(db, approval.number);
  if (questions.length >= mostQuestions) {
    throw new EngineError('approval.invalid', `${id} has ${mostQuestions} questions, and takes no more.`, {
      field: 'question',
      hint: 'Talk to whoever asked for it.',
    });
  }
  return { approval, questions };
}

/**
 * Keeps a question about a request that waits, with its event and its audit record in one transaction; it decides nothing. Throws what
 * {@link checkQuestion} does, `approval.invalid` for a text that is none or too long, and `approval.recorded` for one that the same person asked
 * and that waits for its answer. A request key that was used before answers what it made then.
 */
export async function askQuestion(
  engine: Engine,
  caller: Caller,
  said: { readonly request: string; readonly question: string },
  request: Request = {},
  now: Date = new Date(),
): Promise<Asked> {
  const text = readNote(said.question, 'question');
  return untilTaken(engine, (tx) =>
    askOnce(engine, tx, caller, { request: said.request, text }, request, now),
  );
}

async function askOnce(
  engine: Engine,
  tx: Writer,
  caller: Caller,
  said: { readonly request: string; readonly text: string },
  { key, origin }: Request,
  now: Date,
): Promise<Asked | null> {
  const earlier = key ? await findQuestionByKey(tx, key) : null;
  const about = earlier && (await getApproval(tx, earlier.approvalNumber));
  if (earlier && about) return { approval: about, question: earlier };
  const { approval, questions } = await checkQuestion(engine, caller, said.request, now, tx);
  const { text } = said;
  const isMine = (each: ApprovalQuestion) => isOneOf(caller, principalsOf(each.caller));
  const open = questions.filter((each) => !each.answer && isMine(each));
  if (open.some((each) => each.text === text)) {
    // The same delivery may have been taken down a moment ago, beside this one.
    const same = key ? await findQuestionByKey(tx, key) : null;
    if (same) return { approval, question: same };
    throw new EngineError('approval.recorded', `You asked that about ${requestId(approval)} already.`);
  }
  if (open.length >= mostOpen) {
    throw new EngineError(
      'approval.invalid',
      `${open.length} questions of yours about ${requestId(approval)} wait for an answer already.`,
      { field: 'request' },
    );
  }
  // First the request: a decision at this moment comes before, or after.
  if (!(await moveApproval(tx, approval, {}))) return null;
  const { number: approvalNumber, projectId } = approval;
  const number = (questions.at(-1)?.number ?? 0) + 1;
  const question = {
    approvalNumber,
    number,
    text,
    caller,
    origin: origin ?? null,
    createdAt: now,
    answer: null,
  };
  await insertQuestion(tx, question, key ?? null);
  await insertEvent(tx, {
    projectId,
    body: { type: 'approval.asked', number: approvalNumber, question: number },
  });
  await appendAudit(tx, caller, {
    action: 'approval-ask',
    target: { kind: 'approval', id: requestId(approval), name: approval.projectName },
    input: { number, question: text },
    outcome: 'accepted',
    origin,
  });
  return { approval, question };
}
