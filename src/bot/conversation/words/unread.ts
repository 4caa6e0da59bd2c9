import type { Turn } from '../turn.js';

/** A turn whose answer says which of the words nothing came of. */
export function sayingUnread(turn: Turn, unread: readonly string[] = []): Turn {
  if (unread.length === 0) return turn;
  const { responder } = turn;
  const note = `Not understood, and left out: ${unread.join('; ')}`;
  return {
    ...turn,
    responder: {
      ...responder,
      card: ({ footnote, ...card }) =>
        responder.card({ ...card, footnote: footnote ? `${note}. ${footnote}` : `${note}.` }),
    },
  };
}
