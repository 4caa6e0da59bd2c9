import type { Button, Card } from '../../card/card.js';
import type { MessageRef, Place } from '../platform.js';

/** One thing on the screen that can be spoken of. */
export interface Shown {
  /** What it is called by: `#4`. */
  readonly number: number;
  /** Null: an answer, which is no message and has no thread. */
  readonly ref: MessageRef | null;
  /** Where it stands, and is answered. */
  readonly place: Place;
  /** When it came: of an answer nobody asks that. */
  readonly at: Date;
  /** Whom it was sent to alone, by id. */
  readonly only?: string | undefined;
  /** As it would be drawn now. */
  card: Card;
}

/** What stands on a screen that only scrolls: messages by number, so that one can look at them again, press their buttons, and reply. */
export interface ShownThings {
  /** Takes in what was drawn; a message that is known keeps its number. */
  add(ref: MessageRef | null, card: Card, place: Place, only?: string): Shown;
  /** The thing of a number; null when there is none. */
  at(number: number): Shown | null;
  /** The message of an id; null when it was not shown yet. */
  of(id: string): Shown | null;
}

/** A screen that nothing stands on. Pictures and files of what was shown are not kept. */
export function createShown(): ShownThings {
  const all: Shown[] = [];
  const messages = new Map<string, Shown>();
  return {
    add(ref, { pictures: _pictures, files: _files, ...card }, place, only) {
      const known = ref && messages.get(ref.id);
      if (known) {
        known.card = card;
        return known;
      }
      const made = { number: all.length + 1, ref, card, place, at: new Date(), only };
      all.push(made);
      if (ref) messages.set(ref.id, made);
      return made;
    },
    at: (number) => all[number - 1] ?? null,
    of: (id) => messages.get(id) ?? null,
  };
}

/** What presses the buttons of a question that a number answers. */
const letters = 'abcde';

/** The buttons of a card by what is typed to press them. */
export function buttonsByKey({ buttons = [], asks }: Card): Map<string, Button> {
  return new Map(
    buttons.map((button, i) => [asks === 'number' ? (letters[i] ?? '') : String(i + 1), button]),
  );
}
