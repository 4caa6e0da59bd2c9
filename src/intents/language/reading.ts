import type { SameTemplate } from './same-template.js';

/** Why a message is no request. */
export type NoneReason = 'out-of-scope' | 'negated' | 'hypothetical' | 'report' | 'multiple' | 'smalltalk';

/** What a message means: an intent with the slots that were said, names as in intents.md. */
export interface Meaning {
  readonly intent: string;
  readonly slots: Readonly<Record<string, unknown>>;
}

/** A meaning and how sure the reader is of it, from 0 to 1. */
export interface Reading extends Meaning {
  readonly confidence: number;
  readonly source: 'grammar' | 'language' | 'llm';
  /** Of a new cluster: "the same template" was said, and which that is the words alone do not say. */
  readonly sameTemplate?: SameTemplate;
  /** The cluster whose number of nodes is meant: "the same size as prod". */
  readonly sameNodes?: string;
  /** How many times as many nodes as there are: "double prod" is 2, "halve prod" 0.5. */
  readonly times?: number;
  /** A slot of which it was said that it is to be, and not what: "like ci but bigger". */
  readonly asks?: string;
  /** Names among the words of a change that nothing came of. */
  readonly unread?: readonly string[];
  /** Of words that were only nearly understood: the two likeliest meanings, neither of which destroys anything. */
  readonly guesses?: readonly [Meaning, Meaning];
  /** Of none: what destroys or decides and may have been asked for, too doubtful to be meant. */
  readonly doubted?: Meaning;
  /** The next likeliest meaning, where there is one. */
  readonly other?: Meaning;
}

/** A message that asks for nothing here. */
export function nothing(reason: NoneReason, confidence: number): Reading {
  return { intent: 'none', slots: { reason }, confidence, source: 'language' };
}
