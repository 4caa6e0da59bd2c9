import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Reader } from './database.js';

/**
 * A read that is shared by all who ask the same within one turn of the event loop. The question is put when all of them have asked, so
 * nobody is answered with what was true before.
 */
export function shareReads<Question, Answer>(
  keyOf: (question: Question) => string,
  ask: (db: Reader, question: Question) => Promise<Answer>,
): (db: Reader, question: Question) => Promise<Answer> {
  const coming = new WeakMap<Reader, Map<string, Promise<Answer>>>();
  return (db, question) => {
    const all = coming.get(db) ?? new Map<string, Promise<Answer>>();
    coming.set(db, all);
    const key = keyOf(question);
    const known = all.get(key);
    if (known) return known;
    const mine = nextTurn().then(() => {
      all.delete(key);
      return ask(db, question);
    });
    all.set(key, mine);
    return mine;
  };
}
