import { isGrave, riskOf } from '../intent-names.js';
import type { Meaning, NoneReason } from '../reading.js';
import { is, isOne, isOnly, type Token } from '../text/token.js';
import { splitClauses } from './clauses.js';
import { applyCorrections } from './corrections.js';
import { takeExplanation } from './explanations.js';
import { type ClauseReading, readClause } from './read-clause.js';
import type { Words } from './read-words.js';
import { withoutRemark } from './remarks.js';
import { endsTakenBack, isSmalltalk, takesBack } from './smalltalk.js';
import { topicOf } from './topic.js';

/** What a whole message comes to. */
export interface SentenceReading {
  readonly meaning?: Meaning;
  readonly none?: NoneReason;
  readonly other?: Meaning;
  /** It was nearly understood as this, which destroys nothing. */
  readonly guess?: Meaning;
  /** Names that nothing came of. */
  readonly unread?: readonly string[];
  readonly confidence: number;
  /** For choosing between readings of the same message. */
  readonly score: number;
}

const leastConfidence = 0.35;
/** What destroys or acts for others must be said without doubt. */
const leastForGrave = 0.72;

/** More of them are a text, and no message. */
export const mostClauses = 24;
const mostTokens = 200;

/** Puts the clauses of a message together: one wish is a meaning, two are too many, none has a reason. */
export function readSentence({ text, tokens }: Words): SentenceReading {
  if (isSmalltalk(tokens)) return none('smalltalk', 0.95);
  if (takesBack(tokens) || (endsTakenBack(tokens) && !tokens.some((token) => is(token, 'A.dryrun'))))
    return none('negated', 0.9);
  const explained = takeExplanation(text, tokens);
  const corrected = applyCorrections(withoutRemark(text, explained.tokens));
  const clauses = joined(splitClauses(corrected).map((each) => ({ ...each })));
  if (clauses.length > mostClauses || tokens.length > mostTokens) return none('out-of-scope', 0.9);
  const read: ClauseReading[] = [];
  for (const clause of clauses) {
    const before = read.at(-1);
    if (before?.meaning && before.mood === 'question' && isBareLook(clause)) continue;
    if (before?.meaning?.slots.dryRun === true && isDryRemark(clause)) continue;
    read.push(readClause(clause, before, topicOf(read.map((each) => each.tokens)), explained.reason));
  }
  return combine(read);
}

/** "preview creating ci, don't really do it": that it is tried only, said once more. */
function isDryRemark({ tokens }: ReturnType<typeof splitClauses>[number]): boolean {
  const plain = ['NEG', 'PRON.it', 'V.run', 'COURT', 'ADV', 'MARK', 'Q.is', 'WORD', 'P.for', 'HAN', 'REQ'];
  return tokens.some((token) => is(token, 'NEG')) && tokens.every((token) => isOne(token, plain));
}

/** "where is the CA of ci, show me": the second only asks again. */
function isBareLook({ tokens }: ReturnType<typeof splitClauses>[number]): boolean {
  const plain = ['V.show', 'V.give', 'PRON.me', 'COURT', 'ADV', 'MARK', 'REQ'];
  return tokens.every((token) => isOne(token, plain)) && tokens.some((token) => is(token, 'V.show'));
}

type Clause = ReturnType<typeof splitClauses>[number];

/** "when ci is done, tell me" and "a new cluster. 3 nodes. Template k8s" are one clause each. */
function joined(clauses: Clause[]): Clause[] {
  const result: Clause[] = [];
  for (const clause of clauses) {
    const before = result.at(-1);
    if (before && (isCondition(before, clause) || isEdit(before, clause) || isAddition(before, clause))) {
      result[result.length - 1] = {
        ...before,
        tokens: [...before.tokens, ...comma(before), ...clause.tokens],
      };
    } else result.push(clause);
  }
  return result;
}

function comma({ tokens }: Clause): Token[] {
  const last = tokens.at(-1);
  if (!last) return [];
  return [{ ...last, text: ',', lower: ',', script: 'mark', tags: ['MARK'], start: last.end, end: last.end }];
}

function isCondition(before: Clause, clause: Clause): boolean {
  if (clause.joint === 'full') return false;
  const opens = before.tokens.find((token) => !isOnly(token, ['COURT', 'ADV']));
  const conditional =
    is(opens, 'IF') ||
    (is(opens, 'Q.when') && opens?.script === 'latin') ||
    before.tokens.some((token) => token.script === 'chinese' && is(token, 'IF'));
  return conditional && clause.tokens.some((token) => is(token, 'V.tell') || is(token, 'V.subscribe'));
}

