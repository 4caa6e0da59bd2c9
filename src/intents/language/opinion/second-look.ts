import { destroys, type IntentName, isGrave, isIntentName, riskOf } from '../intent-names.js';
import type { NameKind } from '../known-names.js';
import { type Understood, understand } from '../meaning/understand.js';
import type { Meaning, NoneReason } from '../reading.js';
import { decides, namesTwo, saysNo } from '../sentence/changing.js';
import { splitClauses } from '../sentence/clauses.js';
import { applyCorrections } from '../sentence/corrections.js';
import { takeExplanation } from '../sentence/explanations.js';
import { mostClauses, type SentenceReading } from '../sentence/read-sentence.js';
import type { Words } from '../sentence/read-words.js';
import { is, isOne, type Token } from '../text/token.js';
import { hintOf } from './hints.js';
import { opinionOf } from './opinion.js';
import { plainSlots } from './plain-slots.js';

/** Where the rules are as sure as this, nobody else is asked. */
const sureEnough = 0.9;

/** Another opinion that is less sure than this is none. */
const hardlySure = 0.5;

/** Against an order that the rules are not sure of, one that is less sure than this is none. */
const hardlyAny = 0.4;

/** How sure the classifier must be that nothing is asked for, where the rules are sure of a change. */
const sureOfNothing = 0.9;

/** A "no" may only correct what was said, which the rules hear. */
const surestOfNothing = 0.97;

/** A look at what nobody has, by a plain word. */
const doubtful = 0.5;

/** "show me al clusters", "list them nowadays": a look at something that is called as no name is, and that is not there. */
function looksAtNothing({ meaning }: SentenceReading, tokens: readonly Token[]): boolean {
  const name = meaning?.slots.cluster;
  if (!meaning || riskOf(meaning.intent) !== 'read' || typeof name !== 'string') return false;
  return /^[a-z]+$/.test(name) && tokens.some(({ text, names }) => text === name && !names);
}

/** How sure the classifier must be that nothing is asked for, where the rules found a wish. */
function leastForNothing(
  { confidence }: SentenceReading,
  { intent, slots }: Meaning,
  reason: NoneReason,
  tokens: readonly Token[],
): number {
  const isSure = confidence >= sureEnough;
  const looks = riskOf(intent) === 'read';
  // How many wishes there are is what the rules know better.
  if (slots.dryRun === true || reason === 'multiple' || (isSure && looks)) return Number.POSITIVE_INFINITY;
  if (isSure)
    return reason === 'negated' && tokens.some(({ lower }) => lower === 'no')
      ? surestOfNothing
      : sureOfNothing;
  if (looks) return confidence > doubtful ? 0.9 : 0.6;
  return 0.7;
}

/**
 * What the rules made of a message, or what the classifier holds it for where they found nothing or were unsure. The
 * classifier only says which intent; names and numbers are still found by the rules, and where they find none of that
 * intent nothing changes. It never brings in what destroys or acts for others, but may say that nobody asked for it; a
 * change that it brings in is as little sure as one that needs a question. What changes anything is heard by both, and what destroys or acts for others is meant only
 * where both say so.
 */
export function secondLook(read: SentenceReading, words: Words): SentenceReading {
  const first = looksAtNothing(read, words.tokens) ? { ...read, confidence: doubtful } : read;
  const { intent, reason, sure } = opinionOf(
    isDoubtfulLook(first) ? words.tokens : asKnown(words.tokens, first.meaning),
  );
  if (first.meaning && destroys(first.meaning))
    return isAgreed(first, first.meaning, words) ? first : nothing(reason ?? 'out-of-scope', sure);
  if (reason) return asksNothing(first, reason, sure, words);
  if (!isIntentName(intent) || sure < leastSure(first, intent)) return first;
  const slots = slotsFor(intent, first, words);
  if (!slots) return first;
  const confidence = Math.round(sure * (riskOf(intent) === 'read' ? 0.8 : 0.6) * 100) / 100;
  const meaning = { intent, slots };
  return { meaning, confidence, score: confidence, ...(first.meaning ? { other: first.meaning } : {}) };
}

/** The slots of what the classifier brings in, by the rules, else by what is named alone; null where the words speak for something else. */
function slotsFor(intent: IntentName, { none }: SentenceReading, words: Words): Meaning['slots'] | null {
  if (none === 'multiple' && namesTwo(words.tokens)) return null;
  const found = slotsOf(intent, words);
  if (none === 'multiple' && decides(words.tokens) && !(found && takesNodes(found.candidate))) return null;
  if (found) return isNoCluster(found, words.tokens) ? null : found.candidate.slots;
  const slots = plainSlots(intent, words.tokens);
  return slots && !destroys({ intent, slots }) ? slots : null;
}

/** A look that the rules are unsure of may be at a name that is none: "cluster list gogo". */
function isDoubtfulLook({ meaning, confidence }: SentenceReading): boolean {
  return meaning !== undefined && riskOf(meaning.intent) === 'read' && confidence < sureEnough;
}

/** What destroys is heard by both: its names known or as they were typed, or nothing else by far. */
function isAgreed({ confidence }: SentenceReading, meaning: Meaning, { text, tokens }: Words): boolean {
  const { intent, reason, sure } = opinionOf(asKnown(tokens, meaning));
  if ([intent, opinionOf(tokens).intent].includes(meaning.intent)) return true;
  if (reason === 'multiple' && takesNodes(meaning)) return true;
  if (reason === 'negated' && sparesOne.test(text)) return true;
  if (reason === 'hypothetical' && asksForOne.test(text)) return true;
  return sure < (confidence >= sureEnough ? hardlySure : hardlyAny);
}

