import type { NameKind } from '../known-names.js';
import { is } from '../text/token.js';
import type { Facts } from './facts.js';
import type { Mention } from './mentions.js';

/** What a rule makes of a clause; `uses` are the names that it explains. */
export interface Candidate {
  readonly intent: string;
  readonly slots: Readonly<Record<string, unknown>>;
  readonly uses: readonly Mention[];
}

/** A rule of one intent, or of a few near ones: null when the clause is not about it. */
export type Rule = (facts: Facts) => Candidate | null;

/** Puts a meaning together; what was not said is left out. */
export function meaning(
  intent: string,
  slots: Readonly<Record<string, unknown>>,
  ...uses: readonly (Mention | undefined)[]
): Candidate {
  const said = Object.entries(slots).filter(([, value]) => value !== undefined);
  return {
    intent,
    slots: Object.fromEntries(said),
    uses: uses.filter((each): each is Mention => each !== undefined),
  };
}

/** How a mention is spelt as a name of this kind. */
export function named(mention: Mention | undefined, kind: NameKind): string | undefined {
  return mention && (mention.token.names?.[kind] ?? mention.token.text);
}

interface Pick {
  /** A name of nothing known may be meant. Default true. */
  readonly loose?: boolean;
  /** Names that are taken already. */
  readonly except?: readonly (Mention | undefined)[];
  /** Prepositions that such a name prefers. */
  readonly preps?: readonly string[];
}

/** The mention that is a name of this kind: said so by a noun, else known as one, else unknown and fitting. */
export function pick(
  facts: Facts,
  kind: NameKind,
  { loose = true, except = [], preps = [] }: Pick = {},
): Mention | undefined {
  const free = facts.mentions.filter((each) => !except.includes(each));
  const bySaid = free.find((each) => each.said === kind);
  if (bySaid) return bySaid;
  const silent = free.filter((each) => each.said === null);
  const known = silent.filter((each) => each.token.names?.[kind]);
  const byPrep = known.find((each) => each.prep && preps.includes(each.prep));
  const only = known.find((each) => Object.keys(each.token.names ?? {}).length === 1);
  if (byPrep ?? only ?? known[0]) return byPrep ?? only ?? known[0];
  if (!loose) return undefined;
  const unknown = silent.filter((each) => !is(each.token, 'ENT') && !each.token.determined);
  return preps.length > 0 ? unknown.find((each) => each.prep && preps.includes(each.prep)) : unknown[0];
}

/** "my messages", "backups": more like a thing than like a name. */
function isUnusual({ token }: Mention): boolean {
  return token.quoted === true || (!token.determined && !/^[a-z]+[^s]s$/.test(token.text));
}

/** Every mention that may be a name of this kind, in the order said. */
export function pickAll(facts: Facts, kind: NameKind): Mention[] {
  return facts.mentions.filter(
    (each) =>
      each.said === kind ||
      (each.said === null && (each.token.names?.[kind] || (!is(each.token, 'ENT') && isUnusual(each)))),
  );
}

const asksClasses = [
  'Q.what',
  'Q.how',
  'Q.howmany',
  'Q.is',
  'Q.where',
  'Q.who',
  'V.show',
  'V.list',
  'V.get',
  'V.give',
  'N.status',
];

/** True when something is asked for to be seen. */
export function asks(facts: Facts): boolean {
  return facts.mood === 'question' || facts.has(...asksClasses);
}

/** True when the clause may change something: a question never does. */
export function wishes(facts: Facts): boolean {
  return facts.mood === 'request';
}
