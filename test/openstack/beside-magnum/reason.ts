/** Why the two differ in something, in a sentence. */
export interface Reason {
  readonly kind: 'resource' | 'parameter';
  /** Names that it is about. */
  readonly name: RegExp;
  /** Drivers of ours; all when absent. */
  readonly driver?: RegExp;
  /** Who has more of it. */
  readonly more: 'Magnum' | 'ours';
  readonly why: string;
}

/** A pattern of these names and no others. */
export const names = (...all: readonly string[]) => new RegExp(`^(${all.join('|')})$`);
