import type { Card, Choice, Form } from '../card/card.js';
import type { Subject } from '../engine/access/grant.js';
import type { CommandSpec } from '../intents/command.js';

/** The port between the bot and a chat platform: everything above it is the same on all of them. */

export type PlatformName = 'slack' | 'discord' | 'playground' | 'console';

/** Who speaks. `id` is the platform's own; it is unique within `workspace` (Slack team, Discord guild). */
export interface Person {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly id: string;
  readonly name: string;
  /** As the platform says it: `en-US`, `zh-CN`; absent where it does not say. */
  readonly locale?: string;
  /** Ids of the groups that the person is in: Slack's user groups, Discord's roles. Absent where the platform did not say. */
  readonly groups?: readonly string[];
}

/** Where something is said. `thread` is the id of the message that the thread hangs from. */
export interface Place {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string;
}

/** A message that the platform has accepted. */
export interface MessageRef extends Place {
  readonly id: string;
}

/** A file that somebody sent. Nothing of it is read or kept before it is asked for. */
export interface InboundFile {
  readonly name: string;
  /** Bytes */
  readonly size: number;
  /** The text of it. Throws `PlatformError` when the platform does not give it. */
  read(): Promise<string>;
  /** Takes it away from the platform, where that is possible. */
  remove?(): Promise<void>;
}

export type Inbound = {
  /**
   * The platform's own id of this delivery, the same when it delivers again (Slack's trigger_id or event_id,
   * Discord's interaction id). Acted on once.
   */
  readonly deliveryId: string;
  /** As the delivery itself says it. */
  readonly person: Person;
  /** Asks the platform for the rest of who it is, where a delivery says little: when there is time, not before. */
  introduce?(): Promise<Person>;
  readonly place: Place;
  /** By the name of the form's field or the command's option that it was put in; `''` beside a message. */
  readonly files?: Readonly<Record<string, InboundFile>>;
  /** Opens a file by the path that was typed: where the program runs on the person's own machine. Null: none there. */
  open?(path: string): Promise<InboundFile | null>;
} & (
  | {
      readonly kind: 'command';
      /** What stands after `/magnum`: as typed, or already split where the platform splits it. */
      readonly command: string | readonly string[];
    }
  /** Said to the bot in words: a mention or a direct message, without the mention itself. */
  | { readonly kind: 'mention'; readonly text: string }
  | { readonly kind: 'press'; readonly action: string; readonly message: MessageRef | null }
  | { readonly kind: 'submit'; readonly form: string; readonly values: Readonly<Record<string, string>> }
);

/**
 * How one inbound is answered, seen by that person only. The adapter has acknowledged the delivery to its
 * platform (or does so in time by itself) before and independently of any call here.
 */
export interface Responder {
  /** Shows a card to the person alone. May be called more than once; each call is a further message. */
  card(card: Card): Promise<void>;
  /**
   * Opens a form. Where the platform cannot any more (Discord after a deferral, Slack after 3 s), the adapter
   * shows a card with one button that opens it.
   */
  form(form: Form): Promise<void>;
  /** Answers a `submit`: the form stays open, with each sentence beside its field. */
  invalid(errors: Readonly<Record<string, string>>): Promise<void>;
  /** Takes back what the person said, where the platform lets the bot; answers whether it is gone. */
  takeBack?(): Promise<boolean>;
  /**
   * Said before the first answer to a press or a form that answers a question, so that no button is left there which is of no use any
   * more: the answer takes the question's place where nobody else saw it; `decided` does where others saw it, or nothing is said to its
   * person alone. As long as a form stands open the question does too. Nothing to do where the platform lets no message be replaced.
   */
  instead?(decided: Card): void;
  /** Many others come first: shows at once that it was heard, where an answer in time would do so otherwise. */
  heard?(): void;
  /** Nothing more to say: whatever "working…" the adapter shows goes away. Called exactly once, at the end. */
  done(): Promise<void>;
}

export interface Post {
  readonly place: Place;
  readonly card: Card;
  /** Unique for ever: the same key is the same message (Discord's nonce, Slack's metadata). */
  readonly key: string;
  /** The only person who sees it, where the platform has no direct messages. */
  readonly only?: string;
  /** What a thread is called that has to be made for this post, where threads have names. */
  readonly threadTitle?: string;
}

/** A page of somebody's own, and the id of the project that it is about. */
export interface Page {
  readonly cards: readonly Card[];
  readonly project: string;
}

