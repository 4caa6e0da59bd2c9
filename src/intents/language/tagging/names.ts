import { bareName, type KnownName, type NameIndex, type NameKind } from '../known-names.js';
import { typos } from '../text/distance.js';
import type { Token } from '../text/token.js';

/** Names that exist, found at a place in the message, and how many words they take. */
export interface FoundName {
  readonly names: Partial<Record<NameKind, string>>;
  readonly length: number;
}

const mostWords = 4;

/**
 * The name that stands here: as it is spelt, in another case, or with its dashes and dots left out. A name that
 * several spellings fit is none of them.
 */
export function findName(tokens: readonly Token[], at: number, index: NameIndex): FoundName | null {
  if (index.all.length === 0) return null;
  for (let length = Math.min(mostWords, tokens.length - at); length >= 1; length--) {
    const words = tokens.slice(at, at + length);
    if (!words.every((each) => each.tags.includes('RAW') || each.tags.includes('HAN'))) continue;
    const text = words.map((each) => each.text).join(' ');
    const exact = index.exact.get(text.toLowerCase());
    if (exact) return { names: pick(exact, text), length };
    if (length > 1 && endsInNumber(words) && index.exact.has(words[0]?.lower ?? '')) continue;
    const bare = bareName(text);
    const alike = bare.length >= 4 || length > 1 ? index.bare.get(bare) : undefined;
    if (alike && new Set(alike.map(({ name }) => name)).size === 1)
      return { names: pick(alike, text), length };
  }
  return null;
}

function endsInNumber(words: readonly Token[]): boolean {
  return /^\d/.test(words.at(-1)?.text ?? '');
}

/** Of names that differ in case alone, the one spelt as typed; several else stay apart by kind. */
function pick(found: readonly KnownName[], typed: string): Partial<Record<NameKind, string>> {
  const names: Partial<Record<NameKind, string>> = {};
  for (const each of found) {
    for (const kind of each.kinds) if (!names[kind] || each.name === typed) names[kind] = each.name;
  }
  return names;
}

/** The one name that a misspelt word comes close to, with the number of typos; null when none or several do. */
export function nearName(
  word: string,
  index: NameIndex,
): { names: Partial<Record<NameKind, string>>; typos: number } | null {
  let best: { found: KnownName[]; typos: number } | null = null;
  for (const each of index.all) {
    const count = nameTypos(word.toLowerCase(), each.name.toLowerCase());
    if (count === null || (best && count > best.typos)) continue;
    if (best && count === best.typos) best.found.push(each);
    else best = { found: [each], typos: count };
  }
  if (best?.found.length !== 1 || !best.found[0]) return null;
  return { names: pick(best.found, word), typos: best.typos };
}

/**
 * Typos between what was typed and a name; null when it is another name. Numbers and short parts of names tell
 * them apart (`ci-1` and `ci-2`, `prod-eu` and `prod-us`), so they must be right.
 */
function nameTypos(typed: string, name: string): number | null {
  if (typed.replace(/\D+/g, ' ') !== name.replace(/\D+/g, ' ')) return null;
  const mine = typed.split(/[-_.\s]+/);
  const its = name.split(/[-_.\s]+/);
  if (mine.length !== its.length) {
    const count = partTypos(bareName(typed), bareName(name));
    return count !== null && bareName(name).length >= 6 ? count + 1 : null;
  }
  let sum = 0;
  for (const [i, part] of its.entries()) {
    const count = partTypos(mine[i] ?? '', part);
    if (count === null) return null;
    sum += count;
  }
  return sum <= 2 ? sum : null;
}

function partTypos(typed: string, part: string): number | null {
  if (typed === part) return 0;
  if (part.length === 2) return swapped(typed, part) ? 1 : null;
  if (part.length < 3) return null;
  if (part.length === 3) return swapped(typed, part) || doubled(typed, part) ? 1 : null;
  const most = part.length >= 7 ? 2 : 1;
  const count = typos(typed, part, most);
  return count <= most ? count : null;
}

function swapped(typed: string, part: string): boolean {
  return (
    typed.length === part.length &&
    typos(typed, part, 1) === 1 &&
    [...typed].sort().join() === [...part].sort().join()
  );
}

function doubled(typed: string, part: string): boolean {
  return typed.length === part.length + 1 && typed.replace(/(.)\1/, '$1') === part;
}
