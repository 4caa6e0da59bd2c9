import type { Token } from '../text/token.js';
import { matchAt, type Pattern, pattern } from './pattern.js';

const compiled = new Map<string, Pattern>();

/** Calls back for every place that fits, in order. What fits is used up, unless the callback answers false. */
export function search(
  tokens: readonly Token[],
  steps: string | Pattern,
  found: (match: readonly (Token | undefined)[], at: number) => unknown,
): void {
  const wanted = typeof steps === 'string' ? compile(steps) : steps;
  for (let at = 0; at < tokens.length; at++) {
    const match = matchAt(tokens, at, wanted);
    if (!match || found(match, at) === false) continue;
    for (const token of match) if (token) token.used = true;
  }
}

function compile(text: string): Pattern {
  const known = compiled.get(text);
  if (known) return known;
  const fresh = pattern(text);
  compiled.set(text, fresh);
  return fresh;
}