/** Words that somebody is offered to say with one click. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** Where something has happened: in these projects, or (a request) where it may concern anybody. */
export interface Changed {
  readonly projects: ReadonlySet<string>;
  readonly everywhere: boolean;
}

/** What an adapter calls. What goes wrong with what was said is told through the responder and logged. */
export interface Inbox {
  receive(inbound: Inbound, responder: Responder): Promise<void>;
  /** Values for one flag or positional of a command as it is being typed; at most 25, quick. */
  complete(query: {
    person: Person;
    place: Place;
    command: string;
    /** The flag's name without dashes, or the positional's name. */
    argument: string;
    typed: string;
    /** The command line before it, as typed or split. */
    before?: string | readonly string[];
  }): Promise<readonly Choice[]>;
  /** What somebody's own page shows, where a platform has one; at their direct messages. Throws what nobody foresaw. */
  home(query: { readonly person: Person; readonly place: Place }): Promise<Page>;
  /**
   * What somebody may be offered to say, where a platform offers that: at most four things that they may do there. Throws what nobody
   * foresaw.
   */
  prompts(query: { readonly person: Person; readonly place: Place }): Promise<readonly Prompt[]>;
  /** Names of the commands that somebody may use there, as help shows them: what is offered while one types. */
  may(query: { readonly person: Person; readonly place: Place }): Promise<readonly string[]>;
  /** What a button answers: something that waits for its person's word still, something that they left for other words, or nothing. */
  answers(action: string): Promise<'open' | 'left' | null>;
  /** Every command of the product, in the order of help. */
  readonly commands: readonly CommandSpec[];
}

/** So many at once, and so many a minute after that. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** What a platform takes without refusing: posts in one channel, edits in one or in all, and searches for what may have been sent. */
export interface Rates {
  readonly posts: Rate;
  readonly edits: Rate & { readonly of: 'channel' | 'platform' };
  /** Absent where as many are made as there are posts. */
  readonly finds?: Rate;
  /** Of all of these together; absent where each is counted for itself. */
  readonly all?: Rate;
}

export interface Platform {
  readonly name: PlatformName;
  /** Of the one person who reads everything here, where there is only one. */
  readonly locale?: string;
  /** How many things one form asks at most; 5 (Discord's modal) where nothing is said. */
  readonly formFields?: number;
  /** What the outbox holds itself to. Absent where nothing is limited. */
  readonly rates?: Rates;
  /** Connects and begins to deliver; resolves when messages can be sent. */
  start(inbox: Inbox): Promise<void>;
  /** Stops taking deliveries, waits for those in hand. */
  stop(): Promise<void>;
  /** Sends a message. Throws `PlatformError`. */
  post(post: Post): Promise<MessageRef>;
  /** Draws a sent message again. Throws `PlatformError`. */
  edit(message: MessageRef, card: Card): Promise<void>;
  /** Something has happened that pages of people's own may show. Absent where there are no such pages. Never throws. */
  changed?(what: Changed): void;
  /** Finds a message that may have been sent just before a crash; null when it certainly was not. */
  find(place: Place, key: string): Promise<MessageRef | null>;
  /** Where one person is told something that nobody else sees, by the person's id. Throws `PlatformError`. */
  direct?(person: string): Promise<Place>;
  /**
   * Whether a channel was archived, or a thread locked, after something was shown there. False where the platform does
   * not say. Never throws. Absent where nothing is ever closed.
   */
  isClosed?(place: Place): Promise<boolean>;
  /** A channel by its id or its name, with or without `#`; null when the bot sees none. */
  findChannel(nameOrId: string): Promise<Place | null>;
  /** A person or group by mention, id or name; null where there is none, or several have the name. Throws `PlatformError`. */
  findSubject?(workspace: string, kind: 'person' | 'group', said: string): Promise<Subject | null>;
  /** Ids of the groups that somebody is in now. Throws `PlatformError`. Absent where the platform has none. */
  groupsOf?(workspace: string, person: string): Promise<readonly string[]>;
}

export type PlatformErrorCode =
  /** Come back after `retryAfterMs`. */
  | 'platform.rate_limited'
  /** The platform does not answer, or answers 5xx: try again later. */
  | 'platform.unavailable'
  /** The channel, thread or message is gone, archived, or the bot is not in it: final. */
  | 'platform.gone'
  /** The platform refuses what was sent or who sends it: final. */
  | 'platform.refused';

/** What a platform's refusal means to the outbox. */
export class PlatformError extends Error {
  constructor(
    readonly code: PlatformErrorCode,
    message: string,
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PlatformError';
  }
}
