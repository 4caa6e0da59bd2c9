import { inflateRawSync } from 'node:zlib';
import type { NoneReason } from '../reading.js';
import type { Token } from '../text/token.js';
import { featureBits, featuresOf } from './features.js';
import { weights } from './weights.js';

/** What the classifier holds a message for, and how sure it is, from 0 to 1; of none, why it asks for nothing. */
export interface Opinion {
  readonly intent: string;
  readonly reason?: NoneReason;
  readonly sure: number;
  /** The likeliest intent, also where it is likelier that nothing is asked for. */
  readonly wish: string;
}

/** Of the corpus, what asks for nothing and does not say why. */
const unsaid = 'none unsaid';

let unpacked: Int8Array | undefined;

/** By label one row of small numbers, one for each feature; unpacked when first needed. */
function rows(): Int8Array {
  unpacked ??= new Int8Array(inflateRawSync(Buffer.from(weights.packed, 'base64')));
  return unpacked;
}

/**
 * The likeliest intent of a message by a softmax over its features; everything that asks for nothing counts together. It was
 * trained on the part of the corpus that may be tuned on (`npm run train`), and is the same every time.
 */
export function opinionOf(tokens: readonly Token[]): Opinion {
  const likely = likelihoods(featuresOf(tokens));
  const nothing = likely.filter(({ label }) => label.startsWith('none ')).sort(bySure);
  const best = likely.filter(({ label }) => !label.startsWith('none ')).sort(bySure)[0];
  const sure = nothing.reduce((sum, each) => sum + each.sure, 0);
  const wish = best?.label ?? 'none';
  if (best && best.sure > sure) return { intent: wish, sure: best.sure, wish };
  const why = nothing.find(({ label }) => label !== unsaid)?.label.slice(5) ?? 'out-of-scope';
  return { intent: 'none', reason: why as NoneReason, sure, wish };
}

interface Likely {
  readonly label: string;
  readonly sure: number;
}

function bySure(one: Likely, other: Likely): number {
  return other.sure - one.sure;
}

function likelihoods(on: readonly number[]): Likely[] {
  const all = rows();
  const powers = weights.labels.map((_, at) => {
    const start = at << featureBits;
    return Math.exp(on.reduce((sum, feature) => sum + (all[start + feature] ?? 0), 0) * weights.step);
  });
  const total = powers.reduce((sum, power) => sum + power, 0);
  return weights.labels.map((label, at) => ({ label, sure: (powers[at] ?? 0) / total }));
}
