import type { Inline } from '../../card/card.js';
import { own } from '../../card/own.js';
import type { Caller } from '../../engine/caller.js';

/** A person as their own platform shows them, elsewhere by name. */
export function person(caller: Caller, platform: string | undefined): Inline {
  const { chat } = caller;
  return chat?.platform === platform && chat ? { mention: chat.id, name: chat.name } : nameOf(caller);
}

/** What a person is called, where nobody is mentioned. */
export function nameOf({ chat, userName }: Pick<Caller, 'chat' | 'userName'>): string {
  return own(chat?.name ?? userName);
}
