/**
 * What the bot says, as plain data. A platform renders a card within its own limits (and shortens, never
 * fails, when something is too long). A card is always drawn from state, so drawing it again edits it.
 */

/** A run of text. Plain strings are shown literally: a renderer escapes whatever its platform would interpret. */
export type Inline =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  /** A person of the same platform, by platform id; the name is shown where the id cannot be resolved. */
  | { readonly mention: string; readonly name: string }
  /** A moment (ISO 8601), shown by the reader's own clock where the platform can; `text` says it where it cannot. */
  | { readonly time: string; readonly text: string };

export type Text = string | readonly Inline[];

/** What the card is about to say, before a word is read: colour and icon. */
export type Tone = 'neutral' | 'progress' | 'success' | 'warning' | 'danger';

export interface Fact {
  readonly label: string;
  readonly value: Text;
  /** True: may stand beside another fact on one line. Default true. */
  readonly short?: boolean;
}

export interface Step {
  /** The same whenever the card is drawn again, in whatever language. Default: the label. */
  readonly key?: string;
  readonly label: string;
  readonly state: 'waiting' | 'active' | 'done' | 'failed';
  /** What there is to say about it: "2 of 5 resources · 14 s". */
  readonly detail?: string;
}

export interface Button {
  /** At most 75 characters. */
  readonly label: string;
  readonly style: 'primary' | 'danger' | 'plain';
  /**
   * What a press means; at most 100 characters (Discord's custom_id). It carries no authority: whoever
   * presses passes the same gate as whoever types.
   */
  readonly action: string;
}

/** The most important columns stand first: a narrow platform leaves out the last. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A text file that comes with a card. */
export interface CardFile {
  /** With its ending: `swarm-ca.pem`. */
  readonly name: string;
  readonly content: string;
}

/** A picture that is still to be painted: in the words of whoever is shown it. */
export interface Drawing extends Omit<Picture, 'png'> {
  /** The picture as SVG; `t` says what stands in it in the language of its card. */
  draw(t: (text: string) => string): string;
}

/** A picture that comes with a card. Everything in it is said in the card as text, too. */
export interface Picture {
  /** With its ending: `swarm-timeline.png`. */
  readonly name: string;
  /** A PNG, in base64, at most 300 kB. */
  readonly png: string;
  /** What it shows, for whoever does not see it; one or two sentences, at most 900 characters. */
  readonly alt: string;
}

export interface Card {
  /** What it is said in, where that is not English. */
  readonly language?: 'zh-CN';
  readonly title: string;
  readonly tone: Tone;
  readonly text?: Text;
  readonly facts?: readonly Fact[];
  /** Both are counts of the same thing; `caption` stands beside the bar: "7 of 18 resources · 41 s". */
  readonly progress?: { readonly done: number; readonly total: number; readonly caption: string };
  readonly steps?: readonly Step[];
  readonly table?: Table;
  /** Preformatted text. */
  readonly code?: string;
  /** At most 5 small ones. Only in answers to one person: where a file cannot be shown to one alone, it is sent to them directly. */
  readonly files?: readonly CardFile[];
  /** At most 2; sent and shown as files are. */
  readonly pictures?: readonly Picture[];
  /** Become its pictures before a platform is given the card (`paintCard`). */
  readonly drawings?: readonly Drawing[];
  /** At most 5. */
  readonly buttons?: readonly Button[];
  /** A number that is typed now answers what is asked, and presses no button. */
  readonly asks?: 'number';
  /** Small print under everything. */
  readonly footnote?: Text;
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  /**
   * `file`: one text file is taken, and comes beside the values. `secret`: what was typed is never shown or filled in again. `person`:
   * somebody of the platform, by id, mention or name.
   */
  readonly kind: 'text' | 'multiline' | 'number' | 'choice' | 'file' | 'secret' | 'person';
  readonly required: boolean;
  /** For `choice`: what may be chosen. */
  readonly choices?: readonly Choice[];
  /** For `choice`: any number of them may be chosen; they are one value, with commas (`chosenOf`). */
  readonly several?: boolean;
  /** For `text`: what is typed is one of more values than a form can hold, that the inbox completes as this argument of this command. */
  readonly typeahead?: { readonly command: string; readonly argument: string };
  /** For `file`: endings that are offered first, without a dot. */
  readonly endings?: readonly string[];
  readonly placeholder?: string;
  /** Of a text: characters that it takes at most, where a platform takes as many. */
  readonly longest?: number;
  /** What stands in it at first. */
  readonly value?: string;
  readonly hint?: string;
}

export interface Form {
  /** Comes back with the answer; at most 100 characters. */
  readonly id: string;
  readonly title: string;
  /** Said above the fields. */
  readonly text?: string;
  /** 1 to as many as the platform has room for: 5 in Discord's modal. */
  readonly fields: readonly FormField[];
  /** The label of the button that sends it. */
  readonly submit: string;
  /** `danger` where sending it destroys something. */
  readonly style: 'primary' | 'danger';
}

export interface Choice {
  readonly label: string;
  readonly value: string;
  /** What it means, where its label alone does not say it. */
  readonly note?: string;
}

/** As long as a button's action may be: Discord's custom_id. */
export const longestAction = 100;

/** As long as a button's label may be: Slack's, and shorter than Discord's. */
export const longestLabel = 75;

/** What is chosen in a field that takes several, from its value. */
export function chosenOf(value: string | undefined): string[] {
  return (value ?? '').split(/[\s,]+/).filter(Boolean);
}

/** A form that was sent, to be opened again: with what was typed in it, and without secrets. */
export function filledAgain(form: Form, values: Readonly<Record<string, string>>): Form {
  const fields = form.fields.map((field) =>
    field.kind === 'secret' ? field : { ...field, value: values[field.name] ?? field.value },
  );
  return {
    ...form,
    fields: fields.map(({ value, ...field }) => (value === undefined ? field : { ...field, value })),
  };
}