/** "Could you delete ci?": asked politely, and nothing more. */
const asksForOne =
  /^\s*(could|can|would) you (please |pls )?(delete|remove|destroy|kill|drop) [\w.-]+( please| for me| for us)?\s*[?.!]?\s*$/i;

/** "别删 prod，删 ci", "don't delete prod, delete ci": what stays, then what goes, and no more. */
const sparesOne =
  /^\s*(请|麻烦)?[^，,。；;！!？?]*(不要?|别|勿)(删|动|碰)[^，,。；;！!？?]*[，,；;]\s*(改|就|只|而是|请)?(删|移除|下线)[^，,。；;！!？?不别勿没]*[。！!]?\s*$|^\s*(please )?(don'?t|do not) (delete|remove|touch) [\w.-]+[,;] (just |only |but )?(delete|remove) [\w.-]+\W*$/iu;

/** "remove n1 and n2 from ci": nodes of one cluster, however many, are one wish. */
function takesNodes({ slots: { cluster, nodesToRemove } }: Meaning): boolean {
  return cluster !== undefined && Array.isArray(nodesToRemove);
}

/** A wish that the classifier holds for none, or why a message asks for nothing where the rules only found nothing of ours in it. */
function asksNothing(
  first: SentenceReading,
  reason: NoneReason,
  sure: number,
  { tokens }: Words,
): SentenceReading {
  const { meaning, none } = first;
  if (meaning) return sure >= leastForNothing(first, meaning, reason, tokens) ? nothing(reason, sure) : first;
  const isOfUs =
    reason === 'smalltalk' || tokens.some((token) => token.names || is(token, 'N.*')) || saysNo(tokens);
  return none === 'out-of-scope' &&
    isOfUs &&
    (reason !== 'negated' || saysNo(tokens)) &&
    !first.guess &&
    sure >= 0.95
    ? { ...first, none: reason }
    : first;
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
export function asKnown(
  tokens: readonly Token[],
  meaning: Pick<Meaning, 'slots'> | undefined,
): readonly Token[] {
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
function leastSure({ none, meaning, confidence }: SentenceReading, intent: IntentName): number {
  if (isGrave(intent) || none === 'negated' || none === 'smalltalk') return Number.POSITIVE_INFINITY;
  const looks = riskOf(intent) === 'read';
  if (none === 'out-of-scope') return leastForForeign(confidence >= ofOtherWorlds, looks);
  if (none) return looks ? 0.85 : leastAgainst(none);
  if (!meaning || meaning.intent === intent || isGrave(meaning.intent)) return Number.POSITIVE_INFINITY;
  if (confidence <= doubtful && looks) return 0.6;
  if (confidence < sureEnough) return 0.85;
  if (looks) return 0.95;
  return riskOf(meaning.intent) === 'read' ? againstLook : 0.98;
}

/** A change waits for a press, where a look would be answered with something else at once. */
const againstLook = 0.93;

/** So sure are the rules where words of other worlds were said, and not only none of ours. */
const ofOtherWorlds = 0.85;

function leastForForeign(isForeign: boolean, looks: boolean): number {
  if (isForeign) return looks ? 0.85 : 0.95;
  return looks ? 0.6 : 0.75;
}

function leastAgainst(none: NoneReason): number {
  return none === 'hypothetical' || none === 'report' ? Number.POSITIVE_INFINITY : 0.95;
}

/** "rename ci to build", "create a VM": what is to be made is there already, or is no cluster by any word. */
function isNoCluster({ candidate: { intent, slots, uses } }: Understood, tokens: readonly Token[]): boolean {
  if (intent !== 'cluster-create') return false;
  const isThere = ({ token }: (typeof uses)[number]) => token.names?.cluster === (slots.name ?? '');
  const isCluster = (token: Token) =>
    isOne(token, ['N.cluster', 'N.template', 'COE.*']) || token.names?.template;
  return uses.some(isThere) || !tokens.some(isCluster);
}

/** The slots of a wish or a question of this intent: by the rules, else by what is named alone; null where the words speak for something else. */
export function slotsBy(intent: IntentName, words: Words): Meaning['slots'] | null {
  const found = slotsOf(intent, words);
  if (!found) return plainSlots(intent, words.tokens);
  return isNoCluster(found, words.tokens) ? null : found.candidate.slots;
}

/** What the rules find in a message that is taken for a wish or a question of this intent: the fullest of their readings. */
export function slotsOf(intent: IntentName, { text, tokens }: Words): Understood | null {
  const explained = takeExplanation(text, tokens);
  const corrected = applyCorrections(explained.tokens);
  const clauses = splitClauses(corrected).map((clause) => clause.tokens);
  if (clauses.length > mostClauses) return null;
  const hint = hintOf(intent) ?? [];
  const ways = [[], hint].flatMap((before) =>
    [corrected, ...clauses].map((part) => ({ way: [...before, ...ours(part)], isWhole: part === corrected })),
  );
  const found = ways
    .flatMap(({ way, isWhole }) =>
      [understand(way, 'request', explained.reason), understand(way, 'question', explained.reason)]
        .filter((each) => each !== null)
        // A clause that says it all needs nothing of the others: "tom left, create web" is about no tom.
        .map((each) => ({ each, worth: worth(each) - (isWhole && clauses.length > 1 ? 0.5 : 0) })),
    )
    .filter(({ each: { candidate, several } }) => candidate.intent === intent && !several);
  const [first] = [...found].sort((one, other) => other.worth - one.worth);
  return first?.each ?? null;
}

/** What belongs to other worlds says nothing of ours. */
function ours(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token) => token.names || !token.tags.every((each) => each.startsWith('X.')));
}

function worth(understood: Understood): number {
  const names = understood.left.filter((token) => token.names || is(token, 'NUM')).length;
  return Object.keys(understood.candidate.slots).length - names * 0.8 - understood.left.length * 0.1;
}
