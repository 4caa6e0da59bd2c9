import { is, isOne, type Token } from '../text/token.js';

/** Phrases in which what looks like a verb is a noun, or a noun stands for the verb: "create error", "do a dry run of", "the cluster list". */
export function asNouns(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, at, all) => {
    if (isOfDryRun(all, at) || (is(token, 'DET.a') && isNotice(all, at + 1))) return [];
    const noun = operations.find(([verb]) => is(token, verb));
    if (noun && token.form === 'base' && is(all[at + 1], 'N.events')) return [{ ...token, tags: [noun[1]] }];
    if (isNotice(all, at)) return [{ ...token, tags: ['V.tell'], form: 'base' }];
    if (isListNoun(all, at + 1))
      return [{ ...token, text: 'clusters', lower: 'clusters', tags: ['N.cluster'] }];
    return [token];
  });
}

/** "do a dry run of …": what is tried is all that counts. */
function isOfDryRun(tokens: readonly Token[], at: number): boolean {
  if (is(tokens[at], 'DET.a')) return is(tokens[at + 1], 'A.dryrun');
  const does = /^(do|make|run)$/.test(tokens[at]?.lower ?? '');
  return does && is(tokens[at + 1], 'DET.a') && is(tokens[at + 2], 'A.dryrun');
}

/** "ci create error": what failed, and nothing to be done. */
const operations = [
  ['V.create', 'E.create'],
  ['V.update', 'E.update'],
  ['V.delete', 'E.delete'],
] as const;

/** "we want a message when …": a wish to be told. */
function isNotice(tokens: readonly Token[], at: number): boolean {
  return (
    /^(message|msg|note|notice|notification|ping|heads[- ]up)$/.test(tokens[at]?.lower ?? '') &&
    is(tokens[at - 1], 'DET.a') &&
    (isOne(tokens[at - 2], ['REQ', 'V.need']) || /^(drop|leave|send|post)$/.test(tokens[at - 2]?.lower ?? ''))
  );
}

/** "gimme the cluster list": all of them. */
function isListNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  return (
    tokens[at]?.lower === 'list' &&
    is(before, 'N.cluster') &&
    !before?.lower.endsWith('s') &&
    isOne(tokens[at - 2], ['V.give', 'V.show', 'V.get', 'REQ', 'V.need', 'PRON.me']) &&
    (next === undefined || isOne(next, ['MARK', 'COURT']))
  );
}
