import type { Caller } from '../caller.js';
import { EngineError } from '../errors.js';
import { requireShort } from '../notes.js';
import type { Origin } from '../operations/operation.js';
import { scrub } from '../scrub.js';

/** What somebody wants to know of a request, and what whoever asked for it answers. It is no vote. */
export interface ApprovalQuestion {
  readonly approvalNumber: number;
  /** Counts from 1 within a request. */
  readonly number: number;
  /** One line, without secrets. */
  readonly text: string;
  readonly caller: Caller;
  /** Where it was asked in chat, so that the answer is told there; null when asked elsewhere. */
  readonly origin: Origin | null;
  readonly createdAt: Date;
  readonly answer: ApprovalAnswer | null;
}

/** The one answer to a question: one line, without secrets. */
export interface ApprovalAnswer {
  readonly text: string;
  readonly caller: Caller;
  readonly at: Date;
}

/** Questions that one request takes. */
export const mostQuestions = 20;
/** Of one person that may wait for an answer at once, so that the others can ask as well. */
export const mostOpen = 5;

/**
 * What somebody typed as a question or an answer, on one line and with what looks like a secret taken out. Throws `approval.invalid` with the field
 * for nothing, and for too many characters.
 */
export function readNote(typed: string, field: 'question' | 'answer'): string {
  const text = scrub(typed).replace(/\s+/g, ' ').trim();
  if (text === '') throw new EngineError('approval.invalid', `Say the ${field}.`, { field });
  requireShort(text, field);
  return text;
}
