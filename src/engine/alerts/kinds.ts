import { z } from 'zod';
import { EngineError } from '../errors.js';
import { nearestName } from '../nearest.js';

/** The statuses that an operation may leave a cluster in, in Magnum's words. */
const endStatuses = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'DELETE_COMPLETE',
  'DELETE_FAILED',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
] as const;

/**
 * What a channel can hear of: ends of operations, an operation that has not moved for long (`stuck`), a stack that others changed
 * (`drift`), a cluster that became unhealthy or well again (`health`), a certificate that expires soon (`certificate`).
 */
export const alertKinds = [...endStatuses, 'stuck', 'drift', 'health', 'certificate'] as const;
export const AlertKind = z.enum(alertKinds);
export type AlertKind = z.infer<typeof AlertKind>;

/** The kinds that a word stands for: `CREATE_FAILED`, `stuck`, and for several `failed`, `complete`, `CREATE_*`. Null for another word. */
export function kindsOf(word: string): readonly AlertKind[] | null {
  const wanted = word.trim().toUpperCase();
  if (wanted === '*' || wanted === 'ALL') return alertKinds;
  const exact = alertKinds.filter((kind) => kind.toUpperCase() === wanted);
  if (exact.length > 0) return exact;
  const part = wanted.replace(/^\*?_|_?\*$/g, '');
  const among = endStatuses.filter((status) => status.split('_').includes(part));
  return among.length > 0 ? among : null;
}

/** Whether somebody means a status by a word that is none: capitals with an underscore, or nearly the name of one. */
export function isLikeKind(word: string): boolean {
  return /^[A-Z]+(_[A-Z]*)+$/.test(word) || nearestKind(word) !== null;
}

function nearestKind(word: string): string | null {
  return nearestName(word.toUpperCase(), endStatuses) ?? nearestName(word, alertKinds);
}

/** The kinds that these words stand for, each once. Throws `alert.invalid` with what would be accepted. */
export function readKinds(words: readonly string[], field: string): AlertKind[] {
  const kinds = words.flatMap((word) => {
    const found = kindsOf(word);
    if (found) return found;
    const meant = nearestKind(word);
    throw new EngineError('alert.invalid', `There is no status ${word}.`, {
      field,
      hint: meant ? `Did you mean ${meant}?` : `Say ${alertKinds.join(', ')}, or failed for all that fail.`,
    });
  });
  return alertKinds.filter((kind) => kinds.includes(kind));
}
