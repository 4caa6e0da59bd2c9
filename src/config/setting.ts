/** One environment variable, for the document of settings and for whoever reads it. */
export interface Setting {
  readonly name: string;
  /** What it means, as a phrase for the table of settings. */
  readonly meaning: string;
  readonly default?: string;
  /** True: its value must never be shown. */
  readonly secret?: boolean;
}
