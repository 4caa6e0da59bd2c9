import { isIntentName, riskOf } from '../intent-names.js';
import { type Understood, understand } from '../meaning/understand.js';
import type { Meaning, NoneReason } from '../reading.js';
import { is, isOne, isOnly, type Token } from '../text/token.js';
import type { splitClauses } from './clauses.js';
import { confidenceOf } from './confidence.js';
import { type ClauseMood, moodOf } from './mood.js';
import { notAnOrder } from './orders.js';

/** What one clause says. */
export interface ClauseReading {
  readonly tokens: readonly Token[];
  readonly mood: ClauseMood;
  readonly meaning?: Meaning;
  readonly confidence?: number;
  readonly other?: Meaning;
  /** Names in a wish for something new that nothing came of. */
  readonly unread?: readonly string[];
  /** Why it asks for nothing. */
  readonly none?: NoneReason;
  /** It asks for something that is not done here. */
  readonly foreign?: boolean;
  /** It says no, and not to what: "do not, under any circumstances, …". */
  readonly dangling?: boolean;
}

type Clause = ReturnType<typeof splitClauses>[number];

/** Reads a clause, with the mood that it may have inherited and the cluster that was named before it. */
export function readClause(
  clause: Clause,
  before: ClauseReading | undefined,
  carried: readonly Token[],
  reason: string | undefined,
): ClauseReading {
  const { tokens } = clause;
  const topic = tokens.find((token) => token.lower.includes('-') && isIntentName(token.lower));
  const mood = inherited(clause, before) ?? moodOf(tokens);
  const base = { tokens, mood };
  if (mood === 'howto' || asksHelpWith(tokens)) return { ...base, ...howto(tokens, topic) };
  if (topic && tokens.some((token) => is(token, 'N.help') || is(token, 'Q.*') || is(token, 'V.show'))) {
    return { ...base, meaning: { intent: 'help', slots: { topic: topic.lower } }, confidence: 0.9 };
  }
  const asQuestion = mood === 'question' || mood === 'condition' || mood === 'statement';
  const understood = grasp(
    withQuota(tokens, before),
    asQuestion ? 'question' : 'request',
    carried,
    reason,
    before,
  );
  if (mood === 'negated' && isDangling(tokens)) return { ...base, none: mood, dangling: true };
  if (mood === 'negated' || mood === 'hypothetical' || mood === 'report')
    return { ...base, ...unasked(understood, tokens, mood) };
  if (mood === 'statement' && understood?.candidate.intent !== 'cluster-events')
    return { ...base, none: understood ? 'report' : 'out-of-scope' };
  if (!understood || mood === 'condition') return { ...base, ...outside(tokens) };
  return { ...base, ...judge(understood, tokens, mood) };
}

/** What is denied, supposed or told is no wish, and what is only told is no foreign one either. */
function unasked(
  understood: Understood | null,
  tokens: readonly Token[],
  mood: 'negated' | 'hypothetical' | 'report',
): Partial<ClauseReading> {
  if (understood || speaksOfUs(tokens)) return { none: mood };
  const { none, foreign } = outside(tokens);
  return { ...(none ? { none } : {}), foreign: foreign === true && mood !== 'report' };
}

/** "don't scale ci and delete prod": what is joined by "and" is meant alike. */
function inherited({ joint, tokens }: Clause, before: ClauseReading | undefined): ClauseMood | null {
  if (!before || joint === 'full') return null;
  const own = moodOf(tokens);
  // "unless I say otherwise, delete it": under a condition.
  const opens = before.tokens.find((token) => !isOnly(token, ['COURT', 'ADV']));
  const conditional = before.mood === 'condition' || (is(opens, 'IF') && before.mood !== 'request');
  if (conditional && joint === 'comma' && own === 'request') return 'hypothetical';
  if (own !== 'request' && own !== 'question') return null;
  const passes =
    before.mood === 'hypothetical' ||
    (joint === 'and' && (before.mood === 'negated' || before.mood === 'report'));
  const asks = tokens.some((token) => is(token, 'REQ'));
  if (
    before.mood === 'hypothetical' &&
    joint === 'comma' &&
    !before.tokens.some(
      (token) =>
        is(token, 'IF') ||
        /if|when|如果|要是|假如|假设|若|万一|imagine|suppose|say|assum|hypothe|theor/.test(token.lower),
    )
  )
    return null;
  return passes && !(asks && joint === 'comma') ? before.mood : null;
}

