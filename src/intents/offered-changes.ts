import type { ArgumentSpec } from './command.js';

/** An attribute that a form offers to change. */
export interface OfferedAttribute {
  /** Magnum's: `flavor_id`. */
  readonly name: string;
  /** What its value is, and what it is for. */
  readonly argument: ArgumentSpec;
  /** What it is now; absent where nothing is said of it. */
  readonly now?: string;
}

/** What a form of a command that changes attributes offers. */
export interface OfferedChanges {
  /** What can be done at all. */
  readonly ops: readonly string[];
  readonly attributes: readonly OfferedAttribute[];
  /** The command whose arguments the attributes' are, where it is another one. */
  readonly saidBy?: string;
}

/** Magnum's name of what a flag says: `--image`, also called `--image-id`, is `image_id`. */
export function attributeNamed({ name, aliases = [] }: ArgumentSpec): string {
  return (aliases.find((each) => each === `${name}-id`) ?? name).replaceAll('-', '_');
}
