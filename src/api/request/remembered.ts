/** Bytes of all the answers that are remembered together. */
const room = 16_000_000;

/** Answers that were given, for as long as nothing has changed. */
export interface Remembered {
  /** The answer of this key, as it was given or as `make` makes it now. */
  answer(key: string, make: () => Promise<string>): Promise<Buffer>;
}

/**
 * Remembers answers that hang on the database alone, until anything in it changes; nothing where it does not count changes
 * (`Database.revision`). The key must name all else that they hang on: who asks, and for what.
 */
export function rememberAnswers(revision: () => Promise<number | null>): Remembered {
  const given = new Map<string, Buffer>();
  let of: number | null = null;
  let size = 0;
  return {
    async answer(key, make) {
      const now = await revision();
      if (now === null) return Buffer.from(await make());
      if (now !== of) {
        given.clear();
        size = 0;
        of = now;
      }
      const known = given.get(key);
      if (known !== undefined) return known;
      const made = Buffer.from(await make());
      // What was read after a change must not be taken for what was true before it, nor the other way round.
      if (of === now && size + made.length <= room) {
        given.set(key, made);
        size += made.length;
      }
      return made;
    },
  };
}
