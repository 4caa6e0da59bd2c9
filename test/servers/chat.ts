import type { PlatformName } from '../../src/bot/platform.js';
import type { Rudeness } from './rates.js';

/** What every local chat server offers to a test: people who type, press and read, and things that go wrong. */

/** A file that somebody sends or gets; of a picture `content` is nothing to go by. */
export interface SentFile {
  readonly name: string;
  readonly content: string;
  /** A picture as it was sent, and what is said of it to whoever does not see it. */
  readonly bytes?: Uint8Array;
  readonly alt?: string;
}

/** A message as one person sees it. */
export interface SeenMessage {
  readonly id: string;
  /** `#ops`, or `@magnum` for the person's direct messages with the bot. */
  readonly channel: string;
  /** The id of the message that its thread hangs from; null outside threads. */
  readonly thread: string | null;
  /** Seen by this person alone. */
  readonly private: boolean;
  /** A person's name, or `magnum`. */
  readonly from: string;
  /** A card's title without its icon; empty for what is not a card. */
  readonly title: string;
  /** Everything else that can be read, top to bottom. */
  readonly text: string;
  readonly buttons: readonly string[];
  /** Files that can be opened or saved. */
  readonly files: readonly SentFile[];
  /** How often it was drawn again. */
  readonly edits: number;
}

/** Tells one thing that was shown from another: a private answer may take the place of the question before it. */
export function shownAs({ id, edits, private: alone }: SeenMessage): string {
  return alone ? `${id} ${edits}` : id;
}

export interface SeenField {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** What stands below it, where it does. */
  readonly hint?: string | undefined;
  readonly value: string;
  /** Characters that can be typed in it, where the form says it. */
  readonly longest?: number | undefined;
  /** Values of what may be chosen. */
  readonly choices: readonly string[];
  /** What they are called, in the same order. */
  readonly labels: readonly string[];
}

/** A form that stands open before a person. */
export interface SeenForm {
  readonly title: string;
  readonly text: string;
  readonly fields: readonly SeenField[];
  /** What is wrong, by field name, as the person reads it in the form. */
  readonly errors: Readonly<Record<string, string>>;
}

/** A button as it once stood before somebody, by what its platform knows of it. */
export interface HeldButton {
  readonly message: string;
  readonly action: string;
  readonly value?: string;
}

export interface ChatUser {
  readonly name: string;
  /**
   * Types and sends. What begins with `/magnum` is a command; `@magnum` inside is a mention; the channel
   * `@magnum` is the direct message with the bot.
   */
  say(channel: string, text: string, options?: { thread?: SeenMessage; file?: SentFile }): Promise<void>;
  /** Presses a button, by its label: on that message, else on the latest one that has it. */
  press(label: string, message?: SeenMessage): Promise<void>;
  /** A button as it stands now: it may be pressed when its message has been drawn again without it. */
  hold(label: string, message?: SeenMessage): HeldButton;
  /**
   * Presses a button that does not stand before the person any more, or that never did: a client that is behind does so, and
   * one that was tampered with.
   */
  pressHeld(button: HeldButton): Promise<void>;
  /** Sends the form that stands open before somebody else, as a client does that was tampered with. */
  fillOf(other: string, values: Readonly<Record<string, string>>): Promise<void>;
  /** Fills the open form, by field name, over what stands in it, and sends it. Files go into fields for files. */
  fill(values: Readonly<Record<string, string>>, files?: Readonly<Record<string, SentFile>>): Promise<void>;
  /** The form that stands open before the person. */
  form(): SeenForm | null;
  /** What the bot offers for what is typed into a field of the open form, where a platform asks for that. */
  typeInto?(field: string, typed: string): Promise<readonly string[]>;
  /** The commands that are offered while one types, where a platform offers what the person may use. */
  offeredCommands?(channel: string): Promise<readonly string[]>;
  /** Chooses one of the app's shortcuts, where the platform has them. */
  shortcut?(name: string): Promise<void>;
  /** The direct messages with the bot, where a platform shows more there than messages. */
  readonly direct?: {
    open(): Promise<void>;
    /** What is offered to say with one click. */
    prompts(): readonly string[];
    /** Says one of these. */
    choose(title: string): Promise<void>;
    /** What the bot is said to be at. */
    status(): string | null;
  };
  /** The page of the bot's that is theirs alone; absent where a platform has none. */
  readonly home?: {
    open(): Promise<void>;
    /** What stands on it; null as long as nothing was drawn. */
    seen(): Pick<SeenMessage, 'title' | 'text' | 'buttons'> | null;
    press(label: string): Promise<void>;
  };
  /** Everything visible to the person, oldest first: of one channel, or of all. */
  messages(channel?: string): readonly SeenMessage[];
  /** Waits until `look` gives something; fails with `what` and all that is visible after `withinMs` (30 s). */
  until<T>(what: string, look: () => T | null | undefined | false, withinMs?: number): Promise<T>;
}

/** Which calls of the bot fail: what it posts, what it edits, or any. */
export type FailingCalls = 'post' | 'edit' | 'any';

export interface ChatServer {
  readonly platform: PlatformName;
  /** The settings with which the program reaches this server. */
  readonly env: Readonly<Record<string, string>>;
  /** The platform's id of a channel (`#ops`). */
  channelId(name: string): string;
  /** Makes a channel; absent where channels are as they are. */
  addChannel?(name: string): void;
  /** A person of the workspace, made at first use. */
  user(name: string, options?: { locale?: string }): ChatUser;
  /** Puts a person into a user group (Slack) or gives them a role (Discord); absent where there are none. */
  join?(user: string, group: string): void;
  /** Takes them out of it again. */
  leave?(user: string, group: string): void;
  /** Archives the message's channel (Slack), or locks the thread that it is in (Discord); absent where nothing is closed. */
  close?(message: SeenMessage): void;
  /** Makes the next `times` such calls fail. */
  fail(how: 'rate_limited' | 'unavailable', calls?: FailingCalls, times?: number): void;
  /** From now on calls fail at random in these shares, until it is told `null`. */
  beRude?(how: Rudeness | null, seed?: string): void;
  /** The bot's calls that were one too many for the platform, where the server was told to count. */
  readonly excess?: readonly string[];
  /** Cuts every open connection of the bot's. */
  dropConnections(): void;
  /** Delivers the last delivery once more, as the platform does when it is unsure. */
  redeliver(): Promise<void>;
  stop(): Promise<void>;
}

/** On a machine that is busy with other things everything takes longer: `TEST_PATIENCE=5`, with vitest's `--testTimeout`. */
const patience = Number(process.env.TEST_PATIENCE ?? 1);

/** Waits for a condition by looking again and again; the only waiting that scenarios do. */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false,
  describe: () => string,
  withinMs = 30_000,
): Promise<T> {
  const end = Date.now() + withinMs * patience;
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Not seen within ${withinMs} ms: ${what}\n${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What a person has before their eyes, for the message of a failed wait. */
export function describeView(messages: readonly SeenMessage[], form: SeenForm | null): string {
  const lines = messages.map((message) => {
    const where = `${message.channel}${message.thread ? ` > ${message.thread}` : ''}${message.private ? ' (private)' : ''}`;
    const buttons = message.buttons.map((label) => `[${label}]`).join(' ');
    return `${where} ${message.from}: ${[message.title, message.text, buttons].filter(Boolean).join(' | ')}`;
  });
  return [...lines, form ? `form: ${JSON.stringify(form)}` : 'no form'].join('\n');
}
