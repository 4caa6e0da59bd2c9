import { is, isOne, type Token } from '../text/token.js';

/** Phrases in which what looks like a verb is a noun, or a noun stands for the verb: "create error", "do a dry run of", "the cluster list". */
export function asNouns(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, at, all) => {
    for (const rule of rules) {
      const meant = rule(token, all, at);
      if (meant) return meant;
    }
    return [token];
  });
}

/** What stands for a token in a phrase; null where it is not in that phrase. */
type Rule = (token: Token, all: readonly Token[], at: number) => readonly Token[] | null;

const rules: readonly Rule[] = [
  (_, all, at) => (isOfDryRun(all, at) ? [] : null),
  (token, all, at) => (is(token, 'DET.a') && isNotice(all, at + 1) ? [] : null),
  (token, all, at) => (isNotice(all, at) ? [{ ...token, tags: ['V.tell'], form: 'base' }] : null),
  (token, all, at) => {
    const noun = operations.find(([verb]) => is(token, verb));
    return noun && token.form === 'base' && is(all[at + 1], 'N.events')
      ? [{ ...token, tags: [noun[1]] }]
      : null;
  },
  // "set up alerts"
  (token, all, at) =>
    is(token, 'V.create') && is(all[at + 1], 'N.alert') ? [{ ...token, tags: ['V.subscribe'] }] : null,
  // "…, but do delete ci"
  (token, all, at) =>
    token.lower === 'do' && is(all[at - 1], 'BUT') && all[at + 1]?.form === 'base' ? [] : null,
  // "bring it down to 2": elsewhere it is an end.
  (token, all, at) =>
    token.lower === 'bring it down' && is(all[at + 1], 'P.to') && is(all[at + 2], 'NUM')
      ? [
          { ...token, tags: ['V.shrink'] },
          { ...token, text: 'it', lower: 'it', tags: ['PRON.it'], form: undefined },
        ]
      : null,
  (token) => statusOf(token),
  (token, all, at) =>
    isListNoun(all, at + 1) ? [{ ...token, text: 'clusters', lower: 'clusters', tags: ['N.cluster'] }] : null,
];

/** "DELETE_FAILED": what ended, and how. */
function statusOf(token: Token): Token[] | null {
  const [, operation, end] = /^(create|update|delete)_(complete|failed)$/.exec(token.lower) ?? [];
  if (!operation || !end) return null;
  const tags = end === 'failed' ? ['V.fail', 'S.failed', 'E.fail'] : ['S.complete'];
  return [
    { ...token, text: operation, lower: operation, tags: [`E.${operation}`], form: 'base' },
    { ...token, text: end, lower: end, tags, form: 'past' },
  ];
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
