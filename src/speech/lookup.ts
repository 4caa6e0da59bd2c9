import { type Catalogue, type Pattern, parseEntry } from './catalogue.js';

/** A catalogue made quick to look in: whole texts by themselves, patterns by how they begin or end. */
export interface Index {
  readonly whole: ReadonlyMap<string, string>;
  /** Patterns that a text may read as, the one with most words first. */
  candidates(text: string): readonly Pattern[];
}

/** So many characters of a pattern's beginning or end are looked up. */
const looked = 4;

/** Puts catalogues together. Throws `Error` when two give one text different translations. */
export function indexCatalogues(catalogues: readonly Catalogue[]): Index {
  const whole = new Map<string, string>();
  const begins = new Map<string, Pattern[]>();
  const ends = new Map<string, Pattern[]>();
  const open: Pattern[] = [];
  const all = new Map<string, string>();
  for (const [key, translation] of catalogues.flatMap((each) => Object.entries(each))) {
    const other = all.get(key);
    if (other !== undefined && other !== translation)
      throw new Error(`“${key}” is translated as “${other}” and as “${translation}”.`);
    if (other !== undefined) continue;
    all.set(key, translation);
    if (!key.includes('{}')) {
      whole.set(key, translation);
      continue;
    }
    const pattern = parseEntry(key, translation);
    const [first = ''] = pattern.literals;
    const last = pattern.literals.at(-1) ?? '';
    if (first) put(begins, first.slice(0, looked), pattern);
    else if (last) put(ends, last.slice(-looked), pattern);
    else open.push(pattern);
  }
  return {
    whole,
    candidates(text) {
      const lengths = Array.from({ length: Math.min(looked, text.length) }, (_, i) => i + 1);
      const near = lengths.flatMap((length) => [
        ...(begins.get(text.slice(0, length)) ?? []),
        ...(ends.get(text.slice(-length)) ?? []),
      ]);
      return [...open, ...near]
        .filter((each) => holds(text, each))
        .sort((a, b) => b.weight - a.weight || size(b) - size(a));
    },
  };
}

/** Of two with as many words, the one that says more: "Delete {}?" before "Delete {}". */
function size({ literals }: Pattern): number {
  return literals.join('').length;
}

/** A first look: whether everything that a pattern says is in the text at all. */
function holds(text: string, { literals }: Pattern): boolean {
  return literals.every((literal) => literal === '' || text.includes(literal));
}

function put(map: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const there = map.get(key);
  if (there) there.push(pattern);
  else map.set(key, [pattern]);
}
