import { is, type Token } from '../text/token.js';

/** One step of a pattern: classes of which a token must have one; it may be optional. */
interface Step {
  readonly options: readonly string[];
  readonly optional: boolean;
}

export type Pattern = readonly Step[];

/** Reads `P.to NUM CL? N.node|N.master`: steps apart by spaces, choices by bars, `?` for what may be missing. */
export function pattern(text: string): Pattern {
  return text.split(' ').map((word) => {
    const optional = word.endsWith('?');
    return { optional, options: (optional ? word.slice(0, -1) : word).split('|') };
  });
}

/** The tokens that fit the steps from here on, a hole where an optional one is missing; null when it does not fit. */
export function matchAt(tokens: readonly Token[], at: number, steps: Pattern): (Token | undefined)[] | null {
  const found: (Token | undefined)[] = [];
  let i = at;
  for (const [n, step] of steps.entries()) {
    const token = tokens[i];
    if (token && !token.used && fits(token, step.options)) {
      // An optional link is left to the step after it where that step needs the token and nothing else follows.
      if (step.optional && !restFits(tokens, i + 1, steps, n + 1) && restFits(tokens, i, steps, n + 1)) {
        found.push(undefined);
        continue;
      }
      found.push(token);
      i++;
    } else if (step.optional) found.push(undefined);
    else return null;
  }
  return found;
}

function restFits(tokens: readonly Token[], at: number, steps: Pattern, from: number): boolean {
  if (from >= steps.length) return true;
  return matchAt(tokens, at, steps.slice(from)) !== null;
}

function fits(token: Token, options: readonly string[]): boolean {
  return options.some((option) => {
    if (option === '@name') return isName(token);
    if (option === '@value') return isValue(token);
    return is(token, option);
  });
}

/** A word that is surely a name: one that exists, one in quotes, one that is no word. */
export function isName(token: Token): boolean {
  return token.quoted ? !is(token, 'QUOTED') : is(token, 'ENT') || is(token, 'NAME');
}

/** Whatever may stand for a value where one is expected. */
function isValue(token: Token): boolean {
  if (isName(token) || is(token, 'URL') || is(token, 'WORD')) return true;
  return (
    token.script === 'latin' &&
    (is(token, 'COE.*') ||
      is(token, 'DRV.*') ||
      (is(token, 'A.*') && /^[a-z\d]+-[a-z\d]+$/.test(token.text)) ||
      is(token, 'A.public') ||
      is(token, 'A.private') ||
      is(token, 'VAL.*'))
  );
}
