import { own } from '../../../card/own.js';
import type { Turn } from '../turn.js';

/** A turn whose answer says which of the words nothing came of. */
export function sayingUnread(turn: Turn, unread: readonly string[] = []): Turn {
  if (unread.length === 0) return turn;
  const { responder } = turn;
  const fact = { label: 'not understood', value: unread.map(own).join(', ') };
  const card: Turn['responder']['card'] = ({ facts = [], ...rest }) =>
    responder.card({ ...rest, facts: [...facts, fact] });
  return { ...turn, responder: { ...responder, card } };
}
