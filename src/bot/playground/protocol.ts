import type { Card, Choice, Form } from '../../card/card.js';
import type { CommandSpec } from '../../intents/command.js';

/**
 * What the page and the server say to each other. The page sends JSON and reads what comes of it line by line
 * (NDJSON); messages are pushed to every open page by EventSource.
 */

/** Somebody as everybody sees them. */
export interface Speaker {
  readonly id: string;
  readonly name: string;
}

/** Somebody as their own page names them: whoever has the key is that person, so it is never shown to others. */
export interface PersonKey {
  readonly key: string;
  readonly name: string;
}

export interface ChatMessage {
  readonly id: string;
  readonly revision: number;
  readonly channel: string;
  /** The id of the message that the thread hangs from. */
  readonly thread: string | null;
  /** Null: the bot. */
  readonly author: Speaker | null;
  /** The page's id of the delivery that it was said with; null: the bot. */
  readonly deliveryId: string | null;
  /** Set: only this person sees it. */
  readonly visibleTo: string | null;
  readonly text: string | null;
  readonly card: Card | null;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly editedAt: string | null;
}

/** `GET /playground/hello?locale=LOCALE`: summaries and topics in the language of the locale. */
export interface Hello {
  readonly channels: readonly { readonly name: string; readonly topic: string }[];
  readonly commands: readonly CommandSpec[];
  /** The cloud that is commanded: `the sandbox`. */
  readonly cloud: string;
}

/** `GET /playground/events?key=KEY&after=REVISION`: one of these in each `data:`. */
export type Push =
  /** The first of every connection. `reset`: what the page knows is of another database, away with it. */
  | { readonly kind: 'welcome'; readonly you: string; readonly reset: boolean }
  /** New or drawn again, in the order of their revisions; the last revision is the event's id. */
  | { readonly kind: 'messages'; readonly messages: readonly ChatMessage[] }
  /** Everything that was there at the connection has been sent; `whole`: nothing older was left out. */
  | { readonly kind: 'ready'; readonly whole: boolean };

/** What every request of the page carries. `deliveryId` is made by the page; the same is acted on once. */
interface Said {
  readonly person: PersonKey;
  readonly deliveryId: string;
  readonly channel: string;
  readonly thread: string | null;
  /** The browser's language. */
  readonly locale?: string;
}

/** `POST /playground/say` → 202 and `Reply` lines */
export interface Say extends Said {
  readonly text: string;
}

/** `POST /playground/press` → 202 and `Reply` lines */
export interface Press extends Said {
  readonly action: string;
  readonly message: string;
}

/** `POST /playground/submit` → 202 and `Reply` lines */
export interface Submit extends Said {
  readonly form: string;
  /** The question that the form was opened by. */
  readonly message: string | null;
  readonly values: Readonly<Record<string, string>>;
  /** By the name of the field that each was put in. */
  readonly files?: Readonly<Record<string, TextFile>>;
}

/** A text file as the page sends it. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/**
 * One line of an answer. An answer that ends without `done` was cut off: the page sends the same again, with
 * the same `deliveryId`, and gets the same lines.
 */
export type Reply =
  /** It is written down; what was said, as everybody sees it. */
  | { readonly kind: 'accepted'; readonly message: ChatMessage | null }
  /** `message`: the question that the form answers; it goes back with what is filled in. */
  | { readonly kind: 'form'; readonly form: Form; readonly message: string | null }
  /** The form stays open: a sentence for each field. */
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>> }
  /** Nothing more comes of it. */
  | { readonly kind: 'done' };

/** `POST /playground/complete` → `Choice[]` */
export interface Complete {
  readonly person: PersonKey;
  readonly channel: string;
  readonly command: string;
  readonly argument: string;
  readonly typed: string;
}
export type Completions = readonly Choice[];