function howto(tokens: readonly Token[], topic: Token | undefined): Partial<ClauseReading> {
  const rest = tokens.filter(
    (token) =>
      !is(token, 'Q.howto') &&
      !is(token, 'Q.part') &&
      !is(token, 'N.help') &&
      !is(token, 'N.command') &&
      !(is(token, 'P.with') && is(tokens[0], 'N.help')) &&
      token.text !== '?',
  );
  if (topic) return { meaning: { intent: 'help', slots: { topic: topic.lower } }, confidence: 0.9 };
  const understood = understand(withoutPast(rest), 'request') ?? understand(withoutPast(rest), 'question');
  if (!understood || foreignIn(understood))
    return rest.length === 0
      ? { meaning: { intent: 'help', slots: {} }, confidence: 0.8 }
      : { none: 'out-of-scope', foreign: true };
  if (understood.candidate.intent === 'help')
    return { meaning: { intent: 'help', slots: {} }, confidence: 0.9 };
  return { meaning: { intent: 'help', slots: { topic: understood.candidate.intent } }, confidence: 0.85 };
}

/** "help with resizing": how it is done. */
function asksHelpWith([help, link, ...rest]: readonly Token[]): boolean {
  return (
    is(help, 'N.help') && is(link, 'P.with') && rest.some((token) => is(token, 'V.*') && token.form === 'ing')
  );
}

function withoutPast(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token) => (token.form === 'ing' ? { ...token, form: 'base' as const } : token));
}

/** Understands a clause; where it speaks of "it" or names nothing, of the cluster that was named before. */
function grasp(
  tokens: readonly Token[],
  mood: 'request' | 'question',
  carried: readonly Token[],
  reason: string | undefined,
  before?: ClauseReading,
): Understood | null {
  if (isThatTemplate(tokens, carried)) return understand([...tokens, ...carried], mood, reason);
  const alone = understand(tokens, mood, reason);
  const names = tokens.some((token) => token.names?.cluster);
  const pronoun = tokens.findIndex((token) => is(token, 'PRON.it'));
  if (carried.length === 0 || names || (alone && pronoun < 0 && !lacksCluster(alone))) return alone;
  if (pronoun < 0 && tokens.every((token) => isOne(token, ['COURT', 'ADV', 'MARK']))) return alone;
  const acts = carried.some((token) => token.names?.cluster) || isOneOf(tokens, ['V.*']);
  if (pronoun < 0 && !acts) return alone;
  if (meansNodes(tokens[pronoun], before)) return alone;
  const risky = alone !== null && riskOf(alone.candidate.intent) === 'destructive';
  if (risky && pronoun < 0) return alone;
  const filled =
    pronoun >= 0
      ? [...tokens.slice(0, pronoun), ...verbOf(tokens[pronoun]), ...carried, ...tokens.slice(pronoun + 1)]
      : [...tokens, ...carried];
  return understand(filled, mood, reason) ?? alone;
}

/** "k8s is obsolete, delete that template": the one that was named. */
function isThatTemplate(tokens: readonly Token[], carried: readonly Token[]): boolean {
  const at = tokens.findIndex((token) => is(token, 'N.template'));
  const known = carried.filter((token) => token.names);
  return (
    /^(that|this)$/.test(tokens[at - 1]?.lower ?? '') &&
    !isOneOf(tokens, ['ENT', 'NAME']) &&
    known.length === 1 &&
    known[0]?.names?.template !== undefined
  );
}

/** "ci has two nodes too many, take them away": nodes, and no cluster. */
function meansNodes(pronoun: Token | undefined, before: ClauseReading | undefined): boolean {
  return /^(them|they|those|它们)$/.test(pronoun?.lower ?? '') && isOneOf(before?.tokens ?? [], ['N.node']);
}

/** "make it" is the verb as well. */
function verbOf(pronoun: Token | undefined): Token[] {
  return pronoun && is(pronoun, 'V.*')
    ? [{ ...pronoun, tags: pronoun.tags.filter((tag) => tag.startsWith('V.')) }]
    : [];
}

function lacksCluster({ candidate: { intent, slots } }: Understood): boolean {
  return /^cluster-(resize|show|events|config|upgrade|retry)$/.test(intent) && slots.cluster === undefined;
}

function foreignIn({ facts, left }: Understood): boolean {
  return (
    left.some((token) => is(token, 'X.*')) || facts.tokens.some((token) => !token.used && onlyForeign(token))
  );
}

/** "the CA of ci for my laptop": where it will be used. */
function isForMine({ candidate, facts, left }: Understood, tokens: readonly Token[]): boolean {
  if (candidate.intent !== 'ca-show' && candidate.intent !== 'cluster-config') return false;
  const foreign = [...left, ...facts.tokens].filter((token) => is(token, 'X.*') && !is(token, 'N.*'));
  return foreign.every(({ start }) => {
    const at = tokens.findIndex((token) => token.start === start);
    return /^(my|our)( (own|new))?$/.test(tokens[at - 1]?.lower ?? '') && is(tokens[at - 2], 'P.for');
  });
}

function onlyForeign(token: Token): boolean {
  return token.tags.every((tag) => tag.startsWith('X.'));
}

const ours = [
  'N.cluster',
  'N.template',
  'N.nodegroup',
  'N.node',
  'N.quota',
  'N.ca',
  'ENT',
  'COE.*',
  'N.cert',
  'N.request',
  'PRON.it',
];

