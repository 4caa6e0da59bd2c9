import type { Button, Card, Fact, Inline } from '../../card/card.js';
import { own } from '../../card/own.js';
import { localMoment } from '../../card/words.js';
import { requestId } from '../../engine/approvals/approval.js';
import type { ApprovalQuestion } from '../../engine/approvals/question.js';
import type { ApprovalView } from '../../engine/approvals/read.js';
import { person } from './person.js';

/** So many questions stand on a request's card, and so many characters of each. */
const most = 3;
const longest = 160;

/** The last questions about a request, each with its answer, as lines of its card. */
export function questionFacts(
  questions: readonly ApprovalQuestion[],
  platform: string | undefined,
  { whole = false }: { readonly whole?: boolean } = {},
): Fact[] {
  return (whole ? questions : questions.slice(-most)).flatMap(
    ({ number, text, caller, createdAt, answer }) => [
      said('question', [`${number}. `, person(caller, platform)], createdAt, whole ? text : shortened(text)),
      ...(answer
        ? [
            said(
              'answer',
              [`${number}. `, person(answer.caller, platform)],
              answer.at,
              whole ? answer.text : shortened(answer.text),
            ),
          ]
        : []),
    ],
  );
}

function said(label: 'question' | 'answer', who: readonly Inline[], at: Date, text: string): Fact {
  return { label, value: [...who, ', ', localMoment(at), `: ${own(text)}`], short: false };
}

function shortened(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** That there is more than a request's card has room for; null where there is not. */
export function moreQuestions(questions: readonly ApprovalQuestion[]): string | null {
  const more = questions.length - most;
  const cutOff = questions
    .slice(-most)
    .some(({ text, answer }) => text.length > longest || (answer?.text.length ?? 0) > longest);
  if (more <= 0 && !cutOff) return null;
  return 'Press What changes to read every question in full.';
}

/** Opens the form in which a question is answered. */
export function answerButton(id: string, { number }: ApprovalQuestion): Button {
  return { label: 'Answer', style: 'primary', action: `ask:approval-answer ${id} --to ${number}` };
}

/** A question as it is told to whoever asked for the request, with its answer once there is one; null when there is no such question. */
export function questionCard(
  { approval, questions }: ApprovalView,
  number: number | undefined,
  platform: string | undefined,
): Card | null {
  const question = questions.find((each) => each.number === number);
  if (!question) return null;
  const { caller, text, answer } = question;
  const id = requestId(approval);
  const waits = approval.state === 'PENDING' && !answer;
  return {
    title: answer ? `A question about ${id}, answered` : `A question about ${id}`,
    tone: waits ? 'warning' : 'neutral',
    text: [person(caller, platform), ...standing(approval, answer, platform)],
    facts: [
      { label: 'question', value: own(text), short: false },
      ...(answer ? [said('answer', [person(answer.caller, platform)], answer.at, answer.text)] : []),
    ],
    ...(waits ? { buttons: [answerButton(id, question)] } : {}),
  };
}

function standing(
  { state, requester }: ApprovalView['approval'],
  answer: ApprovalQuestion['answer'],
  platform: string | undefined,
): Inline[] {
  if (answer) return [' asked, and ', person(answer.caller, platform), ' has answered.'];
  if (state !== 'PENDING') return [' asked, and the request is over.'];
  return [' asks, and ', person(requester, platform), ' can answer.'];
}

/** An answer as it is told to whoever asked the question; null when there is none. */
export function answerCard(
  { approval, questions }: ApprovalView,
  number: number | undefined,
  platform: string | undefined,
): Card | null {
  const question = questions.find((each) => each.number === number);
  if (!question?.answer) return null;
  const { caller, text, answer } = question;
  return {
    title: `An answer about ${requestId(approval)}`,
    tone: 'neutral',
    text: [person(caller, platform), ', ', person(answer.caller, platform), ' has answered.'],
    facts: [
      { label: 'question', value: own(text), short: false },
      { label: 'answer', value: own(answer.text), short: false },
    ],
  };
}
