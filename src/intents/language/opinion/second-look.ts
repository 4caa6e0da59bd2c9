import { destroys, type IntentName, isGrave, isIntentName, riskOf } from '../intent-names.js';
import type { NameKind } from '../known-names.js';
import { type Understood, understand } from '../meaning/understand.js';
import type { Meaning, NoneReason } from '../reading.js';
import { splitClauses } from '../sentence/clauses.js';
import { applyCorrections } from '../sentence/corrections.js';
import { takeExplanation } from '../sentence/explanations.js';
import type { SentenceReading } from '../sentence/read-sentence.js';
import type { Words } from '../sentence/read-words.js';
import { is, type Token } from '../text/token.js';
import { hintOf } from './hints.js';
import { opinionOf } from './opinion.js';

/** Where the rules are as sure as this, nobody else is asked. */
const sureEnough = 0.9;

/** Another opinion that is less sure than this is none. */
const hardlySure = 0.5;

/** How sure the classifier must be that nothing is asked for, where the rules found a wish. */
function leastForNothing({ intent, slots }: Meaning): number {
  if (slots.dryRun === true) return Number.POSITIVE_INFINITY;
  return riskOf(intent) === 'read' ? 0.9 : 0.7;
}

/**
 * What the rules made of a message, or what the classifier holds it for where they found nothing or were unsure. The
 * classifier only says which intent; names and numbers are still found by the rules, and where they find none of that
 * intent nothing changes. It never brings in what destroys or acts for others, but may say that nobody asked for it; a
 * change that it brings in is as little sure as one that needs a question. What changes anything is heard by both, and what destroys or acts for others is meant only
 * where both say so.
 */
export function secondLook(first: SentenceReading, words: Words): SentenceReading {
  if (first.meaning && first.confidence >= sureEnough && riskOf(first.meaning.intent) === 'read')
    return first;
  const { intent, reason, sure } = opinionOf(asKnown(words.tokens, first.meaning));
  if (first.meaning && destroys(first.meaning))
    return intent === first.meaning.intent || sure < hardlySure
      ? first
      : nothing(reason ?? 'out-of-scope', sure);
  if (reason) return asksNothing(first, reason, sure);
  if (first.meaning && first.confidence >= sureEnough) return first;
  if (!isIntentName(intent) || sure < leastSure(first, intent)) return first;
  const found = slotsOf(intent, words);
  if (!found || isThereAlready(found)) return first;
  const confidence = Math.round(sure * (riskOf(intent) === 'read' ? 0.8 : 0.6) * 100) / 100;
  const meaning = { intent, slots: found.candidate.slots };
  return { meaning, confidence, score: confidence, ...(first.meaning ? { other: first.meaning } : {}) };
}

/** A wish that the classifier holds for none, or why a message asks for nothing where the rules only found nothing of ours in it. */
function asksNothing(first: SentenceReading, reason: NoneReason, sure: number): SentenceReading {
  const { meaning, none } = first;
  if (meaning) return sure >= leastForNothing(meaning) ? nothing(reason, sure) : first;
  return none === 'out-of-scope' && !first.guess && sure >= 0.95 ? { ...first, none: reason } : first;
}

const kinds: Readonly<Record<string, NameKind>> = {
  cluster: 'cluster',
  clusters: 'cluster',
  clusterTemplate: 'template',
  clusterTemplates: 'template',
  project: 'project',
  nodegroup: 'nodegroup',
};

/** A name that the rules found and nobody has is still a name of its kind: "delete no-such-cluster". */
function asKnown(tokens: readonly Token[], meaning: Meaning | undefined): readonly Token[] {
  const found = Object.entries(meaning?.slots ?? {}).flatMap(([slot, value]) => {
    const kind = kinds[slot];
    return kind ? [value].flat().map((name) => ({ kind, name })) : [];
  });
  const nodes = [meaning?.slots.nodesToRemove ?? []].flat();
  return tokens.map((token) => {
    if (nodes.includes(token.text)) return { ...token, tags: ['N.node'] };
    const as = token.names ? undefined : found.find(({ name }) => name === token.text);
    return as ? { ...token, tags: ['ENT'], names: { [as.kind]: token.text } } : token;
  });
}

function nothing(none: NoneReason, sure: number): SentenceReading {
  return { none, confidence: Math.round(sure * 80) / 100, score: 0 };
}

/**
 * How sure it must be of an intent, by what the rules made of the message: less of a look, that costs nothing. A no stands,
 * and so does what destroys or acts for others.
 */
function leastSure({ none, meaning }: SentenceReading, intent: IntentName): number {
  if (isGrave(intent) || none === 'negated' || none === 'smalltalk') return Number.POSITIVE_INFINITY;
  const looks = riskOf(intent) === 'read';
  if (none) return none === 'out-of-scope' ? (looks ? 0.6 : 0.75) : looks ? 0.85 : leastAgainst(none);
  if (!meaning || meaning.intent === intent || isGrave(meaning.intent)) return Number.POSITIVE_INFINITY;
  return 0.85;
}

function leastAgainst(none: NoneReason): number {
  return none === 'hypothetical' || none === 'report' ? Number.POSITIVE_INFINITY : 0.9;
}

/** "rename ci to build": what is to be made has the name of what is there. */
function isThereAlready({ candidate: { intent, slots, uses } }: Understood): boolean {
  return (
    intent === 'cluster-create' &&
    uses.some(({ token }) => token.names?.cluster !== undefined && token.names.cluster === slots.name)
  );
}

/** What the rules find in a message that is taken for a wish or a question of this intent: the fullest of their readings. */
function slotsOf(intent: IntentName, { text, tokens }: Words): Understood | null {
  const corrected = applyCorrections(takeExplanation(text, tokens).tokens);
  const parts = [corrected, ...splitClauses(corrected).map((clause) => clause.tokens)];
  const hint = hintOf(intent) ?? [];
  const ways = [[], hint].flatMap((before) => parts.map((part) => [...before, ...ours(part)]));
  const found = ways
    .flatMap((way) => [understand(way, 'request'), understand(way, 'question')])
    .filter((each) => each !== null)
    .filter(({ candidate, several }) => candidate.intent === intent && !several);
  return found.reduce<Understood | null>((best, each) => (worth(each) > worth(best) ? each : best), null);
}

/** What belongs to other worlds says nothing of ours. */
function ours(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token) => token.names || !token.tags.every((each) => each.startsWith('X.')));
}

function worth(understood: Understood | null): number {
  if (!understood) return Number.NEGATIVE_INFINITY;
  const names = understood.left.filter((token) => token.names || is(token, 'NUM')).length;
  return Object.keys(understood.candidate.slots).length - names * 0.8 - understood.left.length * 0.1;
}