/** "we've hit our quota, can we have five more?": of what was spoken of. */
function withQuota(tokens: readonly Token[], before: ClauseReading | undefined): readonly Token[] {
  const quota = before?.tokens.find((token) => is(token, 'N.quota'));
  const bare =
    isOneOf(tokens, ['NUM', 'MORE']) &&
    !tokens.some(
      (token) =>
        (isOne(token, ['N.*', 'ENT', 'NAME']) && !isOne(token, ['N.cluster', 'N.room'])) ||
        (isOne(token, ['V.*', 'X.*']) && !isOne(token, wanting)),
    );
  if (quota && bare) return [...tokens, quota];
  // "I lost my kubeconfig of ci, can you send it again?"
  const file = before?.tokens.find((token) => is(token, 'N.config'));
  const again =
    isOneOf(tokens, ['V.give', 'V.get', 'V.show']) && !isOneOf(tokens, ['N.*', 'ENT', 'NAME', 'X.*']);
  const of = before?.tokens.filter((token) => token.names?.cluster) ?? [];
  return file && again ? [...tokens, file, ...of.slice(0, 1)] : tokens;
}

const wanting = ['V.need', 'V.have', 'V.get', 'V.request', 'V.give', 'P.*'];

function isOneOf(tokens: readonly Token[], tags: readonly string[]): boolean {
  return tokens.some((token) => isOne(token, tags));
}

function isDangling(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => !is(token, 'MARK'));
  const at = words.findIndex((token) => is(token, 'NEG'));
  return (
    at >= 0 &&
    !words
      .slice(at)
      .some(
        (token) =>
          is(token, 'V.*') ||
          is(token, 'X.*') ||
          is(token, 'ENT') ||
          is(token, 'N.*') ||
          /删|建|扩|缩|升/.test(token.text),
      ) &&
    /don|do not|never|dont|不要|别|勿|must not|not/.test(words[at]?.lower ?? '')
  );
}

function speaksOfUs(tokens: readonly Token[]): boolean {
  if (tokens.some((token) => is(token, 'QUOTED') || (is(token, 'ENT') && token.names?.cluster))) return true;
  return (
    tokens.some((token) => ours.some((tag) => is(token, tag))) &&
    tokens.some((token) => is(token, 'V.*') || is(token, 'X.verb') || is(token, 'HYP') || is(token, 'BEI'))
  );
}

/** A clause that is none of ours: it asks for something else, or only says something. */
function outside(tokens: readonly Token[]): Partial<ClauseReading> {
  const foreign = tokens.some((token) => is(token, 'X.*') && !is(token, 'N.*') && !is(token, 'A.*'));
  const asks = tokens.some(
    (token) => is(token, 'X.verb') || is(token, 'V.*') || is(token, 'Q.*') || is(token, 'REQ'),
  );
  return { none: 'out-of-scope', foreign: foreign && asks && orders(tokens) };
}

/** A wish or a question, and not what is only told before one: "new laptop, lost everything, …". */
function orders(tokens: readonly Token[]): boolean {
  const told = tokens.some(
    (token) => token.script === 'chinese' && is(token, 'DONE.le') && token === tokens.at(-1),
  );
  if (told && !tokens.some((token) => isOne(token, ['REQ', 'P.obj']))) return false;
  if (tokens.some((token) => isOne(token, ['REQ', 'V.need', 'P.obj', 'SUG', 'X.verb']) || token.text === '?'))
    return true;
  const words = tokens.filter((token) => !isOnly(token, ['COURT', 'ADV', 'DET', 'MARK']));
  const first = words[0];
  if (isOne(first, ['Q.*', 'NEG', 'P.for'])) return true;
  return is(first, 'V.*') && (first?.form === undefined || first.form === 'base');
}

function judge(understood: Understood, tokens: readonly Token[], mood: ClauseMood): Partial<ClauseReading> {
  const { candidate, several } = understood;
  const risk = riskOf(candidate.intent);
  if (foreignIn(understood) && !isForMine(understood, tokens)) return { none: 'out-of-scope', foreign: true };
  if (several) return { none: 'multiple' };
  if (
    risk !== 'read' &&
    candidate.intent !== 'quota-request' &&
    tokens.some((token) => is(token, 'TIME.future'))
  ) {
    return { none: 'out-of-scope', foreign: true };
  }
  const otherwise = notAnOrder(tokens, candidate.intent);
  if (otherwise) return { none: otherwise };
  if (mood === 'suggestion' && (risk === 'destructive' || risk === 'privileged'))
    return { none: 'hypothetical' };
  const confidence = confidenceOf(understood, mood);
  const meaning = { intent: candidate.intent, slots: candidate.slots };
  return { meaning, confidence, unread: unreadOf(understood) };
}

/** "A template with m1.small, laptop": what is named of something new is never dropped without a word. */
function unreadOf({ candidate, left }: Understood): string[] {
  if (!candidate.intent.endsWith('-create')) return [];
  return left.filter((token) => isOne(token, ['NAME', 'ENT'])).map(({ text }) => text);
}
