/**
 * How an intent is typed: declared once in the intent's file, read by the slash grammar, by help, by Discord's
 * command registration and by every typeahead.
 */

/** What values of an argument are, so that the bot can complete and resolve them. */
export type ValueKind =
  | 'text'
  | 'integer'
  | 'boolean'
  /** `key=value[,key=value]`, repeatable. */
  | 'labels'
  /** `attribute=value`, or a bare name for what is to be removed; together an object, or a list of names. */
  | 'change'
  /** Shown to nobody, not even to whoever typed it. */
  | 'secret'
  /** A text, pasted or in a file. */
  | 'file'
  | 'cluster'
  | 'cluster-template'
  | 'nodegroup'
  | 'image'
  | 'keypair'
  | 'flavor'
  | 'external-network'
  | 'network'
  | 'subnet'
  | 'project'
  | 'network-driver'
  | 'volume-driver'
  /** A person of the chat, by mention, name or id. */
  | 'person'
  /** A user group or role of the chat, alike. */
  | 'group'
  /** A role that policy rules name. */
  | 'role'
  /** What was granted in the channel's project: a role, and to whom. */
  | 'granted-role'
  | 'granted-person'
  | 'granted-group'
  /** A request that waits: any that the person sees, one that they may decide, or one of their own. */
  | 'waiting-request'
  | 'request-to-decide'
  | 'own-request'
  /** What a channel can hear of; with names of clusters for what it cannot. */
  | 'alert-kind'
  | 'alert-exception';

export interface ArgumentSpec {
  /** Without dashes for a flag (`node-count`), the slot's kebab name for a positional (`cluster-template`). */
  readonly name: string;
  /** The slot it fills, camelCase. */
  readonly slot: string;
  readonly kind: ValueKind;
  readonly summary: string;
  readonly required?: boolean;
  /** Of a positional: it takes all that follow. Of a flag: several with commas, and repeatable. */
  readonly list?: boolean;
  /** The only values there are. */
  readonly choices?: readonly string[];
  /** What a choice is called before people, where its value alone does not say it. */
  readonly words?: Readonly<Record<string, string>>;
  /** What a form calls it; its name when absent. */
  readonly title?: string;
  /** Of a text: characters that it has at most. */
  readonly longest?: number;
  /** An example, shown in an empty field of a form. */
  readonly placeholder?: string;
  /** What a form has chosen at first. */
  readonly initial?: string;
  /** Of a `file`: the endings that such files have, without a dot. */
  readonly endings?: readonly string[];
  /** Other spellings of the flag: `image-id`. */
  readonly aliases?: readonly string[];
}

export interface CommandSpec {
  /** The sub-command: `cluster-create`. */
  readonly name: string;
  /** One line, imperative, without a full stop; at most 90 characters. */
  readonly summary: string;
  readonly positionals: readonly ArgumentSpec[];
  readonly flags: readonly ArgumentSpec[];
  /** Asked for in a form alone: no line carries them, and nothing of them is kept with the question. */
  readonly fields?: readonly ArgumentSpec[];
  /** Command lines as one would type them after `/magnum`. The first is shown in help. */
  readonly examples: readonly string[];
  /** Older names of the same command: `bay-create`. */
  readonly aliases?: readonly string[];
  readonly risk: 'read' | 'change' | 'destructive' | 'privileged';
}

/** Every argument that a command has, also those that only its form asks for. */
export function argumentsOf({ positionals, flags, fields = [] }: CommandSpec): ArgumentSpec[] {
  return [...positionals, ...flags, ...fields];
}

/** Slots that may be kept and shown: without what only a form asks for. */
export function withoutFields(
  { fields = [] }: CommandSpec,
  slots: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const hidden = fields.map(({ slot }) => slot);
  return Object.fromEntries(Object.entries(slots).filter(([slot]) => !hidden.includes(slot)));
}
