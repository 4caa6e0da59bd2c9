import { leftOut, withoutSecrets } from '../../engine/secrets.js';

/** A reason as OpenStack gives it, taken apart. */
export interface Reason {
  /** Names of the resources that Heat names on the way to it, outermost first: `kube_masters`, `0`. */
  readonly path: readonly string[];
  /** Heat's word for what happened: `ResourceInError`, `WaitConditionTimeout`. */
  readonly exception: string | null;
  /** What was said, without anything around it. */
  readonly words: string;
}

const longest = 4_000;
/** `Resource CREATE failed: `, which a stack says of what is in it; `Failed to create cluster: `. */
const ofStack =
  /^(?:Resource \w+ failed|Failed to \w+ [\w ]{1,40}|Stack \w+ (?:FAILED|failed)(?: \(\w+\))?):\s*/;
const exception = /^([A-Z]\w{2,60}):\s+/;
const resources =
  /^resources?(?:\.[\w-]+|\[[^\]]{1,80}\])(?:\.resources?(?:\.[\w-]+|\[[^\]]{1,80}\])){0,8}\s*:\s*/;
const step = /resources?(?:\.([\w-]+)|\[([^\]]{1,80})\])/g;
const inError = /^Went to status \w+ due to "(.*)"$/s;
const ofNova = /^Message: (.*?),? Code: \d{3}$/s;
const plumbing =
  /\s*(?:\((?:HTTP \d{3}|Request-ID: [\w-]+)\)|Neutron server returns request_ids: \[[^\]]{0,200}\])\.?/g;

/**
 * Takes a reason apart: `Resource CREATE failed: ResourceInError: resources[0].resources.server: Went to status ERROR due
 * to "Message: No valid host was found., Code: 500"` says `No valid host was found.` of `0 › server`. A text of another
 * form is its own words.
 */
export function readReason(text: string): Reason {
  const path: string[] = [];
  let kind: string | null = null;
  let rest = text.slice(0, longest).trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(ofStack, '');
    const named = exception.exec(rest);
    if (named) {
      kind = named[1] ?? kind;
      rest = rest.slice(named[0].length);
    }
    const [way] = resources.exec(rest) ?? [];
    if (way) {
      for (const [, name, index] of way.matchAll(step)) path.push(name ?? index?.replace(/["']/g, '') ?? '');
      rest = rest.slice(way.length);
    }
  }
  const due = inError.exec(rest)?.[1];
  const said = due === undefined || due === 'Unknown' ? rest : (ofNova.exec(due)?.[1] ?? due);
  const words = said.replace(plumbing, '').trim();
  return { path, exception: kind, words: words || text.trim() };
}

const tokens =
  /\b(?:gAAAA|eyJ)[\w.=-]{16,}|\b((?:bearer|basic)\s+)[\w.+/=-]{8,}|\b((?:password|passwd|secret|token)\s*[=:]\s*)\S{4,}/gi;

/** A reason without what looks like a secret, which a guest may have printed. */
export function withoutTokens(text: string): string {
  const safe = withoutSecrets(text.slice(0, longest).replace(tokens, `$1$2${leftOut}`).trim());
  return typeof safe === 'string' ? safe : leftOut;
}

/** The words of a reason, for a person. */
export function reasonWords(text: string): string {
  return withoutTokens(readReason(text).words);
}
