import { destroys, type IntentName, isGrave, isIntentName, riskOf } from '../intent-names.js';
import type { NoneReason, Reading } from '../reading.js';
import { namesTwo, saysNo, speaksOfLoss } from '../sentence/changing.js';
import type { Words } from '../sentence/read-words.js';
import { is } from '../text/token.js';
import type { Opinion } from './opinion.js';
import { slotsBy } from './second-look.js';

/**
 * How sure the classifier must be of a wish where the rules found none even beside what is told, by why they found none: the more
 * they heard that speaks against it.
 */
const least: Readonly<Record<NoneReason, number>> = {
  'out-of-scope': 0.75,
  report: 0.97,
  hypothetical: 0.97,
  multiple: 0.985,
  negated: 0.99,
  smalltalk: Number.POSITIVE_INFINITY,
};

/** A look costs nothing, and an "if" is part of what is waited for: both need less. */
const easier = { look: 0.1, awaited: 0.25 };

/**
 * What a message that came to nothing is taken for, where the classifier is all but sure of a wish that destroys nothing and
 * acts for nobody else, and its names and numbers can be told. A change of this kind waits for a press as any does.
 */
export function overruled(reading: Reading, words: Words, { intent, sure }: Opinion): Reading {
  if (reading.intent !== 'none') return reading;
  if (isSupposed.test(words.text) || tellsOfMaking(intent, words.tokens)) return reading;
  if (!isIntentName(intent) || isGrave(intent)) return reading;
  const reason = reading.slots.reason as NoneReason;
  if (sure < leastFor(intent, reason)) return reading;
  if (reason === 'multiple' && namesTwo(words.tokens)) return reading;
  if (losesNow(intent, words.tokens) || (reason === 'negated' && saysNo(words.tokens))) return reading;
  const slots = slotsBy(intent, words);
  if (!slots || destroys({ intent, slots })) return reading;
  return { intent, slots, confidence: riskOf(intent) === 'read' ? 0.7 : 0.55, source: 'language' };
}

/** "如果加到 10 台，会快很多吗": what would be. */
const isSupposed = /假如|假设|倘若|要是|万一|如果.*[吗？?]|会.{0,8}[吗么]\s*[？?]?$/;

/** "Yesterday I created a cluster …, amazing": what somebody made is told. */
function tellsOfMaking(intent: string, tokens: Words['tokens']): boolean {
  return (
    intent === 'cluster-create' &&
    tokens.some(
      (token, at) => is(token, 'PRON.i') && is(tokens[at + 1], 'V.create') && tokens[at + 1]?.form === 'past',
    )
  );
}

/** What is waited for may be a loss, and what was lost is only told: neither is an order to take something away. */
function losesNow(intent: IntentName, tokens: Words['tokens']): boolean {
  if (intent === 'alert-subscribe') return false;
  return speaksOfLoss(tokens.filter(({ form }) => form !== 'past' && form !== 'third'));
}

function leastFor(intent: IntentName, reason: NoneReason): number {
  if (intent === 'alert-subscribe' && reason === 'hypothetical') return least[reason] - easier.awaited;
  return least[reason] - (riskOf(intent) === 'read' ? easier.look : 0);
}
