import { EngineError, type EngineErrorCode } from './errors.js';

/** Characters of what somebody says to others: a reason, a question, an answer. It stands in cards, in alerts and in the audit. */
export const longestNote = 500;

/** Throws, naming the field, where a text has more than {@link longestNote} characters. */
export function requireShort(text: string, field: string, code: EngineErrorCode = 'approval.invalid'): void {
  if (text.length <= longestNote) return;
  throw new EngineError(code, `The ${field} takes at most ${longestNote} characters.`, { field });
}
