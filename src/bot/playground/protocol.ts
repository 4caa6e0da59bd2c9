import type { Card, Choice, Form } from '../../card/card.js';
import type { CommandSpec } from '../../intents/command.js';

/** What the page and the server say to each other. The page sends JSON; the server pushes by EventSource. */

export interface Speaker {
  readonly id: string;
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
  /** Set: only this person sees it. */
  readonly visibleTo: string | null;
  readonly text: string | null;
  readonly card: Card | null;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly editedAt: string | null;
}

/** `GET /playground/hello` */
export interface Hello {
  readonly channels: readonly { readonly name: string; readonly topic: string }[];
  readonly commands: readonly CommandSpec[];
  /** The cloud that is commanded: `the sandbox`. */
  readonly cloud: string;
}

/** `GET /playground/events?person=ID&after=REVISION`: one of these in each `data:`. */
export type Push =
  /** New or drawn again; `revision` is the event's id. */
  | { readonly kind: 'message'; readonly message: ChatMessage }
  /** Everything that was there at the connection has been sent. */
  | { readonly kind: 'ready' }
  /** Something is being done about what this person said. */
  | {
      readonly kind: 'working';
      readonly deliveryId: string;
      readonly channel: string;
      readonly thread: string | null;
    }
  /** Only to whoever said or pressed `deliveryId`. */
  | {
      readonly kind: 'form';
      readonly deliveryId: string;
      readonly form: Form;
      readonly channel: string;
      readonly thread: string | null;
    }
  /** The form stays open: a sentence for each field. */
  | {
      readonly kind: 'invalid';
      readonly deliveryId: string;
      readonly errors: Readonly<Record<string, string>>;
    }
  /** Nothing more comes of `deliveryId`. */
  | { readonly kind: 'done'; readonly deliveryId: string };

/** What every request of the page carries. `deliveryId` is made by the page; the same is acted on once. */
interface Said {
  readonly person: Speaker;
  readonly deliveryId: string;
  readonly channel: string;
  readonly thread: string | null;
  /** The browser's language. */
  readonly locale?: string;
}

/** `POST /playground/say` → 202 */
export interface Say extends Said {
  readonly text: string;
}

/** `POST /playground/press` → 202 */
export interface Press extends Said {
  readonly action: string;
  readonly message: string;
}

/** `POST /playground/submit` → 202; then `invalid` or `done` is pushed. */
export interface Submit extends Said {
  readonly form: string;
  readonly values: Readonly<Record<string, string>>;
}

/** `POST /playground/complete` → `Choice[]` */
export interface Complete {
  readonly person: Speaker;
  readonly channel: string;
  readonly command: string;
  readonly argument: string;
  readonly typed: string;
}
export type Completions = readonly Choice[];