/** "update node group spot of web: replace max_node_count with 10": what is updated, then how. */
function isEdit(before: Clause, clause: Clause): boolean {
  if (clause.joint === 'full' || !before.tokens.some((token) => is(token, 'V.update'))) return false;
  const opens = clause.tokens.find(
    (token) => !is(token, 'COURT') && !is(token, 'ADV') && !is(token, 'P.obj'),
  );
  const edits = clause.tokens.some((token) => ['V.set', 'V.add', 'V.remove'].some((tag) => is(token, tag)));
  const own = clause.tokens.some(
    (token) =>
      token.names?.cluster ||
      ['N.cluster', 'N.template', 'N.nodegroup', 'N.node', 'V.delete', 'NEG'].some((tag) => is(token, tag)),
  );
  const says = isOne(opens, ['V.set', 'V.add', 'V.remove', 'A.*']);
  const changed = before.tokens.some((token) =>
    ['NUM', 'LABEL', 'NEG', 'SAY', 'HYP', 'V.set'].some((tag) => is(token, tag)),
  );
  const about = clause.tokens.some((token) => is(token, 'A.*') || is(token, 'LABEL'));
  return edits && says && about && !own && !changed;
}

const predicates = [
  'V.*',
  'X.*',
  'Q.*',
  'NEG',
  'HYP',
  'SAY',
  'CORR',
  'FUT',
  'TIME.*',
  'PRON.i',
  'IF',
  'N.progress',
  'YET',
];

/** No verb of its own, and something to be made or changed before it. */
function isAddition(before: Clause, clause: Clause): boolean {
  const makes = before.tokens.some((token) =>
    [
      'V.create',
      'V.make',
      'V.need',
      'V.resize',
      'V.add',
      'V.grow',
      'V.shrink',
      'REQ',
      'V.request',
      'V.give',
      'V.upgrade',
      'V.start',
      'V.update',
    ].some((tag) => is(token, tag)),
  );
  if (makes && isMoreOfIt(before, clause)) return true;
  if (
    !makes ||
    before.tokens.some(
      (token) => is(token, 'NEG') || is(token, 'HYP') || is(token, 'V.delete') || is(token, 'Q.what'),
    )
  )
    return false;
  const own = clause.tokens.some(
    (token, at) =>
      predicates.some((tag) => is(token, tag)) &&
      !isEquals(clause.tokens, at) &&
      !is(token, 'P.*') &&
      !is(token, 'A.*') &&
      !(token.text === '要' && is(clause.tokens[at + 1], 'NUM')),
  );
  const says = clause.tokens.some(
    (token) =>
      is(token, 'NUM') ||
      is(token, 'A.*') ||
      is(token, 'P.*') ||
      is(token, 'ENT') ||
      is(token, 'LABEL') ||
      is(token, 'N.template'),
  );
  return !own && says;
}

/** "Template is k8s-dev. Maximum is 3.": the same as an equals sign. */
function isEquals(tokens: readonly Token[], at: number): boolean {
  const isLast = tokens.at(-1)?.text === '?';
  return (
    !isLast &&
    /^(is|are)$/.test(tokens[at]?.lower ?? '') &&
    isOne(tokens[at - 1], ['A.*', 'N.template', 'N.node', 'N.master'])
  );
}

/** "… and give it 3 masters": more about what is being made. */
function isMoreOfIt(before: Clause, clause: Clause): boolean {
  const makesNew = before.tokens.some(
    (token) => is(token, 'V.create') || is(token, 'MORE') || is(token, 'DET.a'),
  );
  const it =
    clause.tokens.some((token) => is(token, 'PRON.it')) &&
    !clause.tokens.some((token) => token.names?.cluster);
  const says = clause.tokens.some(
    (token) => is(token, 'NUM') || is(token, 'A.*') || is(token, 'LABEL') || is(token, 'N.template'),
  );
  const other = clause.tokens.some(
    (token) =>
      (is(token, 'V.*') || is(token, 'X.verb') || is(token, 'Q.*') || is(token, 'NEG')) &&
      !['V.give', 'V.make', 'V.set', 'V.have', 'V.use', 'P.*', 'V.need', 'V.add'].some((tag) =>
        is(token, tag),
      ),
  );
  return makesNew && it && says && !other;
}

