import type { Place } from '../platform.js';
import { buttonsByKey, type Shown } from './shown.js';

/** What a line means that may be a key: a button of something, a sentence why it is none, or words; `at`: where what they answer was asked. */
export type Meant =
  | { readonly thing: Shown; readonly action: string }
  | { readonly over: string }
  | { readonly at?: Place };

/** Whose keys are typed alone. */
export interface Keys {
  /** Something with buttons is drawn. Answers what keeps the keys, where they do not go over to it. */
  take(thing: Shown): Promise<Shown | null>;
  meant(typed: string): Promise<Meant>;
}

/** What a button answers: something that waits for its person's word, something that they left for other words, or nothing. */
type Answers = (action: string) => Promise<'open' | 'left' | null>;

const number = /^\d+$/;

/**
 * What a number alone presses: a button of what was drawn last. While that asks something it keeps its numbers, whatever is drawn after it, until it
 * is answered; then they are nobody's until something with buttons is drawn again. Nothing that takes something away is pressed so
 * once anything else was said.
 */
export function createKeys(answers: Answers): Keys {
  let last: Shown | null = null;
  /** What was drawn after it, and did not get the keys. */
  let after: Shown | null = null;

  async function isOpen({ card: { buttons = [] } }: Shown): Promise<boolean> {
    for (const { action } of buttons) if ((await answers(action)) === 'open') return true;
    return false;
  }

  return {
    async take(thing) {
      const holds = last && last !== thing && (await isOpen(last)) && !(await isOpen(thing));
      after = holds ? thing : null;
      if (!holds) last = thing;
      return holds ? last : null;
    },
    async meant(typed) {
      const thing = last;
      const button = thing && buttonsByKey(thing.card).get(typed.toLowerCase());
      if (!thing || (!button && !number.test(typed))) return {};
      if (after && !(await isOpen(thing)))
        return { over: `#${thing.number} is over: say #${after.number} ${typed}.` };
      if (!button) return thing.card.asks ? { at: thing.place } : {};
      if (button.style === 'danger' && (await answers(button.action)) === 'left')
        return { over: `Something else was said since: say #${thing.number} ${typed}.` };
      return { thing, action: button.action };
    },
  };
}
