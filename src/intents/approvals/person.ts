import type { Inline } from '../../card/card.js';
import type { Caller } from '../../engine/caller.js';

/** A person as their own platform shows them, elsewhere by name. */
export function person({ chat, userName }: Caller, platform: string | undefined): Inline {
  if (!chat) return userName;
  return chat.platform === platform ? { mention: chat.id, name: chat.name } : chat.name;
}