function combine(read: readonly ClauseReading[]): SentenceReading {
  if (read.some((each) => each.dangling)) return none('negated', 0.9);
  // What is hardly a question is no second wish.
  const asked = (each: ClauseReading) => each.mood === 'request' || (each.confidence ?? 0) >= leastConfidence;
  const live = withoutAnswered(
    merge(read.filter((each) => each.meaning !== undefined && (read.length === 1 || asked(each)))),
  );
  const foreign = read.filter((each) => each.foreign);
  const wishes = live.filter((each) => !isFollowUp(each, live));
  if (wishes.length === 1 && wishes[0]) return settle(wishes[0], foreign.length);
  if (wishes.length > 1) return none('multiple', 0.9);
  if (foreign.length > 0) return none('out-of-scope', 0.85);
  const reasons = read.map((each) => each.none).filter((each): each is NoneReason => each !== undefined);
  const several = reasons.find((each) => each === 'multiple');
  const told = several ?? reasons.find((each) => each !== 'out-of-scope' && each !== 'smalltalk');
  if (told) return none(told, 0.9);
  return none(
    reasons.length > 0 && reasons.every((each) => each === 'smalltalk') ? 'smalltalk' : 'out-of-scope',
    0.75,
  );
}

/** "how do I log in? log me in please": what is asked for need not be explained. */
function withoutAnswered(live: readonly ClauseReading[]): readonly ClauseReading[] {
  const asked = live.map(({ meaning }) => meaning?.intent);
  return live.filter(
    ({ meaning }) => meaning?.intent !== 'help' || !asked.includes(String(meaning.slots.topic)),
  );
}

function settle(wish: ClauseReading, foreign: number): SentenceReading {
  if (foreign > 0) return none('multiple', 0.8);
  const { meaning, confidence = 0.5 } = wish;
  if (!meaning) return none('out-of-scope', 0.6);
  if (confidence < leastFor(meaning)) return doubt(meaning);
  const filled = Object.keys(meaning.slots).length;
  return {
    meaning,
    confidence,
    score: confidence + filled * 0.02,
    ...(wish.other ? { other: wish.other } : {}),
    ...(wish.unread?.length ? { unread: wish.unread } : {}),
  };
}

/** Too many words that the meaning does not explain: worth a question where nothing can be lost. */
function doubt(guess: Meaning): SentenceReading {
  return { ...none('out-of-scope', 0.6), ...(isGrave(guess.intent) ? {} : { guess }) };
}

function leastFor({ intent }: Meaning): number {
  return isGrave(intent) ? leastForGrave : leastConfidence;
}

/** Who is told of what they ask for anyway: "create ci and tell me when it is done". */
function isFollowUp(each: ClauseReading, all: readonly ClauseReading[]): boolean {
  if (each.meaning?.intent !== 'alert-subscribe' || each.meaning.slots.channel !== undefined) return false;
  return all.some((other) => other !== each && other.meaning && riskOf(other.meaning.intent) !== 'read');
}

/** "delete a, and delete b" is one deletion of two; the same said twice is said once. */
function merge(live: readonly ClauseReading[]): ClauseReading[] {
  const result: ClauseReading[] = [];
  for (const each of live) {
    const same = result.findIndex((other) => other.meaning?.intent === each.meaning?.intent);
    const before = result[same];
    if (
      before?.meaning &&
      each.meaning?.intent === 'alert-subscribe' &&
      agree(before.meaning, each.meaning)
    ) {
      const slots = { ...before.meaning.slots, ...each.meaning.slots };
      result[same] = { ...before, meaning: { intent: each.meaning.intent, slots } };
      continue;
    }
    const lists = listOf(each.meaning);
    if (before?.meaning && each.meaning && lists) {
      const both = [
        ...((before.meaning.slots[lists] as string[] | undefined) ?? []),
        ...((each.meaning.slots[lists] as string[] | undefined) ?? []),
      ];
      result[same] = {
        ...before,
        meaning: { intent: each.meaning.intent, slots: { [lists]: [...new Set(both)] } },
      };
    } else if (before && covers(before, each)) continue;
    else if (before && covers(each, before)) result[same] = each;
    else result.push(each);
  }
  return result;
}

/** The slot of an intent that takes several names. */
function listOf(meaning: Meaning | undefined): 'clusters' | 'clusterTemplates' | null {
  if (meaning?.intent === 'cluster-delete') return 'clusters';
  return meaning?.intent === 'cluster-template-delete' ? 'clusterTemplates' : null;
}

/** No slot that both say otherwise: "subscribe to ci failing, send it to #ops". */
function agree({ slots }: Meaning, other: Meaning): boolean {
  return Object.entries(other.slots).every(
    ([slot, value]) => slots[slot] === undefined || JSON.stringify(slots[slot]) === JSON.stringify(value),
  );
}

function covers(one: ClauseReading, other: ClauseReading): boolean {
  const mine = one.meaning?.slots ?? {};
  return Object.entries(other.meaning?.slots ?? {}).every(
    ([slot, value]) => JSON.stringify(mine[slot]) === JSON.stringify(value),
  );
}

function none(reason: NoneReason, confidence: number): SentenceReading {
  return { none: reason, confidence, score: reason === 'out-of-scope' ? 0 : confidence * 0.3 };
}
