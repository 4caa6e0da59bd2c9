import { EngineError } from '../../engine/errors.js';
import type { Responder } from '../platform.js';
import { refusalText } from './answers.js';

/** Says a refusal beside the field of the form that it is about, which stays open; throws what is none, or has no such field. */
export function sayBeside(
  responder: Responder,
  error: unknown,
  fieldOf: (refusal: EngineError) => string | null | undefined,
): Promise<void> {
  const field = error instanceof EngineError ? fieldOf(error) : null;
  if (!field || !(error instanceof EngineError)) throw error;
  return responder.invalid({ [field]: refusalText(error) });
}
