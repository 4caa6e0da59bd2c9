import { grouped } from '../../engine/grouped.js';

/** Kinds of things that have names. */
export type NameKind =
  | 'cluster'
  | 'template'
  | 'project'
  | 'nodegroup'
  | 'flavor'
  | 'image'
  | 'keypair'
  | 'network'
  | 'subnet';

/** The names that exist, as the person who speaks may see them. What is not known is left out. */
export type KnownNames = Partial<Record<NameKind, readonly string[]>>;

/** One name that exists and what is called so. */
export interface KnownName {
  readonly name: string;
  readonly kinds: readonly NameKind[];
}

/** Names ready to be looked up: by their lower-case spelling, and with everything but letters and digits left out. */
export interface NameIndex {
  readonly all: readonly KnownName[];
  readonly exact: ReadonlyMap<string, readonly KnownName[]>;
  readonly bare: ReadonlyMap<string, readonly KnownName[]>;
}

/** Letters and digits alone: `Build-Farm` and `build farm` are the same. */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/[\s._-]+/g, '');
}

/** The name as it exists, of what is called so in any letters and is of this kind; undefined where nothing is. */
export function existing(
  said: string,
  kind: NameKind,
  { exact }: Pick<NameIndex, 'exact'>,
): string | undefined {
  return exact.get(said.toLowerCase())?.find(({ kinds }) => kinds.includes(kind))?.name;
}

/** Makes the index; it is worth keeping while the names stay the same. */
export function indexNames(known: KnownNames): NameIndex {
  const kindsOf = new Map<string, NameKind[]>();
  for (const [kind, names] of Object.entries(known) as [NameKind, readonly string[]][]) {
    for (const name of names) {
      if (name.trim() === '') continue;
      kindsOf.set(name, [...(kindsOf.get(name) ?? []), kind]);
    }
  }
  const all = [...kindsOf].map(([name, kinds]) => ({ name, kinds }));
  return {
    all,
    exact: grouped(all, ({ name }) => name.toLowerCase()),
    bare: grouped(all, ({ name }) => bareName(name)),
  };
}
